/* What stands for a word that no question has. MiniSearch finds the nearest words. */
window.consensusNearest = ({ words, arrived }, known) => {
  const { TEXTS, entries, loaded, beginning, NOWHERE, add, takePart, isInTexts, loadJS } = known;

  /* The number of near words that are offered. */
  const NEAREST = 3;
  /* How near the others must be beside the nearest. */
  const CLOSE = 0.9;
  /* The letters of a word to which others are near. */
  const LONG = 5;
  /* The share of letters that a near word has in common. */
  const ALIKE = 0.8;
  /* That share if both begin alike. */
  const ALIKE_SO_BEGUN = 0.64;
  /* The share of the longer word that is a beginning in common. */
  const BEGIN_ALIKE = 0.4;
  /* What words begin with before an apostrophe. */
  const ARTICLE = /^(?:[cdjlmnst]|qu)/;
  /* What stands for a word that no question has: words that it is part of, or while it is typed, that it begins a part
     of; else the nearest words, which begin with it or have most of its letters. */
  const approach = async (unit) => {
    if (unit.isFunctionWord || unit.isOpposite) return;
    if (unit.isLast) {
      for (const entry of unit.begins ? await beginning(unit.begins) : []) takePart(unit, entry);
    }
    if (unit.inside !== NOWHERE) {
      unit.near = unit.inside;
      unit.nearest = [...unit.wholes.values()].slice(0, NEAREST);
      return;
    }
    if (unit.opposed.size || unit.kind !== "word" || [...unit.basic].length < LONG || /\p{N}/u.test(unit.basic)) return;
    if (unit.parts.length > 1 && words.isBound(unit.parts[unit.parts.length - 1])) return;
    const near = (await nearest(unit.written, unit.keys[0][0])).slice(0, 2 * NEAREST);
    await loaded(near);
    const found = near.map((key) => entries.get(key));
    unit.nearest = found.filter(isFirstOf).slice(0, NEAREST);
    for (const each of unit.nearest) {
      add(each.whole, unit, "near", TEXTS);
      add(each.apart, unit, "near", TEXTS);
    }
  };
  /* Of two spellings of the same words the first: "ubergewicht" and "uebergewicht", "lischemie" and "ischemie". */
  const isFirstOf = (one, place, all) => !all.slice(0, place).some((other) => areOneWord(one, other));
  const areOneWord = (one, other) => {
    const places = ({ whole, apart }) => JSON.stringify([whole, apart]);
    const ends = ({ key }) => key.replace(ARTICLE, "");
    const plain = ({ key }) => key[0] + key.slice(1).replace(/[ae]/g, "");
    const areAlike = plain(one) === plain(other) || ends(one) === other.key || one.key === ends(other);
    return areAlike && places(one) === places(other);
  };
  const edits = (word) => (word.length < 6 ? 1 : word.length < 9 ? 2 : 0.45);
  let vocabulary = null;
  const nearTo = new Map();
  const nearest = async (written, key) => {
    if (!nearTo.has(written)) nearTo.set(written, await alikeTo(written, key));
    return nearTo.get(written);
  };
  const alikeTo = async (written, key) => {
    vocabulary ??= vocabularyOf(await arrived("vocabulary"));
    const similar = vocabulary.search(key, { fuzzy: edits }).map(({ id }) => id);
    const isWord = ({ key: own }) => !/[#~=!]$/.test(own);
    const longer = (await beginning(words.basic(written))).filter(isInTexts).filter(isWord).map((entry) => entry.key);
    const alike = [...new Set([...similar, ...longer])]
      .filter((id) => !words.meanings.some((meaning) => key.endsWith(meaning) && id.endsWith(meaning)))
      .map((id) => ({ id, likeness: likeness(key, id) }))
      .filter(({ id, likeness: share }) => areAlike(key, id, share));
    alike.sort((one, other) => other.likeness - one.likeness);
    return alike.filter((each) => each.likeness > CLOSE * alike[0].likeness).map(({ id }) => id);
  };
  /* The share of letters that two words have in common, in the same order. */
  const likeness = (one, other) => {
    let before = Array(other.length + 1).fill(0);
    for (const letter of one) {
      const now = [0];
      for (let place = 0; place < other.length; place += 1) {
        now.push(letter === other[place] ? before[place] + 1 : Math.max(before[place + 1], now[place]));
      }
      before = now;
    }
    return (2 * before[other.length]) / (one.length + other.length);
  };
  const areAlike = (one, other, share) => {
    let common = 0;
    while (common < one.length && one[common] === other[common]) common += 1;
    if (common >= 3 && common >= BEGIN_ALIKE * Math.max(one.length, other.length)) return share >= ALIKE_SO_BEGUN;
    return share >= ALIKE && (common > 0 || other.length > 6);
  };
  const vocabularyOf = (keys) => loadJS(keys, ["word"], keys.map((key, number) => [key, { 0: { [number]: 1 } }]));

  return { approach };
};

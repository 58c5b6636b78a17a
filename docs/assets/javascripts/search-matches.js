/* The questions with what is typed: each word alone, several as one, one as several, and the last while it is typed. */
window.consensusMatches = ({ words }, known) => {
  const {
    LOOKED_AT, TEXTS, bit, entries, loaded, beginning, NOWHERE, none, add, empty, sought, take, takePart, takeEvery,
    fileOf, textsOf, isNowhere, isInTexts,
  } = known;

  /* The number of words that are also sought as one word. */
  const LONGEST_RUN = 4;
  /* Typed words that are next to each other, as one word: "post operative". A text may have it with a hyphen; without
     one it counts only if the first typed word is one that compounds begin with. */
  const runsOf = (units) =>
    units.flatMap(({ codes }, first) => [
      ...Array.from({ length: LONGEST_RUN - 1 }, (_, more) => units.slice(first, first + more + 2))
        .filter((run, more) => run.length === more + 2 && run.every(mayBeJoined) && !endsInS(run))
        .map((run) => ({ run, isWhole: mayBeOne(run), key: words.key(run.map(({ basic }) => basic)) })),
      ...codes.map((key) => ({ run: units.slice(first - 1, first + 1), isWhole: true, key })),
    ]);
  const mayBeJoined = ({ kind, against }) => kind !== "run" && !against.length;
  const endsInS = (run) => run[run.length - 1].basic === "s";
  const mayBeOne = ([first, ...others]) =>
    ((first.isForm || isLetter(first)) && !haveInitials(others)) ||
    (first.kind === "word" && others.length === 1 && others[0].isInteger);
  const isLetter = ({ kind, basic, isFunctionWord }) => kind === "word" && basic.length === 1 && !isFunctionWord;
  const haveInitials = (others) => others.some(({ areInitials }) => areInitials);
  /* Words with hyphens of which every part was typed, in any order. */
  const wholesOf = (units) => {
    const single = (unit) => unit.keys.filter((list) => list.length === 1).map(([key]) => [key, unit]);
    const known = new Map(units.filter(mayBeJoined).flatMap(single));
    const within = new Map([...known.keys()].flatMap((key) => entries.get(key)?.within ?? []));
    return [...within].flatMap(([key, parts]) => {
      const all = parts.split("-").map((each) => known.get(each));
      return all.every(Boolean) ? [{ key, run: all, isWhole: !haveInitials(all) }] : [];
    });
  };

  /* The questions that have a typed word with hyphens as neighbouring words, unless some text has it with hyphens: then
     the index knows them. If no question has one of its parts, those with the others are looked at too, which may have
     it divided. Rationales, and the texts of very many questions, are not looked at: of those with all parts it is said
     that they have them as separate words. So it is if no question has the word in any way. */
  const divide = async (unit, parts) => {
    const compounds = words.compounds(unit.parts);
    const isKnown = (entry) => compounds.some((each) => entry.divisions.includes(each)) && isInTexts(entry);
    const pieces = words.typed(parts.join(" ")).map(sought);
    const units = pieces.filter(({ isFunctionWord }) => !isFunctionWord);
    if (!units.length || unit.keys.flat().some((key) => entries.has(key) && isKnown(entries.get(key)))) return;
    for (const each of units) each.isLast = unit.isLast && each === pieces[pieces.length - 1];
    await match(pieces, units, { fromFirstLetter: true, areOne: true });
    unit.divided = units;
    for (const each of compounds) unit.compounds.set(each, unit.isLast);
    const found = (question) => units.map(({ has, begun }) => has[question] | begun[question]);
    const parted = (question) => units.reduce((all, { inside }) => all | inside[question], 0);
    const bitsIn = (question) => found(question).reduce((all, bits) => all | bits, parted(question));
    const others = [...NOWHERE.keys()].filter((question) => !unit.has[question] && !unit.begun[question]);
    const withAll = others.filter((question) => found(question).every(Boolean));
    const withSome = units.some(isNowhere) ? others.filter(bitsIn) : withAll;
    const files = new Set([...new Set([...withAll, ...withSome].map(fileOf))].slice(0, LOOKED_AT));
    const looked = withSome.filter((question) => files.has(fileOf(question)));
    const isApart = (text) => compounds.some((each) => words.apart(text, each, unit.isLast).length);
    const areApart = await Promise.all(looked.map(async (question) => (await textsOf(question)).some(isApart)));
    const apart = new Set(looked.filter((_, place) => areApart[place]));
    const hasContentAtBothEnds = ![pieces[0], pieces[pieces.length - 1]].some(({ isFunctionWord }) => isFunctionWord);
    const isCode = words.isBound(parts[parts.length - 1]);
    const isLoose = !parts.slice(0, -1).some(words.isForm) && [unit.has, unit.begun].every((list) => list === NOWHERE);
    const isSeparate = (question) =>
      unit.parts === parts &&
      hasContentAtBothEnds &&
      !isCode &&
      !apart.has(question) &&
      (!unit.inside[question] || units.some(({ has }) => has[question])) &&
      (!files.has(fileOf(question)) ||
        (isLoose && !apart.size) ||
        found(question).every((bits) => bits & bit("rationale")));
    const take = (list, question) => {
      if (unit[list] === NOWHERE) unit[list] = none();
      unit[list][question] = bitsIn(question);
    };
    for (const question of apart) take("has", question);
    for (const question of withAll.filter(isSeparate)) take("separate", question);
  };
  /* The questions with the typed words, each alone or together with others as one word. */
  const match = async (pieces, units, { areOne = false, fromFirstLetter = units.length < 2 } = {}) => {
    const runs = runsOf(pieces).filter(({ run }) => run.some((unit) => units.includes(unit)));
    const alone = units.flatMap((unit) => [...unit.keys, ...unit.longer, ...unit.singulars].flat());
    await loaded([...alone, ...runs.map(({ key }) => key)]);
    for (const unit of units) {
      takeEvery(unit, unit.keys);
      if (mayBePlural(unit)) takeEvery(unit, unit.singulars);
      if (unit.has.some((bits) => bits & TEXTS)) takeEvery(unit, unit.longer);
    }
    const wholes = wholesOf(pieces);
    await loaded(wholes.map(({ key }) => key));
    for (const { run, key, isWhole } of [...runs, ...wholes]) {
      const known = entries.get(key);
      if (known) for (const unit of run) take(unit, known, isWhole || areOne);
    }
    await complete(pieces, units, fromFirstLetter);
  };
  /* Whether a word in capitals may be a plural: each question that has it so has it as a plural too. */
  const mayBePlural = (unit) => {
    const known = new Set(unit.keys.flat());
    const singular = { ...unit, ...empty() };
    takeEvery(singular, unit.singulars.filter(([key]) => !known.has(key)));
    return unit.has.every((has, question) => !has || singular.has[question]);
  };

  /* The questions with a word that begins so. */
  const begin = async (unit) => {
    if (unit.kind !== "word" || unit.isFunctionWord || !unit.start) return;
    unit.begins = unit.mayBegin ? "" : unit.start;
    for (const entry of await beginning(unit.start)) {
      const { key, parts } = entry.written ?? entry;
      if (unit.mayBegin && !unit.mayBegin.test(key)) continue;
      if (unit.mayBegin) unit.found.add(entry.key);
      add(entry.whole, unit, "begun", unit.counted);
      if (entry.whole) takePart(unit, entry);
      if (entry.written && entry.whole) unit.found.add(entry.key);
      if (!entry.apart || !words.isBegun(key, unit.start, parts, unit.more)) continue;
      add(entry.apart, unit, "begun", unit.counted);
      for (const each of entry.divisions) unit.compounds.set(each, false);
      if (entry.written) unit.found.add(`${entry.key}-`);
    }
  };
  /* The last word while it is typed: questions with a word that begins so, or with one that the words before begin. */
  const complete = async (pieces, units, fromFirstLetter) => {
    const last = units[units.length - 1];
    if (!last?.isLast || (!fromFirstLetter && last.basic.length < 2)) return;
    await begin(last);
    if (last.basic.length > 1) {
      for (let count = 2; count <= LONGEST_RUN; count += 1) await beginTogether(pieces.slice(-count), count, last);
    }
    if (last.has !== NOWHERE && last.begun !== NOWHERE) {
      last.begun = last.begun.map((begun, question) => (last.has[question] ? 0 : begun));
    }
  };
  const isCutAfter = (letters, parts) =>
    parts.split("-").some((_, count, all) => all.slice(0, count).join("").length === letters);
  const beginTogether = async (run, count, last) => {
    if (run.length < count || !run.every(mayBeJoined)) return;
    const before = run.slice(0, -1).map(({ basic }) => basic).join("");
    const isShort = last.basic.length < 3 && !run[0].isForm; // "IV IG" does not begin "IVIG 2"
    const isDivided = ({ divisions }) => !isShort || divisions.some((parts) => isCutAfter(before.length, parts));
    for (const { key, whole, apart } of (await beginning(`${before}${last.start}`)).filter(isDivided)) {
      for (const unit of run) {
        if (mayBeOne(run)) add(whole, unit, "begun");
        add(apart, unit, "begun");
        unit.found.add(`${key}-`);
        if (mayBeOne(run)) unit.found.add(key);
      }
    }
  };

  return { divide, match };
};

/* Which questions have the typed words. */
window.consensusFinding = ({ settings, words }, known) => {
  const {
    bit, entries, loaded, NOWHERE, add, sought, bitsOf, isNowhere, divide, match, affirm, route, distinguish,
    opposeFigure, negate, contradict, obey, bind, tie, grade, count, point, ranked, approach, name, oppositeSide, type,
    isInTexts, none,
  } = known;

  /* What was typed, with a space for each hyphen of a word that no text has, if in one its first part is one word with
     the typed word before it, or its last with the one after it: "CAR T-cell" is "CAR T cell". */
  const redivided = async (query, pieces) => {
    const keyOf = (...all) => words.key(all.map((each) => each && words.basic(each.bare ?? each)));
    const divided = pieces.flatMap((unit, place) => {
      const [before, after] = [pieces[place - 1], pieces[place + 1]];
      const { parts, kind, isForm } = unit;
      if (kind !== "word" || parts.length < 2 || isForm) return [];
      const keys = [before && keyOf(before, parts[0]), after && keyOf(parts[parts.length - 1], after)].filter(Boolean);
      return [{ unit, keys }];
    });
    await loaded(divided.flatMap(({ unit, keys }) => [...unit.keys.flat(), ...keys]));
    const isKnown = (key) => entries.has(key) && isInTexts(entries.get(key));
    return divided
      .filter(({ unit, keys }) => !unit.keys.flat().some(isKnown))
      .filter(({ keys }) => keys.some((key) => entries.get(key)?.divisions.length))
      .reduce((now, { unit: { bare, parts } }) => now.replace(bare, parts.join(" ")), query);
  };

  /* What was typed: one word if it names a question by its number; else all words, those of a printed number also found
     by it. */
  const pieced = async (query) => {
    const { named, isFigure, plain, isSigned, word } = words.asNumber(query);
    const whole = { start: 0, end: query.length, key: plain, text: query.trim() };
    const others = words.numbersIn(query);
    await loaded([named, plain, ...others.map(({ key }) => key)].filter(Boolean));
    const isNumber = (key) => bitsOf(entries.get(key)) & bit("number");
    const [isNamed, isPlain] = [named, plain].map(isNumber);
    if (isNamed || isFigure) return [word(named)].map(sought);
    const pieces = words.typed(await redivided(query, words.typed(query))).map(sought);
    for (const unit of isSigned ? pieces : []) unit.counted &= ~bit("number");
    const numbers = isPlain ? [whole] : others.filter(({ key }) => isNumber(key));
    return numbers.reduce((all, number) => numbered(query, all, number), pieces);
  };
  /* Typed words, of which those of a number are also found by it; each belongs to one number. */
  const numbered = (query, pieces, { start, end, key, text }) => {
    const [from, to] = [start, end].map((place) => words.typed(query.slice(0, place)).length);
    const own = pieces.slice(from, to);
    if (own.some(({ extra }) => extra)) return pieces;
    const found = own.map((unit) => ({ ...unit, number: text, extra: entries.get(key) }));
    return [...pieces.slice(0, from), ...found, ...pieces.slice(to)];
  };
  /* A word of a fact's label, "strength" of "Strength of Recommendation", is found where this fact has another typed
     word: "strength limited". */
  const labelled = (unit, units) => {
    const others = units.filter((other) => other !== unit);
    for (const [field, labels] of Object.entries(settings.labels)) {
      const named = labels.flatMap((label) => words.words(label)).map(({ key }) => key);
      const keys = named.filter((key) => unit.keys.flat().includes(key));
      if (!keys.length) continue;
      for (const key of keys) unit.found.add(key);
      const hasOther = (question) => others.some(({ has, begun }) => (has[question] | begun[question]) & bit(field));
      const found = [...NOWHERE.keys()].filter(hasOther);
      if (found.length && unit.has === NOWHERE) unit.has = none();
      for (const question of found) unit.has[question] |= bit(field);
    }
  };
  const find = async (query) => {
    const pieces = await pieced(query);
    const content = pieces.filter((unit) => !unit.isFunctionWord);
    const units = content.length ? content : pieces.filter(({ written }) => written !== written.toLowerCase());
    await match(pieces, units);
    for (const unit of units) if (unit.extra) add(unit.extra.whole, unit, "has", bit("number"));
    for (const unit of units) {
      const isOne = isNowhere(unit) && unit.parts.length < 2;
      const parts = isOne ? words.formAnd(unit.written) : unit.isSigned ? [...unit.parts] : unit.parts;
      if (parts.length > 1) await divide(unit, parts);
    }
    for (const [place, unit] of pieces.entries()) {
      if (!units.includes(unit)) continue;
      if (unit.cased.length) await distinguish(unit);
      if (unit.route) await route(unit, pieces[place - 1], pieces[place + 1]);
      await opposeFigure(unit);
      if (unit.kind === "run") await negate(unit);
      await contradict(unit, [pieces[place + 1], pieces[place - 1]]);
      if (unit.atCode) await bind(unit, pieces[place - 1]);
      if (unit.arrow && !unit.divided.length) await point(unit);
      if (unit.rule && !unit.divided.length) await obey(unit);
      if (unit.divided.length && !unit.against.length) continue;
      for (const pole of unit.poles ?? []) await oppositeSide(unit, pieces, pole);
      if (units.length > 1 && !unit.rule && !unit.isDenied && unit.kind === "word") await affirm(unit);
      if (unit.antigen) await type(unit);
      if (unit.tied) await tie(unit, pieces, place);
      if (unit.graded) await grade(unit, pieces[place - 1]);
      if (unit.named && !unit.divided.length) await name(unit, pieces[place - 1]);
      if (unit.numbered && !unit.atCode && !unit.divided.length) await count(unit, pieces[place - 1]);
    }
    for (const unit of units) if (unit.kind === "word") labelled(unit, units);
    const asked = units.filter((unit) => !(unit.mayBeFunctionWord && isNowhere(unit) && unit.inside === NOWHERE));
    const told = asked.length ? asked : units;
    for (const unit of told) {
      unit.isNowhere = isNowhere(unit);
      if (unit.isNowhere) await approach(unit);
    }
    return { units: told, areCommon: !content.length, ...ranked(told) };
  };

  return { find };
};

/* The search in an index: each of these scripts adds to what those before it have. */
window.consensusIndex = (settings, words, arrived) => {
  const scripts = [
    consensusEntries, consensusMatches, consensusOpposites, consensusRanking, consensusNearest, consensusFinding,
  ];
  return scripts.reduce((known, add) => ({ ...known, ...add({ settings, words, arrived }, known) }), {});
};

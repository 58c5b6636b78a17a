/* Where a question has a typed word only with another sign, number or grade, or after the opposite of “with”. */
window.consensusOpposites = ({ settings, words }, known) => {
  const { LOOKED_AT, bit, ALL, TEXTS, entries, loaded, NOWHERE, none, empty, take, takeEvery, fileOf, textsOf } = known;

  /* Of these questions, those of which a text has what `isIn` says, and none what `isFree` says. The texts of very many
     questions are not looked at: of these `isOpposed` tells. */
  const onlyOpposed = async (questions, isIn, isFree, isOpposed) => {
    const files = new Set([...new Set(questions.map(fileOf))].slice(0, LOOKED_AT));
    const isOnly = async (question) => {
      if (!files.has(fileOf(question))) return isOpposed(question);
      const texts = await textsOf(question);
      return texts.some(isIn) && !texts.some(isFree);
    };
    const are = await Promise.all(questions.map(isOnly));
    return questions.filter((_, place) => are[place]);
  };
  const within = (places) => ({ start, end }) => places.some((each) => each.start <= start && end <= each.end);
  const oppose = (unit, questions) => {
    for (const question of questions) {
      for (const list of ["has", "begun"]) if (unit[list] !== NOWHERE) unit[list][question] = 0;
      unit.opposed.add(question);
    }
    for (const list of ["has", "begun"]) if (!unit[list].some(Boolean)) unit[list] = NOWHERE;
  };
  /* A figure with a sign does not count in a question that has it only with one that says something else. Of what the
     rationale has, where it may have both, it is said that it is separate. */
  const opposeFigure = async (unit) => {
    if (!unit.against.length) return;
    await loaded(unit.against);
    const other = { ...unit, ...empty() };
    for (const key of unit.against) if (entries.has(key)) take(other, entries.get(key));
    const isInQuestion = (question) => unit.has[question] && (unit.isLeast || other.has[question]);
    const both = [...NOWHERE.keys()].filter(isInQuestion);
    const keys = new Set(unit.keys.flat());
    const against = new Set(unit.against);
    const isIn = (text) => unit.isLeast || words.words(text).some(({ key }) => against.has(key));
    const isFree = (text) => {
      if (unit.isLeast) return words.hasLeast(text, keys);
      const found = words.words(text);
      const isInside = within(found.filter(({ key }) => against.has(key)));
      return found.some((word) => keys.has(word.key) && !isInside(word));
    };
    await stand(unit, both, unit.written, (text) => (isFree(text) ? ["free"] : isIn(text) ? ["opposed"] : []));
  };
  /* What is typed in a script without spaces does not count in a question that has it only right after "not", so far as
     its fields can tell: those that may have it so are read. */
  const negate = async (unit) => {
    const lists = words.negationsOf(unit.basic).map((not) => words.typed(not + unit.basic)[0].keys.flat());
    await loaded(lists.flat());
    const other = { ...unit, ...empty() };
    takeEvery(other, lists);
    const isWholly = (question) => unit.has[question] && !(unit.has[question] & ~other.has[question]);
    const both = [...NOWHERE.keys()].filter(isWholly);
    const has = unit.has.slice();
    const isFree = (text) => words.runsIn(text).some((run) => words.freeIn(run, unit.basic) >= 0);
    const only = await onlyOpposed(both, () => true, isFree, () => true);
    oppose(unit, only);
    if (!only.length) return;
    if (unit.inside === NOWHERE) unit.inside = none();
    for (const question of only) unit.inside[question] = has[question];
    unit.partKeys.add(unit.basic);
    for (const text of (await Promise.all(only.map(textsOf))).flat()) {
      for (const not of words.negationsOf(unit.basic)) {
        const key = not + unit.basic;
        if (words.runsIn(text).some((run) => run.includes(key))) unit.wholes.set(key, { key, parts: "" });
      }
    }
  };
  /* A code beside "positive" or "negative" does not count in a question that has it only with the other sign, nor does
     one that must not have a sign: "BRCA1/2-", "CK 20+". */
  const contradict = async (unit, beside) => {
    const other = unit.unless ?? beside.filter(Boolean).map(words.opposite).find(Boolean);
    if (!other || !unit.code || words.opposite(unit)) return;
    const code = words.joinedParts(unit.code);
    const meant = [other, words.opposite({ basic: other })].map((meaning) => words.key([code, meaning ?? ""]));
    const [signed] = meant;
    await loaded(meant);
    const [opposed, affirmed] = meant.map((key) => {
      const one = { ...unit, ...empty() };
      if (entries.has(key)) take(one, entries.get(key));
      return one.has;
    });
    const hasSign = unit.unless && unit.isSigned;
    const mayBe = (question) => opposed[question] || hasSign;
    const [isIn, isFree] = readings(unit, other, signed);
    const both = [...NOWHERE.keys()].filter(
      (question) => mayBe(question) && !affirmed[question] && (unit.has[question] || unit.begun[question]),
    );
    const only = await onlyOpposed(both, isIn, isFree, (question) => opposed[question]);
    for (const question of hasSign ? [] : only) {
      if (unit.inside === NOWHERE) unit.inside = none();
      unit.inside[question] |= opposed[question];
    }
    oppose(unit, only);
    if (unit.opposed.size && unit.unless && !hasSign) unit.written += "-";
    if (unit.opposed.size && !hasSign) {
      unit.wholes.set(signed, { key: signed, parts: entries.get(signed).parts });
      for (const key of unit.codeKeys) unit.partKeys.add(key);
    }
  };
  /* Whether a text has a code with the other sign, and whether it has it without. What is being typed may go on, if it
     is no code: "node-" of "node-positive". */
  const readings = (unit, other, signed) => {
    const hasSign = unit.unless && unit.isSigned;
    const mayGoOn = unit.unless && !unit.isSigned;
    const goesOn = (text, { start, end }) => mayGoOn && /-\p{L}+$/u.test(text.slice(start, end));
    const parts = unit.code.split("-");
    const divisions = hasSign ? words.compounds([...parts, other]) : [];
    const signedIn = (text) => [
      ...(hasSign ? words.numbersWith(text, parts[parts.length - 1], other) : []),
      ...words.words(text).filter((word) => word.key === signed && !goesOn(text, word)),
      ...divisions.flatMap((each) => words.apart(text, each)),
      ...(hasSign ? words.placesBefore(text, unit.codeKeys, other) : []),
    ];
    const isFree = (text) => {
      const found = signedIn(text);
      const isInside = within(found);
      const isBoth = found.some(({ end }) => words.hasAnotherAfter(text, end));
      return isBoth || words.words(text).some((word) => unit.codeKeys.has(word.key) && !isInside(word));
    };
    return [(text) => signedIn(text).length > 0, isFree];
  };
  /* A word after “with” does not count in a question that has it only after “without”, and the other way round. Where
     it only may belong there, where the first after “without” stands elsewhere, and in rationales and the texts of very
     many questions, which are not looked at, it is said to be separate. */
  const obey = async (unit) => {
    const { rule } = unit;
    const lack = words.lacks.has(rule.word) ? [rule.word] : rule.others;
    await loaded(lack);
    const other = { ...unit, ...empty(), counted: ALL };
    for (const key of lack) if (entries.has(key)) take(other, entries.get(key));
    const bitsIn = (question) => (unit.has[question] | unit.begun[question]) & TEXTS;
    const both = [...NOWHERE.keys()].filter((question) => other.has[question] && bitsIn(question));
    const { written } = unit;
    const bits = unit.has.map((has, question) => has | unit.begun[question]);
    const seen = new Set();
    const isDenied = (question) => !surely.has[question];
    const surely = { ...unit, ...empty(), counted: ALL };
    for (const key of lack.filter((each) => !words.denying.has(each))) {
      if (entries.has(key)) take(surely, entries.get(key));
    }
    const isLack = words.lacks.has(rule.word);
    const unread = (question) => (!isLack && isDenied(question) ? "free" : "apart");
    const opposed = await stand(unit, both, rule.written, (text) => {
      const all = standingsIn(unit, text);
      for (const word of ruledBy(unit, text)) seen.add(word);
      return all.includes("opposed") && all.includes("implied") ? ["free"] : all;
    }, { unread });
    if (!opposed.length) return;
    const others = seen.size ? [...seen] : rule.others.filter((each) => rule.others.length < 2 || entries.has(each));
    reverse(unit, opposed, bits, others.map((each) => `${each} ${written}`));
    if (others.some((each) => each.startsWith(rule.word))) unit.reversed = new Set();
  };
  /* Reads how a typed word stands in the texts of questions: it does not count in those in which it is only "opposed",
     which are returned, and is said to be separate in those in which it is "apart", or that are not looked at. */
  const STANDINGS = ["free", "apart", "opposed"];
  const stand = async (unit, questions, written, standingsOf, { unread = () => "apart", absent = "opposed" } = {}) => {
    const bits = unit.has.map((has, question) => has | unit.begun[question]);
    const files = new Set([...new Set(questions.map(fileOf))].slice(0, LOOKED_AT));
    const standingIn = async (question) => {
      if (!files.has(fileOf(question))) return unread(question);
      const all = new Set((await textsOf(question)).flatMap(standingsOf));
      if (all.has("implied") && !all.has("free")) return all.has("opposed") ? "apart" : "free";
      const standing = STANDINGS.find((each) => all.has(each)) ?? absent;
      return standing === "opposed" && bits[question] & bit("rationale") ? "apart" : standing;
    };
    const found = await Promise.all(questions.map(standingIn));
    const [apart, opposed] = ["apart", "opposed"].map((one) => questions.filter((_, place) => found[place] === one));
    if (!apart.length && !opposed.length) return [];
    unit.written = written;
    if (apart.length) {
      const [has, begun] = [unit.has, unit.begun].map((list) => list.slice());
      if (!unit.divided.length) unit.divided = [{ ...unit, written: unit.bare, apartAs: written, has, begun }];
      if (unit.separate === NOWHERE) unit.separate = none();
      for (const question of apart) unit.separate[question] = bits[question];
    }
    oppose(unit, [...apart, ...opposed]);
    for (const question of apart) unit.opposed.delete(question);
    return opposed;
  };
  /* A number with a sign after a code does not count in a question that has it only elsewhere, without its sign: "HER2
     3+" is not in "HER2+ for 3 weeks". Where it has its sign elsewhere, it is said to be separate. */
  const bind = async (unit, code) => {
    const { atCode: { word, number, meaning } } = unit;
    const signed = words.key([word, number, meaning].map(words.joinedParts));
    await loaded([signed]);
    const bound = { ...unit, ...empty() };
    if (entries.has(signed)) take(bound, entries.get(signed));
    const standingIn = (text) => {
      if (words.isNumberOf(text, unit.atCode)) return ["free"];
      return words.numbersWith(text, number, meaning).length ? ["apart"] : [];
    };
    const loose = [...NOWHERE.keys()].filter((question) => unit.has[question] && !bound.has[question]);
    const isAtCode = (question) => code.has[question] || code.inside[question];
    const others = loose.filter((question) => !isAtCode(question));
    await stand(unit, [...loose.filter(isAtCode), ...others], unit.written, standingIn, {
      unread: (question) => (isAtCode(question) ? "apart" : "opposed"),
    });
  };
  /* The questions whose texts have some typed words. */
  const having = (...units) => {
    const isIn = (question) => units.every(({ has, begun }) => (has[question] | begun[question]) & TEXTS);
    return [...NOWHERE.keys()].filter(isIn);
  };
  /* What is typed as one does not count in a question that has it only apart: "40mg" in "400 mg for 40 days". */
  const tie = (unit, pieces, place) => {
    const { sign, written, isMeasure, rates } = unit.tied;
    const next = pieces[place + 1];
    const standingIn = (text) => {
      const areRated = (one, [rate, ...further]) =>
        !rate ||
        placesOf(pieces[rate.at], text).some(
          (other) => words.isRate(text, one, other, rate.isTime) && areRated(other, further),
        );
      const follows = (one) =>
        isMeasure
          ? placesOf(next, text).some((other) => words.areTied(text, one, other, unit.tied) && areRated(other, rates))
          : areRated(one, rates);
      return placesOf(unit, text).some(follows) ? ["free"] : ["apart"];
    };
    const tied = [...(isMeasure ? [next] : []), ...rates.map(({ at }) => pieces[at])];
    return stand(unit, having(unit, ...tied), written, standingIn, { unread: () => (sign ? "apart" : "free") });
  };
  /* A grade does not count in a question that has it only at another word: "knee jerk 2+" in "ankle jerk 2+". */
  const grade = async (unit, before) => {
    const standingsIn = (text) => words.standingsOfGrade(text, unit.graded);
    const beside = having(unit, before);
    const others = having(unit).filter((question) => !beside.includes(question));
    await stand(unit, beside, unit.written, (text) => {
      const standings = standingsIn(text);
      return standings.length || !placesOf(unit, text).length ? standings : ["free"];
    });
    return stand(unit, others, unit.written, standingsIn, { unread: () => "opposed" });
  };
  /* A letter that names a kind does not count where it has a sign, "K\u207a" for "vitamin K". */
  const name = (unit, before) =>
    stand(unit, having(unit), unit.written, (text) => {
      const places = before ? placesOf(before, text) : [];
      return placesOf(unit, text).map((place) => words.standingOfLetter(text, place, unit.named, places));
    });
  /* A side of an opposite does not count in a question whose word is on the other: "low LDL" in "high LDL". */
  const oppositeSide = async (unit, pieces, { of, written, ...asked }) => {
    const others = of.map((place) => pieces[place]).filter((each) => !each.isFunctionWord && !each.divided.length);
    if (!others.length) return;
    const opposed = await stand(
      unit,
      having(unit, ...others),
      written,
      (text) => words.standingsAtPole(text, others.map((each) => placesOf(each, text)), asked),
      { unread: () => "free", absent: "free" },
    );
    if (opposed.length) Object.assign(unit, { inside: NOWHERE, partKeys: new Set(), isOpposite: true });
  };
  /* The letters in brackets after the name of an antigen belong to it, with their sign: "Fy(a\u2212)" in "Fy(a+)". */
  const type = (unit) =>
    stand(unit, having(unit), unit.antigen.written, (text) =>
      placesOf(unit, text).map((place) => words.standingOfAntigen(text, place, unit.antigen)),
    );
  /* A word beside others does not count in a question that has it only after a "not": "invasive care" is not in "non
     invasive care". */
  const affirm = async (unit) => {
    const [not] = settings.table.denied_by;
    if (!settings.untyped.includes(not)) return;
    const [denied] = await fieldsOf(unit, [[not]]);
    const bits = unit.has.map((has, question) => has | unit.begun[question]);
    const mayBe = (question) => denied[question] && !(bits[question] & bit("rationale"));
    const said = new Set();
    const isIn = (text) => {
      const found = placesOf(unit, text).filter((place) => words.isDenied(text, place));
      for (const { start, end } of found) said.add(`${not} ${text.slice(start, end)}`);
      return found.length > 0;
    };
    const isFree = (text) => placesOf(unit, text).some((place) => !words.isDenied(text, place));
    const opposed = await onlyOpposed(having(unit).filter(mayBe), isIn, isFree, () => false);
    if (opposed.length) reverse(unit, opposed, bits, [...said]);
  };
  /* Tells that questions have only the opposite, in words. */
  const reverse = (unit, opposed, bits, told) => {
    oppose(unit, opposed);
    if (unit.inside === NOWHERE) unit.inside = none();
    for (const question of opposed) unit.inside[question] |= bits[question];
    for (const key of unit.keys.flat()) unit.partKeys.add(key);
    unit.reversed = new Set(opposed);
    unit.wholes = new Map([...told.map((key) => [key, { key, parts: "" }]), ...unit.wholes]);
  };
  /* "IV" that a question has only as a numeral does not count beside words that it does not stand at, nor "i.v." after
     a name that has a numeral: "Killip I". */
  const route = async (unit, before, next) => {
    const [spelled, dotted] = await fieldsOf(unit, [[unit.basic], [words.ROUTE]]);
    const beside = [before, next].filter((each) => each && !each.isFunctionWord);
    if (!beside.length) return;
    const isScale = (text) => before && words.hasNumeralAfter(text, before);
    const isOne = (question) => !spelled[question] !== !dotted[question];
    const absent = before && !before.isFunctionWord ? "apart" : "opposed";
    const numerals = having(unit).filter((question) => isOne(question) && spelled[question]);
    await stand(unit, numerals, unit.written, (text) => {
      const isNext = (one, other) => /^\s$/.test(text.slice(one.end, other.start));
      const places = beside.flatMap((each) => placesOf(each, text));
      const isBeside = (one) => places.some((each) => isNext(one, each) || isNext(each, one));
      return isScale(text) || placesOf(unit, text).some(isBeside) ? ["free"] : [];
    }, { absent });
    const others = having(unit).filter((question) => isOne(question) && dotted[question]);
    oppose(unit, await onlyOpposed(others, isScale, () => false, () => false));
  };
  /* The fields in which questions have each of several lists of keys. */
  const fieldsOf = async (unit, lists) => {
    await loaded(lists.flat());
    return lists.map((keys) => {
      const one = { ...unit, ...empty() };
      takeEvery(one, keys.map((key) => [key]));
      return one.has;
    });
  };
  /* "eGFR" is not "EGFR": a word does not count with other capitals, where some question has it as it was typed. */
  const distinguish = async (unit) => {
    const [cased] = await fieldsOf(unit, [unit.cased.filter((key) => settings.untyped.includes(key))]);
    if (cased === NOWHERE) return;
    const all = having(unit);
    const isTyped = (word) => word.replace(/s$/, "") === unit.bare;
    const isIn = (text) =>
      placesOf(unit, text).some(({ start, end }) => text.slice(start, end).split(/[^\p{L}\p{N}]/u).some(isTyped));
    const isOnly = (question) => cased[question] && !(unit.has[question] & ~cased[question] & ~bit("rationale"));
    const isSmall = /^[a-z]/.test(unit.bare);
    const only = isSmall
      ? all.filter((question) => !cased[question])
      : await onlyOpposed(all.filter(isOnly), () => true, isIn, () => false);
    const others = all.filter((question) => !only.includes(question));
    const typed = isSmall ? others : await onlyOpposed(others, isIn, () => false, () => false);
    if (typed.length) oppose(unit, only);
  };
  /* A number of a code does not count where the code stands only before others: "AUC 6" in "AUC 5 \u00d76". */
  const count = async (unit, code) => {
    const { word, number, label } = unit.numbered;
    const key = words.key([word, number].map(words.joinedParts));
    await loaded([key]);
    const bound = { ...unit, ...empty() };
    if (entries.has(key)) take(bound, entries.get(key));
    const loose = having(unit, code).filter((question) => !bound.has[question]);
    const asked = { ...unit.numbered, isRoute: unit.route };
    await stand(unit, loose, unit.written, (text) => words.standingsOfCode(text, asked), {
      unread: () => "free",
      absent: label ? "free" : "opposed",
    });
  };
  /* Where a text has a typed word. */
  const placesOf = (unit, text) => {
    const isIt = (word) =>
      unit.found.has(word.parts ? `${word.key}-` : word.key) ||
      (unit.begins !== "" && words.begins(word, unit.begins, unit.more));
    const divided = [...unit.compounds].flatMap(([parts, isBegun]) => words.apart(text, parts, isBegun));
    return [...words.words(text).filter(isIt), ...divided];
  };
  /* A word with an arrow does not count in a question that has it only with the other: "C3↑" is not in "C3↓". */
  const point = async (unit) => {
    const having = [...NOWHERE.keys()].filter((question) => (unit.has[question] | unit.begun[question]) & TEXTS);
    await stand(unit, having, unit.arrowed ?? `${unit.written} ${unit.arrow}`, (text) =>
      placesOf(unit, text).map((place) => {
        const arrow = words.arrowAt(text, place);
        if (arrow === unit.arrow) return "free";
        return arrow || words.isOpposedToArrow(text, place, unit.arrow) ? "opposed" : "apart";
      }),
    );
  };
  /* How a typed word stands in a text, each time that it does: "free", "apart", "opposed", or "implied", which does not
     count if another text of the question says the opposite. */
  /* The rule of what begins at a place, or, of words that are read as one, "de morphine", within it. */
  const ruleAt = (ruled, { start, end }) =>
    ruled.get(start) ?? [...ruled].find(([at]) => start < at && at < end)?.[1];
  const ruledBy = (unit, text) => {
    const rules = placesOf(unit, text).map((place) => ruleAt(words.ruledWords(text), place));
    return rules.filter((rule) => words.areOpposed(unit.rule, rule)).map(({ word }) => word);
  };
  const standingsIn = (unit, text) => {
    const ruled = words.ruledWords(text);
    return placesOf(unit, text).map((place) => {
      const rule = ruleAt(ruled, place);
      if (words.areOpposed(unit.rule, rule)) return rule.isSure ? "opposed" : "apart";
      const areLacks = rule && [rule, unit.rule].every(({ word }) => words.lacks.has(word));
      const isSame = areLacks || rule?.word === unit.rule.word;
      const isThere = rule && (rule.isEither || (rule.isSure && isSame));
      if (isThere) return "free";
      return !words.lacks.has(unit.rule.word) ? "implied" : unit.rule.isFirst ? "apart" : "free";
    });
  };

  return {
    affirm, route, distinguish, opposeFigure, negate, contradict, obey, bind, tie, grade, name, count, point,
    oppositeSide, type,
  };
};

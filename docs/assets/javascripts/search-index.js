/* Which questions have the typed words. The index is in parts by the beginnings of words (search_index.py), of which a
   search loads those that it needs. What is found is ranked by MiniSearch, which also finds the nearest words. */
window.consensusIndex = (settings, words, arrived) => {
  const WEIGHED = 100; // the number of questions that MiniSearch ranks, those with the most of the typed words
  const LOOKED_AT = 12; // the number of files with texts in which the parts of a word with hyphens are sought
  const LONGEST_RUN = 4; // the number of words that are also sought as one word
  const BOOST = {
    title: 4, number: 4, words: 3, topics: 2, statements: 2, authors: 2, parts: 1, rationale: 1, strength: 0.5,
    consensus: 0.5, facts: 1, id: 4,
  };
  const BEGINNING = 0.6; // how much a beginning counts beside the whole word
  const NEAREST = 3; // the number of near words that are offered
  const CLOSE = 0.9; // how near the others must be beside the nearest
  const LONG = 5; // the letters of a word to which others are near
  const ALIKE = 0.8; // the share of letters that a near word has in common
  const ALIKE_SO_BEGUN = 0.64; // that share if both begin alike
  const BEGIN_ALIKE = 0.4; // the share of the longer word that is a beginning in common
  const { documents, fields, starts } = settings;
  const bit = (field) => 1 << fields.indexOf(field);
  const TITLE = bit("title") | bit("number") | bit("id");
  const ALL = (1 << fields.length) - 1;
  const TEXTS = settings.not_in_texts.reduce((left, field) => left & ~bit(field), ALL);

  /* The entries of the index: key, questions with the word, questions with it in parts, parts, the words with hyphens
     that it is part of, the questions that have it only so, and the words that are also written so. */
  const entries = new Map();
  const ranges = new Map();
  const entry = ([key, whole = 0, apart = 0, divided = "", within = [], inside = 0, formsOf = []]) => {
    const divisions = divided.split(" ").filter(Boolean);
    return { key, whole, apart, parts: divisions[0] ?? "", divisions, within, inside, formsOf };
  };
  const partOf = (key) => Math.max(0, starts.filter((start) => start <= key).length - 1);
  const part = async (number) => {
    if (ranges.has(number)) return;
    const read = (await arrived(`words-${number}`)).map(entry);
    ranges.set(number, read);
    for (const each of read) entries.set(each.key, each);
  };
  const loaded = (keys) => Promise.all([...new Set(keys.map(partOf))].map(part));
  const beginnings = new Map();
  const beginning = async (start) => {
    if (!beginnings.has(start)) {
      const numbers = [...starts.keys()].slice(partOf(start), partOf(`${start}\uffff`) + 1);
      await Promise.all(numbers.map(part));
      const isOther = (divisions) => divisions.length && divisions.every((each) => words.isOtherNumeral(each, start));
      const isBegun = ({ key, divisions }) => words.isBegun(key, start) && !isOther(divisions);
      const begun = numbers.flatMap((number) => ranges.get(number)).filter(isBegun);
      const forms = begun.flatMap(({ formsOf }) => formsOf);
      await loaded(forms.map(([key]) => key));
      const others = forms.map(([key, written]) => ({ ...entries.get(key), written: hyphened(written) }));
      beginnings.set(start, [...begun, ...others]);
    }
    return beginnings.get(start);
  };
  const hyphened = (written) => ({ key: written.split("-").join(""), parts: written.includes("-") ? written : "" });

  /* The fields of each question that have a word, as bits. Packed: steps from one question to the next. */
  const unpacked = new Map();
  const lists = (places) => {
    if (!unpacked.has(places)) {
      const read = Object.entries(places).map(([field, steps]) => {
        let question = 0;
        return [1 << field, Uint32Array.from(steps, (step) => (question += step))];
      });
      unpacked.set(places, read);
    }
    return unpacked.get(places);
  };
  const NOWHERE = new Uint16Array(documents);
  const none = () => new Uint16Array(documents);
  /* Adds the questions of some places to one of the lists of a typed word, which is made when it has any. */
  const add = (places, unit, list, counted = ALL) => {
    if (!places) return;
    for (const [field, questions] of lists(places)) {
      if (!(field & counted)) continue;
      if (unit[list] === NOWHERE) unit[list] = none();
      const into = unit[list];
      for (let place = 0; place < questions.length; place += 1) into[questions[place]] |= field;
    }
  };

  /* A typed word with the questions that have it, whole, by its beginning, only as a part of a word with hyphens, or by
     a near word, and the entries that these have. A bare figure is the number of a question only if nothing else is
     typed; a function word is only a name. */
  const AUTHORS = bit("authors");
  const empty = () => ({
    has: NOWHERE,
    begun: NOWHERE,
    separate: NOWHERE,
    inside: NOWHERE,
    near: NOWHERE,
    found: new Set(),
    partKeys: new Set(),
    opposed: new Set(),
    compounds: new Map(),
    divided: [],
    wholes: new Map(),
    begins: "",
    nearest: [],
  });
  const sought = (piece, _, all) => ({
    ...piece,
    counted: piece.isFunctionWord ? AUTHORS : mayBeNumber(piece, all) ? ALL : ALL & ~bit("number"),
    ...empty(),
  });
  const mayBeNumber = ({ keys }, all) => all.length < 2 && keys.every((list) => list.length < 2);
  const take = (unit, entry, isWhole = true) => {
    const counted = unit.plurals.has(entry.key) ? unit.counted & ~AUTHORS : unit.counted;
    if (isWhole) add(entry.whole, unit, "has", counted);
    add(entry.apart, unit, "has", counted);
    if (isWhole) unit.found.add(entry.key);
    unit.found.add(`${entry.key}-`);
    for (const parts of entry.divisions) unit.compounds.set(parts, false);
  };
  const takePart = (unit, { key, inside, within }) => {
    if (!inside) return;
    add(inside, unit, "inside");
    unit.partKeys.add(key);
    for (const [whole, parts, isInNoText] of within) if (!isInNoText) unit.wholes.set(whole, { key: whole, parts });
  };
  const takeAll = (unit, list) => {
    if (list.length === 1) {
      take(unit, list[0]);
      if (!unit.isFunctionWord && !(unit.unless && unit.isSigned) && !unit.against.length) takePart(unit, list[0]);
      return;
    }
    const every = list.map((entry) => {
      const one = { ...unit, has: none() };
      take(one, entry);
      return one.has;
    });
    for (let question = 0; question < documents; question += 1) {
      if (!every.every((has) => has[question])) continue;
      if (unit.has === NOWHERE) unit.has = none();
      for (const has of every) unit.has[question] |= has[question];
    }
  };

  const takeEvery = (unit, lists) => {
    for (const list of lists) {
      const known = list.map((key) => entries.get(key));
      if (known.length && known.every(Boolean)) takeAll(unit, known);
    }
  };

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
    (first.isForm && !haveInitials(others)) || (first.kind === "word" && others.length === 1 && others[0].isInteger);
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
  const fileOf = (question) => Math.floor(question / settings.chunk);
  const textsOf = async (question) =>
    stringsIn((await arrived(`questions-${fileOf(question)}`))[question % settings.chunk]);
  const stringsIn = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(stringsIn));

  /* What was typed: one word if it names a question by its number; else all words, each also found by that number if
     together they are one. */
  const pieced = async (query) => {
    const { named, isFigure, plain, isSigned, word } = words.asNumber(query);
    const keys = [named, plain].filter(Boolean);
    await loaded(keys);
    const [isNamed, isPlain] = [named, plain].map((key) => bitsOf(entries.get(key)) & bit("number"));
    if (isNamed || isFigure) return [word(named)].map(sought);
    const pieces = words.typed(query).map(sought);
    for (const unit of isSigned ? pieces : []) unit.counted &= ~bit("number");
    if (!isPlain) return pieces;
    const number = query.trim();
    return pieces.map((unit, place) => ({ ...unit, number, isFirst: !place, extra: entries.get(plain) }));
  };
  const bitsOf = (entry) => (entry?.whole ? lists(entry.whole).reduce((all, [field]) => all | field, 0) : 0);

  /* The questions with the typed words, each alone or together with others as one word. */
  const match = async (pieces, units, { areOne = false, fromFirstLetter = units.length < 2 } = {}) => {
    const runs = runsOf(pieces).filter(({ run }) => run.some((unit) => units.includes(unit)));
    const alone = units.flatMap((unit) => [...unit.keys, ...unit.singulars].flat());
    await loaded([...alone, ...runs.map(({ key }) => key)]);
    for (const unit of units) {
      takeEvery(unit, unit.keys);
      if (mayBePlural(unit)) takeEvery(unit, unit.singulars);
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
      await opposeFigure(unit);
      await contradict(unit, [pieces[place + 1], pieces[place - 1]]);
      if (unit.atCode) await bind(unit, pieces[place - 1]);
      if (unit.arrow && !unit.divided.length) await point(unit);
      if (unit.rule && !unit.divided.length) await obey(unit);
      if (unit.divided.length) continue;
      if (unit.tied) await tie(unit, pieces[place + 1]);
      if (unit.graded) await grade(unit, pieces[place - 1]);
      if (unit.named && !unit.divided.length) await name(unit);
      if (unit.numbered && !unit.atCode && !unit.divided.length) await count(unit, pieces[place - 1]);
    }
    const asked = units.filter((unit) => !(unit.mayBeFunctionWord && isNowhere(unit) && unit.inside === NOWHERE));
    const told = asked.length ? asked : units;
    for (const unit of told) {
      unit.isNowhere = isNowhere(unit);
      if (unit.isNowhere) await approach(unit);
    }
    return { units: told, areCommon: !content.length, ...ranked(told) };
  };
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
  /* A figure with a sign does not count in a question that has it only with one that says something else. */
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
    oppose(unit, await onlyOpposed(both, isIn, isFree, (question) => other.has[question]));
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
    const opposed = await stand(unit, both, rule.written, (text) => {
      const all = standingsIn(unit, text);
      return all.includes("opposed") && all.includes("implied") ? ["free"] : all;
    });
    if (!opposed.length) return;
    if (unit.inside === NOWHERE) unit.inside = none();
    for (const question of opposed) unit.inside[question] |= bits[question];
    for (const key of unit.keys.flat()) unit.partKeys.add(key);
    const others = rule.others.length < 2 ? rule.others : rule.others.filter((each) => entries.has(each));
    const ruled = others.map((each) => [each, { key: `${each} ${written}`, parts: "" }]);
    unit.wholes = new Map([...ruled, ...unit.wholes]);
  };
  /* Reads how a typed word stands in the texts of questions: it does not count in those in which it is only "opposed",
     which are returned, and is said to be separate in those in which it is "apart", or that are not looked at. */
  const STANDINGS = ["free", "apart", "opposed"];
  const stand = async (unit, questions, written, standingsOf, unread = "apart") => {
    const bits = unit.has.map((has, question) => has | unit.begun[question]);
    const files = new Set([...new Set(questions.map(fileOf))].slice(0, LOOKED_AT));
    const standingIn = async (question) => {
      if (!files.has(fileOf(question))) return unread;
      const all = new Set((await textsOf(question)).flatMap(standingsOf));
      if (all.has("implied") && !all.has("free")) return all.has("opposed") ? "apart" : "free";
      const standing = STANDINGS.find((each) => all.has(each)) ?? "opposed";
      return standing === "opposed" && bits[question] & bit("rationale") ? "apart" : standing;
    };
    const found = await Promise.all(questions.map(standingIn));
    const [apart, opposed] = ["apart", "opposed"].map((one) => questions.filter((_, place) => found[place] === one));
    if (!apart.length && !opposed.length) return [];
    unit.written = written;
    if (apart.length) {
      unit.divided = [{ ...unit, rule: undefined, has: bits, begun: NOWHERE }];
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
    const isLoose = (question) =>
      unit.has[question] && (code.has[question] || code.inside[question]) && !bound.has[question];
    await stand(unit, [...NOWHERE.keys()].filter(isLoose), unit.written, (text) => {
      if (words.isNumberOf(text, unit.atCode)) return ["free"];
      return words.numbersWith(text, number, meaning).length ? ["apart"] : [];
    });
  };
  /* The questions whose texts have some typed words. */
  const having = (...units) => {
    const isIn = (question) => units.every(({ has, begun }) => (has[question] | begun[question]) & TEXTS);
    return [...NOWHERE.keys()].filter(isIn);
  };
  /* What is typed as one does not count in a question that has it only apart: "40mg" in "400 mg for 40 days". */
  const tie = (unit, next) => {
    const { sign, written } = unit.tied;
    const standingIn = (text) => {
      const follows = (one) => placesOf(next, text).some((other) => words.areTied(text, one, other, unit.tied));
      return placesOf(unit, text).some(follows) ? ["free"] : ["apart"];
    };
    return stand(unit, having(unit, next), written, standingIn, sign ? "apart" : "free");
  };
  /* A grade does not count in a question that has it only at another word: "knee jerk 2+" in "ankle jerk 2+". */
  const grade = (unit, before) =>
    stand(unit, having(unit, before), unit.written, (text) => {
      const standings = words.standingsOfGrade(text, unit.graded);
      return standings.length || !placesOf(unit, text).length ? standings : ["free"];
    });
  /* A letter that names a kind does not count where it has a sign, "K\u207a" for "vitamin K". */
  const name = (unit) =>
    stand(unit, having(unit), unit.written, (text) =>
      placesOf(unit, text).map((place) => (words.isOfOther(text, place, unit.named) ? "apart" : "free")),
    );
  /* A number of a code does not count where the code stands only before others: "AUC 6" in "AUC 5 \u00d76". */
  const count = async (unit, code) => {
    const { word, number } = unit.numbered;
    const key = words.key([word, number].map(words.joinedParts));
    await loaded([key]);
    const bound = { ...unit, ...empty() };
    if (entries.has(key)) take(bound, entries.get(key));
    const loose = having(unit, code).filter((question) => !bound.has[question]);
    await stand(unit, loose, unit.written, (text) => words.standingsOfCode(text, unit.numbered), "free");
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
    const written = `${unit.written} ${unit.arrow}`;
    await stand(unit, having, written, (text) =>
      placesOf(unit, text).map((place) => {
        const arrow = words.arrowAt(text, place);
        return arrow === unit.arrow ? "free" : arrow ? "opposed" : "apart";
      }),
    );
  };
  /* How a typed word stands in a text, each time that it does: "free", "apart", "opposed", or "implied", which does not
     count if another text of the question says the opposite. */
  const standingsIn = (unit, text) => {
    const ruled = words.ruledWords(text);
    return placesOf(unit, text).map(({ start }) => {
      const rule = ruled.get(start);
      if (words.areOpposed(unit.rule, rule)) return rule.isSure ? "opposed" : "apart";
      const isThere = rule && (rule.isEither || (rule.isSure && rule.word === unit.rule.word));
      if (isThere) return "free";
      return !words.lacks.has(unit.rule.word) ? "implied" : unit.rule.isFirst ? "apart" : "free";
    });
  };
  const isNowhere = ({ has, begun, separate }) => [has, begun, separate].every((list) => list === NOWHERE);

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

  /* What stands for a word that no question has: words that it is part of, or while it is typed, that it begins a part
     of; else the nearest words, which begin with it or have most of its letters. */
  const approach = async (unit) => {
    if (unit.isFunctionWord) return;
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
    const near = (await nearest(unit.written, unit.keys[0][0])).slice(0, NEAREST);
    await loaded(near);
    unit.nearest = near.map((key) => entries.get(key));
    for (const each of unit.nearest) {
      add(each.whole, unit, "near", TEXTS);
      add(each.apart, unit, "near", TEXTS);
    }
  };
  const isInTexts = ({ whole, apart }) =>
    [whole, apart].some((places) => places && Object.keys(places).some((field) => (1 << field) & TEXTS));
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
    const isWord = ({ key: own }) => !own.endsWith("#");
    const longer = (await beginning(words.basic(written))).filter(isInTexts).filter(isWord).map((entry) => entry.key);
    const alike = [...new Set([...similar, ...longer])]
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
  const WORDS = { tokenize: (text) => text.split(" "), processTerm: (term) => term };
  const loadJS = (ids, names, terms) =>
    MiniSearch.loadJS(
      {
        documentCount: ids.length,
        nextId: ids.length,
        documentIds: { ...ids },
        fieldIds: Object.fromEntries(names.map((name, number) => [name, number])),
        fieldLength: Object.fromEntries(ids.map((_, number) => [number, names.map(() => 1)])),
        averageFieldLength: names.map(() => 1),
        storedFields: {},
        dirtCount: 0,
        index: terms,
        serializationVersion: 2,
      },
      { fields: names, ...WORDS },
    );
  const vocabularyOf = (keys) => loadJS(keys, ["word"], keys.map((key, number) => [key, { 0: { [number]: 1 } }]));

  /* The questions that have all words, or if there are none, some; those with the most, also in their titles, first. */
  const ranked = (units) => {
    const byRank = new Map();
    for (let question = 0; question < documents; question += 1) {
      let rank = 0;
      for (let place = 0; place < units.length; place += 1) {
        const whole = units[place].has[question];
        const found = whole | units[place].begun[question] | units[place].separate[question];
        if (found) rank += 128 + (whole ? 8 : 0) + (found & TITLE ? 1 : 0);
      }
      if (!rank) continue;
      if (byRank.has(rank)) byRank.get(rank).push(question);
      else byRank.set(rank, [question]);
    }
    const ranks = [...byRank.keys()].sort((one, other) => other - one);
    const hasAll = ranks.length > 0 && Math.floor(ranks[0] / 128) === units.length;
    const hits = ranks
      .filter((rank) => !hasAll || Math.floor(rank / 128) === units.length)
      .map((rank) => ({ count: Math.floor(rank / 128), questions: byRank.get(rank) }));
    const near = hits.length ? [] : nearOnly(units);
    return {
      hasAll,
      hits: weighed(hits, units, ({ has, begun, separate }) => [has, begun, separate]),
      near: weighed(near, units, ({ near: has }) => [has]),
    };
  };
  const nearOnly = (units) => {
    const near = units.filter((unit) => unit.near !== NOWHERE);
    const groups = near.map((_, less) => ({ count: near.length - less, questions: [] }));
    for (let question = 0; near.length && question < documents; question += 1) {
      let count = 0;
      for (const unit of near) if (unit.near[question]) count += 1;
      if (count) groups[near.length - count].questions.push(question);
    }
    return groups;
  };

  /* The first of the questions in the order of MiniSearch, each with its score: fields by their weight, rare words
     before common ones. The others follow. */
  const weighed = (groups, units, arraysOf) => {
    const order = [].concat(...groups.map(({ questions }) => questions));
    const first = order.slice(0, WEIGHED);
    if (!first.length) return { order, scores: new Map() };
    const weights = new Map();
    const rarity = (bits) => {
      let total = 0;
      for (let question = 0; question < documents; question += 1) if (bits[question]) total += 1;
      return Math.log(1 + documents / (total || 1));
    };
    const placesOf = (bits) => {
      const places = {};
      first.forEach((question, number) => {
        for (let field = 0, left = bits[question]; left; field += 1, left >>= 1) {
          if (left & 1) (places[field] ??= {})[number] = 1;
        }
      });
      return places;
    };
    const terms = units.flatMap((unit, place) =>
      arraysOf(unit).flatMap((bits, kind) => {
        if (bits === NOWHERE) return [];
        const name = `${place}${kind ? "~" : ""}`;
        weights.set(name, rarity(bits) * (kind ? BEGINNING : 1));
        return [[name, placesOf(bits)]];
      }),
    );
    const options = {
      boost: BOOST, bm25: { k: 1.2, b: 0, d: 0.5 }, boostTerm: (term) => weights.get(term), combineWith: "OR",
    };
    const found = loadJS(first, fields, terms).search([...weights.keys()].join(" "), options);
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    const counted = ({ count, questions }) => questions.slice(0, WEIGHED).map((question) => [question, count]);
    const counts = new Map(groups.flatMap(counted));
    const by = (one, other) => counts.get(other) - counts.get(one) || scores.get(other) - scores.get(one);
    return { order: first.sort(by).concat(order.slice(WEIGHED)), scores, counts };
  };

  return { find, bit };
};

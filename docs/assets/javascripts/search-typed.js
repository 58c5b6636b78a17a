/* What is typed, as words. */
window.consensusTyped = (table, known) => {
  const {
    figured, family, area, dashes, ranging, alsoAbbreviations, meaningOf, split, once, meanings, signs, signedHead,
    endedSign, minusInRow, joinedParts, basic, withoutApostrophes, isForm, areInitials, areInCapitals, typedNamed,
    typedLoud, ofName, BEFORE_FIGURE, OF_EPONYM, OF_LONGER, LEFT_OUT, isCommon, isFunctionWord, grams, figure, ofDate,
    ofDotted, pieces, isNamed, isFigure, isInteger, isNumberOfCode, elided, mayHaveSign, signAfter, abbreviated,
    withoutEnding, isCodeBefore, listKeys, areMixed, mixedText, mayBeTwo, karyotypes, multiples, signOfGrade, keyOf,
    boundOf, ruledIn, arrowAt, applied, readAs, signOfChange, polesOf, ratesOf, namesLetter, antigenOf, isInAntigen,
    labelOf, raisedEnd, arrowedAt, within, datedIn, timesIn, caseOf, OF_CASE, ROUTE, isAfterNot, isTime,
    isShort, isInCapitals, inUsualWidth, per, lacks,
  } = known;

  const signApart = new RegExp(`^\\)?\\s+([${signs}])(?=[\\s/]|$)`, "u");
  const signInBrackets = new RegExp(`^\\s\\(([${signs}])\\)`, "u");
  /* A typed number, and how texts also have it: where points may group figures, "2500" as "2.500". */
  const alsoWritten = (value) => {
    const isGrouped = table.grouping_point && /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(value);
    const isLong = table.grouping_point && /^[1-9]\d{3,}$/.test(value);
    return [
      value,
      ...(isGrouped ? [value.split(".").join("")] : []),
      ...(isLong ? [value.replace(/\B(?=(?:\d{3})+$)/g, ".")] : []),
    ];
  };

  const keyOfChange = ({ text }) => karyotypes(text)[0].key;
  /* What must stand in a text for a typed piece to be found: any of several lists of keys, each wholly. */
  const SOUGHT = {
    figure: ({ text }) => {
      const { compared, minus, after, numbers, together } = figure(text);
      const whole = (value, position) => `${position === 0 ? compared + minus : ""}${value}${after}`;
      if (together) return [[whole(together, 0)]];
      const also = (way) => (way.length > 1 ? [way] : alsoWritten(way[0]).map((each) => [each]));
      return numbers.reduce(
        (lists, ways, position) =>
          lists.flatMap((list) =>
            ways.flatMap(also).map((way) => [...list, ...way.map((value) => whole(value, position))]),
          ),
        [[]],
      );
    },
    run: ({ text }) => {
      const plain = basic(text);
      return [grams(plain, [Math.min(3, [...plain].length)])];
    },
    dotted: ({ text }) => ofDotted(text).map(({ key }) => [key]),
    karyotype: (piece) => [[keyOfChange(piece)]],
    date: ({ keys }) => [keys],
    ratio: ({ keys }) => keys.map((key) => [key]),
    word: ({ text }, isLoud) =>
      once([...(isLoud ? typedLoud : typedNamed)(text), ...ofName(text)].map(({ key }) => key))
        .filter((key) => !(/^[0-9]+$/.test(key) && raisedEnd.test(text))) // a reference: "healing³"
        .concat(area.test(text) ? basic(text) : [])
        .map((key) => [key]),
  };
  /* Whether a typed piece is the end of a sign, "ve" of "HIV +ve". */
  const endsSign = (query, before, { text, end }) => {
    const [ended] = text.toLowerCase() === table.sign_ending ? (query.slice(before.end).match(endedSign) ?? []) : [];
    return ended !== undefined && before.end + ended.replace(")", "").length === end;
  };
  /* A typed number after a sign of multiplication is one word with it: "×4" is "x4". */
  const withTimes = (query, piece) => {
    const [one] = isInteger(piece) ? multiples(query, piece) : [];
    if (!one || one.start === piece.start) return piece;
    return { ...piece, kind: "word", text: one.key, shown: query.slice(one.start, one.end), start: one.start };
  };
  /* Changes of chromosomes and dates, "May 2021", which are one word. */
  const withWholes = (query, found) => {
    const changes = new Map(karyotypes(query).filter(({ parts }) => !parts).map((each) => [each.start, each]));
    const wholes = [...[...changes.values()].map((each) => ({ ...each, kind: "karyotype" })), ...datedIn(query)];
    return wholes.reduce((all, { start, end, kind, keys }) => {
      const one = { text: query.slice(start, end), start, end, kind, keys };
      return [...all.filter((each) => each.end <= start), one, ...all.filter((each) => each.start >= end)];
    }, found);
  };
  /* A typed figure that is a bound is one with its sign, in place of the words that say so: "below 45%" is "<45%". */
  const withBounds = (query, found) => {
    const bounds = found.map((each) => boundOf(query, each));
    const isIn = (piece) => bounds.filter(Boolean).some(({ start, from, to, end }) =>
      (start <= piece.start && piece.end <= from) || (to <= piece.start && piece.end <= end));
    return found.flatMap((piece, place) => {
      if (!bounds[place]) return isIn(piece) ? [] : [piece];
      const { sign, start, end } = bounds[place];
      return [{ ...piece, text: sign + piece.text, typedAs: query.slice(start, end) }];
    });
  };
  /* Two typed words as the one that texts may have in their place, by the places of both: "breast feeding". */
  const mayBeJoined = ({ kind, text }) =>
    kind === "word" && /^(?!(?:able|less)$)\p{L}{4,}$/u.test(text) && !isFunctionWord(text) && !lacks.has(basic(text));
  const joinedIn = (query, found) =>
    found.slice(1).flatMap((next, place) => {
      const one = found[place];
      const areTwo = query.slice(one.end, next.start) === " " && [one, next].every(mayBeJoined);
      return areTwo ? [one, next].map(({ start }) => [start, keyOf({ text: one.text + next.text })]) : [];
    });
  const typed = (text) => {
    const query = applied(inUsualWidth(text), readAs.slice(2));
    const outside = pieces(query).filter((piece) => !isInAntigen(query, piece));
    const read = outside.map((piece) => withTimes(query, piece));
    const found = withWholes(query, withBounds(query, read)).reduce((all, each) => {
      const before = all[all.length - 1];
      if (before && endsSign(query, before, each)) return all;
      if (!areMixed(query, before, each) || mayBeTwo(all, all.length - 1)) return [...all, each];
      const text = mixedText(before, each);
      return [...all.slice(0, -1), { ...each, text, start: before.start, isApart: true }];
    }, []);
    const spoken = found.filter(({ text }) => !/^[IVX]+$/.test(text));
    const isLoud = areInCapitals(spoken) && !found.every(({ text }) => isCommon(text));
    const words = elided(query, found);
    const ruled = ruledIn(query, found);
    const routes = new Set(within(query).filter(({ key }) => key === ROUTE).map(({ start }) => start));
    const others = [...[...routes].map((start) => [start, ROUTE]), ...timesIn(query), ...joinedIn(query, found)];
    const also = ({ start }) => others.filter(([at]) => at === start).map(([, key]) => [key]);
    const wordsAt = ({ start }) => words.filter((word) => word.start === start);
    return found.map((each, place) => ({
      ...unit(each, found[place - 1], query, isLoud, found[place + 1], wordsAt(each), also),
      arrow: arrowAt(query, each),
      arrowed: arrowedAt(query, each),
      rule: ruleOf(query, each, ruled.get(each.start)),
      tied: tieOf(query, found, place),
      graded: gradeOf(query, found, place),
      named: nameOf(query, each, found[place - 1]),
      poles: polesOf(query, found, place),
      antigen: antigenOf(query, each),
      isDenied: isAfterNot(query, each),
      route: routes.has(each.start) ? { isAfter: place > 0, isBefore: place + 1 < found.length } : undefined,
    }));
  };
  /* What stands between two typed pieces that are one: nothing in "40mg" and "40 mg", a sign in "1799T>C". */
  const unitOfFigure = new RegExp(table.unit, "i");
  const tieOf = (query, found, place) => {
    const [one, next] = found.slice(place, place + 2);
    if (!next) return undefined;
    const between = query.slice(one.end, next.start);
    const isUnit = /^[ \u00a0-]$/.test(between) && unitOfFigure.test(next.text);
    const sign = isUnit ? "" : between;
    const isMeasure = !sign && isFigure(one) && next.kind === "word";
    const isChange = /^[>*_]$/.test(sign) && /[0-9]\S*$/.test(query.slice(0, next.end));
    const rates = isMeasure || isFigure(one) ? ratesOf(query, found, isMeasure ? place + 1 : place) : [];
    const end = rates.length ? found[rates[rates.length - 1].at].end : next.end;
    const isTied = isMeasure || isChange || rates.length > 0;
    return isTied ? { sign, isMeasure: isMeasure || isChange, rates, written: query.slice(one.start, end) } : undefined;
  };
  /* A grade with its sign that is typed after words, "knee jerk 2+", and these. */
  const gradeOf = (query, found, place) => {
    const one = found[place];
    const isWord = (each) => each.kind === "word" && !isFunctionWord(each.text);
    const words = found.slice(Math.max(0, place - 3), place).filter(isWord).map(keyOf);
    const sign = words.length && isWord(found[place - 1]) && signOfGrade(query, one);
    return sign ? { number: one.text, sign, words } : undefined;
  };
  /* A letter that is typed after a word and names a kind, "vitamin K", with this word. */
  const nameOf = (query, one, before) => {
    const isOne = /^[A-Z]$/.test(one.text) || (/^[a-z]$/.test(one.text) && !isFunctionWord(one.text));
    const isLetter = isOne && !signedHead.test(query.slice(one.end));
    const isAfterWord = before?.kind === "word" && !isFunctionWord(before.text);
    const isNaming = (isLetter || namesLetter(one.text, before)) && isAfterWord;
    return isNaming && query.slice(before.end, one.start) === " " ? keyOf({ text: split(before).pop() }) : undefined;
  };
  /* A typed word with the sign after it: "HER2+" is "HER2-positive", "AR+/-" is either. A number is sought without its
     sign, but its code must not stand only with the other: "CK 20+". So is what has a space before its sign, and what
     ends in a hyphen and is no code, or is a list: it may be the beginning of a word, "BRCA1/2-mutated". */
  const withSign = (piece, before, next, query, left) => {
    const between = query.slice(before?.end, piece.start);
    const rest = query.slice(piece.end);
    const isNumber = before && (isCodeBefore(before, between, piece) || isNumberOfCode(before, between, piece));
    const number = isNumber ? `${before.text}-${piece.text.match(/[0-9.]*$/)[0]}` : undefined;
    const code = piece.kind === "karyotype" ? keyOfChange(piece) : number;
    const readings = code && minusInRow.test(rest) ? [] : left;
    const mayHave = readings.length !== 1 && (code || mayHaveSign(query, piece));
    const { meant = [], written, isSpaced } = (mayHave && typedSign(query, piece, next)) || {};
    const isHanging = dashes.has(rest.trim());
    const signed = { ...piece, sign: written, end: piece.end + (written ?? "").length };
    const unless = meanings.find((each) => each !== meant[0]);
    const [, base] = (isHanging && isFigure(piece) && before?.text.match(family)) || [];
    const named = before && isNamed(before.text) && between === " " && abbreviated(piece.text);
    const ended = withoutEnding(piece);
    if (ended) return { ...piece, text: [...ended, meaningOf.get("-")].join("-"), shown: piece.text };
    if (named) return { ...piece, text: named, shown: piece.text };
    if (meant.length !== 1 && !(mayHave && isHanging)) return { ...piece, code };
    if (readings.length) return { ...signed, kind: "word", text: `${piece.text}-${meant[0]}`, also: readings[0].parts };
    const [positive, negative] = ["+", "-"].map((sign) => meaningOf.get(sign));
    if (meant.length !== 1) return { ...piece, code, unless: positive, also: `${piece.text}-${negative}` };
    if (code) return { ...signed, code, unless, atCode: number && atCode(before, piece, meant[0]) };
    if (isSpaced) return { ...signed, unless, also: `${piece.text}-${meant[0]}` };
    if (base) return { ...signed, kind: "word", text: `${base}${piece.text}`, unless };
    return { ...signed, kind: "word", text: `${piece.text}-${meant[0]}` };
  };
  const atCode = ({ text: word }, { text: number, kind }, meaning) =>
    kind === "figure" ? { word, number, meaning } : undefined;
  /* A typed figure with its sign, and the keys of the same with a sign that says something else: "+2.5" is found
     without its sign, but not where the text has only "−2.5"; so are "p=0.001" and "65+". */
  const OTHER_SIGNS = { "+": ["-"], "=": ["-", "<", ">", "\u2264", "\u2265"], after: ["-", "<", "\u2264"] };
  const signOfFigure = (query, piece) => {
    const { text, start, end } = piece;
    const { compared, minus } = figure(text);
    if (compared) return {};
    const [before, after] = [query.slice(0, start), query.slice(end)];
    const isPositive = !minus && /(?:^|[\s(=<>\u2264\u2265/\p{L}])\+$/u.test(before);
    const isLeast = /^\+(?![\p{L}\p{N}])/u.test(after);
    const sign = isPositive ? "+" : /=\s?$/.test(before) ? "=" : "";
    const others = (OTHER_SIGNS[sign || (isLeast ? "after" : "")] ?? []).filter((other) => other !== minus);
    const shown = others.length ? `${sign}${text}${sign ? "" : "+"}` : undefined;
    const against = others.map((other) => SOUGHT.figure({ text: `${other}${text}` })[0][0]);
    return { shown, against, isLeast: others.length > 0 && !sign };
  };
  /* The sign after a typed word, also after a space, where it may join two: "HER2 +", "LMWH + ASA". */
  const typedSign = (query, piece, next) => {
    if (piece.kind === "karyotype") return signOfChange(query.slice(piece.end));
    const pattern = isNamed(piece.text) ? signApart : signInBrackets;
    const [written, sign] = query.slice(piece.end).match(pattern) ?? [];
    if (written) return { meant: [meaningOf.get(sign)], written, isSpaced: true };
    return signAfter(query, piece, next, new Set());
  };
  /* The word by which the printed number of a question is found as a whole: "R 12a" is "qr12a". */
  const numberKey = (printed) => {
    const runs = basic(printed).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const isBetween = (place) => /\p{Nd}$/u.test(runs[place - 1] ?? "") && /^\p{Nd}/u.test(runs[place]);
    return runs.length ? `q${runs.map((run, place) => (isBetween(place) ? `.${run}` : run)).join("")}` : "";
  };
  const signedFigure = new RegExp(table.signed_figure, "u");
  /* A query as the number of a question: the keys that it may have, with “question” or “q” before it and without,
     and the one word that it is in place of all typed ones. */
  const asNumber = (query) => {
    const [, number = ""] = query.match(/^\s*q(?:uestion)?[\s.:#-]*(?:(?:no\.?|number)\s*)?(.+)$/i) ?? [];
    const written = query.trim();
    const one = unit({ text: "q1", kind: "word", end: 2 }, undefined, "q1", false);
    const word = (key) => ({ ...one, written, bare: written, keys: [[key]], singulars: [], isLast: false });
    const isSigned = signedFigure.test(written);
    const plain = isSigned ? "" : numberKey(query);
    return { named: numberKey(number), isFigure: /^\d+[\s.:?]*$/.test(number), plain, isSigned, word };
  };
  /* The printed numbers of questions that a longer query may have, by their places, with their keys: one at its
     beginning, before a stop, as lists and citations have it ("4.110. Title"), one after a word such as "question", and
     one with a letter ("CQ1-2"). Any other figure is only itself. */
  const heading = new RegExp(`^(?:${table.numbering})[\\s.:#]+(?:(?:no|nr)\\.?\\s*|number\\s+)?(?=\\S)`, "iu");
  const LEADING = 3;
  const LONGEST = 4;
  const numbersIn = (query) => {
    const placed = ({ 0: { length }, index }) => ({ start: index, end: index + length });
    const tokens = [...query.matchAll(/\S+/g)].map(placed);
    const stops = [...query.matchAll(/[.:)](?=\s+\S)/g)].slice(0, LEADING);
    const leads = stops.map(({ index }) => ({ start: 0, end: index, isLead: true }));
    const runs = tokens.flatMap(({ start }, place) =>
      tokens.slice(place, place + LONGEST).reverse().map(({ end }) => ({ start, end })));
    return [...leads, ...runs].flatMap(({ start, end, isLead }) => {
      const text = query.slice(start, end);
      const [head = ""] = text.match(heading) ?? [];
      const number = text.slice(head.length);
      const key = numberKey(number);
      const isCoded = /\p{Nd}/u.test(number.split(/\s+/).pop()) && (head || /\p{L}/u.test(key.slice(1)));
      return (isLead || isCoded) && !signedFigure.test(number.trim()) ? [{ start, end, key, text: text.trim() }] : [];
    });
  };
  /* A typed word. In capitals it may be an abbreviation, unless all are in capitals. No name is found by `plurals`. */
  const unit = (piece, before, query, isLoud, next, readings = [], also = () => []) => {
    const found = withSign(piece, before, next, query, readings);
    const { text, kind, end, unless, isApart = false, sign = "", ...signed } = found;
    const isBare = kind === "figure" && !sign && !signed.code && !unless;
    const { shown = text, against = [], isLeast = false } = isBare ? signOfFigure(query, piece) : {};
    const isWord = kind === "word";
    const code = signed.code ?? (isWord ? text : "");
    const isCoded = next && isInteger(next) && next.text.length < 4;
    const isBeforeFigure = isCoded && /^[\s\u2010-\u2015-]*$/.test(query.slice(end, next.start));
    const isCommonWord = isWord && isCommon(text) && !namesKind(text, before, query.slice(before?.end));
    const isBetweenFigures = isWord && ranging.has(text.toLowerCase()) && [before, next].every(isFigure);
    const isFunction = isBetweenFigures || (isCommonWord && (isLoud || isFunctionWord(text)));
    const mayBeMarked = isApart || (isWord && !isBeforeFigure);
    const marked = ([key]) => (mayBeMarked ? [[key], [`${key}${BEFORE_FIGURE}`]] : [[key]]);
    const spelled = once([text, signed.shown, signed.also].filter(Boolean));
    const soughtAs = (isRead) => spelled.flatMap((each) => SOUGHT[kind]({ ...piece, text: each }, isRead));
    const sought = [isLoud, true].map(soughtAs);
    const [keys, singulars] = isWord || isApart ? sought.map((lists) => lists.flatMap(marked)) : sought;
    const names = isWord ? ofName(text).map(({ key }) => key) : [];
    for (const lists of isWord ? [keys, singulars] : []) lists.push(...names.map((key) => [key + OF_EPONYM]));
    const ends = ["", BEFORE_FIGURE, OF_EPONYM];
    const own = new Set(isWord ? names.flatMap((key) => ends.map((end) => key + end)) : keys.flat());
    const signedText = `${piece.text}${sign.replace(/^\)/, "")}`;
    const alone = isWord ? once(keys.flat()).filter((key) => /^[\p{L}\p{N}]+$/u.test(key)) : [];
    const longer = alone.map((key) => [key + OF_LONGER]);
    const shared = alone.filter((key) => key.length >= table.left_out).map((key) => [key + LEFT_OUT]);
    keys.push(...also(piece), ...shared, ...(kind === "figure" ? ofDate(text) : []).map((date) => [date]));
    const asTyped = (each) => each.replace("\u2044", "/").replace("\u00ad", " "); // "mm Hg" is read as one word
    const [written, plain] = [shown, text].map((each) => asTyped(signed.typedAs ?? signed.shown ?? each));
    return {
      written: sign ? signedText : written,
      bare: sign && (text !== piece.text || signed.also) ? signedText : plain,
      isInteger: isInteger(piece),
      isSigned: sign !== "",
      against,
      isLeast,
      kind,
      keys,
      longer,
      singulars,
      plurals: new Set([...keys, ...singulars].flat().filter((key) => !own.has(key))),
      basic: joinedParts(text),
      start: withoutApostrophes(split({ text }).join("")),
      parts: isWord ? split({ text }).filter(Boolean) : [text],
      more: split({ text }).length > 1 ? 1 : 2,
      isForm: isWord && split({ text }).slice(0, -1).concat(text).some(isForm),
      isFunctionWord: isFunction,
      mayBeFunctionWord: isCommonWord && !isFunction && !alsoAbbreviations.has(basic(text)),
      mayBegin: before && measure.test(text) && mayHaveUnit(query, before, piece) ? durations : undefined,
      numbered: numberedBy(query, before, piece, signed.code, next),
      cased: isWord && !isLoud ? casesOf(text) : [],
      areInitials: isWord && !isLoud && areInitials(text),
      code,
      atCode: signed.atCode,
      codeKeys: new Set(code ? SOUGHT.word({ text: code }, isLoud).flat() : []),
      unless,
      codes: before && kind === "figure" ? listKeys(query.slice(0, piece.end), before, piece) : [],
      isLast: !sign && query.endsWith(text) && end === query.length,
    };
  };
  /* The keys of what is another word than this by its capitals: "eGFR" itself, and for "EGFR" that; "Ph" for "PH". */
  const casesOf = (text) => {
    if (/^[a-z]/.test(text)) return caseOf(text).map(({ key }) => key);
    if (text.length < 2 || !isShort(text) || !isInCapitals(text)) return [];
    const lowered = [1, 2].map((count) => text.slice(0, count).toLowerCase() + text.slice(count));
    return [...lowered, text[0] + text.slice(1).toLowerCase()].flatMap(caseOf).map(({ key }) => key);
  };
  /* Units after a figure, a slash or "per" begin only what says how long something is: "8 mm" is not "8 mmol". */
  const measure = /^(?:[ckmn]m|[mkn]g|mcg|[\u00b5\u03bcu]g|[mdu]l|mo|hrs?|wks?|yrs?|min|iu)$/i;
  const mayHaveUnit = (query, before, { start }) =>
    isFigure(before) || per.has(basic(before.text)) || /^\s?[/\u2215\u2044]\s?$/.test(query.slice(before.end, start));
  const durations = /^(?:minut|mo(?:s|nth|is|nat)|hour|week|year)/;
  /* A number with the code before it: "mRS 3", "Killip III". */
  const numberedBy = (query, before, { text: number, start }, code, next) => {
    const isNext = before?.kind === "word" && !isFunctionWord(before.text) && query.slice(before.end, start) === " ";
    const isInteger = /^[0-9]+$/.test(number);
    const isOfCode = isInteger && (code || (isNext && isNamed(before.text)));
    const isNumber = isOfCode || (isNext && /^(?:[IVX]+|[ivx]{2,})$/.test(number));
    const hasUnit = next && (unitOfFigure.test(next.text) || isTime(basic(next.text)));
    const label = isInteger && isNext && !hasUnit ? labelOf(before.text) : undefined;
    if (!isNumber && !label) return undefined;
    return { word: before.text, number: basic(number), label: isNumber ? undefined : label };
  };
  /* Whether a letter names a kind, as in "grade I" and "hepatitis A", rather than being a function word. */
  const namesKind = (text, before, rest) =>
    before?.kind === "word" &&
    !isCommon(before.text) &&
    rest.startsWith(` ${text}`) &&
    (/^[AIi]$/.test(text) || namesLetter(text, before) || (text === "a" && !rest.slice(2).trim()));

  /* What a typed word must stand after, and how both are typed. */
  const ruleOf = (query, { start, end }, rule) =>
    rule && !rule.isEither ? { ...rule, written: query.slice(rule.isFirst ? rule.start : start, end) } : undefined;

  /* Whether a part means nothing beside other words: the figure of a code, or its sign. */
  const isBound = (part) => figured.test(basic(part)) || Object.keys(table.meant_by).includes(basic(part));
  return { typed, asNumber, numbersIn, isBound };
};

/* All that reads texts and what is typed: each of these scripts adds to what those before it have. */
window.consensusReading = (table) => {
  const scripts = [
    consensusTable, consensusWords, consensusElisions, consensusCodes, consensusWithin, consensusTexts,
    consensusStandings, consensusRelations, consensusTyped,
  ];
  return scripts.reduce((known, add) => ({ ...known, ...add(table, known) }), {});
};

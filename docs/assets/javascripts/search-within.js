/* What stands within words, "HIV-related", and in what is written once for several, "Stage IIA–B":
   src/clinical_consensus/search/within.py does the same. */
window.consensusWithin = (table, known) => {
  const {
    hyphens, writtenOut, mapped, split, basic, spelled, isForm, asOne, asPart, alone, BEFORE_FIGURE, LEFT_OUT,
    OF_LONGER, OF_CASE, ROUTE, figure, meanings, meaningOf, once, isFunctionWord, figured, ending,
  } = known;

  const [code, cased, figurePart, stage, greekPart, lowNumber, between, hungJoined] = [
    "code_part", "cased", "figure_part", "stage_part", "greek_part", "low_number", "letters_between", "hung_joined",
  ].map((name) => new RegExp(table[name], "u"));
  const global = (pattern) => new RegExp(pattern, "gu");
  const everywhere = (name) => global(table[name]);
  const [bracketed, repeated, number, route] = ["bracketed", "repeated", "number_repeated", "route"].map(everywhere);
  const [lettered, letter, hung, hungAfter, hungWord, hungEnd] = [
    "lettered", "letter_repeated", "hung", "hung_after", "hung_word", "hung_end",
  ].map(everywhere);
  /* The fewest letters of the end of a German word that another shares, and of what is before it there. */
  const [REST, BEFORE_REST] = [3, 2];

  const groupsOf = (text, pattern) => [...text.matchAll(pattern)];
  const first = (text, pattern) => groupsOf(text, pattern).map(([, group]) => group);
  const asOnes = (parts) => asOne(parts.filter(Boolean));

  /* The code that a word with hyphens begins with, with its mark: "HIV-related"; not "NON-HIV", "IL-6". */
  const beginning = ({ start }, [one, following], isLoud) => {
    const isCode = following !== undefined && !isForm(one) && code.test(one) && (!isLoud || /[0-9]/.test(one));
    const isLonger = isCode && !figurePart.test(basic(following));
    return isLonger ? [{ ...alone(asPart(one) + OF_LONGER), end: start + one.length }] : [];
  };
  /* The code of several parts that a word begins with, with its mark: "SARS-CoV-2" of "SARS-CoV-2-positive". */
  const codeBeforeEnd = (parts) => {
    const end = parts.findIndex((part) => !code.test(part) && !figured.test(basic(part)));
    if (end < 2 || !code.test(parts[0]) || !ending.test(parts[end])) return [];
    const whole = asOne(parts.slice(0, end));
    return [{ ...whole, key: whole.key + OF_LONGER }];
  };
  /* The ends of a range of stages: "3b-5", "I-III", "G3a-5"; not of "C5-C6". */
  const endsOfRange = (parts) => {
    const [one, other] = parts.length === 2 ? parts.map((part) => part.match(stage)) : [];
    if (!one || !other || !one[1] !== !other[1] || !(one[1] || one[4] || other[4])) return [];
    const prefixed = one[2] && !other[2] ? [one[2] + parts[1]] : [];
    return [...parts, ...prefixed].map((part) => alone(basic(part)));
  };
  /* A word in which a Greek letter follows a code, with that as a part: "IFN-γ" of "IFNγ". */
  const withGreek = (parts) => {
    const divided = parts.map((part) => part.match(greekPart)?.slice(1) ?? part);
    return divided.some(Array.isArray) ? [asOnes(divided.flat())] : [];
  };
  /* The code before a number that is set low: "EQD2" of "EQD2₁₀". */
  const beforeLow = (text) => {
    const [, code, logarithm] = text.match(lowNumber) ?? [];
    const own = code ?? logarithm;
    return own ? [alone(basic(own) + (/[A-Z]$/.test(own) ? BEFORE_FIGURE : ""))] : [];
  };
  const caseOf = (text) => (text.match(cased) ?? []).slice(1).map((own) => alone(own + OF_CASE));
  const withinWord = (piece, isLoud) => {
    const parts = split(piece);
    const found = [
      ...(isLoud || isFunctionWord(piece.text) ? [] : caseOf(parts[0])),
      ...beginning(piece, parts, isLoud), ...codeBeforeEnd(parts),
      ...endsOfRange(parts), ...withGreek(parts), ...beforeLow(piece.text),
    ];
    return found.map((word) => ({ start: piece.start, end: piece.end, kind: "word", ...word }));
  };

  /* The letters of a run, and those between the ends of a range, as long as they ascend. */
  const lettersIn = (run) => {
    const letters = [];
    for (const [, joiner = "", one] of groupsOf(run, letter)) {
      const before = letters[letters.length - 1] ?? "";
      const isLower = (each) => each === each.toLowerCase();
      if (before && !(before < one && isLower(before) === isLower(one))) break;
      const start = between.test(joiner) ? before.charCodeAt(0) + 1 : one.charCodeAt(0);
      for (let at = start; at <= one.charCodeAt(0); at += 1) letters.push(String.fromCharCode(at));
    }
    return letters.length > 1 ? letters : [];
  };
  /* A word as it is, and with its umlauts written out. */
  const formsOf = (word) => [basic(word), basic(mapped(word.normalize("NFC"), writtenOut))];
  const cutsOf = (word, from, left) =>
    Array.from({ length: Math.max(0, word.length - left - from + 1) }, (_, more) => from + more);
  /* German words that share an end or a beginning, wherever that may begin or end. */
  const joinedForms = (one, other, cuts) =>
    formsOf(one).flatMap((own, place) => cuts(own, formsOf(other)[place]))
      .map((each) => alone(spelled(each) + LEFT_OUT));
  const endingAs = (word, last) =>
    joinedForms(word.split(hyphens).join(""), last, (own, other) =>
      cutsOf(other, BEFORE_REST, REST).map((cut) => own + other.slice(cut)));
  const beginningAs = (word, end) =>
    joinedForms(word, end, (own, other) => cutsOf(own, REST, BEFORE_REST).map((cut) => own.slice(0, cut) + other));
  const ofHung = ([, , run, last]) =>
    hungJoined.test(run) ? first(run, hungWord).flatMap((each) => endingAs(each, last)) : [];
  const ofHungAfter = ([, , one, run]) =>
    hungJoined.test(run) ? first(run, hungEnd).flatMap((each) => beginningAs(one, each)) : [];
  const HUNG = [[hung, ofHung], [hungAfter, ofHungAfter]];

  const ofRepeated = ([, , code, run, end]) => {
    const codes = groupsOf(run, number).map(([each]) => [code, each]);
    return [...codes.slice(1), ...(end ? codes.map((each) => [...each, end]) : [])].map(asOne);
  };
  const ofBracketed = ([, , code, letter, meant, sign]) => {
    const meaning = meaningOf.get(sign) ?? meanings.find((each) => meant && each.startsWith(meant));
    return [alone(basic(code + letter)), ...(meaning ? [asOne([code + letter, meaning])] : [])];
  };
  const [dated, inMonth] = ["dated", "in_month"].map((name) => new RegExp(table[name], "giu"));
  const ratio = everywhere("ratio");
  const months = table.month_names.map((name) => new RegExp(name, "iu"));
  /* Months with their year, ".5.2019", and days: "1.5.2019". */
  const datesIn = (run, year) =>
    groupsOf(run, inMonth).flatMap(([, before, name, after]) => {
      const month = `.${months.findIndex((each) => each.test(name)) + 1}.${year}`;
      const day = before ?? after;
      return [month, ...(day ? [Number(day) + month] : [])];
    });
  /* Ratios, "1/20" and "1:20" of "1 in 20", "one of 20": one after a label, "grade 3 in 10", and what is counted
     between are typed as several words. */
  const ofRatio = ([, , label, one, counted, other], isTyped) =>
    (isTyped ? label || counted : label && counted)
      ? []
      : once([..."/:"].map((sign) => figure(`${/^\d/.test(one) ? one : 1}${sign}${other}`).together));
  const DATED = [["date", dated, ([, , run, year]) => once(datesIn(run, year))], ["ratio", ratio, ofRatio]];
  const datedIn = (text) =>
    DATED.flatMap(([kind, pattern, keysOf]) => groupsOf(text, pattern).map((found) => {
      const { 0: { length }, 1: before, index } = found;
      return { start: index + before.length, end: index + length, kind, keys: keysOf(found, true) };
    })).filter(({ keys }) => keys.length);
  /* Hours and days by their letter: "24 h", "mg/kg/d". */
  const timed = everywhere("timed");
  const timesIn = (text) =>
    groupsOf(text, timed).map(({ 1: before, 2: letter, index }) => [index + before.length, table.times_meant[letter]]);
  const WHOLE = [
    [timed, ([, , letter]) => [alone(table.times_meant[letter])]],
    [repeated, ofRepeated],
    [lettered, ([, , before, run]) => lettersIn(run).map((each) => alone(basic(before + each)))],
    [bracketed, ofBracketed],
    [route, ([, , label]) => (label ? [] : [alone(ROUTE)])],
    ...DATED.map(([, pattern, keysOf]) => [pattern, (found) => keysOf(found).map(alone)]),
  ];
  const SINGLE = table.single.map(([all, one, ...around]) => [global(all), global(one), ...around]);
  const at = (start, end) => (word) => ({ ...word, start, end, kind: "word" });
  const within = (text) => {
    const single = SINGLE.flatMap(([all, one, before, mark]) =>
      groupsOf(text, all).flatMap(({ 0: run, index }) =>
        groupsOf(run, one).map(({ 0: { length }, 1: own, index: after }) =>
          at(index + after, index + after + length)(alone(before + own.toLowerCase() + mark)))));
    const wholes = [...WHOLE, ...(hungJoined.test(text) ? HUNG : [])].flatMap(([pattern, wordsOf]) =>
      groupsOf(text, pattern).flatMap((found) =>
        wordsOf(found).map(at(found.index + found[1].length, found.index + found[0].length))));
    return [...single, ...wholes];
  };
  return { withinWord, within, caseOf, datedIn, timesIn };
};

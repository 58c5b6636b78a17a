/* All words of a text with their places, and where it has words with hyphens as neighbouring words:
   src/clinical_consensus/search/words.py and search/compounds.py do the same. */
window.consensusTexts = (table, known) => {
  const {
    between, writtenOut, split, kept, once, mapped, basic, spelled, withoutApostrophes, areInCapitals, asPart, alone,
    named, loud, ofName, beforeFigure, OF_EPONYM, partsOfName, isFunctionWord, grams, ofFigure, ofDotted,
    signsToldApart, pieces, neighbours, elided, begunBefore, mayHaveSign, signAfter, withSigns, numbered, fractioned,
    apartAfterCount, karyotypes, inRows, scored, multiples, bounded, ranges, signedLists, staged,
    within, withinWord, LEFT_OUT, OF_LONGER,
  } = known;

  /* The words of a text, each with its place: function words are left out, unless it is a name. */
  const READ = {
    figure: ({ text }) => ofFigure(text),
    run: ({ text }) => grams(basic(text), [1, 2, 3]).map(alone),
    dotted: ({ text }) => ofDotted(text),
    word: (piece, isName, isLoud) => {
      if (isName) return [...ofName(piece.text), ...partsOfName(split(piece))];
      return isFunctionWord(piece.text) ? [] : [...(isLoud ? loud : named)(piece.text), ...beforeFigure(split(piece))];
    },
  };
  const decimalMeant = new RegExp(table.decimal_meant, "g");
  const read = (written, isName) => {
    const text = signsToldApart(written);
    const found = pieces(text);
    const spoken = isName ? found : pieces(text.replace(decimalMeant, (whole, code) => code.padEnd(whole.length)));
    const isLoud = areInCapitals(spoken);
    const spans = isName ? [] : eponymsIn(text);
    const isIn = ({ kind, start, end }) =>
      kind === "word" && spans.some((each) => each.start <= start && end <= each.end);
    const ofEponym = ({ key }) => alone(key + OF_EPONYM);
    const keys = (each) => (isIn(each) ? ofName(each.text).map(ofEponym) : READ[each.kind](each, isName, isLoud));
    const withoutEnd = isName ? [] : elided(text, found);
    const elidedAt = new Set(withoutEnd.map(({ start }) => start));
    const signLength = (each, place) => {
      const isSigned = !isName && mayHaveSign(text, each);
      return isSigned ? (signAfter(text, each, spoken[place + 1], elidedAt)?.written.length ?? 0) : 0;
    };
    const single = spoken.flatMap((each, place) => {
      const at = { ...each, end: each.end + signLength(each, place), text: "" };
      return keys(each).map((word) => ({ ...word, ...at }));
    });
    if (isName) return single;
    const pairs = found.flatMap((each, place) => [
      ...neighbours(text, each, found[place + 1]),
      ...numbered(text, found, place, elidedAt),
      ...fractioned(text, found, place),
      ...apartAfterCount(found, place),
      ...ranges(text, found, place),
    ]);
    const codes = [
      ...(text.includes("/") ? inRows(text, found) : []),
      ...found.flatMap((each) => [...multiples(text, each), ...bounded(text, each)]),
      ...scored(text),
      ...staged(text),
      ...signedLists(text),
      ...(text.includes(")") ? karyotypes(text) : []),
      ...within(text),
      ...spoken.filter(({ kind }) => kind === "word").flatMap((each) => withinWord(each, isLoud)),
    ];
    const signedWords = withSigns(text, found, elidedAt);
    return [...single, ...pairs, ...codes, ...withoutEnd, ...begunBefore(text, found), ...signedWords];
  };
  /* The names of several people, "Child\u2013Pugh". */
  const eponym = new RegExp(table.eponym, "gu");
  const eponymsIn = (text) =>
    [...text.matchAll(eponym)].map(({ index, 0: { length }, 1: name }) => (
      { start: index + length - name.length, end: index + length }
    ));
  const [ofText, ofPerson] = [false, true].map((isName) => kept((text) => read(text, isName)));
  const words = (text, isName = false) => (isName ? ofPerson : ofText)(text);

  /* Where a text has a word with hyphens as neighbouring words: "follow up", "followup visit". While it is typed, it
     may be the beginning of these. Of the two ways to divide its letters, one only goes further than the other. */
  const outWritten = (text) => mapped(text.normalize("NFC"), writtenOut);
  const compounds = (parts) => once([parts, parts.map(outWritten)].map((each) => each.map(asPart).join("-")));
  const divided = (spell) =>
    kept((text) => {
      let last = 0;
      return pieces(text).flatMap((piece) => {
        const isNext = between.test(text.slice(last, piece.start));
        last = piece.end;
        const parts = split(piece).filter(Boolean).map(spell);
        const plain = withoutApostrophes(parts[parts.length - 1] ?? "");
        return parts.length ? [{ ...piece, isNext, parts: parts.map(asPart), plain }] : [];
      });
    });
  const [asItIs, allWrittenOut] = [(part) => part, outWritten].map(divided);
  const spellingsOf = (text) => (outWritten(text) === text.normalize("NFC") ? [asItIs] : [asItIs, allWrittenOut]);
  const cuts = (parts, end) => {
    let place = 0;
    return parts.map((part) => (place += part.length)).filter((cut) => cut < end);
  };
  const goesFurther = (one, other) => other.every((cut) => one.includes(cut));
  const areComparable = (run, sought, end) => {
    const [one, other] = [run, sought].map((each) => cuts(each, end));
    return goesFurther(one, other) || goesFurther(other, one);
  };
  const endOf = (neighbours, sought, letters, isWanted, areAlike) => {
    const run = [];
    for (const [count, { isNext, parts, plain, end }] of neighbours.entries()) {
      if (count && !isNext) return null;
      if (cuts([run.join(""), ...parts], Infinity).slice(1, -1).includes(letters.length)) return null;
      run.push(...parts);
      const together = run.join("");
      const before = together.slice(0, together.length - parts[parts.length - 1].length);
      if (isWanted(run, `${before}${plain}`) && areAlike(run)) return end;
      if (!letters.startsWith(together)) return null;
    }
    return null;
  };
  const apart = (text, compound, mayBegin = false) => {
    const sought = compound.split("-");
    const letters = sought.join("");
    const isWhole = (run) => run.join("") === letters;
    const last = letters.length - sought[sought.length - 1].length;
    const dividesEnd = (run) => last > 0 && cuts(run, letters.length).some((cut) => cut > last);
    const areAlike = (run) => areComparable(run, sought, letters.length) && (isWhole(run) || !dividesEnd(run));
    const isBegunBy = (run, spelling) =>
      [run.join(""), spelling].some((each) => isBegun(each, letters)) && !isOtherNumeral(run.join("-"), letters);
    return spellingsOf(text).flatMap((read) =>
      read(text).flatMap(({ start }, place, all) => {
        const following = all.slice(place, place + letters.length);
        const end = endOf(following, sought, letters, mayBegin ? isBegunBy : isWhole, areAlike);
        return end === null ? [] : [{ start, end }];
      }),
    );
  };

  /* The keys of what is a part of a word with hyphens: each part, and those next to each other, but not all. */
  const inside = kept((compound) => {
    const parts = compound.split("-").filter(Boolean);
    const from = (length) => parts.slice(length - 1).map((_, start) => parts.slice(start, start + length));
    return parts.slice(1).flatMap((_, less) => from(less + 1)).map((run) => (run[1] ? spelled(run.join("")) : run[0]));
  });

  /* Whether a word begins so: one with hyphens only by its first part and `more` letters, or its second part, and a
     figure in it only as a whole, a Roman one too. */
  const isBegun = (key, start, parts = "", more = 1) => {
    const [first, second = ""] = parts.split("-");
    if (isOtherNumeral(parts || key, start)) return false;
    if (key.endsWith(OF_LONGER)) return false;
    if (key.endsWith(LEFT_OUT) && start.length < table.most_of * key.length) return false;
    const isLong = !parts || start.length >= first.length + Math.min(more, second.length);
    return key.startsWith(start) && isLong && !(/[0-9]$/.test(start) && /^[0-9]/.test(key.slice(start.length)));
  };
  /* Whether a word, given by its parts, has another Roman numeral than this beginning: "stage-iii", "stageii". */
  const isOtherNumeral = (parts, start) => {
    const [first, ...rest] = parts.split("-");
    if (rest.length && start.startsWith(first)) return isOtherNumeral(rest.join("-"), start.slice(first.length));
    return /^[ivx]+[a-d]?$/.test(first) && /^[ivx]+$/.test(start) && first.replace(/[a-d]$/, "") !== start;
  };
  /* Whether a word of a text begins so, by its key or as it is written. */
  const begins = ({ key, parts, written }, start, more) =>
    isBegun(key, start, parts, more) || isBegun(written.split("-").join(""), start, parts && written, more);

  /* The words for "not" in the script of what is typed, if it is one without spaces, and where a run has it, first
     without one right before it: "瓣膜性" is in "非瓣膜性" only after one. */
  const negationsOf = (plain) =>
    Object.entries(table.negations).flatMap(([letters, listed]) =>
      new RegExp(`^[${letters}]`, "u").test(plain) ? listed.split(" ") : [],
    );
  const negated = new RegExp(table.negated, "u");
  const freeIn = (run, plain) => {
    let at = run.indexOf(plain);
    while (at >= 0 && negated.test(run.slice(0, at))) at = run.indexOf(plain, at + 1);
    return at;
  };
  const runsIn = (text) => pieces(text).filter(({ kind }) => kind === "run").map((each) => basic(each.text));

  const key = (pieces) => spelled(pieces.join(""));
  return { negationsOf, freeIn, runsIn, words, compounds, apart, inside, isBegun, isOtherNumeral, begins, key };
};

/* What belongs to a word in a text: its unit, the side of an opposite, a letter of its kind, an antigen. */
window.consensusRelations = (table, known) => {
  const {
    joining, withLetters, classNames, passing, copulas, meaningOf, signs, split, kept, once, basic, isFunctionWord,
    isNamed, pieces, signAfter, hasAnotherAfter, keyOf, directionOf,
  } = known;

  const wordsOf = (listed) => new Set(listed.split(" ").map((text) => keyOf({ text })));
  const isPlain = ({ kind, text }) => kind === "word" && !isFunctionWord(text);
  const gapBefore = (text, found, at) => text.slice(found[at - 1]?.end ?? 0, found[at].start);

  /* The opposites, each with its sides and whether it stands after its word: "low HDL", "HER2 negative". */
  const poles = [table.poles, table.poles_after].flatMap((list, isAfter) =>
    list.map((sides) => ({ sides: sides.map(wordsOf), isAfter: isAfter === 1 })),
  );
  const results = poles.find(({ sides }) => sides[1].has("positive"));
  const sideOf = ({ sides }, text) => sides.findIndex((side) => side.has(keyOf({ text })));
  /* Words between a word and the one that says which side it is on. */
  const MOST_BETWEEN = { before: 2, after: 2 };
  const isPassing = (text) => joining.has(basic(text)) || passing.has(basic(text));
  /* The sides that stand before a word: of "low and high" both. */
  const sidesBefore = (text, found, place, pole) => {
    let most = MOST_BETWEEN.before;
    let others = pole.isAfter ? most : 0;
    for (let at = place - 1; at >= 0 && !/[.;:,()]/.test(gapBefore(text, found, at + 1)); at -= 1) {
      const side = sideOf(pole, split(found[at]).pop());
      if (side >= 0) {
        if (!pole.isAfter && at && copulas.has(basic(found[at - 1].text))) return [];
        const isJoined = at > 1 && joining.has(basic(found[at - 1].text));
        return [side, ...(isJoined ? [sideOf(pole, found[at - 2].text)] : [])];
      }
      if (joining.has(basic(found[at].text))) most = 1; // "high LDL and HDL"
      if (!isPassing(found[at].text) || (pole.isAfter && joining.has(basic(found[at].text)))) others += 1;
      const isOfSide = at > 0 && sideOf(pole, found[at - 1].text) >= 0;
      if (others > most || (isFunctionWord(found[at].text) && !isPassing(found[at].text) && !isOfSide)) {
        return [];
      }
    }
    return [];
  };
  /* The sides that stand after a word: "HER2 is negative", "HER2 and ER negative", "HER2+", "LDL is low". */
  const sidesAfter = (text, found, place, pole) => {
    const signAt = (at) => pole === results && found[at] && signAfter(text, found[at], found[at + 1], new Set());
    const isTest = found[place + 1] && isPlain(found[place + 1]) && !isNamed(found[place + 1].text);
    const isTested = isTest && gapBefore(text, found, place + 1) === " "; // "Coombs test (+)"
    const signed = isTested && !signAt(place) ? place + 1 : place;
    const sign = signAt(signed);
    const isOfBoth = sign && hasAnotherAfter(text, found[signed].end + sign.written.length);
    if (sign) return isOfBoth ? [0, 1] : sign.meant.map((meaning) => sideOf(pole, meaning));
    let others = 0;
    for (let at = place + 1; at < found.length && !/[.;:]/.test(gapBefore(text, found, at)); at += 1) {
      const side = sideOf(pole, split(found[at]).pop());
      const isNext = at === place + 1 || copulas.has(basic(found[at - 1].text));
      const ends = at + 1 === found.length || gapBefore(text, found, at + 1) !== " " || !isPlain(found[at + 1]);
      if (side >= 0) {
        if (/,/.test(gapBefore(text, found, at)) || joining.has(basic(found[at - 1].text))) return [];
        const isJoined = at + 2 < found.length && joining.has(basic(found[at + 1].text));
        const further = isJoined ? [sideOf(pole, found[at + 2].text)] : [];
        return pole.isAfter || (isNext && ends) ? [side, ...further] : [];
      }
      const isCopula = copulas.has(basic(found[at].text));
      if (!isCopula && !(pole.isAfter && isPassing(found[at].text))) others += 1;
      if (others > (pole.isAfter ? MOST_BETWEEN.after : 0)) return [];
      if (isFunctionWord(found[at].text) && !isCopula && !isPassing(found[at].text)) return [];
    }
    return [];
  };
  /* The sides of an opposite on which a text has what stands at a place. */
  const sidesAt = (text, { start, end }, pole) => {
    const found = pieces(text);
    const at = found.findIndex((piece) => piece.start <= start && start < piece.end);
    if (at < 0) return [];
    const within = found.filter((piece) => start <= piece.start && piece.end <= end);
    const own = [found[at], ...within].flatMap((piece) => split(piece).map((part) => sideOf(pole, part)));
    const after = sidesAfter(text, found, at + Math.max(0, within.length - 1), pole);
    const isSaid = own.some((side) => side >= 0);
    const isAfterOnly = !pole.isAfter && after.length;
    const around = isAfterOnly ? after : [...sidesBefore(text, found, at, pole), ...after];
    return once(isSaid ? own : around).filter((side) => side >= 0);
  };
  /* How a text stands to a typed side, by the places of the words beside it, those of the word that is first meant
     before others: a word without any side says nothing, unless another is on the opposite one. */
  const standingsAtPole = (text, [first, ...others], { pole, side }) => {
    const standings = first.map((place) => {
      const sides = sidesAt(text, place, pole);
      return !sides.length ? "implied" : sides.includes(side) ? "free" : "opposed";
    });
    if (!others.length || standings.includes("free")) return standings;
    const further = standingsAtPole(text, others, { pole, side });
    if (!standings.includes("opposed")) return [...standings, ...further];
    return further.includes("free") ? ["apart"] : standings;
  };
  const levels = poles[0];
  const isOpposedToArrow = (text, place, arrow) => {
    const sides = sidesAt(text, place, levels);
    return sides.length === 1 && sides[0] !== (directionOf("↓") === arrow ? 0 : 1);
  };
  /* The opposites of which a typed word is one side, each with the place of the word that it says it of; so does a sign
     at the end that is not that of a code: "Coombs +". */
  const signLast = new RegExp(`^\\s*[\\s(]([${signs}])\\)?\\s*$`, "u");
  const polesOf = (query, found, place) =>
    (found[place].kind === "word" ? poles : []).flatMap((pole) => {
      const { text, start, end } = found[place];
      const [, sign] = (pole === results && !isNamed(text) && query.slice(end).match(signLast)) || [];
      const written = query.slice(start).trim();
      if (sign) return [{ pole, side: sideOf(pole, meaningOf.get(sign)), of: [place], written }];
      const side = sideOf(pole, text);
      if (side < 0) return [];
      const isWord = (at) => found[at] && found[at].kind !== "run" && !isFunctionWord(found[at].text);
      const isOne = (at) => isWord(at) && sideOf(pole, found[at].text) < 0;
      let next = place + 1;
      while (found[next] && passing.has(basic(found[next].text)) && isFunctionWord(found[next].text)) next += 1;
      const places = pole.isAfter ? [place - 1, place + 1] : [next, place - 1];
      const of = places.filter(isOne).slice(0, pole.isAfter ? 2 : 1);
      if (!of.length || found.some(({ text }) => sideOf(pole, text) === 1 - side)) return [];
      const [from, to] = [Math.min(of[0], place), Math.max(of[0], place)];
      return [{ pole, side, of, written: query.slice(found[from].start, found[to].end) }];
    });

  /* What a figure and its unit are typed with after a slash, "mg/kg", and whether a text has it there too. */
  const [per, rateTimes] = ["per", "rate_times"].map((name) => new Set(table[name].split(" ")));
  const PER = `(?:[/\u2215\u2044]|(?:^|[\\s(])(?:${[...per].join("|")}))`;
  const ratedBy = new RegExp(`^[^0-9.;,:/]{0,40}${PER}\\s*\\(?$`, "iu");
  const timed = /^[^0-9.;:]{0,40}$/;
  const raised = new RegExp("^[ \u00a0\u00b7\u22c5*.]$", "u");
  const raisedUnit = /^\p{L}+\s?(?:\u207b|[-\u2212]1)/u;
  const isRate = (text, from, { start, end }, isTime) => {
    const gap = text.slice(from.end, start);
    if (start < from.end) return false;
    const isRaised = raised.test(gap) && (raisedUnit.test(text.slice(start)) || /\u207b/u.test(text.slice(start, end)));
    return ratedBy.test(gap) || isRaised || (isTime && timed.test(gap));
  };
  const isSlash = (text) => /^\s?[/\u2215\u2044]\s?$/.test(text);
  const ratesOf = (query, found, place) => {
    const rates = [];
    let at = place + 1;
    while (found[at]?.kind === "word") {
      const isWritten = per.has(basic(found[at].text)) && found[at].text.length > 2 && found[at + 1]?.kind === "word";
      if (!isSlash(gapBefore(query, found, at)) && !isWritten) break;
      if (isWritten) at += 1;
      rates.push({ at, isTime: rateTimes.has(basic(found[at].text)) });
      at += 1;
    }
    return rates;
  };

  /* A letter that is typed after a word and names a kind, "vitamin K", "group a strep", with this word. */
  const namesLetter = (text, before) => text === "a" && before?.kind === "word" && withLetters.has(basic(before.text));
  const LETTER = /^(?:[A-Z][0-9\u2080-\u2089]{0,2}|[b-df-hj-np-tv-z])$/;
  const isLetter = (piece) => piece?.kind === "word" && LETTER.test(piece.text);
  const signedEnd = new RegExp(`[${signs}]$`, "u");
  const isLinked = (gap) => /^(?:\s?[,/\u2013-]?\s?|\s?\()$/.test(gap);
  const isListing = (piece) =>
    joining.has(basic(piece.text)) || classNames.has(keyOf(piece)) || /^(?:as|well)$/.test(piece.text);
  /* The letters of a kind in a text, "B" and "C" of "hepatitis B or C", after each place of the word for the kind. */
  const lettersAfter = (text, found, place) => {
    let at = place + 1;
    const own = [];
    while (found[at] && isLinked(gapBefore(text, found, at)) && (isLetter(found[at]) || isListing(found[at]))) {
      if (isLetter(found[at])) own.push(found[at]);
      at += 1;
    }
    return own;
  };
  const standingOfLetter = (text, { start, end }, name, places) => {
    const found = pieces(text);
    const isHead = (piece) =>
      keyOf({ text: split(piece).pop() }) === name || places.some((place) => place.end === piece.end);
    const heads = [...found.keys()].filter((at) => isHead(found[at]));
    const own = heads.flatMap((at) => lettersAfter(text, found, at));
    if (own.some((piece) => piece.start <= start && start < piece.end)) return "free";
    const at = found.findIndex((piece) => piece.start <= start && start < piece.end);
    const isInWord = split(found[at] ?? { text: "" }).slice(0, -1).some((part) => keyOf({ text: part }) === name);
    if (isInWord) return "free"; // "CAR T" of "CAR-T"
    const before = found[at - 1];
    const isOfOther = before && isPlain(before) && gapBefore(text, found, at) === " ";
    const isSigned = signedEnd.test(text.slice(start, end));
    return own.length || isOfOther || isSigned ? "apart" : "free";
  };

  /* Antigens of blood groups, "Fy(a+)", "Jk(a+b\u2212)", and stages with what was found, "pN0(i+)": their name, and
     each letter with the meaning of its sign. */
  const lettersOf = `\\p{Ll}[${signs}]?|(?:\\p{Ll}[${signs}]){2,3}`;
  const antigen = new RegExp(
    `(^|[^\\p{L}\\p{N}])(?:(\\p{Lu}\\p{Ll}{0,2})\\((${lettersOf})\\)|` +
      `([acpry]{0,2}[NM][0-3][a-c]?(?:mi)?) ?\\((\\p{Ll}{1,3}[${signs}])\\))`,
    "gu",
  );
  const antigensIn = kept((text) =>
    [...text.matchAll(antigen)].map(({ index, 0: { length }, 1: before, 2: own, 3: inside, 4: stage, 5: found }) => {
      const [name, letters] = [own ?? stage, inside ?? found];
      const [start, end] = [index + before.length, index + length];
      const each = [...letters.matchAll(new RegExp(`(\\p{Ll}+)([${signs}]?)`, "gu"))];
      return { name, start, end, each: each.map(([, letter, sign]) => ({ letter, sign: meaningOf.get(sign) })) };
    }),
  );
  const isInAntigen = (query, piece) =>
    antigensIn(query).some(({ name, start, end }) => start + name.length < piece.start && piece.end < end);
  const antigenOf = (query, { start, end }) => {
    const one = antigensIn(query).find((each) => each.start === start && start + each.name.length === end);
    return one && { ...one, written: query.slice(one.start, one.end) };
  };
  const standingOfAntigen = (text, { start }, { each: asked }) => {
    const here = antigensIn(text).find((each) => each.start === start);
    if (!here) return "opposed";
    const isIt = (one, { letter, sign }) => letter === one.letter && (!one.sign || sign === one.sign);
    return asked.every((one) => here.each.some((each) => isIt(one, each))) ? "free" : "opposed";
  };
  return {
    isPlain, polesOf, standingsAtPole, isOpposedToArrow, ratesOf, isRate, namesLetter, standingOfLetter, antigenOf,
    isInAntigen, standingOfAntigen, per,
  };
};

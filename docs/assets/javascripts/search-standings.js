/* How a text stands to what is typed: with which sign, number or grade, after which word. */
window.consensusStandings = (table, known) => {
  const {
    joining, adding, alternatives, qualifying, lacking, denying, heads, headed, counting, classNames, meaningOf, split,
    kept, once, meanings, signs, signedHead, minusInRow,
    joinedParts, basic, spelled, isFunctionWord, ofFigure, pieces, isFigure, isInteger, elided, signAfter, words,
    numeral, karyotypes,
  } = known;

  const signInText = new RegExp(`^\\)?\\s\\(?([${signs}])(?![\\p{L}\\p{N}])`, "u");
  const dashBetweenWords = new RegExp(`^\\)?\\s[${table.dashes}]\\s+[\\p{L}\\p{N}]`, "u");
  /* Where words with these keys have a sign after a space; a dash between words is none. */
  const placesBefore = (text, keys, meaning) =>
    words(text).flatMap(({ key, start, end }) => {
      const [written, sign] = keys.has(key) ? (text.slice(end).match(signInText) ?? []) : [];
      const isMeant = written && meaningOf.get(sign) === meaning;
      return isMeant && !dashBetweenWords.test(text.slice(end)) ? [{ start, end: end + written.length }] : [];
    });
  /* Where a number has a sign, and no other: "18−" of "HPV 16+, 18−". */
  const numbersWith = (text, number, meaning) => {
    const found = pieces(text);
    const elidedAt = new Set(elided(text, found).map(({ start }) => start));
    return found.filter((one, place) => {
      const { meant = [] } = (one.text === number && signAfter(text, one, found[place + 1], elidedAt)) || {};
      return meant.length === 1 && meant[0] === meaning;
    });
  };
  /* Whether a text has a number after a code, or in the list of numbers after it, "18" of "HPV 16+, 18−", but not with
     what may be a minus, "IHC 2-/ISH-positive", if a plus is meant. */
  const isNumberOf = (text, { word, number, meaning }) => {
    const isMinus = ({ end }) => meaning !== meaningOf.get("-") && minusInRow.test(text.slice(end));
    const found = pieces(text);
    const isInList = (place) => isInteger(found[place]) || adding.has(basic(found[place].text));
    const isApart = (place) => /[.;:]/.test(text.slice(found[place].end, found[place + 1].start));
    return found.some((one, place) => {
      let before = place - 1;
      while (before > 0 && isInList(before) && !isApart(before)) before -= 1;
      const isOfCode = before >= 0 && !isApart(before) && joinedParts(found[before].text) === joinedParts(word);
      return isOfCode && one.text === number && !isMinus(one);
    });
  };
  /* Whether two places in a text are so: a unit may follow several figures, "5, 10 or 15 mg". */
  const areTied = (text, one, next, { sign }) => {
    const gap = next.start < one.end ? "?" : text.slice(one.end, next.start);
    return sign ? gap.replace(/\s/g, "") === sign : !gap.replace(listOfFigures, "");
  };
  const listOfFigures = new RegExp(`(?:[\\s\\p{Nd}.,/%()\u2010-\u2015\u2212-]|${[...joining].join("|")})`, "gu");
  const signOfGrade = (text, { text: number, end, kind }) => {
    const [sign] = kind === "figure" && /^[0-9]$/.test(number) ? (text.slice(end).match(signedHead) ?? []) : [];
    return meaningOf.get(sign);
  };
  const keyOf = ({ text }) => spelled(basic(text));
  /* The grades in a text, each with the words before it, up to another grade, and the word after it. */
  const gradesIn = kept((text) => {
    const found = pieces(text);
    let [from, before] = [0, []];
    return found.flatMap((one, place) => {
      const sign = signOfGrade(text, one);
      if (!sign) return [];
      const own = found.slice(from, place).filter(({ kind, text: word }) => kind === "word" && !isFunctionWord(word));
      if (own.some(({ text: word }) => !joining.has(basic(word)))) before = own.map(keyOf);
      from = place + 1;
      const next = found[place + 1];
      const isNext = next && /^. $/.test(text.slice(one.end, next.start));
      return [{ number: one.text, sign, before, after: isNext ? keyOf(next) : "" }];
    });
  });
  /* How a text has a typed grade: at its words, at others, or none: then it may have the number without a sign. */
  const standingsOfGrade = (text, { number, sign, words: typedWords }) => {
    const grades = gradesIn(text);
    const isElsewhere = grades.some(({ before }) => typedWords.some((word) => before.includes(word)));
    const isHere = ({ before, after }) => typedWords[0] === after || typedWords.every((word) => before.includes(word));
    return grades
      .filter((each) => each.number === number && each.sign === sign)
      .map((each) => (!isElsewhere || isHere(each) ? "free" : "apart"));
  };
  const isNumber = (piece) => isFigure(piece) || (piece && split(piece).every((part) => numbered.test(part)));
  const numbered = /^(?:[IVX]+[A-FSXa-f]?|[0-9]{1,2}[A-Fa-f])$/; // "IIa", "3b"
  const numbersOf = (piece) => {
    const alone = piece.text.replace(/[ \u00a0][x\u00d7\u2715\u2a2f].*$/i, "");
    return isFigure(piece) ? ofFigure(alone).map(({ key }) => key) : split(piece).flatMap(withoutLetter);
  };
  const withoutLetter = (part) => once([part, part.replace(/([IVX0-9])[A-Fa-f]$/, "$1")]).map(basic);
  /* What a number may stand after, other than a code: a word that counts, "day 2", or a name, "Deauville 2". */
  const labelOf = (word) => (counting.has(basic(word)) ? "counting" : "name");
  /* Whether a number in a text belongs to another word, which stands right before it: "phase III". */
  const isAfterOther = (text, found, at, word) => {
    const before = found[at - 1];
    const isClass = before && classNames.has(keyOf(before)) && text.slice(before.end, found[at].start) === " ";
    return isClass && !isOfWord(before, word) && !isOfWord(found[at - 2], word);
  };
  const isOfWord = (piece, word) => piece && joinedParts(piece.text) === joinedParts(word);
  const unitHere = new RegExp(table.unit, "i");
  const times = new Set(table.rate_times.split(" "));
  const isTime = (word) => times.has(word) || counting.has(word);
  /* The unit of a number in a text, also of one with a hyphen. */
  const unitOf = (text, found, at) => {
    const next = found[at + 1];
    const isNext = next && /^[\s-]?$/.test(text.slice(found[at].end, next.start));
    const word = isNext ? basic(split(next)[0]) : "";
    return unitHere.test(word) || isTime(word) ? word : "";
  };
  /* Whether a numeral follows a word in a text. */
  const hasNumeralAfter = (text, { basic: word }) => {
    const found = pieces(text);
    return found.some(({ text: own }, at) => at && numeral.test(own) && joinedParts(found[at - 1].text) === word);
  };
  /* Whether a word has such a number right after such parts: "CoV 2" in "SARS-CoV-2". */
  const hasWithin = (one, word, number) => {
    const dashed = (parts) => `-${parts.map(basic).join("-")}-`;
    return one.kind === "word" && dashed(split(one)).includes(dashed([...split({ text: word }), number]));
  };
  /* Whether a typed word ends at this place in a text, however it is divided, and in the plural too: "Stages". */
  const isLabel = (text, found, place, word) => {
    const { text: written } = found[place];
    const spellings = [written, written.replace(/[\u2080-\u2089]+$/, "")]; // "EQD2\u2081\u2080"
    if (spellings.some((each) => joinedParts(each) === joinedParts(word))) return true;
    const sought = split({ text: word });
    let [from, own] = [place, split(found[place])];
    while (own.length < sought.length && from > 0) {
      if (!/^[ \u2010-\u2015-]$/.test(text.slice(found[from - 1].end, found[from].start))) return false;
      from -= 1;
      own = [...split(found[from]), ...own];
    }
    const last = own.slice(-sought.length);
    const keys = (parts) => parts.map((text) => keyOf({ text })).join(" ");
    return last.length === sought.length && keys(last) === keys(sought);
  };
  /* Whether a text has a code only before other numbers: "AUC 6" is not in "AUC 5 \u00d76". */
  const standingsOfCode = (text, { word, number, label, isRoute }) => {
    const found = pieces(text);
    const hasNumber = (piece) => isNumber(piece) && numbersOf(piece).includes(number);
    const areOthers = [...found.keys()].filter((at) => hasNumber(found[at]));
    const changes = text.includes(")") ? karyotypes(text) : [];
    const isInChange = ({ start }) => changes.some((each) => each.start <= start && start < each.end);
    if (areOthers.length && areOthers.every((at) => isInChange(found[at]))) return ["apart"];
    const isOther = areOthers.length > 0 && areOthers.every((at) => isAfterOther(text, found, at, word));
    const none = isOther && !/^[0-9]/.test(number) ? ["apart"] : label ? [] : ["free"];
    return found.flatMap((one, place) => {
      if (hasWithin(one, word, number)) return ["free"];
      const isSpelled = label && keyOf(one) === keyOf({ text: word });
      if (!isSpelled && !isLabel(text, found, place, word)) return [];
      if (label === "name" && !/^\p{Lu}/u.test(one.text)) return ["free"];
      const gap = (at) => text.slice(found[at - 1].end, found[at]?.start);
      const isClass = found[place + 1] && classNames.has(keyOf(found[place + 1])) && gap(place + 1) === " ";
      let last = place + (isClass && isNumber(found[place + 2]) ? 2 : 1);
      while (label === "name" && gap(last) === "\u2013" && found[last].kind === "word") last += 1; // "Child\u2013Pugh"
      const first = last;
      const units = areOthers.map((at) => unitOf(text, found, at));
      if (!isNumber(found[last]) || !/^ [<>\u2264\u2265=]*\s?$/.test(gap(last))) {
        return label === "name" && units.length > 0 && units.every(isTime) ? ["apart"] : none;
      }
      const unit = label && unitOf(text, found, last);
      if (unit && (label === "counting" || units.includes(unit))) return ["free"];
      const isFurther = (piece) => isNumber(piece) || joining.has(basic(piece?.text ?? "."));
      while (isFurther(found[last]) && /^[\s,/<>\u2264\u2265=\u2013-]*$/.test(gap(last))) last += 1;
      const own = found.slice(first, last).filter(isNumber);
      if (isRoute && !own.some((piece) => /[IVX]/.test(piece.text))) return none;
      return own.flatMap(numbersOf).includes(number) ? ["free"] : ["apart"];
    });
  };
  /* Whether a text has a figure as the least of others: "65+", "≥65". */
  const hasLeast = (text, keys) =>
    words(text).some(({ key, kind, end }) => {
      const isPlus = keys.has(key) && kind === "figure" && /^\+(?![\p{L}\p{N}])/u.test(text.slice(end));
      return isPlus || (key.startsWith("\u2265") && keys.has(key.slice(1)));
    });
  /* By their places, the words that follow “with” or “without”, until a sign or a function word ends what these say:
     which of the two, whether as the first, and whether they surely belong to it, as the first and one of two do. After
     “with or without” they belong to either. */
  const ruledIn = (text, found) => {
    const ruledBy = new Map();
    let [rule, run, headsIn] = [null, [], 0];
    const close = (next) => {
      const isShort = run.length - headsIn <= table.qualified;
      for (const [place, start] of run.entries()) {
        ruledBy.set(start, { ...rule, isFirst: place === 0, isSure: place === 0 || isShort });
      }
      [rule, run, headsIn] = [next, [], 0];
    };
    for (const [place, one] of found.entries()) {
      const word = one.kind === "word" ? basic(one.text) : "";
      const before = place ? basic(found[place - 1].text) : "";
      if (rule && /[^\s()/-]/.test(text.slice(found[place - 1].end, one.start))) close(null);
      const others = one.text === "NO" ? undefined : lacking.get(word);
      if (others) close({ word, others, start: one.start, isEither: isEither(found, place, others) });
      else if (!rule || qualifying.has(word)) continue;
      else if (alternatives.has(word)) close(rule);
      else if (headed.has(word) && heads.has(before) && denying.has(rule.word)) headsIn += 1;
      else if (!word || isFunctionWord(one.text)) close(null);
      else if (run.length < table.ruled) run.push(one.start);
    }
    close(null);
    return ruledBy;
  };
  const isEither = (found, place, others) => {
    const [before, joiner] = [1, 2].map((back) => basic(found[place - back]?.text ?? ""));
    const isDenied = denying.has(basic(found[place].text)); // "with no"
    return (!isDenied && others.includes(before)) || (alternatives.has(before) && others.includes(joiner));
  };
  /* What is "not" right before a word, where it belongs to that: "non invasive". */
  const [deniedBy, deniedWord] = table.denied_by.slice(1).map((pattern) => new RegExp(pattern, "u"));
  const isAfterNot = (text, { start }) => deniedBy.test(text.slice(Math.max(0, start - 24), start));
  const isDenied = (text, place) => isAfterNot(text, place) && deniedWord.test(text.slice(place.start));
  const ruledWords = kept((text) => ruledIn(text, pieces(text)));
  const areOpposed = (one, other) => Boolean(other) && !other.isEither && one.others.includes(other.word);
  /* The words of a text in one spelling, to see whether typed words are next to each other. */
  const phrase = kept((text) => pieces(text).map((each) => spelled(basic(each.text))).join(" "));

  /* The direction of the arrow at a word, "C3↑", "↑C3", which is not that of the word before it: "C4 ↓ C3". */
  const directionOf = (arrow) => Object.keys(table.arrows).find((each) => table.arrows[each].includes(arrow));
  const arrows = `[${Object.values(table.arrows).join("")}]`;
  const arrowAfter = new RegExp(`^[+\u207a\u207b\u2212-]?(?:(${arrows})| (${arrows})(?![\\p{L}\\p{N}]))`, "u");
  const arrowBefore = new RegExp(`(?:(?:^|[^\\p{L}\\p{N} ]) ?(${arrows}) ?| (${arrows}))$`, "u");
  const arrowRightBefore = new RegExp(`${arrows} ?$`, "u");
  const arrowAt = (text, { start, end }) => {
    const [, attached, apart] = text.slice(end, end + 4).match(arrowAfter) ?? [];
    const [, before, direct] = text.slice(Math.max(0, start - 4), start).match(arrowBefore) ?? [];
    return directionOf(attached ?? direct ?? before ?? apart);
  };

  /* A word with the arrow that is typed before it, "\u2193 LDL". */
  const arrowedAt = (text, { start, end }) => {
    const isAfter = arrowAfter.test(text.slice(end, end + 4));
    const [before] = text.slice(0, start).match(arrowRightBefore) ?? [];
    return before && !isAfter ? text.slice(start - before.length, end) : undefined;
  };
  /* The meaning of the sign that a typed word does not name: "negative" of "positive" and of "pos"; else undefined. */
  const opposite = ({ basic: typedWord }) => {
    const named = typedWord.length > 2 && meanings.find((meaning) => meaning.startsWith(typedWord));
    return named && meanings.find((meaning) => meaning !== named);
  };

  /* Whether another meaning of a sign follows the one that ends at a place: "pos. or neg.", "+/−". */
  const poles = meanings.map((each) => `${each.slice(0, -1)}\\p{L}{0,3}|${each.slice(0, table.abbreviated)}\\.?`);
  const aMeaning = `(?:(?:${poles.join("|")})(?!\\p{L})|[${signs}])`;
  const joiner = `(?:\\s*[,/&]\\s*|\\s+(?:${[...joining].join("|")})\\s+)`;
  const another = new RegExp(`^\\.?${joiner}${aMeaning}`, "iu");
  const hasAnotherAfter = (text, end) => another.test(text.slice(end));
  return {
    placesBefore, numbersWith, isNumberOf, areTied, signOfGrade, keyOf, standingsOfGrade, labelOf,
    standingsOfCode, hasNumeralAfter, isTime, isAfterNot, isDenied, hasLeast, ruledIn, ruledWords, areOpposed, phrase,
    arrowAt, arrowedAt, directionOf, opposite, hasAnotherAfter,
  };
};

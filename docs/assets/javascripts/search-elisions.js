/* Words that a text has in part, beside others: src/clinical_consensus/search/elisions.py does the same. */
window.consensusElisions = (table, known) => {
  const {
    afterDash, joinedByAnd, joinedByWord, hanging, listed, hangingBefore, particles, joining, linking, ends,
    meaningOf, split, meanings, signedHead, basic, isForm, isInCapitals, singular, areInitials, joined, asOne, alone,
    isFunctionWord, isCode, isNamed,
  } = known;

  /* Two words that are also written as one, "post operative", and a letter that names a kind, "hepatitis A". */
  const neighbours = (text, one, other) => {
    if (one.kind !== "word" || other?.kind !== "word") return [];
    const { start, end, text: written } = other;
    const mayBeLetter = /^[AI]$/.test(written);
    const mayBeOne = isForm(one.text) || (particles.has(basic(written)) && !isFunctionWord(one.text));
    if (!mayBeLetter && !mayBeOne) return [];
    const between = text.slice(one.end, start);
    if (!/^\s+$/.test(between)) return [];
    const isLetter = mayBeLetter && between === " " && !isFunctionWord(one.text);
    const letter = { ...alone(written.toLowerCase()), start, end, kind: "word" };
    if (!mayBeOne) return isLetter ? [letter] : [];
    if (isFunctionWord(written) || areInitials(written)) return isLetter ? [letter] : [];
    const parts = [one, other].flatMap(split);
    const pair = { ...joined(parts, parts, singular), start: one.start, end, kind: "word" };
    return [...(isLetter ? [letter] : []), pair];
  };

  /* A word as the prefix that it begins with and the rest, if it has one: "nonweight" is "non-weight". */
  const formAnd = (word) => {
    const ends = [...word].map((_, place) => place).reverse();
    const end = ends.find((place) => word.length - place >= table.rest && isForm(word.slice(0, place)));
    return end ? [word.slice(0, end), word.slice(end)] : [word];
  };
  const startsInFigure = (piece) => /^\p{Nd}/u.test(piece?.text);
  /* Words whose end stands only in a later one: "pre-operative" of "pre- and postoperative". A code before its number
     is not yet that: "CD 4- and CD 8-positive". Between commas may be an aside: "CT- or, if needed, MRI-guided". */
  const elided = (text, found) => {
    const after = (place) => text.slice(found[place].end, found[place + 1]?.start);
    const headOf = (first) => {
      let isAside = false;
      for (let place = first; place < found.length; place += 1) {
        const { kind, text: written } = found[place];
        const following = written.toLowerCase() === "vs" ? after(place).replace(/^\./, "") : after(place);
        const hasComma = following.startsWith(",");
        if (isAside || (linking.has(basic(written)) && hasComma)) {
          isAside = isAside !== hasComma;
          continue;
        }
        const isElided = hanging.test(following);
        const isBeforeNumber = after(place) === " " && startsInFigure(found[place + 1]);
        if (kind === "word" && isInCapitals(written) && isBeforeNumber) continue;
        if (kind === "word" && !linking.has(basic(written)) && !isElided) return place;
        if (!isElided && !listed.test(following)) return -1;
      }
      return -1;
    };
    return found.slice(0, -1).flatMap((one, place) => {
      const isOne = one.kind === "word" || /^\p{Nd}+$/u.test(one.text);
      const at = isOne && hanging.test(after(place)) ? headOf(place + 1) : -1;
      const head = found[at];
      const isNext = at === place + 1 && !/[,/&]/.test(after(place));
      const readings = head ? readingsOf(text, one, head, isNext) : [];
      const words = readings.map(([before, end]) => asOne([...before, ...split(one), ...end]));
      return words.map((word) => ({ ...word, start: one.start, end: head.end, kind: "word" }));
    });
  };
  /* What is before and after such a word, by each way to read it. "HX- infected" may be one word. */
  const readingsOf = (text, one, head, isNext) => {
    const [first, ...parts] = split(head);
    const afterHead = (text.slice(head.end).match(afterDash) ?? []).slice(1);
    const rest = [...parts, ...afterHead];
    const isEnd = !rest.length && (ends.test(first) || (isNext && meanings.includes(first.toLowerCase())));
    if (isNamed(one.text) && isEnd) return either([first]);
    if (isNext) return [];
    if (isNamed(one.text) && (one.kind === "word" || !rest.length)) {
      if (isMinus(text, first, rest, head)) return [];
      const isDashed = text[one.end] === "\u2013";
      const isAlike = isDashed === afterHead.length > 0 && (isCode(first) || !isCode(one.text));
      return readingsOfCode(text.slice(one.end, head.start), rest, isAlike);
    }
    const end = rest.length ? rest : formAnd(head.text).slice(1);
    return end.length ? [[[], end]] : [];
  };
  /* Whether nothing is left out before a head: "HR-, HX- metastases", "HR–, low-risk", "PD-L1– and PD-L2+". */
  const isMinus = (text, first, rest, head) =>
    !/^\p{L}+$/u.test(rest[rest.length - 1] ?? "") || isForm(first) || signedHead.test(text.slice(head.end));
  /* A hyphen or dash after a code may be its minus before what is not like it, after a comma, and, before another sign,
     wherever they are not joined by "and" or "or". Then the words are longer ones of which both readings are a part:
     "HIV- and treatment-naive", "HR–/HX-positive". */
  const readingsOfCode = (between, rest, isAlike) => {
    const isMeaning = rest.length === 1 && meanings.includes(rest[0]);
    const isJoined = joinedByWord.test(between) || /[/&]\s*$/.test(between);
    if (isMeaning && !isJoined) return [];
    const isElided = isAlike && (isMeaning ? joinedByAnd.test(between) : isJoined);
    return isElided ? [[[], rest]] : either(rest);
  };
  const either = (rest) => {
    const negative = meaningOf.get("-");
    const isSame = rest.length === 1 && rest[0] === negative;
    return isSame ? [[[], rest]] : [[[negative], rest], [rest, [negative]]];
  };

  /* Words whose beginning stands only in an earlier one: "HER2-negative" of "HER2-positive and -negative". */
  const begunBefore = (text, found) => {
    let beginning = [];
    let start = 0;
    return found.flatMap((one, place) => {
      const between = text.slice(found[place - 1]?.end ?? 0, one.start);
      const parts = one.kind === "word" ? split(one) : [];
      if (beginning.length && parts.length && hangingBefore.test(between)) {
        const whole = [...beginning, ...parts];
        return [{ ...joined(whole, whole, singular), start, end: one.end, kind: "word" }];
      }
      if (beginning.length && parts.length && joining.has(basic(one.text)) && listed.test(between)) return [];
      [beginning, start] = [parts.slice(0, -1), one.start];
      return [];
    });
  };
  return { neighbours, formAnd, elided, begunBefore };
};

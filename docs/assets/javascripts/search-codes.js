/* Codes, signs, numbers and changes in a text: src/clinical_consensus/search/codes.py does the same. */
window.consensusCodes = (table, known) => {
  const {
    family, ending, variant, arm, banded, hyphens, dashes, bothSigns, bothSignsApart, mixed, scores, ranging,
    beforeRanges, inRanges, counting, meaningOf, split, once, meanings, signs, endedSign, basic, spelled, isInCapitals,
    isShort, asOne, asPart, alone, BEFORE_FIGURE, isFunctionWord, figure, ofFigure, isNamed, isFigure, isInteger,
    isList,
  } = known;

  const startOf = (name) => new RegExp(`^(?:${table[name]})`, "u");
  const [ion, numeral, beforeDecimal, decimal, changeMeant, stagedSign] =
    ["ion", "numeral", "before_decimal", "decimal", "change_meant", "staged_sign"].map(startOf);
  const [codeList, lettersOfFamily] = [table.code_list, table.letters_of_family].map((each) => new RegExp(each, "u"));
  const signPattern = new RegExp(`^(?:\\)? ?\\(([${signs}])\\)|\\)?([${signs}]))`, "u");
  const mayHaveSign = (text, { text: word, kind, start }) =>
    kind === "word" || (/^[0-9]{1,2}$/.test(word) && codeList.test(text.slice(0, start).slice(-5)));
  /* What the sign after a word or a number of a code means, "positive" or "negative", or both of "AR+/-"; after a word
     that is no code, a dash is no sign, nor is one of a word whose end is left out. */
  const signAfter = (text, { text: word, end, start }, next, elidedAt) => {
    const rest = text.slice(end);
    if (dashes.has(rest[0]) && elidedAt.has(start)) return undefined;
    const [ended, endedBy] = rest.match(endedSign) ?? [];
    if (ended) return { meant: [meaningOf.get(endedBy)], written: ended };
    const mayBeApart = isNamed(word) && !numeral.test(word);
    const [both] = rest.match(bothSigns) ?? (mayBeApart ? rest.match(bothSignsApart) : null) ?? [];
    if (both) return { meant: meanings, written: both };
    const [written, bracketed, bare] = rest.match(signPattern) ?? [];
    const sign = bracketed ?? bare;
    const isBeforeWord = written && next?.start === end + written.length;
    const isWithin = isBeforeWord && (dashes.has(sign) || !/[0-9]$/.test(word) || next.kind !== "word");
    if (!written || isWithin || (dashes.has(sign) && !bracketed && !isNamed(word))) return undefined;
    return { meant: [meaningOf.get(sign)], written };
  };
  /* What a sign or an abbreviation after a word or a number of a code means: "HSV-1/2+", "HLA-B27 pos.". */
  const abbreviated = (word) => meanings.find((each) => word.toLowerCase() === each.slice(0, table.abbreviated));
  const dashedMeaning = (text, one, next) => {
    const written = next ? text.slice(one.end, next.end).toLowerCase() : "";
    return dashes.has(written[0]) && meanings.find((each) => each === spelled(written.slice(1)));
  };
  const meaningAfter = (text, one, next, elidedAt) => {
    const written = next?.kind === "word" && isNamed(one.text) ? text.slice(one.end, next.end) : "";
    const meaning = written.startsWith(" ") ? abbreviated(written.slice(1)) : dashedMeaning(text, one, next);
    return meaning ? { meant: [meaning], written } : signAfter(text, one, next, elidedAt);
  };
  /* What the end of the last of several words says of a code before it: "positive" of "ER/PR-positive", "ER/PR+". */
  const endOfRow = (text, found, place, elidedAt) => {
    for (let at = place + 1; at < found.length; at += 1) {
      const one = found[at];
      if (one.kind !== "word" || text.slice(found[at - 1].end, one.start) !== "/") return undefined;
      const parts = split(one);
      const last = parts[parts.length - 1];
      if ((parts.length === 2 && ending.test(last)) || meanings.includes(last)) return { meant: [last], end: one.end };
      const sign = meaningAfter(text, one, found[at + 1], elidedAt);
      if (sign) return { meant: sign.meant, end: one.end + sign.written.length };
    }
    return undefined;
  };
  /* The parts of a word that ends in a minus as it is also written, "Rh-ve". */
  const withoutEnding = (one) => {
    const parts = one.kind === "word" ? split(one) : [];
    return parts.length > 1 && parts.pop().toLowerCase() === table.sign_ending ? parts : undefined;
  };
  /* What signs make with the words before them: "HER2+", "ER/PR+", "HIV −ve", "BCR–ABL1+". */
  const withSigns = (text, found, elidedAt) =>
    found.flatMap((one, place) => {
      const sign = mayHaveSign(text, one) && meaningAfter(text, one, found[place + 1], elidedAt);
      const [last, isCompound] = one.kind === "word" ? split(one).reverse() : [];
      const mayEnd = last && isNamed(one.text) && !(isCompound && ending.test(last));
      const row = mayEnd && endOfRow(text, found, place, elidedAt);
      const own = sign && { meant: sign.meant, end: one.end + sign.written.length };
      const word = withoutEnding(one);
      const ended = word && { meant: [meaningOf.get("-")], end: one.end };
      return (ended ? [ended] : [own, row]).filter(Boolean).flatMap(({ meant, end }) =>
        meant.flatMap((meaning) => {
          const parts = [...(word ?? split(one)), meaning];
          const before = found[place - 1];
          const isDashed = before?.kind === "word" && text.slice(before.end, one.start) === "\u2013";
          const whole = isDashed ? [{ ...asOne([...split(before), ...parts]), start: before.start }] : [];
          const own = { ...asOne(parts), ...(ion.test(one.text) && { parts: "" }), start: one.start };
          const [, stage] = last?.match(stagedSign) ?? [];
          const staged = stage ? [{ ...asOne([stage, meaning]), start: one.start }] : [];
          return [own, ...staged, ...whole].map((each) => ({ ...each, end, kind: "word" }));
        }),
      );
    });
  const signedNumber = new RegExp(`^[0-9]{1,3}-(?:${meanings.join("|")})$`, "u");
  const isCodeBefore = (one, between, other) => {
    if (!between) return beforeDecimal.test(one.text) && decimal.test(other.text);
    const isAbbreviation = one.kind === "word" && isShort(one.text) && isInCapitals(one.text);
    const isNumber = isInteger(other) || isList(other) || signedNumber.test(other.text);
    return isAbbreviation && between === " " && !isFunctionWord(one.text) && isNumber;
  };
  const placeOf = ({ index, 0: { length }, 1: before }) => (
    { start: index + before.length, end: index + length, kind: "word" }
  );
  const everywhere = (name) => new RegExp(table[name], "g");
  const [karyotype, stages, stage, signedList, inSignedList] =
    ["karyotype", "stages", "stage", "signed_list", "in_signed_list"].map(everywhere);
  const signedLists = (text) =>
    [...text.matchAll(signedList)].flatMap((found) =>
      [...found[3].matchAll(inSignedList)]
        .slice(1)
        .map(([, number, sign]) => ({ ...asOne([found[2], number, meaningOf.get(sign)]), ...placeOf(found) })),
    );
  /* The words of an abbreviation with its numbers, "POD 3–5", or with others of its family, "BRCA2" of "BRCA1/2". What
     ends the last belongs to each, "BRCA1-mutated" of "BRCA1/2-mutated", and a sign to its code: "CK 20−". */
  const numbered = (text, found, place, elidedAt) => {
    const [one, other] = found.slice(place, place + 2);
    if (one.kind !== "word" || !other) return [];
    const between = text.slice(one.end, other.start);
    const [, base] = (/^[/\u2013]$/.test(between) && one.text.match(family)) || [];
    if (!base && !isCodeBefore(one, between, other)) return [];
    const { numbers, end, ends } = listAfter(text, found, place, elidedAt, base);
    const codes = base
      ? [split(one), ...numbers.map((number) => `${base}${number}`.split(hyphens))]
      : (numbers.length ? numbers : [other.text]).map((number) => [...split(one), number]);
    const single = (parts) => (parts.length > 1 ? asOne(parts) : alone(asPart(parts[0])));
    const words = base
      ? codes.slice(1).flatMap((parts) => [single(parts), asOne([...codes[0], ...parts])])
      : [...codes.map(asOne), ...(codes.length > 1 ? [asOne(codes.map((parts) => parts.join("")))] : [])];
    const whole = ends.flatMap(({ parts, end: to }) => codes.map((code) => [asOne([...code, ...parts]), to]));
    if (base && numbers.length && lettersOfFamily.test(base)) {
      words.unshift(alone(basic(base) + BEFORE_FIGURE));
      whole.push(...ends.map(({ parts, end: to }) => [asOne([base, ...parts]), to]));
    }
    const placed = ([word, to]) => ({ ...word, start: one.start, end: to, kind: "word" });
    const [long] = (!between && (one.text + other.text).match(/^[A-Z]{2,}[0-9]{2,3}(?=\.)/)) || [];
    if (long) words.unshift(alone(basic(long) + BEFORE_FIGURE));
    return [...words.map((word) => [word, end]), ...whole].map(placed);
  };
  /* The key of a typed list as a whole. */
  const listKeys = (text, one, other) => numbered(text, [one, other], 0, new Set()).slice(-1).map(({ key }) => key);
  /* The numbers after a code, which may have its beginning again, and each way to read what ends the last. */
  const listAfter = (text, found, place, elidedAt, base = "") => {
    const isNumber = base ? /^[0-9]{1,2}$/ : /^[0-9]{1,3}(?:\.[0-9]{1,2})?$/;
    const numbers = [];
    let last = place;
    for (const [at, piece] of found.entries()) {
      if (at <= place) continue;
      if (numbers.length && !/^[/\u2013]$/.test(text.slice(found[last].end, piece.start))) break;
      const rest = piece.text.startsWith(base) ? piece.text.slice(base.length) : piece.text;
      const [first, ...parts] = piece.kind === "word" ? rest.split(hyphens) : [piece.text];
      const further = first.split(/[-/\u2013]/);
      if (!further.every((number) => isNumber.test(number))) break;
      numbers.push(...further);
      last = at;
      if (parts.length) return { numbers, end: piece.end, ends: [{ parts, end: piece.end }] };
    }
    const { end } = found[Math.max(last, place + 1)];
    const hasSign = numbers.length && found[last].kind !== "word";
    const sign = hasSign && meaningAfter(text, found[last], found[last + 1], elidedAt);
    const { meant, written } = sign || { meant: [] };
    return { numbers, end, ends: meant.map((meaning) => ({ parts: [meaning], end: end + written.length })) };
  };
  /* An integer and a fraction that are one number, "1 1/2"; they may be two after a word that counts, after another
     figure and after letters in capitals: "on day 1 ½", "days 1–3 ½", "NYHA 3 ½". */
  const areMixed = (text, one, other) =>
    isFigure(one) && isFigure(other) && mixed.test(text.slice(one.start, other.end));
  const mixedText = (one, other) => `${one.text} ${other.text.replace(/^([0-9])\//, "$1\u2044")}`;
  const mayBeTwo = (found, place) =>
    /[0-9].*[^0-9].*[0-9]/.test(found[place].text) || mayBeAnother(found, place);
  const mayBeAnother = (found, place) => {
    const [earlier, before] = [found[place - 2], found[place - 1]];
    if (!before) return false;
    const word = before.text.toLowerCase();
    const isFurther = isFigure(before) || (isFigure(earlier) && (ranging.has(word) || inRanges.has(word)));
    return isFurther || counting.has(word) || isInCapitals(before.text);
  };
  const fractioned = (text, found, place) => {
    const [one, other] = found.slice(place, place + 2);
    if (!areMixed(text, one, other)) return [];
    const mark = mayBeTwo(found, place) ? BEFORE_FIGURE : "";
    const at = { start: one.start, end: other.end, kind: "word" };
    return ofFigure(mixedText(one, other)).map(({ key }) => ({ ...alone(`${key}${mark}`), ...at }));
  };
  /* The numbers that may be one with a space, but are two after a word that counts: "on day 1 100 mg". */
  const apartAfterCount = (found, place) => {
    const { kind, text, start, end } = found[place];
    const [, ...numbers] = (kind === "figure" && text.match(/^([1-9][0-9]{0,2}) ((?!000)[0-9]{3})$/)) || [];
    const are = numbers.length && mayBeAnother(found, place);
    return are ? numbers.map((number) => ({ ...alone(number), start, end, kind: "word" })) : [];
  };
  /* The changes of chromosomes in a text, each as one word, first with further brackets: "t(8;21)(q22;q22)". One within
     an arm is also that of the arm, and its bands may stand in either bracket: "del(5q)" and "del(5q13q33)" of
     "del(5)(q13q33)", "del(13)(q14)" of "del(13q14)". */
  const signOfChange = (rest) => {
    const [written, word, bracketed, sign = bracketed] = rest.match(changeMeant) ?? [];
    return written && { meant: [word ? abbreviated(word) : meaningOf.get(sign)], written };
  };
  const karyotypes = (text) =>
    [...text.matchAll(karyotype)].flatMap((found) => {
      const [, , kind, first, further] = found;
      const separated = (each) => each.replace(/[;:,] */g, ";");
      const change = `${kind}(${separated(first)})`;
      const isArm = /^[0-9A-Za-z]+$/.test(first) && /^\([pq]/.test(further);
      const [, chromosome, armOf, band] = first.match(banded) ?? [];
      const ofArm = isArm ? [`(${first}${further[1]})`, `(${first}${further.slice(1)}`] : [];
      const ofBand = band
        ? [`(${chromosome})(${armOf}${band})`, `(${chromosome})`, `(${chromosome}${armOf})`]
        : [];
      const others = [...ofArm, ...(isArm ? [] : ofBand)].map((each) => kind + each);
      const keys = once([change + separated(further ?? ""), change, ...others]).map((key) => key.toLowerCase());
      const at = placeOf(found);
      const { meant = [], written = "" } = signOfChange(text.slice(at.end)) ?? {};
      const end = at.end + written.length;
      return keys.flatMap((key) => [
        { ...alone(key), ...at },
        ...meant.map((each) => ({ ...alone(key + each), ...at, parts: `${key}-${each}`, end })),
      ]);
    });
  /* What stands in rows: "V600K" of "V600E/K", whose last letter alone is written, and "1p19q" of "1p/19q". */
  const inRows = (text, found) => {
    let base = "";
    return found.slice(1).flatMap((other, place) => {
      const one = found[place];
      const isNext = text.slice(one.end, other.start) === "/";
      const last = other.kind === "word" ? split(other)[0] : "";
      base = isNext && /^\p{Lu}$/u.test(last) ? (one.text.match(variant)?.[1] ?? base) : "";
      const areArms = isNext && [one.text, last].every((each) => arm.test(basic(each)));
      const row = base ? base + last : areArms ? one.text + last : "";
      return row ? [{ ...alone(basic(row)), start: one.start, end: other.end, kind: "word" }] : [];
    });
  };
  /* "T2", "N0" and "T2N0" of "T1\u20132N0". */
  const staged = (text) =>
    [...text.matchAll(stages)].flatMap((found) => {
      const [, , prefix = "", run] = found;
      if (/^\w+$/.test(run)) return [];
      const [first, ...others] = [...run.matchAll(stage)].map(stagesBetween);
      const parts = [first.flatMap((each) => [each, prefix + each]), ...others];
      const wholes = parts.reduce((all, part) => all.flatMap((one) => part.map((each) => one + each)), [""]);
      return once([...parts.flat(), ...wholes]).map((each) => ({ ...alone(each.toLowerCase()), ...placeOf(found) }));
    });
  const stagesBetween = ([, letter, first, part, last, lastPart = ""]) => {
    const [from, to] = [first + part, (last || first) + lastPart];
    const isOne = (each) => from <= each && each <= to && (each.length === from.length || each === to);
    return table.all_stages.filter(isOne).map((each) => letter + each);
  };
  /* The classes that stand before their score: "B" of "Child-Pugh B7". */
  const scored = (text) =>
    [...text.matchAll(scores)].map(({ index, 0: { length }, 1: letter }) => {
      const end = index + length;
      return { ...alone(letter.toLowerCase()), start: text.lastIndexOf(letter, end), end, kind: "word" };
    });
  /* The numbers after a sign of multiplication that begins a figure, or stands at them: "x4" of "×4", "AUC 5 ×4". */
  const multiplied = /(?:^|[^0-9 \u00a0])([ \u00a0]?[\u00d7\u2715\u2a2f][ \u00a0]?|[ \u00a0]x[ \u00a0])$/i;
  const factor = /[ \u00a0]([x\u00d7\u2715\u2a2f])([0-9]+)(?![0-9.,])/gi;
  const multiples = (text, { kind, text: written, start, end }) => {
    const [, sign] = kind === "figure" ? (text.slice(Math.max(0, start - 4), start).match(multiplied) ?? []) : [];
    const keys = sign ? ofFigure(written).filter(({ key }) => /^[0-9]+$/.test(key)) : [];
    const factors = kind === "figure" ? [...written.matchAll(factor)] : [];
    return [
      ...keys.map(({ key }) => ({ ...alone(`x${key}`), start: start - sign.trimStart().length, end, kind: "word" })),
      ...factors.map(({ index, 0: { length }, 2: number }) => (
        { ...alone(`x${Number(number)}`), start: start + index + 1, end: start + index + length, kind: "word" }
      )),
    ];
  };
  /* A figure that is a bound in words, with the sign for these: "below 45%", "18 years or older"; where it begins and
     ends, and where the words before it end and those after it and its unit begin. */
  const bounds = table.bounds.map(([sign, flags, ...around]) => [
    sign,
    ...around.map((each) => new RegExp(each, `${flags}u`)),
  ]);
  const boundOf = (text, { kind, text: written, start, end }) => {
    if (kind !== "figure" || /^[<>\u2264-\u2267\u2a7d\u2a7e]/.test(written)) return undefined;
    const [left, rest] = [text.slice(0, start).slice(-table.bound_within), text.slice(end)];
    for (const [sign, before, after] of bounds) {
      const [one, other] = [left.match(before), rest.match(after)];
      if (one && other) {
        const first = start - one[0].length + one[1].length;
        const [from, to] = [first + one[2].length, end + other[1].length];
        return { sign, start: first, from, to, end: end + other[0].length };
      }
    }
    return undefined;
  };
  const bounded = (text, piece) => {
    const { sign, start, end } = boundOf(text, piece) ?? {};
    const keys = sign ? ofFigure(sign + piece.text).filter(({ key }) => key.startsWith(sign)) : [];
    return [piece, { start, end }].flatMap((at) => keys.map(({ key }) => (
      { ...alone(key), start: at.start, end: at.end, kind: "figure" }
    )));
  };
  const ranges = (text, found, place) => {
    const [before, first] = [found[place - 1], found[place]];
    if (first.kind !== "figure") return [];
    return [1, 2].flatMap((more) => {
      const [joiner, last] = [found[place + more], found[place + more + 1]];
      const [, written] = last ? (last.kind === "figure" ? [0, last.text] : (last.text.match(/^([0-9]+)-/) ?? [])) : [];
      if (!written) return [];
      const word = joiner.text.toLowerCase();
      const isJoined = ranging.has(word) || (inRanges.has(word) && beforeRanges.has(before?.text.toLowerCase()));
      const dash = text.slice(joiner.end, last.start);
      const isDashed = more === 1 && /^[ \u00a0]?[-\u2010-\u2015][ \u00a0]?$/.test(dash);
      const between = text.slice(first.end, isDashed ? joiner.end : last.start).replace(/[ -]/g, "");
      if (!(isJoined || isDashed) || !/^[\p{L}\p{N}]+$/u.test(between)) return [];
      const { compared, minus, after, together, ratios } = figure(`${first.text}-${written}`);
      const around = ["", minus, compared, compared + minus];
      const sign = more === 1 ? figure(written).after : "";
      const own = sign ? ofFigure(first.text + sign).map(({ key }) => key) : [];
      const keys = [...around.flatMap((sign) => ["", after].map((end) => sign + together + end)), ...ratios];
      const all = once([...keys, ...own.filter((key) => key.endsWith(sign))]);
      return all.map((key) => ({ ...alone(key), start: first.start, end: last.end, kind: "word" }));
    });
  };
  return {
    mayHaveSign, signAfter, abbreviated, withoutEnding, withSigns, isCodeBefore, numbered, listKeys, areMixed,
    mixedText, mayBeTwo, numeral, signedLists, signOfChange, fractioned, apartAfterCount, karyotypes,
    inRows, scored, staged, multiples, ranges, boundOf, bounded,
  };
};

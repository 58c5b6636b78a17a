/* The words of a text, folded as in the index: src/clinical_consensus/pages/search_words.py has the table. */
window.consensusWords = (table) => {
  const rules = (list) => list.map(([pattern, replacement]) => [new RegExp(pattern, "gu"), replacement]);
  const inWords = `\\p{L}\\p{N}\\p{M}${table.format}`;
  const piece = new RegExp(
    table.piece
      .replaceAll("@", `(?:(?![#])[${inWords}])`)
      .replaceAll("~", `(?:(?![#0-9])[${inWords}])`)
      .replaceAll("#", table.unspaced),
    "giu",
  );
  const ruled = (name) => rules(table[name]);
  const [whole, spellings, plurals, endings] = ["whole_words", "spellings", "plurals", "endings"].map(ruled);
  const [capitals, figured, code, family, ending] =
    ["capitals", "figured", "code", "family", "ending"].map((name) => new RegExp(table[name], "u"));
  const capitalWithin = new RegExp(table.capital_within, "su");
  const [range, staged, variant, arm, arms, banded, charged, area] =
    "range staged variant arm arms banded charged area".split(" ").map((name) => new RegExp(table[name], "u"));
  const article = new RegExp(table.article, "u");
  const dropped = new RegExp(`[${table.dropped}${table.format}]`, "gu");
  const hyphens = new RegExp(table.hyphen, "u");
  const dashes = new Set(table.dashes);
  const afterDash = new RegExp(`^\u2013(\\p{L}{${table.rest},})`, "u");
  const joinedBy = (words, end = "") => new RegExp(`\\s(?:${words.split(" ").join("|")})${end}\\s+$`, "i");
  const [joinedByAnd, joinedByWord] = [joinedBy(table.adding), joinedBy(table.linking, "\\.?")];
  const startOf = (name) => new RegExp(`^(?:${table[name]})`, "u");
  const [hanging, listed, between] = ["elided", "listed", "between"].map(startOf);
  const [bothSigns, bothSignsApart] = ["both_signs", "both_signs_apart"].map(startOf);
  const hangingBefore = new RegExp(`^[\\s,/&]+${table.hyphen}$`, "u");
  const mixed = new RegExp(`^${table.mixed}$`, "su");
  const raisedEnd = new RegExp(`^(.*?)([${table.raised}]+)$`, "su");
  const power = new RegExp(`(\u207b?)([${table.raised}]+)`, "gu");
  const digit = new RegExp(table.digit, "gu");
  const everywhere = (name) => new RegExp(table[name], "giu");
  const [multiple, scores, weeksAndDays] =
    ["multiple", "scored", "weeks_and_days"].map((name) => new RegExp(table[name], "gu"));
  const [minusSign, prefixed, dashed, aside] = ["minus", "prefixed", "dashed", "aside"].map(everywhere);
  const mapOf = (name) => new Map(Object.entries(table[name]));
  const [letters, writtenOut, greek, greekAsLatin] = ["letters", "written_out", "greek", "greek_as_latin"].map(mapOf);
  const letterAlone = mapOf("letter_alone");
  const setOf = (name) => new Set(table[name].split(" "));
  const [functionWords, contracted, particles, joining, linking] =
    ["function_words", "contracted", "particles", "joining", "linking"].map(setOf);
  const [ranging, beforeRanges, inRanges] = ["ranging", "before_ranges", "in_ranges"].map(setOf);
  const [counting, adding, alsoAbbreviations] = ["counting", "adding", "also_abbreviations"].map(setOf);
  const [alternatives, qualifying] = ["alternatives", "qualifying"].map(setOf);
  const lacking = new Map();
  for (const [having, without] of table.lacking) {
    lacking.set(having, [...(lacking.get(having) ?? []), without]);
    lacking.set(without, [...(lacking.get(without) ?? []), having]);
  }
  const lacks = new Set(table.lacking.map(([, without]) => without));
  const ends = new RegExp(table.ends, "iu");
  const meaningOf = new Map(
    Object.entries(table.meant_by).flatMap(([meaning, signs]) => [...signs].map((sign) => [sign, meaning])),
  );
  const form = new RegExp(table.form, "u");
  const split = ({ text }) => text.split(hyphens);
  const joinedParts = (text) => basic(split({ text }).join(""));
  const parted = (word) => word.split(/['\u2019]/);
  const number = /(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:\^-?\d+)?/;
  const values = new RegExp(`(?:\\d+ +)?\\d+\u2044\\d+|${number.source}`, "g");
  const signed = /^([<>\u2264\u2265]?)[ \u00a0]?(-?)(.*?)[ \u00a0]?([%\u2030]?)$/;
  const times = new RegExp(table.times, "iu");
  const timesLast = new RegExp(`[ \u00a0]?${table.times}$`, "iu");

  const kept = (make) => {
    const known = new Map();
    return (text) => {
      if (!known.has(text)) known.set(text, make(text));
      return known.get(text);
    };
  };
  const once = (list) => [...new Set(list)];
  const mapped = (text, map) => [...text].map((letter) => map.get(letter) ?? letter).join("");
  const applied = (text, list) => list.reduce((now, [pattern, replacement]) => now.replace(pattern, replacement), text);
  const compatible = (text) => text.normalize("NFKD");

  const basic = kept((text) => {
    const plain = compatible(text).replace(dropped, "").normalize("NFC").toLowerCase().replace(dropped, "");
    const latin = letterAlone.get(text.toLowerCase()) ?? mapped(plain, letters);
    if (latin.search(spellings[0][0]) === 0) return latin;
    return latin.replace(/[α-ω]+/g, (run) => (run.length === 1 ? greek.get(run) : run));
  });
  const spelled = kept((plain) => applied(plain, [...whole, ...spellings, ...plurals, ...endings]));
  const exact = kept((plain) => applied(plain, [...whole, ...spellings, ...endings]));
  const withoutApostrophes = (text) => basic(parted(text).join(""));
  const isForm = kept((word) => form.test(basic(word)));
  const isInCapitals = (word) => word === word.toUpperCase() && word !== word.toLowerCase();

  /* The keys of a word by how plurals are read: none in a name; none in an abbreviation, but where all words are in
     capitals, none can be told. A plural that does not begin as its singular, or may be an abbreviation, has its own
     key too. */
  const isShort = (plain) => [...plain].length <= table.short;
  const asWritten = (_, plain) => [exact(plain)];
  const singular = (_, plain) => {
    const [one, own] = [spelled(plain), exact(plain)];
    return isShort(plain) || !own.startsWith(one) ? once([one, own]) : [one];
  };
  const unlessAbbreviation = (written, plain) =>
    (isShort(plain) && isInCapitals(written) ? asWritten : singular)(written, plain);
  const areInitials = (word) => word.length <= table.initials && isInCapitals(word);
  const areInCapitals = (found) => {
    const spoken = found.filter(({ kind }) => kind === "word");
    return spoken.length > 1 && spoken.every(({ text }) => isInCapitals(text));
  };

  const joined = (pieces, written, keys) => {
    const parts = pieces.map(withoutApostrophes);
    const folded = parts.map((part, place) => keys(written[place], part)[0]).join("-");
    const key = (parts[parts.length - 1] === "s" ? asWritten : keys)("", parts.join(""))[0];
    return { key, parts: folded, written: ifBegunOtherwise(parts.join("-"), [key]) };
  };
  const spelling = (word, written, keys) => {
    const pieces = word.split(hyphens);
    if (pieces.length > 1) return [joined(pieces, written.split(hyphens), keys)];
    const raised = word.match(raisedEnd);
    const isReference = raised && [...raised[1]].length > 2;
    const [first, ...rest] = parted(isReference ? raised[1] : word);
    if (rest.length && basic(rest[rest.length - 1]).length < 2) rest.pop();
    const found = isReference ? ofFigure(compatible(raised[2])) : [];
    if (rest.length && first.length < 3) found.push(...keys(written, rest.map(basic).join("")).map(alone));
    const plain = [first, ...rest].map(basic).join("");
    const withoutArticle = (key) => (article.test(key) ? [alone(key.replace(article, ""))] : []);
    if (charged.test(written)) found.push(alone(basic(written.slice(0, 2))));
    const known = area.test(written) ? [`${plain.slice(0, -1)}^${plain.slice(-1)}`] : keys(written, plain);
    const ofKey = (key) => [{ ...alone(key), written: ifBegunOtherwise(plain, known) }, ...withoutArticle(key)];
    return [...found, ...known.flatMap(ofKey)];
  };
  /* A basic form if it has beginnings, other than the whole, that begin none of the keys. */
  const ifBegunOtherwise = (plain, keys) => {
    const begun = [...plain.split("-").join("")].slice(0, -1).join("");
    return keys.some((key) => key.startsWith(begun)) ? "" : plain;
  };
  /* Parts as one word, and one of these by itself. */
  const asOne = (parts) => joined(parts, parts, singular);
  const asPart = (text) => unlessAbbreviation(text, withoutApostrophes(text))[0];
  /* A word by its key; `parts` are those of one with hyphens, `written` is its basic form as above. */
  const alone = (key) => ({ key, parts: "", written: "" });
  /* The parts of a stage, the first with its prefix and without: "pT3", "T3" and "N1" of "pT3N1"; arms of "1p19q". */
  const stagesIn = (word) => {
    const both = word.toLowerCase().match(arms);
    if (both) return both.slice(1);
    const [, prefix = "", ...parts] = word.match(staged) ?? [];
    const found = parts.filter(Boolean);
    return found.length ? [`${prefix}${found[0]}`, ...found] : [];
  };
  const namedBy = (keys, partsOf = () => []) =>
    kept((word) => {
      const composed = word.normalize("NFC").toLowerCase();
      const one = keys !== asWritten && capitals.test(word) ? [word.replace(capitals, "$1")] : [];
      const isMixed = /[a-z].*[α-ω]|[α-ω].*[a-z]/s.test(composed);
      const latin = isMixed ? mapped(composed, greekAsLatin) : composed;
      const expanded = composed.replace(range, "$1$2-$1$3");
      const forms = [composed, mapped(composed, writtenOut), latin, expanded, ...partsOf(word), ...one];
      return once(forms).flatMap((each) => spelling(each, word, keys));
    });
  const [named, loud] = [unlessAbbreviation, singular].map((keys) => namedBy(keys, stagesIn));
  const [typedNamed, typedLoud, ofName] = [unlessAbbreviation, singular, asWritten].map((keys) => namedBy(keys));
  /* The first part of a word whose second is a figure, "COVID" of "COVID-19", with a mark: typed before another figure,
     it is another word. A change is itself, "19q" of "19q-deleted". Of a person's name each part. */
  const BEFORE_FIGURE = "#";
  const beforeFigure = ([first, second]) => {
    if (second === undefined) return [];
    const isBefore = figured.test(basic(second));
    return [
      ...(isBefore ? [alone(`${spelled(basic(first))}${BEFORE_FIGURE}`)] : []),
      ...([arm, arms].some((each) => each.test(basic(first))) || variant.test(first) ? [alone(basic(first))] : []),
    ];
  };
  const partsOfName = (parts) => (parts.length > 1 ? parts.flatMap(ofName) : []);
  /* Whether a word is a function word, alone or contracted: "what's"; in capitals it may be an abbreviation. */
  const isCommon = kept((word) => {
    const [first, ...rest] = parted(word).map(basic);
    const isContracted = rest.length === 1 && contracted.has(rest[0]) && functionWords.has(first);
    return isContracted || functionWords.has([first, ...rest].join(""));
  });
  const isFunctionWord = (word) => isCommon(word) && (word.length < 2 || !isInCapitals(word));

  const grams = (plain, lengths) =>
    once(
      lengths.flatMap((length) =>
        Array.from({ length: Math.max(0, [...plain].length - length + 1) }, (_, start) =>
          [...plain].slice(start, start + length).join(""),
        ),
      ),
    );

  /* The ways to read a number, each as values: "4½" is 4.5, "½" is 1/2 or 0.5. */
  const led = (value) => (value.startsWith(".") ? `0${value}` : value).replace(/\.0{1,2}$/, "");
  const waysOf = (number) => {
    const [, integer, numerator, denominator] = number.match(/^(?:(\d+) +)?(\d+)\u2044(\d+)$/) ?? [];
    if (denominator) {
      const whole = `${integer ?? ""} ${numerator}/${denominator}`.trim();
      if (40 % denominator) return [[whole]];
      const decimal = String((Number(integer ?? 0) * denominator + Number(numerator)) / denominator);
      return integer ? [[decimal]] : [[whole], [decimal]];
    }
    const [written, exponent] = number.split("^");
    let ways = [written.split(",")];
    if (/^[1-9]\d{0,2}(?:[ \u00a0,]\d{3})+(?:\.\d+)?$/.test(written)) {
      ways = [[written.split(/[ \u00a0,]/).join("")]];
      if (/^\d{1,3} (?!000)\d{3}$/.test(written)) ways.push(written.split(" "));
    } else if (/^\d*,\d*$/.test(written)) ways = [[written.replace(",", ".")]];
    return ways.map((way) =>
      way.map(led).map((value, place) => (exponent && place === way.length - 1 ? `${value}^${exponent}` : value)),
    );
  };
  const figure = kept((text) => {
    const plain = table.signs
      .reduce((now, [sign, meaning]) => now.split(sign).join(meaning), text)
      .replace(power, (_, minus, raised) => `^${minus && "-"}${compatible(raised)}`)
      .replace(digit, (each) => {
        const values = [...table.zeros].map((zero) => each.codePointAt(0) - zero.codePointAt(0));
        return String(values.find((value) => value >= 0 && value < 10));
      })
      .replace(/^%[ \u00a0]?(.*)/, "$1%");
    const [, compared, minus, body, percent] = plain.replace(timesLast, "").match(signed);
    const after = timesLast.test(plain) ? "x" : percent;
    const numbers = (body.replace(weeksAndDays, "$1").match(values) ?? []).map(waysOf);
    return { compared, minus, after, numbers, ...together(body) };
  });
  /* A figure of several numbers as a whole: "6-12" of "6–12", "3x4", "120/80"; of one number nothing. */
  const together = (body) => {
    const numbers = [...body.matchAll(values)];
    const first = (place) => waysOf(numbers[place][0])[0].join(",");
    const end = ({ index, 0: { length } }) => index + length;
    const between = (place) => body.slice(end(numbers[place - 1]), numbers[place].index);
    const sign = (text) => [...":/+"].find((each) => text.includes(each)) ?? (times.test(text) ? "x" : "-");
    const parts = numbers.map((_, place) => (place ? sign(between(place)) : "") + first(place));
    const whole = parts.length > 1 ? parts.join("") : "";
    const groups = [];
    for (const part of parts) {
      if (/^[:/]/.test(part)) groups[groups.length - 1] += part;
      else groups.push(part.replace(/^[-x+]/, ""));
    }
    const runs = whole.split("/");
    if (runs.length > 1 && runs.every((run) => run.includes("-"))) return { together: whole, ratios: runs };
    const factors = whole.split("x").filter((factor) => /[0-9]-/.test(factor));
    const ratios = [...factors, ...groups.filter((group) => /[:/]/.test(group))];
    const [, span = "", power] = whole.match(/^(\d[^x/:+]*-[^x/:+]*)x(10\^-?\d+)$/) ?? [];
    const factored = span.split("-").filter(Boolean).map((each) => `${each}x${power}`);
    return { together: whole, ratios: [...ratios.filter((each) => each !== whole), ...factored] };
  };
  const ofFigure = (text) => {
    const { compared, minus, after, numbers, together, ratios } = figure(text);
    const before = once(["", minus, compared, compared + minus]);
    const withSigns = (value, signs) => signs.flatMap((sign) => once(["", after]).map((end) => sign + value + end));
    const found = numbers.flatMap((ways, position) =>
      ways.filter((way, place) => !place || way.length < 2).flat().flatMap((value) => {
        const [base, exponent] = value.split("^");
        const plain = exponent && base !== "10" ? [value, base] : [value];
        return plain.flatMap((each) => withSigns(each, position === 0 ? before : [""]));
      }),
    );
    return once([...found, ...(together ? [...withSigns(together, before), ...ratios] : [])]).map(alone);
  };
  const ofDotted = (text) => [alone(spelled(basic(text.split(".").join(""))))];

  /* A text, as long as it is, with a minus or a hyphen for each dash that is one, "a score of –2.5", "non–small-cell",
     "day–2", and asides without brackets: "HX- (and HY-) targeted". */
  const unlessRange = (sign) => (whole, inRange, before) => (inRange ? whole : `${before}${sign}`);
  const signsToldApart = (text) =>
    text
      .replace(multiple, "$1\u00d7")
      .replace(aside, "$1 $2 ")
      .replace(prefixed, "$1$2-")
      .replace(dashed, unlessRange("-"))
      .replace(minusSign, unlessRange("\u2212"));
  const pieces = (text) =>
    [...signsToldApart(text).matchAll(piece)].map(([whole, ...kinds], place, all) => ({
      text: kinds[0] ? text.slice(all[place].index, all[place].index + whole.length) : whole,
      start: all[place].index,
      end: all[place].index + whole.length,
      kind: ["figure", "run", "dotted", "word"][kinds.findIndex(Boolean)],
    }));
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

  /* Whether a word is surely a code. */
  const isCode = (text) => code.test(text) || isInCapitals(text);
  const meanings = Object.keys(table.meant_by);
  /* Whether a word may be a code, so that a hyphen or dash after it may be a sign: "HBeAg" too. */
  const isNamed = (text) => isCode(text) || capitalWithin.test(text);
  /* What the sign after a word or a number of a code means, "positive" or "negative", or both of "AR+/-"; after a word
     that is no code, a dash is no sign, nor is one of a word whose end is left out. */
  const signs = [...meaningOf.keys()].map((sign) => `\\u{${sign.codePointAt(0).toString(16)}}`).join("");
  const codeList = new RegExp(table.code_list, "u");
  const signedEnd = new RegExp(`[${signs}]$`, "u");
  const signedHead = new RegExp(`^[${signs}](?![\\p{L}\\p{N}\\p{M}_])`, "u");
  const endOfSign = `${table.sign_ending}(?![\\p{L}\\p{N}\\p{M}_])`;
  const endedSign = new RegExp(`^\\)?${table.space}?\\(?([${signs}])${endOfSign}\\)?`, "iu");
  const minusInRow = /^[-\u2013]\/\p{L}/u;
  const signApart = new RegExp(`^\\)?\\s+([${signs}])(?=[\\s/]|$)`, "u");
  const signInText = new RegExp(`^\\)?\\s\\(?([${signs}])(?![\\p{L}\\p{N}])`, "u");
  const dashBetweenWords = new RegExp(`^\\)?\\s[${table.dashes}]\\s+[\\p{L}\\p{N}]`, "u");
  const signPattern = new RegExp(`^(?:\\)? ?\\(([${signs}])\\)|\\)?([${signs}]))`, "u");
  const mayHaveSign = (text, { text: word, kind, start }) =>
    kind === "word" || (/^[0-9]{1,2}$/.test(word) && codeList.test(text.slice(0, start).slice(-5)));
  const signAfter = (text, { text: word, end, start }, next, elidedAt) => {
    const rest = text.slice(end);
    if (dashes.has(rest[0]) && elidedAt.has(start)) return undefined;
    const [ended, endedBy] = rest.match(endedSign) ?? [];
    if (ended) return { meant: [meaningOf.get(endedBy)], written: ended };
    const [both] = rest.match(bothSigns) ?? (isNamed(word) ? rest.match(bothSignsApart) : null) ?? [];
    if (both) return { meant: meanings, written: both };
    const [written, bracketed, bare] = rest.match(signPattern) ?? [];
    const sign = bracketed ?? bare;
    const isBeforeWord = written && next?.start === end + written.length;
    const isWithin = isBeforeWord && (dashes.has(sign) || !/[0-9]$/.test(word) || next.kind !== "word");
    if (!written || isWithin || (dashes.has(sign) && !isNamed(word))) return undefined;
    return { meant: [meaningOf.get(sign)], written };
  };
  /* What a sign or an abbreviation after a word or a number of a code means: "HSV-1/2+", "HLA-B27 pos.". */
  const abbreviated = (word) => meanings.find((each) => word.toLowerCase() === each.slice(0, table.abbreviated));
  const dashedMeaning = (text, one, next) => {
    const written = next ? text.slice(one.end, next.end).toLowerCase() : "";
    return written.startsWith("\u2013") && meanings.find((each) => each === written.slice(1));
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
      const row = one.kind === "word" && isNamed(one.text) && endOfRow(text, found, place, elidedAt);
      const own = sign && { meant: sign.meant, end: one.end + sign.written.length };
      const word = withoutEnding(one);
      const ended = word && { meant: [meaningOf.get("-")], end: one.end };
      return (ended ? [ended] : [own, row]).filter(Boolean).flatMap(({ meant, end }) =>
        meant.flatMap((meaning) => {
          const parts = [...(word ?? split(one)), meaning];
          const before = found[place - 1];
          const isDashed = before?.kind === "word" && text.slice(before.end, one.start) === "\u2013";
          const whole = isDashed ? [{ ...asOne([...split(before), ...parts]), start: before.start }] : [];
          return [{ ...asOne(parts), start: one.start }, ...whole].map((each) => ({ ...each, end, kind: "word" }));
        }),
      );
    });
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
  const isFigure = (piece) => piece?.kind === "figure";
  const isInteger = ({ text, kind }) => kind === "figure" && /^\p{Nd}+$/u.test(text);
  const isList = ({ text }) => /^[0-9]{1,2}(?:[-/\u2013][0-9]{1,2})+$/.test(text);
  const signedNumber = new RegExp(`^[0-9]{1,3}-(?:${meanings.join("|")})$`, "u");
  const isCodeBefore = (one, between, other) => {
    const isAbbreviation = one.kind === "word" && isShort(one.text) && isInCapitals(one.text);
    const isNumber = isInteger(other) || isList(other) || signedNumber.test(other.text);
    return isAbbreviation && between === " " && !isFunctionWord(one.text) && isNumber;
  };
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
      : (numbers.length ? numbers : [other.text]).map((number) => [one.text, number]);
    const single = (parts) => (parts.length > 1 ? asOne(parts) : alone(asPart(parts[0])));
    const words = base
      ? codes.slice(1).flatMap((parts) => [single(parts), asOne([...codes[0], ...parts])])
      : [...codes.map(asOne), ...(codes.length > 1 ? [asOne(codes.map((parts) => parts.join("")))] : [])];
    const whole = ends.flatMap(({ parts, end: to }) => codes.map((code) => [asOne([...code, ...parts]), to]));
    const placed = ([word, to]) => ({ ...word, start: one.start, end: to, kind: "word" });
    return [...words.map((word) => [word, end]), ...whole].map(placed);
  };
  /* The key of a typed list as a whole. */
  const listKeys = (text, one, other) => numbered(text, [one, other], 0, new Set()).slice(-1).map(({ key }) => key);
  /* The numbers after a code, which may have its beginning again, and each way to read what ends the last. */
  const listAfter = (text, found, place, elidedAt, base = "") => {
    const isNumber = base ? /^[0-9]{1,2}$/ : /^[0-9]{1,3}$/;
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
  const karyotype = new RegExp(table.karyotype, "g");
  const karyotypes = (text) =>
    [...text.matchAll(karyotype)].flatMap(({ index, 0: whole, 1: before, 2: kind, 3: first, 4: further }) => {
      const separated = (each) => each.replace(/[;:,] */g, ";");
      const change = `${kind}(${separated(first)})`;
      const isArm = /^[0-9A-Za-z]+$/.test(first) && /^\([pq]/.test(further);
      const [, chromosome, armOf, band] = first.match(banded) ?? [];
      const ofArm = isArm ? [`(${first}${further[1]})`, `(${first}${further.slice(1)}`] : [];
      const ofBand = band
        ? [`(${chromosome})(${armOf}${band})`, `(${chromosome})`, `(${chromosome}${armOf})`]
        : [];
      const others = [...ofArm, ...(isArm ? [] : ofBand)].map((each) => kind + each);
      const keys = once([change + separated(further ?? ""), change, ...others]);
      const at = { start: index + before.length, end: index + whole.length, kind: "word" };
      return keys.map((key) => ({ ...alone(key.toLowerCase()), ...at }));
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
      ...keys.map(({ key }) => ({ ...alone(`x${key}`), start: start - sign.trim().length, end, kind: "word" })),
      ...factors.map(({ index, 0: { length }, 2: number }) => (
        { ...alone(`x${Number(number)}`), start: start + index + 1, end: start + index + length, kind: "word" }
      )),
    ];
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
      const keys = [...around.flatMap((sign) => ["", after].map((end) => sign + together + end)), ...ratios];
      return once(keys).map((key) => ({ ...alone(key), start: first.start, end: last.end, kind: "word" }));
    });
  };

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
  const read = (written, isName) => {
    const text = signsToldApart(written);
    const found = pieces(text);
    const isLoud = areInCapitals(found);
    const keys = (each) => READ[each.kind](each, isName, isLoud);
    const withoutEnd = isName ? [] : elided(text, found);
    const elidedAt = new Set(withoutEnd.map(({ start }) => start));
    const signLength = (each, place) => {
      const isSigned = !isName && mayHaveSign(text, each);
      return isSigned ? (signAfter(text, each, found[place + 1], elidedAt)?.written.length ?? 0) : 0;
    };
    const single = found.flatMap((each, place) => {
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
      ...found.flatMap((each) => multiples(text, each)),
      ...scored(text),
      ...(text.includes(")") ? karyotypes(text) : []),
    ];
    const signedWords = withSigns(text, found, elidedAt);
    return [...single, ...pairs, ...codes, ...withoutEnd, ...begunBefore(text, found), ...signedWords];
  };
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
    karyotype: ({ text }) => [[karyotypes(text)[0].key]],
    word: ({ text }, isLoud) =>
      once([...(isLoud ? typedLoud : typedNamed)(text), ...ofName(text)].map(({ key }) => key))
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
    if (!one || one.start === piece.start || !/[^x]/i.test(query[one.start])) return piece;
    return { ...piece, kind: "word", text: one.key, shown: query.slice(one.start, one.end), start: one.start };
  };
  const withKaryotypes = (query, found) => {
    const changes = new Map(karyotypes(query).map(({ start, end }) => [start, end]));
    return [...changes].reduce((all, [start, end]) => {
      const one = { text: query.slice(start, end), start, end, kind: "karyotype" };
      return [...all.filter((each) => each.end <= start), one, ...all.filter((each) => each.start >= end)];
    }, found);
  };
  const typed = (query) => {
    const read = pieces(query).map((piece) => withTimes(query, piece));
    const found = withKaryotypes(query, read).reduce((all, each) => {
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
    const wordsAt = ({ start }) => words.filter((word) => word.start === start);
    return found.map((each, place) => ({
      ...unit(each, found[place - 1], query, isLoud, found[place + 1], wordsAt(each)),
      arrow: arrowAt(query, each),
      rule: ruleOf(query, each, ruled.get(each.start)),
      tied: tieOf(query, each, found[place + 1]),
      graded: gradeOf(query, found, place),
      named: nameOf(query, each, found[place - 1]),
    }));
  };
  /* What stands between two typed pieces that are one: nothing in "40mg", a sign in "1799T>C". */
  const tieOf = (query, one, next) => {
    if (!next) return undefined;
    const sign = query.slice(one.end, next.start);
    const isMeasure = !sign && isFigure(one) && next.kind === "word";
    const isChange = /^[>*_]$/.test(sign) && /[0-9]\S*$/.test(query.slice(0, next.end));
    return isMeasure || isChange ? { sign, written: query.slice(one.start, next.end) } : undefined;
  };
  /* Whether two places in a text are so: a unit may follow several figures, "5, 10 or 15 mg". */
  const areTied = (text, one, next, { sign }) => {
    const gap = next.start < one.end ? "?" : text.slice(one.end, next.start);
    return sign ? gap.replace(/\s/g, "") === sign : !gap.replace(listOfFigures, "");
  };
  const listOfFigures = new RegExp(`(?:[\\s\\p{Nd}.,/%()\u2010-\u2015\u2212-]|${[...joining].join("|")})`, "gu");
  /* A grade with its sign that is typed after words, "knee jerk 2+", and these. */
  const gradeOf = (query, found, place) => {
    const one = found[place];
    const isWord = (each) => each.kind === "word" && !isFunctionWord(each.text);
    const words = found.slice(Math.max(0, place - 3), place).filter(isWord).map(keyOf);
    const sign = words.length && isWord(found[place - 1]) && signOfGrade(query, one);
    return sign ? { number: one.text, sign, words } : undefined;
  };
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
  /* A letter that is typed after a word and names a kind, "vitamin K", with this word. */
  const nameOf = (query, one, before) => {
    const isLetter = /^[A-Z]$/.test(one.text) && !signedHead.test(query.slice(one.end));
    const isNaming = isLetter && before?.kind === "word" && !isFunctionWord(before.text);
    return isNaming && query.slice(before.end, one.start) === " " ? keyOf(before) : undefined;
  };
  /* Whether such a letter in a text has a sign, "K\u207a", and stands after another word. */
  const isOfOther = (text, { start, end }, name) => {
    const before = pieces(text.slice(0, start)).pop();
    return signedEnd.test(text.slice(start, end)) && (!before || keyOf(before) !== name);
  };
  /* Whether a text has a code only before other numbers: "AUC 6" is not in "AUC 5 \u00d76". */
  const standingsOfCode = (text, { word, number }) => {
    const found = pieces(text);
    return found.flatMap((one, place) => {
      if (joinedParts(one.text) !== joinedParts(word)) return [];
      const gap = (at) => text.slice(found[at - 1].end, found[at]?.start);
      let last = place + 1;
      if (!isFigure(found[last]) || gap(last) !== " ") return ["free"];
      const isFurther = (piece) => isFigure(piece) || joining.has(basic(piece?.text ?? "."));
      while (isFurther(found[last]) && /^[\s,/\u2013-]*$/.test(gap(last))) last += 1;
      const figures = found.slice(place + 1, last).filter(isFigure);
      const own = figures.map((each) => each.text.replace(/[ \u00a0][x\u00d7\u2715\u2a2f].*$/i, ""));
      return own.flatMap(ofFigure).some(({ key }) => key === number) ? ["free"] : ["apart"];
    });
  };
  /* A typed word with the sign after it: "HER2+" is "HER2-positive", "AR+/-" is either. A number is sought without its
     sign, but its code must not stand only with the other: "CK 20+". So is what has a space before its sign, and what
     ends in a hyphen and is no code, or is a list: it may be the beginning of a word, "BRCA1/2-mutated". */
  const withSign = (piece, before, next, query, left) => {
    const between = query.slice(before?.end, piece.start);
    const rest = query.slice(piece.end);
    const isOfCode = before && (isCodeBefore(before, between, piece) || isNumberOfCode(before, between, piece));
    const readings = isOfCode && minusInRow.test(rest) ? [] : left;
    const code = isOfCode ? `${before.text}-${piece.text.match(/[0-9]*$/)[0]}` : undefined;
    const mayHave = readings.length !== 1 && (isOfCode || mayHaveSign(query, piece));
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
    if (isOfCode) return { ...signed, code, unless, atCode: atCode(before, piece, meant[0]) };
    if (isSpaced) return { ...signed, unless, also: `${piece.text}-${meant[0]}` };
    if (base) return { ...signed, kind: "word", text: `${base}${piece.text}`, unless };
    return { ...signed, kind: "word", text: `${piece.text}-${meant[0]}` };
  };
  const isNumberOfCode = (one, between, other) => /^[a-z]+[0-9]$/.test(one.text) && between === " " && isInteger(other);
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
  /* Whether a text has a figure as the least of others: "65+", "≥65". */
  const hasLeast = (text, keys) =>
    words(text).some(({ key, kind, end }) => {
      const isPlus = keys.has(key) && kind === "figure" && /^\+(?![\p{L}\p{N}])/u.test(text.slice(end));
      return isPlus || (key.startsWith("\u2265") && keys.has(key.slice(1)));
    });
  /* The sign after a typed word, also after a space, where it may join two: "HER2 +", "LMWH + ASA". */
  const typedSign = (query, piece, next) => {
    const [written, sign] = (isNamed(piece.text) && query.slice(piece.end).match(signApart)) || [];
    if (written) return { meant: [meaningOf.get(sign)], written, isSpaced: true };
    return signAfter(query, piece, next, new Set());
  };
  /* The word by which the printed number of a question is found as a whole: "R 12a" is "qr12a". */
  const numberKey = (printed) => {
    const runs = basic(printed).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const isBetween = (place) => /\p{Nd}$/u.test(runs[place - 1] ?? "") && /^\p{Nd}/u.test(runs[place]);
    return runs.length ? `q${runs.map((run, place) => (isBetween(place) ? `.${run}` : run)).join("")}` : "";
  };
  const signedFigure =
    /^(?:[-<>=\u2264\u2265+\u2212\u2013\u00b1\u00d7]+ ?[\d.,]+ ?[%\u2030+\u00d7]?|[\d.,]+ ?[%\u2030+\u00d7])$/;
  /* A query as the number of a question: the keys that it may have, with “question” or “q” before it and without,
     and the one word that it is in place of all typed ones. */
  const asNumber = (query) => {
    const [, number = ""] = query.match(/^\s*q(?:uestion)?[\s.:#-]*(?:(?:no\.?|number)\s*)?(.+)$/i) ?? [];
    const written = query.trim();
    const one = unit({ text: "q1", kind: "word", end: 2 }, undefined, "q1", false);
    const word = (key) => ({ ...one, written, keys: [[key]], singulars: [], isLast: false });
    const isSigned = signedFigure.test(written);
    const plain = isSigned ? "" : numberKey(query);
    return { named: numberKey(number), isFigure: /^\d+[\s.:?]*$/.test(number), plain, isSigned, word };
  };
  /* A typed word. In capitals it may be an abbreviation, unless all are in capitals. No name is found by `plurals`. */
  const unit = (piece, before, query, isLoud, next, readings = []) => {
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
    const sought = [isLoud, true].map((isRead) => spelled.flatMap((each) => SOUGHT[kind]({ text: each }, isRead)));
    const [keys, singulars] = isWord || isApart ? sought.map((lists) => lists.flatMap(marked)) : sought;
    const own = new Set(isWord ? ofName(text).flatMap(({ key }) => [key, `${key}${BEFORE_FIGURE}`]) : keys.flat());
    return {
      written: sign ? `${piece.text}${sign.replace(/^\)/, "")}` : (signed.shown ?? shown).replace("\u2044", "/"),
      isInteger: isInteger(piece),
      isSigned: sign !== "",
      against,
      isLeast,
      kind,
      keys,
      singulars,
      plurals: new Set([...keys, ...singulars].flat().filter((key) => !own.has(key))),
      basic: joinedParts(text),
      start: withoutApostrophes(split({ text }).join("")),
      parts: isWord ? split({ text }).filter(Boolean) : [text],
      more: split({ text }).length > 1 ? 1 : 2,
      isForm: isWord && split({ text }).slice(0, -1).concat(text).some(isForm),
      isFunctionWord: isFunction,
      mayBeFunctionWord: isCommonWord && !isFunction && !alsoAbbreviations.has(basic(text)),
      mayBegin: before && isFigure(before) && measure.test(text) ? durations : undefined,
      numbered: isBare || !signed.code ? undefined : numberedBy(before, piece),
      areInitials: isWord && !isLoud && areInitials(text),
      code,
      atCode: signed.atCode,
      codeKeys: new Set(code ? SOUGHT.word({ text: code }, isLoud).flat() : []),
      unless,
      codes: before && kind === "figure" ? listKeys(query.slice(0, piece.end), before, piece) : [],
      isLast: !sign && query.endsWith(text) && end === query.length,
    };
  };
  /* Units, which after a figure are no beginning but of how long something is: "8 mm" is not "8 mmol". */
  const measure = /^(?:[ckmn]m|[mkn]g|mcg|[\u00b5\u03bcu]g|[mdu]l|mo|hrs?|wks?|yrs?|min|iu)$/i;
  const durations = /^(?:minut|mo(?:s|nth|is|nat)|hour|week|year)/;
  const numberedBy = ({ text: word }, { text: number }) => (/^[0-9]+$/.test(number) ? { word, number } : undefined);
  /* Whether a letter names a kind, as in "grade I" and "hepatitis A", rather than being a function word. */
  const namesKind = (text, before, rest) =>
    before?.kind === "word" &&
    !isCommon(before.text) &&
    rest.startsWith(` ${text}`) &&
    (/^[AIi]$/.test(text) || (text === "a" && !rest.slice(2).trim()));

  /* Whether a word begins so: one with hyphens only by its first part and `more` letters, or its second part, and a
     figure in it only as a whole, a Roman one too. */
  const isBegun = (key, start, parts = "", more = 1) => {
    const [first, second = ""] = parts.split("-");
    if (isOtherNumeral(parts || key, start)) return false;
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

  /* By their places, the words that follow “with” or “without”, until a sign or a function word ends what these say:
     which of the two, whether as the first, and whether they surely belong to it, as the first and one of two do. After
     “with or without” they belong to either. */
  const ruledIn = (text, found) => {
    const ruledBy = new Map();
    let [rule, run] = [null, []];
    const close = (next) => {
      const isShort = run.length <= table.qualified;
      for (const [place, start] of run.entries()) {
        ruledBy.set(start, { ...rule, isFirst: place === 0, isSure: place === 0 || isShort });
      }
      [rule, run] = [next, []];
    };
    for (const [place, one] of found.entries()) {
      const word = one.kind === "word" ? basic(one.text) : "";
      if (rule && /[^\s()/-]/.test(text.slice(found[place - 1].end, one.start))) close(null);
      const others = lacking.get(word);
      if (others) close({ word, others, start: one.start, isEither: isEither(found, place, others) });
      else if (!rule || qualifying.has(word)) continue;
      else if (alternatives.has(word)) close(rule);
      else if (!word || isFunctionWord(one.text)) close(null);
      else if (run.length < table.ruled) run.push(one.start);
    }
    close(null);
    return ruledBy;
  };
  const isEither = (found, place, others) => {
    const [before, joiner] = [1, 2].map((back) => basic(found[place - back]?.text ?? ""));
    return others.includes(before) || (alternatives.has(before) && others.includes(joiner));
  };
  const ruledWords = kept((text) => ruledIn(text, pieces(text)));
  const areOpposed = (one, other) => Boolean(other) && !other.isEither && one.others.includes(other.word);
  /* What a typed word must stand after, and how both are typed. */
  const ruleOf = (query, { start, end }, rule) =>
    rule && !rule.isEither ? { ...rule, written: query.slice(rule.isFirst ? rule.start : start, end) } : undefined;

  /* The words of a text in one spelling, to see whether typed words are next to each other. */
  const phrase = kept((text) => pieces(text).map((each) => spelled(basic(each.text))).join(" "));

  /* The direction of the arrow at a word, "C3↑", "↑C3", which is not that of the word before it: "C4 ↓ C3". */
  const directionOf = (arrow) => Object.keys(table.arrows).find((each) => table.arrows[each].includes(arrow));
  const arrows = `[${Object.values(table.arrows).join("")}]`;
  const arrowAfter = new RegExp(`^[+\u207a\u207b\u2212-]?(?:(${arrows})| (${arrows})(?![\\p{L}\\p{N}]))`, "u");
  const arrowBefore = new RegExp(`(?:(?:^|[^\\p{L}\\p{N} ]) ?(${arrows}) ?| (${arrows}))$`, "u");
  const arrowAt = (text, { start, end }) => {
    const [, attached, apart] = text.slice(end, end + 4).match(arrowAfter) ?? [];
    const [, before, direct] = text.slice(Math.max(0, start - 4), start).match(arrowBefore) ?? [];
    return directionOf(attached ?? direct ?? before ?? apart);
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

  /* Whether a part means nothing beside other words: the figure of a code, or its sign. */
  const isBound = (part) => figured.test(basic(part)) || Object.keys(table.meant_by).includes(basic(part));
  const key = (pieces) => spelled(pieces.join(""));
  return {
    words, apart, placesBefore, numbersWith, compounds, formAnd, isForm, inside, typed, asNumber, basic, joinedParts,
    phrase, isBegun, isOtherNumeral, begins, key, isBound, opposite, hasAnotherAfter, hasLeast,
    isNumberOf, arrowAt, areTied, standingsOfGrade, standingsOfCode, isOfOther, ruledWords, areOpposed, lacks,
  };
};

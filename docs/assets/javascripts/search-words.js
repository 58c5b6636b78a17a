/* A word and a figure of a text, folded as in the index: src/clinical_consensus/search/words.py does the same. */
window.consensusWords = (table, known) => {
  const {
    piece, whole, spellings, plurals, endings, capitals, figured, code, capitalWithin, range, staged, variant, arm,
    arms, charged, area, zerosLast, onlyWithS, conjoined, article, dropped, hyphens, raisedEnd, power, digit,
    weeksAndDays, minusSign, prefixed, dashed, aside, letters, writtenOut, greek, greekAsLatin, letterAlone,
    functionWords, contracted, eliding, fullWidth, form, split, parted, kept, once, mapped, applied, compatible,
    readAs, codeForms,
  } = known;

  const joinedParts = (text) => basic(split({ text }).join(""));
  const number = /(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:\^-?\d+)?/;
  const values = new RegExp(`(?:\\d+ +)?\\d+\u2044\\d+|${number.source}`, "g");
  const signed = /^([<>\u2264\u2265]?)[ \u00a0]?(-?)(.*?)[ \u00a0]?([%\u2030]?)$/;
  const times = new RegExp(table.times, "iu");
  const timesLast = new RegExp(`[ \u00a0]?${table.times}$`, "iu");

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
    const also = onlyWithS.test(plain) ? [spelled(plain.slice(0, -1))] : [];
    return once([one, ...(isShort(plain) || !own.startsWith(one) ? [own] : []), ...also]);
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
    const isElided = first.length < 3 || eliding.has(basic(first));
    if (rest.length && isElided) found.push(...keys(written, rest.map(basic).join("")).map(alone));
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
  /* The parts of a stage, the first with its prefix and without: "pT3", "T3" and "N1" of "pT3N1"; arms of "1p19q"; a
     word without the Arabic "and" at its beginning. */
  const stagesIn = (word) => {
    const both = word.toLowerCase().match(arms);
    if (both) return both.slice(1);
    if (conjoined.test(word)) return [word.replace(conjoined, "")];
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
      const plain = compatible(word);
      const code = applied(plain, codeForms);
      const forms = [composed, mapped(composed, writtenOut), latin, expanded, ...partsOf(word), ...one];
      const ofCode = code === plain ? [] : spelling(code, code, keys);
      return [...once(forms).flatMap((each) => spelling(each, word, keys)), ...ofCode];
    });
  const [named, loud] = [unlessAbbreviation, singular].map((keys) => namedBy(keys, stagesIn));
  const [typedNamed, typedLoud, ofName] = [unlessAbbreviation, singular, asWritten].map((keys) => namedBy(keys));
  /* The first part of a word whose second is a figure, "COVID" of "COVID-19", with a mark: typed before another figure,
     it is another word. So has a word in a name of several people, which no plural finds. A change is itself, "19q" of
     "19q-deleted". Of a person's name each part. */
  const BEFORE_FIGURE = "#";
  const OF_EPONYM = "'";
  /* After a code that a word with hyphens begins with. */
  const OF_LONGER = "=";
  /* After a word that in capitals is another. */
  const OF_CASE = "!";
  /* After a word of which a part may be left out, as another has it. */
  const LEFT_OUT = "~";
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
  const led = (value) => (value.startsWith(".") ? `0${value}` : value).replace(zerosLast, "$1");
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
  /* A ratio in one writing: "1/150" of "1:150", but not of the time "12:30". */
  const colon = new RegExp(table.colon, "g");
  const withSlash = (ratio) => ratio.replace(colon, "/");
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
    const [one, ...others] = [whole, ...ratios.filter((each) => each !== whole)].map(withSlash);
    return { together: one, ratios: [...others, ...factored] };
  };
  /* A date in one spelling: "1.2.2019" of "01.02.2019", "31.3.2021" of "31/03/2021"; "3/4/2021" may be either. */
  const date = new RegExp(table.date, "u");
  const ofDate = (text) => {
    const [, first, sign, second, year, isoYear, isoMonth, isoDay] = text.match(date) ?? [];
    if (!first && !isoYear) return [];
    const [one, other] = (isoYear ? [isoDay, isoMonth] : [first, second]).map(Number);
    const mayTurn = sign && sign !== ".";
    if (mayTurn && one <= 12 && other <= 12) return [`${one}/${other}/${year}`];
    const [day, month] = mayTurn && other > 12 ? [other, one] : [one, other];
    return month > 0 && month <= 12 ? [`${day}.${month}.${year ?? isoYear}`] : [];
  };
  /* The month of a date, ".2.2019" of "1.2.2019"; of "3/4/2021" either. */
  const monthsOf = (text) => {
    const [one, other, year] = text.split(/[./]/);
    return (text.includes("/") ? [one, other] : [other]).map((month) => `.${month}.${year}`);
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
    const whole = together ? [...withSigns(together, before), ...ratios] : [];
    return once([...found, ...whole, ...ofDate(text).flatMap((each) => [each, ...monthsOf(each)])]).map(alone);
  };
  /* Which is not the numeral. */
  const ROUTE = "i.v.";
  const ofDotted = (text) => {
    const key = spelled(basic(text.split(".").join("")));
    return [alone(key === "iv" ? ROUTE : key)];
  };

  /* A text, as long as it is, with a minus or a hyphen for each dash that is one, "a score of –2.5", "non–small-cell",
     "day–2", and asides without brackets: "HX- (and HY-) targeted". */
  const unlessRange = (sign) => (whole, inRange, before) => (inRange ? whole : `${before}${sign}`);
  const inUsualWidth = (text) => mapped(text, fullWidth);
  const signsToldApart = (text) =>
    applied(inUsualWidth(text), readAs)
      .replace(aside, "$1 $2 ")
      .replace(prefixed, "$1$2-")
      .replace(dashed, unlessRange("-"))
      .replace(minusSign, unlessRange("\u2212"));
  const pieces = (text) =>
    [...signsToldApart(text).matchAll(piece)].map(([whole, ...kinds], place, all) => ({
      text: kinds[0] ? inUsualWidth(text).slice(all[place].index, all[place].index + whole.length) : whole,
      start: all[place].index,
      end: all[place].index + whole.length,
      kind: ["figure", "run", "dotted", "word"][kinds.findIndex(Boolean)],
    }));
  /* Whether a word is surely a code. */
  const isCode = (text) => code.test(text) || isInCapitals(text);
  /* Whether a word may be a code, so that a hyphen or dash after it may be a sign: "HBeAg" too. */
  const isNamed = (text) => isCode(text) || capitalWithin.test(text);
  const isFigure = (piece) => piece?.kind === "figure";
  const isInteger = ({ text, kind }) => kind === "figure" && /^\p{Nd}+$/u.test(text);
  const isList = ({ text }) => /^[0-9]{1,2}(?:[-/\u2013][0-9]{1,2})+$/.test(text);
  const isNumberOfCode = (one, between, other) => /^[a-z]+[0-9]$/.test(one.text) && between === " " && isInteger(other);
  return {
    joinedParts, basic, spelled, withoutApostrophes, isForm, isInCapitals, isShort, singular, areInitials,
    areInCapitals, joined, asOne, asPart, alone, named, loud, typedNamed, typedLoud, ofName, BEFORE_FIGURE, OF_EPONYM,
    OF_LONGER, OF_CASE, ROUTE, LEFT_OUT, beforeFigure, partsOfName, isCommon, isFunctionWord, grams, figure, ofDate,
    ofFigure,
    ofDotted, inUsualWidth, signsToldApart, pieces, isCode, isNamed, isFigure, isInteger, isList, isNumberOfCode,
  };
};

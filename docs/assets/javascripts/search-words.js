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
  const [spellings, plurals, endings, unfinished] = ["spellings", "plurals", "endings", "unfinished"].map(ruled);
  const [capitals, figured] = [table.capitals, table.figured].map((pattern) => new RegExp(pattern, "u"));
  const article = new RegExp(table.article, "u");
  const dropped = new RegExp(`[${table.dropped}${table.format}]`, "gu");
  const hyphens = new RegExp(table.hyphen, "u");
  const raisedEnd = new RegExp(`^(.*?)([${table.raised}]+)$`, "su");
  const power = new RegExp(`(\u207b?)([${table.raised}]+)`, "gu");
  const digit = new RegExp(table.digit, "gu");
  const mapOf = (name) => new Map(Object.entries(table[name]));
  const [letters, writtenOut, greek] = ["letters", "written_out", "greek"].map(mapOf);
  const functionWords = new Set(table.function_words.split(" "));
  const form = new RegExp(table.form, "u");
  const isForm = (word) => form.test(basic(word));
  const split = ({ text }) => text.split(hyphens);
  const values = /(?:\d{1,3}(?:[ \u00a0,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)*|\.\d+)(?:\^-?\d+)?/g;
  const signed = /^([<>\u2264\u2265]?)[ \u00a0]?(-?)(.*?)[ \u00a0]?([%\u2030]?)$/;

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
    const latin = mapped(plain, letters);
    if (latin.search(spellings[0][0]) === 0) return latin;
    return latin.replace(/[α-ω]+/g, (run) => (run.length === 1 ? greek.get(run) : run));
  });
  const spelled = kept((plain) => applied(plain, [...spellings, ...plurals, ...endings]));

  const joined = (pieces) => {
    const parts = pieces.map((each) => basic(each.split(/['\u2019]/).join("")));
    return { key: spelled(parts.join("")), parts: parts.map(spelled).join("-") };
  };
  const spelling = (word) => {
    const pieces = word.split(hyphens);
    if (pieces.length > 1) return [joined(pieces)];
    const raised = word.match(raisedEnd);
    const isReference = raised && [...raised[1]].length > 2;
    const [first, ...rest] = (isReference ? raised[1] : word).split(/['\u2019]/);
    if (rest.length && basic(rest[rest.length - 1]).length < 2) rest.pop();
    const found = isReference ? ofFigure(compatible(raised[2])) : [];
    if (rest.length && first.length < 3) found.push({ key: spelled(rest.map(basic).join("")), parts: "" });
    const whole = spelled([first, ...rest].map(basic).join(""));
    const keys = article.test(whole) ? [whole, whole.replace(article, "")] : [whole];
    return [...found, ...keys.map((key) => ({ key, parts: "" }))];
  };
  const named = kept((word) => {
    const composed = word.normalize("NFC").toLowerCase();
    const singular = capitals.test(word) ? [word.replace(capitals, "$1")] : [];
    return once([composed, mapped(composed, writtenOut), ...singular]).flatMap(spelling);
  });
  /* The first part of a word whose second is a figure, "COVID" of "COVID-19"; of a person's name each part. */
  const beforeFigure = ([first, second]) =>
    second !== undefined && figured.test(basic(second)) ? [{ key: spelled(basic(first)), parts: "" }] : [];
  const partsOfName = (parts) => (parts.length > 1 ? parts.flatMap(named) : []);
  const isFunctionWord = (word) =>
    functionWords.has(basic(word)) && (word.length < 2 || word !== word.toUpperCase() || word === word.toLowerCase());

  const grams = (plain, lengths) =>
    once(
      lengths.flatMap((length) =>
        Array.from({ length: Math.max(0, [...plain].length - length + 1) }, (_, start) =>
          [...plain].slice(start, start + length).join(""),
        ),
      ),
    );

  /* The ways to read a number, each as values. */
  const led = (value) => (value.startsWith(".") ? `0${value}` : value);
  const waysOf = (number) => {
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
      });
    const [, compared, minus, body, percent] = plain.match(signed);
    return { compared, minus, percent, numbers: (body.match(values) ?? []).map(waysOf) };
  });
  const ofFigure = (text) => {
    const { compared, minus, percent, numbers } = figure(text);
    const found = numbers.flatMap((ways, position) =>
      ways.flat().flatMap((value) => {
        const [base, exponent] = value.split("^");
        const before = position === 0 ? once(["", minus, compared, compared + minus]) : [""];
        return (exponent && base !== "10" ? [value, base] : [value]).flatMap((plain) =>
          before.flatMap((sign) => once(["", percent]).map((after) => sign + plain + after)),
        );
      }),
    );
    return once(found).map((key) => ({ key, parts: "" }));
  };
  const ofDotted = (text) => [{ key: spelled(basic(text.split(".").join(""))), parts: "" }];

  const pieces = (text) =>
    [...text.matchAll(piece)].map(([whole, ...kinds], place, all) => ({
      text: whole,
      start: all[place].index,
      end: all[place].index + whole.length,
      kind: ["figure", "run", "dotted", "word"][kinds.findIndex(Boolean)],
    }));
  /* Two words that are also written as one, "post operative", and a letter that names a kind, "hepatitis A". */
  const neighbours = (text, one, other) => {
    const between = other && text.slice(one.end, other.start);
    if (one.kind !== "word" || other?.kind !== "word" || !/^\s+$/.test(between)) return [];
    const { start, end, text: written } = other;
    const isLetter = /^[AI]$/.test(written) && between === " " && !isFunctionWord(one.text);
    const letter = { key: written.toLowerCase(), parts: "", start, end, kind: "word" };
    const pair = { ...joined([one, other].flatMap(split)), start: one.start, end, kind: "word" };
    return [...(isLetter ? [letter] : []), ...(isForm(one.text) ? [pair] : [])];
  };

  /* The words of a text, each with its place: function words are left out, unless it is a name. */
  const READ = {
    figure: ({ text }) => ofFigure(text),
    run: ({ text }) => grams(basic(text), [1, 2, 3]).map((key) => ({ key, parts: "" })),
    dotted: ({ text }) => ofDotted(text),
    word: (piece, isName) => {
      if (!isName && isFunctionWord(piece.text)) return [];
      return [...named(piece.text), ...(isName ? partsOfName : beforeFigure)(split(piece))];
    },
  };
  const words = (text, isName = false) => {
    const found = pieces(text);
    const read = found.flatMap((each) => READ[each.kind](each, isName).map((word) => ({ ...word, ...each, text: "" })));
    const pairs = isName ? [] : found.flatMap((each, place) => neighbours(text, each, found[place + 1]));
    return [...read, ...pairs];
  };

  /* What must stand in a text for a typed piece to be found: any of several lists of keys, each wholly. */
  const SOUGHT = {
    figure: ({ text }) => {
      const { compared, minus, percent, numbers } = figure(text);
      const whole = (value, position) => `${position === 0 ? compared + minus : ""}${value}${percent}`;
      return numbers.reduce(
        (lists, ways, position) =>
          lists.flatMap((list) => ways.map((way) => [...list, ...way.map((value) => whole(value, position))])),
        [[]],
      );
    },
    run: ({ text }) => {
      const plain = basic(text);
      return [grams(plain, [Math.min(3, [...plain].length)])];
    },
    dotted: ({ text }) => ofDotted(text).map(({ key }) => [key]),
    word: ({ text }) => named(text).map(({ key }) => [key]),
  };
  const typed = (query) => {
    const [whole, number] = query.match(/^\s*q(?:uestion)?[\s.:#-]*(?:(?:no\.?|number)\s*)?(\d+)[\s.:?]*$/i) ?? [];
    const read = number ? `q${number}` : query;
    const units = pieces(read).map((each, place, all) => unit(each, all[place - 1], read));
    return number ? units.map((each) => ({ ...each, written: whole.trim() })) : units;
  };
  const unit = ({ text, kind, end }, before, query) => ({
    written: text,
    kind,
    keys: SOUGHT[kind]({ text }),
    basic: basic(text.split(hyphens).join("")),
    parts: kind === "word" ? text.split(hyphens).filter(Boolean) : [text],
    isForm: kind === "word" && text.split(hyphens).slice(0, -1).concat(text).some(isForm),
    isFunctionWord: kind === "word" && isFunctionWord(text) && !namesKind(text, before, query.slice(before?.end)),
    isLast: query.endsWith(text) && end === query.length,
  });
  /* Whether a letter names a kind, as in "grade I" and "hepatitis A", rather than being a function word. */
  const namesKind = (text, before, rest) =>
    before?.kind === "word" &&
    !isFunctionWord(before.text) &&
    rest.startsWith(` ${text}`) &&
    (/^[AIi]$/.test(text) || (text === "a" && !rest.slice(2).trim()));

  /* How words can begin that a reader is still typing. */
  const beginnings = (written) => {
    const plain = basic(written.split(hyphens).join(""));
    const now = applied(plain, spellings);
    const others = unfinished.map((rule) => applied(now, [rule]));
    return once([plain, now, ...others, applied(now, endings)]);
  };

  /* Whether a word begins so: one with hyphens only by more than its first part, and a figure in it only as a whole. */
  const isBegun = ({ key, parts }, start) =>
    key.startsWith(start) &&
    start.length > parts.split("-")[0].length &&
    !(/[0-9]$/.test(start) && /^[0-9]/.test(key.slice(start.length)));

  /* The words of a text in one spelling, to see whether typed words are next to each other. */
  const phrase = (text) => pieces(text).map((each) => spelled(basic(each.text))).join(" ");

  return { words, typed, basic, phrase, beginnings, isBegun, key: (pieces) => spelled(pieces.join("")) };
};

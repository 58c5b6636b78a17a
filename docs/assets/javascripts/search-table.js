/* The table of search as patterns, sets and maps: src/clinical_consensus/search/table.py makes it. */
window.consensusTable = (table) => {
  const rules = (list) => list.map(([pattern, replacement]) => [new RegExp(pattern, "gu"), replacement]);
  const inWords = `\\p{L}\\p{N}\\p{M}${table.squared}${table.format}`;
  const piece = new RegExp(
    table.piece
      .replaceAll("@", `(?:(?![#])[${inWords}])`)
      .replaceAll("~", `(?:(?![#0-9])[${inWords}])`)
      .replaceAll("#", table.unspaced),
    "giu",
  );
  const ruled = (name) => rules(table[name]);
  const [whole, spellings, plurals, endings, readAs, codeForms] =
    "whole_words spellings plurals endings read_as code_forms".split(" ").map(ruled);
  const [capitals, figured, code, family, ending] =
    ["capitals", "figured", "code", "family", "ending"].map((name) => new RegExp(table[name], "u"));
  const capitalWithin = new RegExp(table.capital_within, "su");
  const [range, staged, variant, arm, arms, banded, charged, area, zerosLast, onlyWithS, conjoined] =
    "range staged variant arm arms banded charged area zeros_last only_with_s conjoined"
      .split(" ")
      .map((name) => new RegExp(table[name], "u"));
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
  const [scores, weeksAndDays] =
    ["scored", "weeks_and_days"].map((name) => new RegExp(table[name], "gu"));
  const [minusSign, prefixed, dashed, aside] = ["minus", "prefixed", "dashed", "aside"].map(everywhere);
  const mapOf = (name) => new Map(Object.entries(table[name]));
  const [letters, writtenOut, greek, greekAsLatin] = ["letters", "written_out", "greek", "greek_as_latin"].map(mapOf);
  const [letterAlone, fullWidth] = ["letter_alone", "full_width"].map(mapOf);
  const setOf = (name) => new Set(table[name].split(" "));
  const [functionWords, contracted, eliding, particles, joining, linking] =
    ["function_words", "contracted", "eliding", "particles", "joining", "linking"].map(setOf);
  const [ranging, beforeRanges, inRanges] = ["ranging", "before_ranges", "in_ranges"].map(setOf);
  const [counting, adding, alsoAbbreviations] = ["counting", "adding", "also_abbreviations"].map(setOf);
  const [alternatives, qualifying] = ["alternatives", "qualifying"].map(setOf);
  const lacking = new Map();
  const opposites = [...table.lacking, ...table.denying];
  for (const [having, without] of opposites) {
    lacking.set(having, [...(lacking.get(having) ?? []), without]);
    lacking.set(without, [...(lacking.get(without) ?? []), having]);
  }
  const lacks = new Set(opposites.map(([, without]) => without));
  const denying = new Set(table.denying.map(([, no]) => no));
  const [heads, headed, classNames, withLetters, passing, copulas] =
    ["heads", "headed", "class_names", "with_letters", "passing", "copulas"].map(setOf);
  const ends = new RegExp(table.ends, "iu");
  const meaningOf = new Map(
    Object.entries(table.meant_by).flatMap(([meaning, signs]) => [...signs].map((sign) => [sign, meaning])),
  );
  const form = new RegExp(table.form, "u");
  const split = ({ text }) => text.split(hyphens);
  const parted = (word) => word.split(/['\u2019]/);
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

  const meanings = Object.keys(table.meant_by);
  const signs = [...meaningOf.keys()].map((sign) => `\\u{${sign.codePointAt(0).toString(16)}}`).join("");
  const signedHead = new RegExp(`^[${signs}](?![\\p{L}\\p{N}\\p{M}_])`, "u");
  const endOfSign = `${table.sign_ending}(?![\\p{L}\\p{N}\\p{M}_])`;
  const endedSign = new RegExp(`^\\)?${table.space}?\\(?([${signs}])${endOfSign}\\)?`, "iu");
  const minusInRow = /^[-\u2013]\/\p{L}/u;
  return {
    piece, whole, spellings, plurals, endings, capitals, figured, code, family, ending, capitalWithin, range, staged,
    variant, arm, arms, banded, charged, area, zerosLast, onlyWithS, conjoined, article, dropped, hyphens, dashes,
    afterDash, joinedByAnd, joinedByWord, hanging, listed, between, bothSigns, bothSignsApart, hangingBefore, mixed,
    raisedEnd, power, digit, scores, weeksAndDays, minusSign, prefixed, dashed, aside, letters, writtenOut,
    greek, greekAsLatin, letterAlone, functionWords, contracted, eliding, particles, joining, linking, ranging,
    beforeRanges, fullWidth,
    inRanges, counting, adding, alsoAbbreviations, alternatives, qualifying, lacking, lacks, denying, heads,
    headed, classNames, withLetters, passing, copulas, ends, meaningOf, form,
    split, parted, kept, once, mapped, applied, compatible, meanings, signs, signedHead, endedSign, minusInRow,
    readAs, codeForms,
  };
};

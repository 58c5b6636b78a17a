"""Patterns of words that stand within others, or are written once for several, in the table of the fold of search."""

from __future__ import annotations

from typing import Any

_DASH = "[-\u2010\u2011]"
_LETTER = "A-Za-z\u00c0-\u024f"
_GREEK = "\u03b1-\u03c9"
_LOW = "\u2080-\u2089"
_EDGE = "(^|[^A-Za-z0-9])"
_END = "(?![A-Za-z0-9])"
_ADDING = "and|or|und|oder|sowie|et|ou"
_RANGING = "to|bis|\u00e0"

_KINDS = (
    "(?:[Vv]itamin|[Pp]rovitamin|[Pp]rostaglandin|[Tt]hromboxan|[Ll]eukotrien|[Cc]oenzym|[Cc]yclin|[Aa]polipoprotein|"
    "[Ii]mmunoglobulin|[Cc]athepsin)"
)
_NUMBERED = f"[A-Z](?:{_DASH}?[0-9{_LOW}]{{1,3}})?(?![A-Za-z0-9{_LOW}])"
_LISTED = f"(?: ?[/,] ?|,? (?:{_ADDING}) )"

_CLASS = "[A-C] ?\\(?[0-9]{1,2}\\)?"
_TO_CLASS = f"(?: ?[-\u2010-\u2015/,] ?|,? (?:{_ADDING}|{_RANGING}) )"

_NUMBER = "(?:[IVX]+|[0-9]{1,3})"
_REPEATED = f"(?:[/\u2013][-\u2010\u2011\u2212]?|,? (?:{_ADDING}) [-\u2010\u2011\u2212]|, ?[-\u2010\u2011\u2212])"

_TO_LETTER = f"(?:{_DASH}|[\u2013/]| (?:{_ADDING}|{_RANGING}) )"

_BEFORE_LEAST = f"(?:(?:^|[\\s(])(?!(?:{_ADDING}) )[A-Za-z]?[a-z]+ |\\(|^)"

_JOINER = "(?:und|oder|sowie|bis|bzw\\.)"
_HUNG_TO = f"(?:, ?| ?/ ?|,? {_JOINER} )"

_ENGLISH = "1st first 2nd second 3rd third 4th fourth 5th fifth 6th sixth 7th seventh 8th eighth 9th ninth 10th tenth"
_FRENCH = "deux trois quatr cinqu six sept huit neuv dix"
ORDINALS = [
    *([f"^{figure}$", word] for figure, word in zip(_ENGLISH.split()[::2], _ENGLISH.split()[1::2], strict=True)),
    *([f"^{word}iemes?$", f"{number}e"] for number, word in enumerate(_FRENCH.split(), 2)),
    *(["^(?:1(?:ere|re)|premi(?:er|ere))s?$", "1er"], ["^([2-9]|[1-9][0-9]|[ivx]{2,})i?emes?$", "$1e"]),
]
"""One spelling of ordinals, "1st" and "first", "1re" and "2ème", which are read in lower case and without accents."""

CLASSES = (
    "(?:[Cc]lass?|[Kk]lass|[Tt]yp|[Tt]ip|[Gg]rad|[Ss]tag|[Ss]tad|[Ee]stadi|[Ss]cor|[Cc]ategor|[Ll]evel|[Gg]roup|"
    "[Pp]has|[Ff]as|[Ff]a[ck]tor|[Ff]acteur|[Nn]er[vf]|[Zz]one)(?:[eo]?[ns]?|ium|ien|ies|y)"
)
_SCALE_NAMES = (
    "NYHA CCS ASA WHO FIGO AJCC UICC Killip Dindo Arbor Fontaine Rutherford Forrest Mallampati Lehane Gustilo Harris "
    "Bethesda Fitzpatrick Tanner Garden Schatzker Hinchey Bosniak Masaoka Siewert Bismuth Hurley"
)
SCALES = "|".join(
    each if each.isupper() else f"[{each[0]}{each[0].lower()}]{each[1:]}" for each in _SCALE_NAMES.split()
)
_LOWER_SCALE = "|".join(each.lower() for each in _SCALE_NAMES.split() if each.isupper())
_TO_NUMERAL = f"(?: ?[,/\u2013-] ?|,? (?:{_ADDING}|{_RANGING}|y|o|e) )"
_BEFORE_NUMERAL = f"(?:{CLASSES}|{SCALES}|{_LOWER_SCALE})(?:s?[:=]?[ \u00a0-][<>\u2264\u2265]?)"
_NUMERALS = f"(?:(?:[IVX]{{2,}}[A-D]?|[IVX]){_TO_NUMERAL})"

_DAY, _YEAR = "[0-3]?[0-9]", "[12][0-9]{3}"
DATE = f"(?:({_DAY})([./-])({_DAY})\\2({_YEAR})|({_YEAR})-([01]?[0-9])-({_DAY}))"
"""A date in figures: day and month, or month and day, and year; or year, month and day."""

_MEASURE = "(?:[mkcd\u00b5\u03bcnp]?[gGlL]|mcg|[mkM]?I?U|[m\u00b5\u03bcn]?mol|mEq|kcal|kJ|m[2\u00b2]|doses?|times)"

WITHIN_PATTERNS: dict[str, Any] = {
    # A code that a word with hyphens begins with, "VTE-related", and a figure that is a part of one: "IL-6-related".
    "code_part": f"^(?!(?:NO|NOT|NICHT|OHNE|SANS)$)(?:[A-Z][A-Z{_GREEK}]+|[A-Z][A-Za-z{_GREEK}]*[0-9]+[A-Za-z]?|"
    f"[A-Za-z{_GREEK}]+[A-Z][A-Za-z0-9{_GREEK}]*)$",
    "figure_part": "^[a-z]?[0-9]",
    # An end of a range of stages that is a word with a hyphen, "3b-5", "IIA-IIIC": Roman, or a letter and a number.
    "stage_part": "^(?:([IVX]+)|([A-Z]?)([0-9]{1,2}))([A-Da-d]?)$",
    "date": f"^{DATE}$",
    # A code and a Greek letter, "IFN\u03b3", or two of these: "\u03b3\u03b4".
    "greek_part": f"^(?:([A-Z][A-Za-z]+)([{_GREEK}][0-9]*)|([\u03b1\u03b3])([\u03b2\u03b4]))$",
    # A code before a number that is set low, "EQD2\u2081\u2080", or a logarithm before its base, "log10".
    "low_number": f"^(?:([A-Za-z0-9]*[0-9]|[A-Z]{{3,}})[{_LOW}]+|([Ll]og)[0-9{_LOW}]+)$",
    # The letters that stand once before several figures: "BRCA1/2".
    "letters_of_family": "^[A-Z][A-Za-z]{2,}$",
    # What has a word in it, this, and what is before and after its key: a kind by its letter before a number, "vitamin
    # K\u2081 or D3"; the classes of scores, "Child-Pugh A5\u2013B7"; a code before its version, "NM_000492.4"; and a
    # figure that is the least of others, "adults 18+", but not of a code, "HPV 16+".
    "single": [
        [f"{_KINDS}[a-z]{{0,2}} {_NUMBERED}(?:{_LISTED}{_NUMBERED})*", f"([A-Z]){_DASH}?[0-9{_LOW}]{{1,3}}", "", "#"],
        [f"(?:[Pp]ugh|CTP)(?: [a-z]+){{0,2}} {_CLASS}(?:{_TO_CLASS}{_CLASS})+", "([A-C]) ?\\(?[0-9]{1,2}", "", ""],
        ["[A-Z]{2}_[0-9]{6,9}\\.[0-9]", "([0-9]{6,})", "", ""],
        [f"{_BEFORE_LEAST}[1-9][0-9]{{1,2}}\\+(?![A-Za-z0-9(/])", "([0-9]+)\\+", "\u2265", ""],
    ],
    # A code whose number alone is repeated, "HTLV-I/II", "HPV-16/-18"; what ends the last; and one of the numbers.
    "repeated": f"{_EDGE}([A-Z]{{2}}[A-Za-z]*){_DASH}({_NUMBER}(?:{_REPEATED}{_NUMBER})+)"
    f"(?:{_DASH}([a-z]{{3,}}))?{_END}",
    "number_repeated": "[IVX]+|[0-9]+",
    # A stage whose letter alone is repeated, "IIA\u2013B", and one of the letters with what is before it.
    "lettered": f"{_EDGE}([A-Z]?[0-9]{{1,2}}|[IVX]+)([A-Da-d](?:{_TO_LETTER}[A-Da-d])+){_END}",
    "letter_repeated": f"({_TO_LETTER})?([A-Da-d])(?![a-z])",
    "letters_between": f"^(?:{_DASH}|\u2013| (?:{_RANGING}) )$",
    # A code with a letter in brackets, and what is said of it: "Rh(D)-negative".
    "bracketed": f"{_EDGE}([A-Z][a-z]{{1,2}}|[Aa]po)\\(([A-Z]|[ab])\\)"
    f"(?:[-\u2010\u2011 ]?(pos|neg)(?:itiv|ativ)[a-z]*|([+\u2212\u207a\u207b]|-(?![A-Za-z])))?",
    # German words whose end stands only in a later one, "R\u00fccken- und Gelenkschmerzen", or their beginning in an
    # earlier one, "Lebertumoren und -zysten"; what joins them; and one of these.
    "hung": f"(^|[^{_LETTER}-])((?:[{_LETTER}]{{2,}}(?:{_DASH}[{_LETTER}]+)*{_DASH}{_HUNG_TO})+)"
    f"(?:(?:der|die|das|den|dem|des) )?([{_LETTER}]{{5,}})",
    "hung_after": f"(^|[^{_LETTER}-])([{_LETTER}]{{5,}})((?:{_HUNG_TO}{_DASH}[{_LETTER}]{{3,}})+)",
    # "IV", which is "i.v." where no numeral is meant: not after the name of a class, nor beside another numeral.
    "route": f"(^|[^0-9{_LETTER}.\u2013-])({_BEFORE_NUMERAL}{_NUMERALS}*|{_NUMERALS}+)?(?:IV|iv)"
    f"(?![0-9{_LETTER}-]|{_TO_NUMERAL}[IVX]*[VX](?![0-9{_LETTER}]))",
    # Hours and days by their letter, "24 h", "mg/kg/d", with what is before it, no list, "parts c/d", and their words.
    "timed": f"((?:^|[^0-9{_LETTER}])(?:[0-9][0-9.,]*[ \u00a0\u202f-]?|(?:{_MEASURE}|[0-9]+) ?/ ?|[Pp]er ))([hd])"
    f"(?![0-9{_LETTER}])",
    "times_meant": {"h": "hour", "d": "day"},
    # A word that in capitals is another, "eGFR", "pH", "Ph", also in the plural; a unit is not, "mL".
    "cased": "^(?!(?:[cdmnu\u00b5\u03bc]L|mEq|mOsm|[km]IU|kPa|kDa|[cm]Gy|mSv|[km]Hz)s?$)"
    "([a-z]{1,2}[A-Z][A-Za-z0-9]*?|[A-Z][a-z])s?$",
    # The fewest letters of such a word, and the share of it that is a beginning.
    "left_out": 6,
    "most_of": 0.6,
    "hung_joined": f" {_JOINER} ",
    "hung_word": f"([{_LETTER}]+(?:{_DASH}[{_LETTER}]+)*){_DASH}(?![{_LETTER}])",
    "hung_end": f"{_DASH}([{_LETTER}]+)",
}
"""The patterns, as JSON."""

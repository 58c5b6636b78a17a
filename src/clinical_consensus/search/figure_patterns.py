"""The patterns of figures, and of what is around them, in the table of the fold of search (search/table.py)."""

from __future__ import annotations

import unicodedata
from string import ascii_letters, digits
from typing import Any

ZEROS = "0\uff10\u0660\u06f0\u0966\u09e6\u0e50"
DIGIT = f"[{''.join(f'{zero}-{chr(ord(zero) + 9)}' for zero in ZEROS)}]"
_FRACTION_CODES = (*range(0xBC, 0xBF), *range(0x2150, 0x215F))
RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
HYPHEN = "(?:[-\u2010-\u2012\u2015\u200c]|::)"
SPACE = "[ \u00a0\u2009\u202f]"
_SQUARED = "\u3380-\u33df"
UNITS = (
    "mg|g|kg|mcg|[\u00b5\u03bcunp]g|[\u00b5\u03bcmdu]?l|[ckn]?m|mm|h|hrs?|min|s|sec|d|wks?|mo|yrs?|days?|weeks?|"
    "months?|years?|hours?|minutes?|[km]?iu|units?|u|[\u00b5\u03bcumnp]?mol|m?osm|m?eq|mm\u00ad?hg|"
    "cm\u00ad?h[2\u2082]o|k?pa|k?cal|k?j|[mk]?hz|mos|y|kvp|fl|m?pa|[mk]u|kda?|ppm|copies|cfu|[cm]?gy|[mgk]?bq|mci|m?sv|"
    "[km]v|mev|ma|db|m?sec|ms|bpm|rpm|cells|fr|cc|"
    f"[{_SQUARED}]"
)
_NO_CODE = "[\u0400-\u052f\u0590-\u06ff\u0750-\u077f\u0900-\u0dff]"
"""Letters of scripts in which no code is a number and letters: a unit follows the number."""

_GROUPED = f"{DIGIT}{{1,3}}(?:(?:{SPACE}|['\u2019,\u066c]){DIGIT}{{3}})+(?!{DIGIT})(?:[.\u00b7]{DIGIT}+)?"
_POWER = f"(?:\\^[-\u2212]?{DIGIT}+|\u207b?[{RAISED}]+)?"
FRACTIONS = {chr(code): f" {unicodedata.normalize('NFKD', chr(code))}" for code in _FRACTION_CODES}
_FRACTION = f"{DIGIT}*[{''.join(FRACTIONS)}]"
_NUMBER = f"(?:{_FRACTION}|{_GROUPED}|{DIGIT}+(?:[.,\u00b7\u066b]{DIGIT}+)*|[.\u00b7]{DIGIT}+){_POWER}"
_NO_INTEGER = f"(?:{_FRACTION}|{_GROUPED}|{DIGIT}+(?:[.,\u00b7\u066b]{DIGIT}+)+){_POWER}"
TIMES = "[x\u00d7\u2715\u2a2f*]"
_PERCENT = f"{SPACE}?[%\uff05\u2030\u066a]"
_RANGED = "[-\\x7e\u2010-\u2015\u223c\u301c\uff5e]"
_BETWEEN = f"(?:{_PERCENT})?(?:{SPACE}?(?:{_RANGED}|{TIMES}){SPACE}?|[:/+]|{SPACE}\\+{SPACE})"
_TIMES_LAST = f"{SPACE}?(?:[\u00d7\u2715\u2a2f]|x(?!@))(?!{SPACE}?{DIGIT})"
_ENDED = f"(?![.,]?{DIGIT})"
FIGURE = (
    f"(?:[%\u066a]{SPACE}?(?={DIGIT}))?(?:(?:[<>]=?|[\u2264-\u2267\u2a7d\u2a7e]){SPACE}?)?"
    f"(?:{TIMES}{SPACE}?(?=10(?:\\^|\u207b?[{RAISED}])))?"
    f"(?:-|\u2212{SPACE}?)?(?:(?:{_NUMBER}{_BETWEEN})*{_NO_INTEGER}(?:{_BETWEEN}{_NUMBER})*"
    f"(?:{_TIMES_LAST}|(?:{_PERCENT})?{_ENDED})"
    f"|{_NUMBER}(?:{_BETWEEN}{_NUMBER})*(?:{_PERCENT}{_ENDED}"
    f"|{_TIMES_LAST}|{_ENDED}(?:(?!{HYPHEN}?@)|(?={HYPHEN}?(?:(?:{UNITS})[23\u00b2\u00b3]?(?!@)|{_NO_CODE})))))"
)
"""A number before a letter or a word with a hyphen is a figure of its own only if it is no integer, or has a unit, a
percent sign or a sign of multiplication: "3×"."""

FIGURE_PATTERNS: dict[str, Any] = {
    # What a figure before it, also with a space, is typed as one with.
    "unit": f"^(?:{UNITS})$",
    # Where an integer and a fraction are one number, "1 ½" or "1 1/2".
    "mixed": f"(?:.*(?!{DIGIT}).)?{DIGIT}{{1,2}}{SPACE}"
    f"(?:[{''.join(FRACTIONS)}]|(?:1/[2-58]|2/[35]|3/[458]|4/5|[57]/8)(?![/0-9])).*",
    # Zeros at the end of a decimal, which do not tell it from another: 7.30 is 7.3, but 1.000 may be 1,000.
    "zeros_last": "^(?![1-9][0-9]{0,2}\\.[0-9]{3}$)([0-9]+(?=\\.0+$)|[0-9]+\\.[0-9]*[1-9])\\.?0+$",
    # A figure with a sign that makes it no number of a question: "\u226512", "40 \u00b0C", "12%". In scripts only.
    "signed_figure": "^(?=[-\u2013]|.*[%\uff05\u066a\u2030\u00b0\u00ba\u2032\u2033\\p{Sm}\\p{Sc}])"
    "[^\\p{L}\\p{N}]*[\\p{Nd}.,\u2013-]+[^\\p{L}\\p{Nd}]*[CF]?$",
    # How old a pregnancy is: "28+3" is not 3 weeks.
    "weeks_and_days": "([1-4][0-9])\\+[0-6](?![0-9])",
    # How a text is read: a letter that is a sign of multiplication, "3xULN", "5 mg x 2"; an isotope whose letter would
    # be a unit, "90Y"; a minus that is a hyphen, "HER2\u2212positive", and the dash of "q2\u20133h"; the kind of a
    # sequence, whose point begins no decimal, "c.1521_1523del"; and a unit with a space in it, "mm Hg", as one word.
    "full_width": {chr(ord(each) + 0xFEE0): each for each in f"{ascii_letters}{digits}%<>=+-/"},
    # Letters of units that are one character, such as that of mg.
    "squared": _SQUARED,
    "read_as": [
        [f"({DIGIT}{SPACE}?(?=x{SPACE}?[A-Z]{{2}})|[^\\s{DIGIT[1:-1]}]{SPACE}(?=x{SPACE}{DIGIT}))x", "$1\u00d7"],
        ["(^|[^A-Za-z0-9.,/-])90(?=Y(?![A-Za-z0-9]))", "$1\u2079\u2070"],
        ["([A-Za-z0-9)+])\u2212(?=(?:posi|nega)tiv)", "$1-"],
        [f"((?:^|[^A-Za-z0-9])[Qq]{DIGIT}{{1,2}})\u2013(?={DIGIT}{{1,2}}{SPACE}?(?:h|min|d|wk)(?![A-Za-z]))", "$1-"],
        [f"((?:^|[^A-Za-z0-9.])[cgmnpr])\\.(?={DIGIT})", "$1:"],
        [f"((?:^|[^A-Za-z])[cm]m){SPACE}(?=[Hh](?:[Gg]|[2\u2082][Oo])(?![A-Za-z0-9]))", "$1\u00ad"],
        ["([0-9])\uff0e(?=[0-9])", "$1."],
    ],
    # A dash that is the hyphen of a word, "day–2"; if the first group matches, that of a range, "6 mg–8 mg".
    "dashed": f"(?:({DIGIT}[%\u2030]?{SPACE}?(?:{UNITS}))|([A-Za-z\u00c0-\u024f]))[\u2013\u2212](?={DIGIT})",
    # An en dash that is a minus, "a score of –2.5"; if the first group matches, of a range, "6 mg –8 mg".
    "minus": f"({DIGIT}[%\u2030]?{SPACE}?(?:{UNITS})?(?={SPACE}))?((?:^|{SPACE}|[<>=\u2264\u2265:([/]))\u2013"
    f"(?={DIGIT})",
}
"""Patterns of figures with what is around them, as JSON."""

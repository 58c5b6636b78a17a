"""Patterns of figures that are written with words, in the table of the fold of search (search/table.py).

They are dates, ratios, "1 in 150", and bounds: "below 45%", "at least 3", "18 years or older".
"""

from __future__ import annotations

from typing import Any

from clinical_consensus.search.date_patterns import DATE_PATTERNS
from clinical_consensus.search.figure_patterns import SPACE, UNITS
from clinical_consensus.search.within_patterns import CLASSES, SCALES

_NUMBER = f"[1-9][0-9]{{0,2}}(?:(?:{SPACE}|[,'\u2019])[0-9]{{3}})+|[0-9]+(?:[.,][0-9]+)?"
_ONE = "[Oo]ne|[Ee]ine[rs]?|[Uu]ne?|[Uu]n[oa]"
_COUNTING = "[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?|[Cc]ycles?|[Ss]teps?|[Tt]ag|[Ww]oche|[Mm]onat|[Jj]ours?"
_COUNTED = (
    "adults?|births?|cases?|children|deaths?|events?|men|participants?|patients?|people|persons?|pregnancies|women|"
    "Erwachsenen?|F[a\u00e4]lle?|Frau(?:en)?|Kind(?:er)?|M[a\u00e4]nn(?:er)?|Patient(?:en|in|innen)?|Personen|"
    "cas|enfants?|femmes?|hommes?|personnes?|casos?|hombres?|mujer(?:es)?|ni\u00f1os?|pacientes?|personas?"
)
_OF = (
    "in|in about|in every|in each|out of|out of every|of|of the|of these|of every|per|for every|"
    "von|auf|zu|aus|sur|pour|en|de|de cada|por|por cada|su"
)
_NO_YEAR = "(?!(?!1[^0-9])[0-9][0-9.,]*[^0-9]+(?:19|20)[0-9]{2}(?![0-9]))"

_U, _O = "(?:\u00fc|ue?)", "(?:\u00f6|oe?)"
_GREAT = "more|greater|higher|larger|longer|older|heavier|later"
_SMALL = "less|fewer|lower|smaller|shorter|younger|lighter|earlier"
_GROSS = f"mehr|gr{_O}(?:\u00df|ss)er|h{_O}her|l(?:\u00e4|ae?)nger|(?:\u00e4|ae?)lter"
_KLEIN = f"weniger|kleiner|niedriger|geringer|k{_U}rzer|j{_U}nger"
_EGAL = "ou [\u00e9e]gale?s?"
_BELOW = (
    f"(?:{_SMALL}) than|below|under|(?:{_KLEIN}) als|unter|unterhalb(?: von)?|moins de|inf[\u00e9e]rieure?s? \u00e0|"
    "(?:au|en)[ -]dessous de|menos de|menor(?:es)? (?:de|que|a)|inferior(?:es)? a|por debajo de"
)
_AT_MOST = (
    f"(?:no|not) (?:{_GREAT}) than|not (?:above|over|exceeding|exceed)|at (?:the )?most|up to|maximum(?: of)?|"
    f"(?:{_SMALL}) than or equal to|equal to or (?:{_SMALL}) than|h{_O}chstens|maximal|bis zu|nicht (?:mehr als|"
    f"{_U}ber)|(?:{_KLEIN}) (?:als )?oder gleich|au plus|au maximum|jusqu[\u2019']\u00e0|pas plus de|"
    f"inf[\u00e9e]rieure?s? {_EGAL} \u00e0|como m[\u00e1a]ximo|a lo sumo|hasta|m[\u00e1a]ximo(?: de)?|"
    "no m[\u00e1a]s de|menor(?:es)? o igual(?:es)? (?:a|que)"
)
_ABOVE = (
    f"(?:{_GREAT}) than|above|exceed(?:s|ed|ing)?|in excess of|(?:{_GROSS}) als|oberhalb(?: von)?|plus de|"
    "sup[\u00e9e]rieure?s? \u00e0|au[ -]dessus de|m[\u00e1a]s de|mayor(?:es)? (?:de|que|a)|superior(?:es)? a|"
    "por encima de"
)
_AT_LEAST = (
    f"at (?:the very )?least|(?:no|not) (?:{_SMALL}) than|not (?:below|under)|minimum(?: of)?|"
    f"(?:{_GREAT}) than or equal to|equal to or (?:{_GREAT}) than|mindestens|wenigstens|nicht (?:weniger als|unter)|"
    f"(?:{_GROSS}) (?:als )?oder gleich|au moins|pas moins de|sup[\u00e9e]rieure?s? {_EGAL} \u00e0|"
    "\u00e0 partir de|al menos|por lo menos|como m[\u00edi]nimo|m[\u00edi]nimo(?: de)?|no menos de|"
    "mayor(?:es)? o igual(?:es)? (?:a|que)|a partir de"
)
_VALUE = (
    "age|body weight|concentration|count|cut-?off|dose|level|limit|rate|score|threshold|value|weight|Alter|"
    "(?:Grenz)?wert|seuil|taux|valeur|valor|umbral|edad"
)
_FILLED = (
    f"(?:(?:the|an?|la|le|un|une|una|el|eine[mrn]?|de[nmr]) )?(?:(?:{_VALUE})s? (?:(?:of|von|de) )?)?"
    "(?:(?:about|approximately|around|roughly|ca\\.|etwa|rund|environ|unos) )?"
)
_SIGNS = {"\u2265": _AT_LEAST, "\u2264": _AT_MOST, "<": _BELOW, ">": _ABOVE}
_TIME = (
    "h|hrs?|hours?|min|minutes?|s|sec|seconds?|d|days?|wks?|weeks?|mo|months?|y(?:ea)?rs?(?! (?:of age|old))|Stunden?|"
    "Minuten?|Tagen?|Wochen?|Monaten?|Jahren?(?! alt)"
)
_LASTING = f"(?: ?(?:[\u2013-]|to|or|bis|oder) ?[0-9.,]+)?[ -]?(?:{_TIME})(?![A-Za-z\u00df-\u024f])"
_EDGE = "(^|[^a-z\u00df-\u024f-])"
_NO_PRESSURE = "(^|[^a-z\u00df-\u024f -]|(?:^|[^0-9])[0-9]{0,2} |[0-9]{4,} )"
_UNIT = f"((?:[ -]?(?:{UNITS}|Jahren?|ans|a\u00f1os)[23\u00b2\u00b3]?(?:/[a-z]+)?(?: of age)?)?)"
_OR, _AND = ",? (?:or|oder|ou|o) ", ",? (?:and|und|et|y) "
_ALONE = "(?!-?[a-z\u00df-\u024f]| (?:than|als|all|[<>\u2264\u2265]?[0-9]))"
_LEAST = f"(?:{_GREAT}|above|over|{_GROSS}|dar{_U}ber|plus|m[\u00e1a]s|mayor)"
_MOST = f"(?:{_SMALL}|below|under|{_KLEIN}|darunter|moins|menos|menor)"

WORDED_PATTERNS: dict[str, Any] = {
    **DATE_PATTERNS,
    # A ratio: what its first number belongs to, so that it is no part of one if it is typed so, "grade 3 in 10
    # patients"; this number; what is counted, "1 patient in 150"; and its second number, if that has no unit.
    "ratio": f"(^|[^0-9A-Za-z\u00c0-\u024f.,:/+\u2013-])(?:((?:{CLASSES}|{SCALES}|{_COUNTING}) ))?{_NO_YEAR}"
    f"({_ONE}|{_NUMBER})( (?:{_COUNTED}))?(?: \\([0-9.,%\u2013 -]+\\))?(?:[ -](?:{_OF})[ -]| : | / )({_NUMBER})"
    f"(?![0-9]|[.,:/+-][0-9]|[ -]?(?:{UNITS}|%)(?![A-Za-z]))",
    # The colon of a ratio, "1:150", which is no time, "12:30", and no small ratio that another writes as a fraction.
    "colon": ":(?=[6-9][0-9]|[1-9][0-9]{2})",
    # Each sign with what stands before a figure for it, and with what must stand after it: "over 30 minutes" says how
    # long something lasts, "140 over 90" is a pressure, and "Ab" within a sentence are antibodies. The groups are what
    # is before the words, these, and the unit. Capitals count where the flags are none.
    "bounds": [
        *([sign, "i", f"{_EDGE}({words}) {_FILLED}$", "^()"] for sign, words in _SIGNS.items()),
        [">", "i", f"{_NO_PRESSURE}(over|{_U}ber) {_FILLED}$", f"^(?!{_LASTING})()"],
        ["\u2265", "", f"(^|[.:;!?(] ?)(Ab) {_FILLED}$", "^()"],
        ["\u2265", "", f"(^|[^A-Za-z\u00c0-\u024f-])(ab) {_FILLED}$", "^()"],
        ["\u2265", "i", "()()$", f"^{_UNIT}(?:{_OR}{_LEAST}|{_AND}(?:{_LEAST}|up)){_ALONE}"],
        ["\u2264", "i", "()()$", f"^{_UNIT}{_OR}{_MOST}{_ALONE}"],
    ],
    # Italian and French words that lose their end before another, "dell\u2019anca"; those of one or two letters all do.
    "eliding": "all bell coll dall dell jusqu lorsqu nell puisqu quand quell quelqu quest quoiqu sant sull tutt",
    # Words before the printed number of a question, in several languages.
    "numbering": "question|recommendation|statement|number|no\\.|nr\\.?|frage|schl(?:\u00fc|ue)sselfrage|empfehlung|"
    "recommandation|recomendaci(?:\u00f3|o)n|pregunta|raccomandazione|domanda|pergunta|"
    "recomenda(?:\u00e7|c)(?:\u00e3|a)o",
    # How far before a figure these words may begin.
    "bound_within": 60,
}
"""The patterns, as JSON; those of bounds are read without regard to capitals."""

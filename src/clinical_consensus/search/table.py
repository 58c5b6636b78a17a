"""The one table of the fold of search: patterns, replacements and lists of words.

The modules beside it read words by it, and so do the scripts search-*.js in docs/assets/javascripts, to which the index
passes it. In a pattern, "@" stands for a letter, digit or mark of a word, "~" for one that is not a
digit, and "#" for the scripts without spaces. In a replacement, "$1" is what the first group has matched.
"""

from __future__ import annotations

import re
from typing import Any

from clinical_consensus.search.code_patterns import ADDING, ALL_SIGNS, CODE_PATTERNS, DASHES, JOINING, MEANT_BY
from clinical_consensus.search.common_words import ENGLISH, FUNCTION_WORDS
from clinical_consensus.search.drug_patterns import DRUG_SPELLINGS
from clinical_consensus.search.figure_patterns import (
    DIGIT,
    FIGURE,
    FIGURE_PATTERNS,
    FRACTIONS,
    HYPHEN,
    RAISED,
    SPACE,
    TIMES,
    ZEROS,
)
from clinical_consensus.search.prepositions import DENIED_BY, PREPOSITIONS
from clinical_consensus.search.within_patterns import ORDINALS, WITHIN_PATTERNS
from clinical_consensus.search.worded_patterns import WORDED_PATTERNS

_UNSPACED = (
    "\u0e00-\u0e4f\u0e5a-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
)
_FORMAT = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f"
)
_LATIN = "A-Za-z\u00c0-\u024f"
_JOINED = f"(?: ?/ ?| (?:{JOINING.replace(' ', '|')}) )"
_JOINED_BY = f"{JOINING} but not rather than as well".replace(" ", "|")
_POLES = tuple(f"[{re.escape(signs)}]" for signs in MEANT_BY.values())
_BOTH = f"(?:{_JOINED.join(_POLES)}|{_JOINED.join(reversed(_POLES))}|[\u00b1\u2213])(?![A-Za-z0-9])"
_NO_RANGE = f"(?!{SPACE}?[<>\u2264\u2265]?{DIGIT})"
_ANY_SIGN = f"[(\u00b1\u2213{ALL_SIGNS}]"
_NO_CODE_AFTER = f"(?!{SPACE}[A-Z]{{2}}[A-Z0-9]*(?![A-Za-z0-9]|{SPACE}?{_ANY_SIGN}))"

_DOTTED = r"~\.(?:~\.)*~(?!@)\.?|~\.(?:~\.)+"
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_LETTERS = f"(?:(?!{DIGIT}+[.\u00b7]{DIGIT})@)+"
_WORD = f"{_LETTERS}(?:(?:{HYPHEN}|['\u2019]){_LETTERS})*"

_OUR = "[a-z]{2}[bdilmnprtv]|^od|^[rv]ig"
_IN_US = (
    "alveol|bacill|bronch|calcane|calcul|embol|fung|humer|menisc|nucle|radi|stimul|sulc|thalam|thromb|uter|"
    "^foc|^hil|^loc|^nev|^rect|^tal|^vill"
)
"""Words in -us whose plural is in -i, without that ending."""

_IN_UM = (
    "acetabul|atri|bacteri|crani|diverticul|endotheli|epitheli|labr|millenni|retinacul|spectr|strat|"
    "^dat|^ili|^ischi|^ov|^sept|^ser"
)
"""Words in -um whose plural is in -a, without that ending."""

_ENDING_IN_S = (
    "aids|news|mets|odds|pros|cons|tens|lens|plus|thus|bias|iris|axis|anus|opus|eras|pons|crps|acls|atls|pals|sirs|"
    "sars|mers|ards|mods|vats|does|hers|ours|wells|graves|stokes|goods|rogers|williams|meigs|homans|edwards|waters|"
    "parks|sanders|peters|hives"
)
"""Words and names that would be others without their s: "AIDS", "odds", "Wells", "Graves"."""

TABLE: dict[str, Any] = {
    "piece": f"({FIGURE})|([#](?:[#{_FORMAT}\u200c]*[#])?)|({_DOTTED})|(w/o(?:ut)?(?!@)|w/(?={SPACE}|@@@)|{_WORD})",
    "digit": DIGIT,
    "zeros": ZEROS,
    "raised": RAISED,
    "unspaced": _UNSPACED,
    "format": _FORMAT,
    "hyphen": HYPHEN,
    "times": TIMES,
    "space": SPACE,
    # Accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic; the vowel signs of other scripts are letters.
    "dropped": "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f\u200c",
    "letters": {
        "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŋ": "n", "ŧ": "t", "ĸ": "k", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ə": "e", "ɔ": "o", "ɨ": "i", "ƙ": "k",
        "ƴ": "y", "ς": "σ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا",
    },
    # What letters are that stand alone or before a hyphen: "ß-blocker", "TGF-ß", "w/o fever".
    "letter_alone": {"ß": "beta", "w/": "with", "w/o": "without", "w/out": "without"},
    "written_out": {**_WRITTEN_OUT, **{letter.upper(): out.capitalize() for letter, out in _WRITTEN_OUT.items()}},
    "greek": {
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
        "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
        "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    },
    # The Latin letters that are written for Greek ones: "NF-kB", "TNFa".
    "greek_as_latin": {"α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "κ": "k", "λ": "l"},
    "signs": [
        ["\u2212", "-"], ["\u2013", "-"], ["<=", "\u2264"], [">=", "\u2265"], ["\u2266", "\u2264"],
        ["\u2a7d", "\u2264"], ["\u2267", "\u2265"], ["\u2a7e", "\u2265"], ["\u00b7", "."], ["\u066b", "."],
        ["\u066c", ","], ["'", ","], ["\u2019", ","], ["\u2009", "\u00a0"], ["\u202f", "\u00a0"], ["\u066a", "%"],
        ["\uff05", "%"],
        *map(list, FRACTIONS.items()),
    ],
    **FIGURE_PATTERNS,
    # En dashes that are the hyphen of a word: "non\u2013small-cell".
    "prefixed": f"(^|[^0-9{_LATIN}])(anti|ex|mid|non|post|pre|pro|pseudo|quasi|semi)\u2013(?=[{_LATIN}])",
    # Brackets around what has the same end as the words before: "HX- (and HY-) targeted".
    "aside": f"((?:{HYPHEN}|\u2013){SPACE})\\(((?:{_JOINED_BY})[ /][^()]*(?:{HYPHEN}|\u2013))\\)(?={SPACE}[{_LATIN}])",
    # Words whose beginning is spelled otherwise in longer words.
    "whole_words": [["^haem$", "heme"]],
    # One spelling where British and American English differ, and one name of a unit.
    "spellings": [
        ["^\u03bc(?=(?:g|l|m|mol)$)", "u"], ["^(?:mcg|micrograms?|microgrammes?)$", "ug"],
        ["^milligram(?:me)?s?$", "mg"], ["^kilogram(?:me)?s?$", "kg"], ["^millilit(?:re|er)s?$", "ml"],
        ["(?!^)ae(?=[mstdcvno][a-z]{2}|vi$)|^ae(?=st|ti)", "e"],
        ["oe(?=dem|soph|str|t[aiou]|a|b|li|lom|uv|i[ac]$)", "e"],
        ["euvr(?=ed|ing|ab)", "euver"], ["euvre", "euver"],
        [f"({_OUR})our", "$1or"], ["^leuc(?=o)", "leuk"], ["^ageing$", "aging"],
        ["sulph", "sulf"], ["dgement", "dgment"], ["^grey", "gray"], ["^homoeo", "homeo"], ["^scep(?=t)", "skep"],
        ["^artef", "artif"], ["(defen|offen|preten|licen)c(?=e|ing)", "$1s"], ["^practis", "practic"],
        ["logue(?=s?$)", "log"], ["^(fulfi|enro|disti|insti|insta)l(?!l)", "$1ll"], ["^skil(?=f)", "skill"],
        ["^aluminiu", "aluminu"], ["^(s?m)ou(?=l[dt])", "$1o"], ["^disc(?=s?$|ectom|opath|ogra|itis|al$)", "disk"],
        ["^callip", "calip"], ["^enq", "inq"], ["^neurone(?=s?$)", "neuron"], ["^tranquill", "tranquil"],
        ["^specialit(?=y$|ies$)", "specialt"], ["^(learn|burn)t$", "$1ed"], ["^centred$", "centered"],
        ["^(cent|fib)re", "$1er"], ["orientate$", "orient"], ["orientat(?=e[ds]$|ing$)", "orient"],
        ["^preventat(?=iv)", "prevent"], ["^ampoul(?=e)", "ampul"], ["^ampul(?=s?$)", "ampule"],
        ["^(glycer|gelat)ine(?=s?$)", "$1in"], ["^cesarian", "cesarean"], ["^lachrym", "lacrim"], ["^gage", "gauge"],
        ["(posi|nega)ti(?:v(?:e[mnrs]?|[ao]s?|i)?|fs?|ef|eve)$", "$1tive"],
        *DRUG_SPELLINGS,
        *ORDINALS,
    ],
    # The plural of an abbreviation: "PEs".
    "capitals": "([A-Z]{2})s$",
    # The second part of a word with hyphens whose first part also counts alone: "COVID-19", "C5-C6".
    "figured": "^[a-z]?[0-9]+$",
    # The word for a sign after an abbreviation: "HER2+", "CD4−".
    "meant_by": MEANT_BY,
    # Those of them that are a sign only after a code and before no word.
    "dashes": DASHES,
    # Both signs after an abbreviation, "AR+/-", "AR (±)"; after a space they may join treatments: "CT ± MRI".
    "both_signs": f"{SPACE}?\\({_BOTH}\\)|{_BOTH}",
    "both_signs_apart": f"{SPACE}{_BOTH}{_NO_RANGE}{_NO_CODE_AFTER}",
    # What may follow a sign: "HIV +ve".
    "sign_ending": "ve",
    # The letters of these meanings that stand for them: "pos", "neg".
    "abbreviated": 3,
    # A word after which a dash is such a sign, if it has no capitals within: "Rh-", "her2-", "gram-".
    "code": "[0-9]$|^[A-Z][a-z]$|^[Gg]ram$",
    # What a word that may be a code has, if it is neither that nor in capitals: "HBeAg".
    "capital_within": ".[A-Z]",
    # The end of the last of several words that each has: "-guided" of "CT/MRI-guided".
    "ending": "^[a-z\u00df-\u00f6\u00f8-\u00ff]+$",
    **CODE_PATTERNS,
    **WITHIN_PATTERNS,
    **WORDED_PATTERNS,
    # What stands before the last number of a list of two: "HTLV-1/2".
    "code_list": "[A-Za-z]-?[0-9]{1,2}/$",
    # A word whose figure is replaced by the one after it, "BRCA1/2", and one with two figures, "L4-5".
    "family": "^(.*[A-Za-z]-?)[0-9]{1,2}$",
    "range": "^([A-Za-z]{1,4})([0-9]{1,2})-([0-9]{1,2})$",
    # After these words an integer and a fraction may be two numbers: "on day 1 ½ tablet".
    # So may they after another figure, "days 1–3 ½", and after letters in capitals, "NYHA 3 ½".
    "counting": "day days week weeks month months year years hour hours stage stages grade grades class classes type "
    "types phase phases group groups level levels cycle cycles visit visits step steps row rows age aged tag tage "
    "tagen woche wochen monat monate monaten jahr jahre jahren stadium stadien grad jour jours semaine semaines mois",
    # What stands between two figures, "6 to 12"; before and between them, "between 6 and 12".
    "ranging": "to through bis à до a تا",
    "before_ranges": "between zwischen entre tra между بین",
    "in_ranges": "and und et y e и و",
    **PREPOSITIONS,
    # Words with the Arabic article.
    "article": "^(?:[\u0648\u0641]?[\u0628\u0643]?\u0627\u0644|[\u0648\u0641]?\u0644\u0644)(?=.{3})",
    # Plurals that may also be the singular with an s: "hémorragies", "analyses".
    "only_with_s": "[a-z]{3}[is]es$",
    # The Arabic "and" before a word that has no article.
    "conjoined": "^\u0648[\u064b-\u0652]*(?=(?:[\u0621-\u064a][\u064b-\u0652]*){3})",
    "plurals": [
        ["^wks?$", "week"], ["^yrs?$", "year"], ["^hrs?$", "hour"], ["^mos?$", "month"], ["^mins?$", "minute"],
        ["([a-z]{2}ly)ses$", "$1sis"], ["([a-z]{2}(?:hes|stas|[mnrbh]os|ordos|kylos|culos|phys))es$", "$1is"],
        ["([a-z]{3}it)ides$", "$1is"], ["^(ax|cris|test|pelv)es$", "$1is"],
        [f"({_IN_US})i$", "$1us"], [f"({_IN_UM})a$", "$1um"], ["(criteri|gangli|phenomen|mitochondri)a$", "$1on"],
        ["([a-z]{3})ae$", "$1a"], ["([a-z]om)ata$", "$1a"], ["^(foram|lum)ina$", "$1en"], ["(ryn|phalan)ges$", "$1x"],
        ["(cort|^ind|^vert|^ap)ices$", "$1ex"], ["^(append|matr|cerv|hel|var)ices$", "$1ix"], ["^femora$", "femur"],
        ["^(f|t)ee(th?)$", "$1oo$2"], ["^((?:wo)?m)en$", "$1an"], ["^children$", "child"], ["^(l|m)ice$", "$1ouse"],
        ["^(kni|li|wi)ves$", "$1fe"], ["^(cal|hal)ves$", "$1f"], ["^(?!caries$)(.*[a-z]{3})ies$", "$1y"],
        ["(calor|cook|mov)ie$", "$1y"],
        ["(^(?:gas|bus|lens|bias|iris)|pelvis|pancreas|atlas|[a-z][rnlt]us)es$", "$1"],
        ["([a-z]{2}(?:ss|x|sh|[^a]ch|[eo]ach))es$", "$1"],
        [f"^(?!(?:{_ENDING_IN_S})$)(.*[a-z]{{2}}[a-hj-rtv-z]|[a-z]{{2}}[iu])s$", "$1"],
    ],
    # Endings that differ between British and American English.
    "endings": [
        ["([a-z]{3})is(?=(?:ed|e|ing|ations?|es?|er|able|ability)$)", "$1iz"],
        ["([a-z]{2}l)ys(?=(?:ed|e|ing)$)", "$1yz"],
        ["([a-z]{2}[bgt])re$", "$1er"], ["amme$", "am"], ["([a-z]{2}[aeiou])ll(?=(?:ed|ing|er|or|ous)$)", "$1l"],
    ],
    "function_words": ENGLISH,
    # What a function word is contracted with: "what's", "they've".
    "contracted": "d ll m re s ve",
    # Words that are also written as one with the word before: "follow-up", "work-out".
    "particles": "away aways back backs down downs off offs out outs over overs through throughs up ups",
    # What stands between a word whose end is left out and the one that has it: "pre- and post-operative".
    "joining": JOINING,
    "adding": ADDING,
    # And what else: "ICU- as well as ward-based".
    "linking": f"{JOINING} plus then but not rather than as well",
    "elided": f"(?:{HYPHEN}|\u2013)[\\s,/&]+$",
    "listed": "[\\s/&]+$",
    # Words that are the end of others more often than they stand alone: "HX- infected" may be HX-infected.
    "ends": "^(?!(?:advanced|locali[sz]ed|limited)$)(?:.*(?:ed|ing|avid|type|mutant|null|like|infection|specific|"
    "dependent|resistant|sensitive|naive|deficient)|.+(?:positive|negative)|low|high)$",
    # The fewest letters of that end after a prefix: "operative" of "postoperative".
    "rest": 3,
    # What stands between the words of a compound that is written apart, also at the end of a line: "cross- sectional".
    "between": f"(?:{HYPHEN}?\\s+|{HYPHEN}|\u2013)$",
    # The letters of a word in capitals up to which it is no plural: "TIPS" is not "tip".
    "short": 5,
    # Those up to which it is not one word with the word before it: "high ER".
    "initials": 2,
    # Words that are also written as one with the next word: prefixes and the first parts of compounds.
    "form": "^(?:ante|anti|bi|contra|counter|cross|de|down|ex|extra|fore|hemi|high|hyper|infra|inter|intra|long|low|"
    "mal|mega|meta|mid|mini|mis|multi|non|out|over|pan|para|peri|poly|post|pre|quasi|re|self|semi|short|sub|super|"
    "supra|trans|tri|ultra|un|under|uni|up|very|well|x|"
    "(?:all|arthr|aut|bi|cardi|cerebr|chem|c|col|cry|ect|electr|end|ex|femor|gastr|h[ae]*m|heter|hom|hydr|hyp|ile|"
    "immun|lip|macr|micr|mon|my|nan|ne|neur|orth|oste|path|pharmac|physi|pneum|pr|pseud|psych|radi|retr|therm|thromb|"
    "tibi|vas)o)$",
}  # fmt: skip
"""The fold, as JSON: patterns, replacements and lists of words."""


def table_of(language: str, *, has_decimal_comma: bool = False) -> dict[str, Any]:
    """Return the table for texts in a language, "en"; of one whose function words are not listed, none is one.

    Where a comma is the decimal sign, points may group the figures of a number: "2.500".
    """
    words = {} if language == "en" else {"function_words": FUNCTION_WORDS.get(language, ""), "contracted": ""}
    denied = {"denied_by": DENIED_BY[language]} if language in DENIED_BY else {}
    return {**TABLE, **words, **denied, "grouping_point": has_decimal_comma}

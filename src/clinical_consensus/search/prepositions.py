"""What says the opposite, "with" and "without", "low" and "high", "not", in the table of search (search/table.py)."""

from __future__ import annotations

from typing import Any

DENIED_BY = {
    "de": ["nicht", "[Nn]icht\\s$", "^[a-z\u00df-\u00ff]{5,}e[mnrs]?\\s[A-Z\u00c4\u00d6\u00dc]"],
    "es": [
        "no",
        "(?:(?:[ao]s?|\u00f3n|[aei][rl])\\s|^\\s*)[Nn]o\\s$",
        "^[a-z\u00f1]{3,}(?:[ai]d[ao]|iv[ao]|ic[ao]|[aei]nte|[ai]ble|os[ao]|e\u00f1[ao])s?(?![a-z\u00e1-\u00fa])",
    ],
}
"""By language what is "not" right before a word that it belongs to, "nicht invasive Beatmung", "c\u00e9lulas no
peque\u00f1as": its key, what ends there, and what begins there."""

PREPOSITIONS: dict[str, Any] = {
    # Each with the one that says the opposite.
    "lacking": [
        ["with", "without"], ["mit", "ohne"], ["avec", "sans"], ["con", "sin"], ["con", "senza"], ["com", "sem"],
        ["met", "zonder"], ["med", "utan"], ["med", "uten"], ["med", "uden"],
        ["με", "χωρισ"], ["مع", "بدون"],
    ],
    # The same where what is denied has "no" before it: "with opioids" is not "no opioids".
    "denying": [
        *(["with", "no"], ["avec", "pas"], ["avec", "aucun"], ["avec", "aucune"], ["met", "geen"]),
        *(["mit", each] for each in ("kein", "keine", "keinen", "keinem", "keiner")),
        *(["con", each] for each in ("no", "ningun", "ninguna", "nessun", "nessuna")),
        *(["com", "nenhum"], ["com", "nenhuma"], ["med", "ingen"], ["med", "inga"], ["med", "inget"]),
        *(["\u03bc\u03b5", "\u03ba\u03b1\u03bd\u03b5\u03bd\u03b1"], ["\u03bc\u03b5", "\u03ba\u03b1\u03bc\u03b9\u03b1"]),
        ["\u0645\u0639", "\u0644\u0627"],
    ],
    # What is denied so of what follows: "no role for wires".
    "heads": "role roles need place benefit evidence indication indications justification support use advantage",
    "headed": "for of from to",
    # What may join both, "with or without", or words after them.
    "alternatives": "or nor and oder noch und ou ni et o y e u of og och eller",
    # What stands between them and their word.
    "qualifying": "a an the any of other no evidence signs sign history known prior previous concomitant either "
    "der die das dem den ein eine einem einen einer kein keine un une le la les des de del della uno una um uma",
    # The same in other languages, "non invasive", "non \u00e0 petites cellules"; not before a code.
    "denied_by": ["non", "(?:^|[^A-Za-z0-9])[Nn]on\\s(?:(?:\u00e0|de|en)\\s)?$", "^(?![A-Z]{2})"],
    # Words of which one side says the opposite of the other, before what they say it of, or after it; and what may
    # stand between both.
    "poles": [
        [
            "low lower lowest decreased decrease decreasing reduced reduce reducing reduction",
            "high higher highest increased increase increasing raised raise elevated elevation",
        ],
        ["less fewer under below", "more greater over above exceeding"],
        ["least minimum minimal", "most maximum maximal"],
        ["before prior preceding", "after following"],
        ["left", "right"],
        ["early earlier", "late later delayed"],
        ["short shorter", "long longer"],
        ["upper", "lower"],
        ["acute", "chronic"],
        ["primary", "secondary"],
        ["anterior", "posterior"],
        ["proximal", "distal"],
        ["internal", "external"],
        ["niedrig niedrige niedriger niedrigem niedrigen niedriges", "hoch hohe hoher hohem hohen hohes"],
        ["weniger unter", "mehr uber"],
        ["vor", "nach"],
        ["linke linker linkem linken linkes", "rechte rechter rechtem rechten rechtes"],
        ["moins", "plus"],
        ["avant", "apres"],
        ["menos", "mas"],
        ["antes", "despues"],
    ],
    "poles_after": [
        ["negative", "positive"],
        ["sensitive susceptible", "resistant"],
        ["bas basse basses", "haut haute eleve elevee eleves elevees"],
        ["bajo baja bajos bajas", "alto alta altos altas elevado elevada elevados elevadas"],
        ["gauche gauches", "droit droite droits droites"],
    ],
    "passing": "than als que for of the a an any in to von der des dem de la le les du del della",
    "copulas": "is are was were be been remain remains remained level levels status count counts",
    # What may stand between a word and its class, "ASA class II", "hepatitis virus C".
    "class_names": "class type grade stage score category level group phase virus klasse grad stadium typ classe stade",
    # Words after which a small letter is one, "group a strep".
    "with_letters": "group type class hepatitis influenza vitamin child pugh stanford grade stage category level phase "
    "factor haemophilia hemophilia streptococcus gruppe typ klasse grad stadium groupe classe stade grupo tipo clase "
    "gruppo hepatite hepatitis",
    # What stands before the last unit of a measure beside a slash, "mg per kg", and units of time.
    "per": "per pro par por je a an each every",
    "rate_times": "h hr hrs hour hours d day days daily min minute minutes s sec second seconds wk week weeks mo month "
    "months y yr year years dose night cycle j jour jours tag stunde semaine mois dia hora giorno ora "
    "minuten stunden heure heures ans annee annees dias horas semana semanas meses ano anos",
    # The number of words after them that surely belong to them, and of those that may.
    "qualified": 2,
    "ruled": 5,
    # What is "not" right before a word in scripts without spaces, by their letters, and where it surely is one: not in
    # \u9664\u975e, "unless", and in Hangul only at the beginning of what has no spaces.
    "negations": {"\uac00-\ud7af": "비 무 미 불 부", "\u0e00-\u0e7f": "ไม่", "\u3040-\u9fff": "非 未 不 無 无"},
    "negated": "(?:^|[^除莫])非$|[未不無无]$|^[비무미불부]$|ไม่$",
}  # fmt: skip
"""The words and what may stand beside them, as JSON."""

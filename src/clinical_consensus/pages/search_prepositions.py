"""What says the opposite, "with" and "without", "not", in the table of the fold of search (search_table.py)."""

from __future__ import annotations

from typing import Any

PREPOSITIONS: dict[str, Any] = {
    # Each with the one that says the opposite.
    "lacking": [
        ["with", "without"], ["mit", "ohne"], ["avec", "sans"], ["con", "sin"], ["con", "senza"], ["com", "sem"],
        ["met", "zonder"], ["med", "utan"], ["med", "uten"], ["med", "uden"],
        ["με", "χωρισ"], ["مع", "بدون"],
    ],
    # What may join both, "with or without", or words after them.
    "alternatives": "or nor and oder noch und ou ni et o y e u of og och eller",
    # What stands between them and their word.
    "qualifying": "a an the any of other no evidence signs sign history known prior previous concomitant either "
    "der die das dem den ein eine einem einen einer kein keine un une le la les des de del della uno una um uma",
    # The number of words after them that surely belong to them, and of those that may.
    "qualified": 2,
    "ruled": 5,
    # What is "not" right before a word in scripts without spaces, by their letters, and where it surely is one: not in
    # \u9664\u975e, "unless", and in Hangul only at the beginning of what has no spaces.
    "negations": {"\uac00-\ud7af": "비 무 미 불 부", "\u0e00-\u0e7f": "ไม่", "\u3040-\u9fff": "非 未 不 無 无"},
    "negated": "(?:^|[^除莫])非$|[未不無无]$|^[비무미불부]$|ไม่$",
}  # fmt: skip
"""The words and what may stand beside them, as JSON."""

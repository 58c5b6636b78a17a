"""Whether a sentence recommends something, or gives reasons: known by its words."""

from __future__ import annotations

import re

from clinical_consensus.importing.breaks import BULLET, TERMINAL
from clinical_consensus.importing.label_words import RECOMMENDING, STUDIES
from clinical_consensus.importing.stated_text import states_itself, without_stated

_RECOMMENDING, _STUDIES = (
    re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for words in (RECOMMENDING, STUDIES)
)


def recommends(text: str) -> bool:
    """Whether a text says what should be done: "should", "we suggest", "soll", "il est recommandé", "se sugiere"."""
    return _RECOMMENDING.search(text) is not None


def is_reason(text: str, *, beside_label: bool) -> bool:
    """Whether a paragraph below a recommendation gives its reasons: it recommends nothing.

    If the recommendation has a label, the paragraph may be a part of it: then it must speak of evidence. An item of a
    list with a grade of its own is a recommendation.
    """
    if BULLET.match(text) and states_itself(text):
        return False
    return not recommends(text) and (not beside_label or _STUDIES.search(text) is not None)


def begins_reasons(before: str, text: str, *, is_apart: bool, is_known: bool) -> bool:
    """Whether a paragraph below a response begins its reasons.

    They stand apart below one that a grade or a vote of its own ends, or below one that recommends something. With
    `is_known`, the response has a label of its own.
    """
    is_graded = without_stated(before) != before
    if ":" in (text[-1:], before[-1:]) or not (is_apart or not is_known):
        return False
    if is_graded and is_apart and TERMINAL.search(text) and without_stated(text) == text:
        return True
    return recommends(before) and is_reason(text, beside_label=is_known and not is_graded)

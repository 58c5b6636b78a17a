"""Whether a sentence recommends something, or gives reasons: known by its words."""

from __future__ import annotations

import re

from clinical_consensus.importing.label_words import RECOMMENDING, STUDIES

_RECOMMENDING, _STUDIES = (
    re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for words in (RECOMMENDING, STUDIES)
)


def recommends(text: str) -> bool:
    """Whether a text says what should be done: "should", "we suggest", "soll", "il est recommandé", "se sugiere"."""
    return _RECOMMENDING.search(text) is not None


def is_reason(text: str) -> bool:
    """Whether a text speaks of evidence and recommends nothing."""
    return _STUDIES.search(text) is not None and not recommends(text)

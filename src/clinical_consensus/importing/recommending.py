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


def is_reason(text: str, *, beside_label: bool) -> bool:
    """Whether a paragraph below a recommendation gives its reasons: it recommends nothing.

    If the recommendation has a label, the paragraph may be a part of it: then it must speak of evidence.
    """
    return not recommends(text) and (not beside_label or _STUDIES.search(text) is not None)

"""Responses of a draft that may be cut off: they end within a sentence, as most of the document do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clinical_consensus.importing.breaks import TERMINAL

_OPEN = re.compile(r"[^\W\d_A-Z],?$")
_WORDS = 3
_LEAST = 2


def cut_notes(collection: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note for each response of a draft that ends in a word or a comma, if most others end a sentence."""
    answers = [answer for question in collection["questions"] for answer in question["recommendations"]]
    texts = {answer["id"]: str(answer["statements"][-1]["text"]) for answer in answers}
    ended = [text for text in texts.values() if TERMINAL.search(text)]
    if len(ended) < max(_LEAST, len(texts) / 2):
        return
    for name, text in texts.items():
        if _OPEN.search(text) and not TERMINAL.search(text):
            end = " ".join(text.split()[-_WORDS:])
            yield f"{name}: its response ends with “{end}”, as in the middle of a sentence: check that it is whole."

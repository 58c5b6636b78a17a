"""What bold letters say: labels that nothing else divides from the text after them, and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clinical_consensus.importing.labels import label_of

_COMPLETE = re.compile(r"[.:;!,]$")
_MOST_WORDS = 25
_LETTERS = 3


def is_headline(text: str) -> bool:
    """Whether a text whose letters are all bold or large is a heading: a short one that is no sentence and no value."""
    label = label_of(text)
    is_value = label is not None and not label.is_alone
    is_words = (text[:1].isupper() or text[:1].isdigit() or text[:1] == "¿") and sum(map(str.isalpha, text)) >= _LETTERS
    return is_words and not is_value and len(text.split()) <= _MOST_WORDS and not _COMPLETE.search(text)


def with_tab_after_label(runs: Iterable[tuple[str, bool]]) -> str:
    """Return the text of runs, each with whether it is bold; a tab stands between a bold label and what follows it."""
    texts = list(runs)
    bold = next((place for place, (text, is_bold) in enumerate(texts) if text.strip() and not is_bold), len(texts))
    first, rest = ("".join(text for text, _ in part) for part in (texts[:bold], texts[bold:]))
    label = label_of(first.strip())
    is_label = label is not None and label.is_alone and not label.note and not first.rstrip().endswith((".", "-"))
    if not is_label or not rest.strip() or "\n" in first or rest.lstrip(" ")[0] in ":-–—|.,;/\n\t(":
        return first + rest
    return f"{first.rstrip()}\t{rest.lstrip()}"

"""Labels that only their bold letters divide from the text after them: "**Rationale** Two trials …"."""

from __future__ import annotations

from collections.abc import Iterable

from clinical_consensus.importing.labels import label_of


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

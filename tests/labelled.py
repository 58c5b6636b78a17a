"""A synthetic collection whose questions have the numbers that their source prints, two of them the same."""

from __future__ import annotations

import json
from pathlib import Path

from editions import edition, question
from shared import Shared
from sites import Json, Site, site_in

LABELS = {
    "first": "4.110", "second": "R 12a", "third": "R 12a", "dotted": "7.", "section": "§ 3.2-1", "marked": "<4> & *5*",
    "word": "Key question IV", "hebrew": "המלצה 4", "plain": None, "other": "41.10", "letter": "Q5",
}  # fmt: skip
"""The label of each question, by its id; None: the number that orders them."""


def labelled() -> Json:
    """The collection; the questions are numbered from 7001, in the opposite order of their labels."""
    ids = list(LABELS)
    made = []
    for own in ids:
        number = 7001 + ids.index(own)
        text = f"Synthetic statement of {own} about aspirin."
        made.append(question(own, number, text, label=LABELS[own], related=[ids[0]] if own != ids[0] else []))
        made[-1]["title"] = f"Synthetic title of {'second' if own == 'third' else own}"
        made[-1]["references"] = [{"id": "r", "type": "book", "title": "Synthetic book"}]
    return edition(made)


def built(shared: Shared, folder: Path) -> Site:
    """The site of the collection, as the command builds it."""
    folder.mkdir(exist_ok=True)
    file = folder / "synthetic-labels.json"
    file.write_text(json.dumps(labelled(), ensure_ascii=False), encoding="utf-8")
    return site_in(shared.site(file), file)

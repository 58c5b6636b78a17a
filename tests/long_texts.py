"""A synthetic collection with headings, lists, tables and markers in its long texts, and the built site of it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from editions import edition, question
from shared import Shared
from sites import Json, Site, site_in

ROWS = 90

TEXT: list[Any] = [
    "Synthetic first paragraph [36,63]; unknown [99].",
    {"heading": "Synthetic benefits"},
    {"list": ["Synthetic item one [2–4,7].", "Synthetic item <two>."], "ordered": True},
    {
        "table": {
            "caption": "Synthetic caption",
            "header": ["Synthetic study", ""],
            "rows": [[f"Synthetic row {number}", f"{number} [63]"] for number in range(1, ROWS + 1)],
        }
    },
    "[1] Synthetic last paragraph.",
]

REMARKS: list[Any] = ["Synthetic remark [36].", {"list": ["Synthetic bullet."]}]
DISSENT: list[Any] = [
    {"heading": "Synthetic minority"},
    {"table": {"header": ["A-syn", "B-syn"], "rows": [["a1-syn", "b1-syn"]]}},
]
STATEMENT = "Synthetic statement [4]."


def reference(number: object, own: str = "") -> Json:
    """A reference with this number in its source."""
    named = {} if number is None else {"citation-number": number}
    return {"id": own or f"r{number}", "type": "book", "title": f"Synthetic book {own or number}", **named}


NUMBERS = (36, 63, "2", 3, 4, 7)


def collection() -> Json:
    """One question with a marker, a list and a table in every long text, and one without."""
    first = question("q", 1, STATEMENT, rationale=copy.deepcopy(TEXT), references=[reference(each) for each in NUMBERS])
    first["recommendations"][0].update(remarks=copy.deepcopy(REMARKS), dissent=copy.deepcopy(DISSENT))
    data = edition([first, question("other", 2, references=[reference(None, "a"), reference(None, "b")])])
    data["collection"]["citation_markers"] = "brackets"
    return data


def built(shared: Shared, folder: Path) -> Site:
    """The site of the collection, as the command builds it."""
    folder.mkdir(exist_ok=True)
    file = folder / "synthetic-long.json"
    file.write_text(json.dumps(collection(), ensure_ascii=False), encoding="utf-8")
    return site_in(shared.site(file), file)

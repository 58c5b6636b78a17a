"""A synthetic collection with headings, lists, tables and markers in its long texts, and the built site of it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from bs4 import Tag

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


def blocks_on(section: Tag) -> list[Any]:
    """The blocks of a section as they are in a file."""
    found: list[Any] = []
    for each in section.find_all(["p", "h3", "h4", "ol", "ul", "table"]):
        if each.name == "p":
            found.append(each.get_text())
        elif each.name in ("h3", "h4"):
            found.append({"heading": each.get_text()})
        elif each.name == "table":
            rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in each.find_all("tr")]
            caption = {"caption": each.caption.get_text()} if each.caption else {}
            found.append({"table": {**caption, "header": rows[0], "rows": rows[1:]}})
        else:
            ordered = {"ordered": True} if each.name == "ol" else {}
            found.append({"list": [item.get_text() for item in each.find_all("li")], **ordered})
    return found


def as_shown(blocks: list[Any]) -> list[Any]:
    """The blocks of a file without what they leave at its default."""
    return [_as_shown(each) for each in blocks]


def _as_shown(block: Any) -> Any:
    if isinstance(block, dict) and "table" in block:
        return {"table": {name: value for name, value in block["table"].items() if value is not None}}
    if isinstance(block, dict) and "list" in block:
        return {name: value for name, value in block.items() if value}
    return block


def texts_of(blocks: list[Any]) -> list[str]:
    """Every text of the blocks of a file."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            found.append(block)
        elif "table" in block:
            of = block["table"]
            rows = [of["header"], *of["rows"]]
            found += [text for text in (of.get("caption"), *(cell for row in rows for cell in row)) if text]
        else:
            found += block.get("list") or [block["heading"]]
    return found

"""The files of a site that say in text what a question says, and what each leaves to others."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import lru_cache

from openpyxl import load_workbook

from shown_texts import ShownText
from sites import Json

Files = Callable[[str], bytes]
"""Gives the content of a site's file by its path."""

ELSEWHERE = {"review sheet": ("definition",)}
"""What a surface leaves to others: reviewers comment on the words of a question, not on those of its grades."""


def plain_text(files: Files, question: Json) -> str:
    return files(f"questions/{question['id']}.txt").decode("utf-8")


def table(files: Files, question: Json) -> str:
    text = files("data/questions.csv").decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row[0] == question["id"]]
    return "\n".join(cell.removeprefix("'") for row in rows for cell in row)


@lru_cache(8)
def grid(content: bytes) -> list[tuple[object, ...]]:
    """The rows of a workbook's first sheet."""
    return list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def workbook(path: str, key: int = 0) -> Callable[[Files, Json], str]:
    def text(files: Files, question: Json) -> str:
        rows = [row for row in grid(files(path)) if row[key] == question["id"]]
        return "\n".join(str(cell) for row in rows for cell in row)

    return text


def own_json(files: Files, question: Json) -> str:
    return "\n".join(strings_in(json.loads(files(f"data/questions/{question['id']}.json"))))


def strings_in(value: object) -> list[str]:
    """Every text and number of a value in JSON."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings_in(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in strings_in(each)]
    return [f"{value:.10g}" if isinstance(value, float) else str(value)]


FILE_SURFACES: dict[str, Callable[[Files, Json], str]] = {
    "plain text": plain_text,
    "CSV": table,
    "Excel": workbook("data/questions.xlsx"),
    "review sheet": workbook("downloads/review-sheet.xlsx"),
    "JSON": own_json,
}


def texts_on(surface: str, shown: ShownText) -> tuple[str, ...]:
    """The texts by which a surface shows a text of the source: files for machines have values and cells."""
    in_cells = surface in ("CSV", "Excel") and shown.cells
    return in_cells or (shown.stated if surface == "JSON" else (shown.text,))


def texts_left(data: Json, surface: str) -> set[str]:
    """The texts of a collection's scales that a surface leaves to others."""
    certainties = (data.get("certainty_scheme") or {}).get("levels") or []
    schemes = (*(data["strength_scheme"].get("grades") or []), *(data["consensus_scheme"].get("levels") or []))
    names = ELSEWHERE.get(surface, ())
    return {scheme[name] for scheme in (*schemes, *certainties) for name in names if scheme.get(name)}

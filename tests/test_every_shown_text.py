"""Every text that the contract classes as the source's is on every surface, whatever fields the contract has."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clinical_consensus.contract.questions import Question
from copies import Copy, runs_from_right
from documents import cards, downloads, page_texts, slides, squeezed, without_margins
from shown_texts import ShownText, shown_texts
from sites import Json, Site, one
from voting import KINDS, vote_words


def question_page(site: Site, question: Json) -> str:
    return one(site.question_page(question), f"article [data-question={question['id']}]").get_text()


def handbook(site: Site, _: Json) -> str:
    return without_margins("\n".join(page_texts(downloads(site) / "handbook.pdf")), site)


def handout(site: Site, question: Json) -> str:
    return without_margins("\n".join(page_texts(downloads(site) / "handouts" / f"{question['id']}.pdf")), site)


def slides_and_notes(site: Site, _: Json) -> str:
    made = slides(downloads(site) / "slides.pptx")
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in made)


def plain_text(site: Site, question: Json) -> str:
    return (site.folder / "questions" / f"{question['id']}.txt").read_text(encoding="utf-8")


def table(site: Site, question: Json) -> str:
    text = (site.folder / "data/questions.csv").read_text(encoding="utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row[0] == question["id"]]
    return "\n".join(cell.removeprefix("'") for row in rows for cell in row)


@cache
def grid(file: Path) -> list[tuple[object, ...]]:
    """The rows of a workbook's first sheet."""
    return list(load_workbook(io.BytesIO(file.read_bytes())).worksheets[0].iter_rows(values_only=True))


def workbook(path: str, key: int = 0) -> Callable[[Site, Json], str]:
    def text(site: Site, question: Json) -> str:
        rows = [row for row in grid(site.folder / path) if row[key] == question["id"]]
        return "\n".join(str(cell) for row in rows for cell in row)

    return text


def own_json(site: Site, question: Json) -> str:
    file = site.folder / "data/questions" / f"{question['id']}.json"
    return "\n".join(_strings(json.loads(file.read_text(encoding="utf-8"))))


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in _strings(each)]
    return [f"{value:.10g}" if isinstance(value, float) else str(value)]


SURFACES = {
    "page": question_page,
    "handbook": handbook,
    "handout": handout,
    "notes of the slides": slides_and_notes,
    "plain text": plain_text,
    "CSV": table,
    "Excel": workbook("data/questions.xlsx"),
    "review sheet": workbook("downloads/review-sheet.xlsx"),
    "JSON": own_json,
}
OF_ALL = ("handbook", "notes of the slides")
"""The surfaces of which one file has every question."""

ELSEWHERE = {"review sheet": ("definition",)}
"""What a surface leaves to others: reviewers comment on the words of a question, not on those of its grades."""


def texts_on(surface: str, shown: ShownText) -> tuple[str, ...]:
    """The texts by which a surface shows a text of the source: files for machines have values and cells."""
    in_cells = surface in ("CSV", "Excel") and shown.cells
    return in_cells or (shown.stated if surface == "JSON" else (shown.text,))


@pytest.mark.parametrize("surface", SURFACES)
def test_every_text_of_the_source_is_on_every_surface(mkdocs_site: Site, surface: str) -> None:
    data = mkdocs_site.data
    certainties = (data.get("certainty_scheme") or {}).get("levels", [])
    schemes = (*data["strength_scheme"].get("grades", []), *data["consensus_scheme"].get("levels", []), *certainties)
    left = {scheme[name] for scheme in schemes for name in ELSEWHERE.get(surface, ()) if scheme.get(name)}
    checked = 0
    read = SURFACES[surface]
    is_reordered = surface in ("handbook", "handout") and runs_from_right(data["collection"]["title"])
    whole = Copy(read(mkdocs_site, {}), is_reordered) if surface in OF_ALL else None
    for question in mkdocs_site.questions:
        shown = whole or Copy(read(mkdocs_site, question), is_reordered)
        for text in (text for each in shown_texts(data, Question, question) for text in texts_on(surface, each)):
            if text not in left:
                assert shown.has(text), (question["id"], text)
                checked += 1
    assert checked >= 2 * len(mkdocs_site.questions)


def test_every_text_of_the_source_is_on_the_cards(mkdocs_site: Site) -> None:
    """The cards leave rationale and references to the page that they name."""
    whole = squeezed(
        "".join(field for card in cards(downloads(mkdocs_site) / "flashcards.apkg") for field in card["fields"])
    )
    for question in mkdocs_site.questions:
        asked = {name: value for name, value in question.items() if name not in {"rationale", "references"}}
        for each in shown_texts(mkdocs_site.data, Question, asked):
            assert squeezed(each.text) in whole, (question["id"], each.text)


def test_votes_are_expected_in_the_words_for_each_kind() -> None:
    assert [vote_words(kind.vote) for kind in KINDS] == [kind.words for kind in KINDS]

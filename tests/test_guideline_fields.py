"""What real guidelines state beyond question and answer is on every surface, and its changes are reported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract import parse as contract
from documents import squeezed
from editions import compared, edition, question
from in_process import run_script
from marked import MARKS, Mark, changed, marked_collection
from new_fields import SURFACES
from sites import NOT_STATED, PROJECT, Site, one, parse

OF_THE_QUESTION: dict[str, Callable[[Path], str]] = {
    **{name: shown for name, shown in SURFACES.items() if name != "search"},
    "JSON": lambda site: (site / "data/questions/marked.json").read_text(encoding="utf-8"),
    "plain text": lambda site: (site / "questions/marked.txt").read_text(encoding="utf-8"),
    "page": lambda site: parse(site / "questions/marked/index.html").get_text(),
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    data = folder / "marked.json"
    data.write_text(json.dumps(marked_collection()), encoding="utf-8")
    done = run_script(PROJECT, "build_site.py", ["--data", data, "--site", folder / "site"])
    assert done.returncode == 0, done.stderr
    return folder / "site"


ELSEWHERE = {
    "cards": {"questions.rationale", "questions.not_transcribed"},
    "review sheet": {"certainty_scheme.label", "certainty_scheme.levels.definition"},
}
"""What a surface leaves to the question's page, or to that of its certainty."""


@pytest.mark.parametrize("surface", OF_THE_QUESTION)
def test_every_field_of_a_guideline_is_on_every_surface(marked: Path, surface: str) -> None:
    text = squeezed(OF_THE_QUESTION[surface](marked))
    about = squeezed(parse(marked / "about/index.html").get_text())
    missing = []
    for mark in MARKS:
        found = about if mark.is_of_collection and surface == "page" else text
        wanted = json.dumps(mark.value, ensure_ascii=False) if surface == "JSON" else mark.shown
        if squeezed(wanted) not in found:
            missing.append(mark.name)
    assert set(missing) == ELSEWHERE.get(surface, set())


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
def test_a_change_of_a_field_of_a_guideline_is_reported(mark: Mark) -> None:
    result = compared(marked_collection(), changed(mark))
    found = [change for question in result.questions for change in question.changes] + list(result.changes)
    assert [change for change in found if mark.reported in change.field.split(".")]
    assert not result.is_same


def test_fields_that_no_question_states_are_silent(marked: Path) -> None:
    page = parse(marked / "questions/plain/index.html").get_text(" ", strip=True)
    for label in ("Population", "Remarks", "Dissent", "Direction", "Basis", "Recused", "Earlier votes", "Approved"):
        assert label not in page
    assert "Synthetic" in page
    assert NOT_STATED in page


def test_certainty_is_said_to_be_missing_only_where_others_state_it(marked: Path, full: Site) -> None:
    fact = one(parse(marked / "questions/plain/index.html"), "[data-fact$='.certainty']")
    assert NOT_STATED in fact.get_text()
    assert not any(page.select("[data-fact$='.certainty']") for page in full.pages.values())


def test_what_is_not_transcribed_of_a_question_hides_no_publication_of_its_own() -> None:
    whole = edition([question("one", 1, not_transcribed=["publication", "label"]), question("two", 2)])
    whole["collection"]["publication"] = {"type": "book", "title": "Synthetic", "issued": {"date-parts": [[2001]]}}
    collection, flaws = contract.parse(whole)
    assert collection, flaws
    first, second = CollectionView(Relations(collection)).questions
    assert [fact.line() for fact in first.further] == [
        f"{label}: Not transcribed here; see the source" for label in ("Number in the source", "Related publication")
    ]
    assert (first.published, second.published) == ("", "Related publication: 2001")
    assert first.origin.publication is None

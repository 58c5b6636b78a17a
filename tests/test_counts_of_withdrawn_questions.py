"""What counts questions says whether those that were withdrawn are among them, and lists of changes mark them."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from clinical_consensus.cli import compare
from frozen import drafted, first, second, written
from shared import Shared
from sites import Json, Site, one, site_in

NOTE = "include questions that were withdrawn."
MARKED = {"q3": "(withdrawn, replaced)", "q5": "(withdrawn)"}


def latest(value: Json) -> Json:
    """With q5 withdrawn as q3 was."""
    changed = copy.deepcopy(value)
    entry = changed["questions"][2]["history"][-1]
    changed["questions"][4]["history"] = [*changed["questions"][4]["history"], entry]
    return changed


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return written(tmp_path / "data", latest(drafted()), first(), latest(second()))


@pytest.fixture
def site(data: Path, shared: Shared) -> Site:
    return site_in(shared.site(data, DOWNLOADS="none"), data)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_compare_counts_and_marks_what_was_withdrawn_before(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compare.main([str(data.parent / "editions" / "1.1.0.json"), str(data)])
    document = capsys.readouterr().out
    assert "6 questions: 1 added, 1 updated, 2 withdrawn before, 2 unchanged." in document
    for own, marks in MARKED.items():
        assert f"- Question {own[1:]}: Synthetic question {own} {marks}\n" in document


def test_an_edition_that_withdraws_a_question_says_so_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = data.parent / "editions"
    assert compare.main([str(folder / "1.0.0.json"), str(folder / "1.1.0.json")]) == 0
    document = capsys.readouterr().out
    assert "5 questions: 2 added, 1 withdrawn, 2 unchanged." in document
    assert "## Question 3: Synthetic question q3\n\n**Withdrawn.**" in document


def test_the_page_of_changes_counts_them_apart(site: Site) -> None:
    page = site.pages["changes/draft/"]
    assert "1 added, 1 updated, 2 withdrawn before, 2 unchanged." in flat(page.get_text())
    rows = {str(row["id"]): row.get_text() for row in page.select("ul.index > li")}
    assert all(rows[own].strip().casefold().endswith(marks.strip("()")) for own, marks in MARKED.items())


def test_counts_of_filters_and_of_completeness_say_that_withdrawn_questions_are_in_them(
    site: Site, shared: Shared, tmp_path: Path
) -> None:
    none = written(tmp_path / "none", first(), first())
    other = site_in(shared.site(none, DOWNLOADS="none"), none)
    for each, is_said in ((site, True), (other, False)):
        questions = one(each.pages["questions/"], "form.filters").get_text()
        assert (f"The counts {NOTE}" in flat(questions)) == is_said
        assert (f"The totals {NOTE}" in flat(each.pages["review/"].get_text())) == is_said

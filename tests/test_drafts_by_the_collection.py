"""Questions that are drafts by a change of the collection alone are called so by check, compare, page and release."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from clinical_consensus.build.generate import generate
from clinical_consensus.cli import check, compare
from clinical_consensus.contract.settings import Settings
from releasing import change_and_commit, committed, released
from sites import Json, parse

IDS = ["q1", "q2", "q3"]
CHANGED = "Rights; Strength Limited, definition"
MARK = "(draft after edition 1.0.0)"


def redefined(value: Json) -> None:
    value["collection"]["rights"] = "Synthetic rights."
    value["strength_scheme"]["grades"][0]["definition"] = "Synthetic definition."


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    data = committed(tmp_path)
    change_and_commit(data, redefined)
    return data


def compared(data: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    code = compare.main([str(data.parent / "editions" / "1.0.0.json"), str(data), *options])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_compare_calls_no_draft_unchanged(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, document, problems = compared(changed, capsys)
    assert code == 0
    assert "3 questions: 3 with their own text unchanged, yet drafts." in document
    assert "3 questions are drafts after edition 1.0.0 because of a change of the collection alone." in document
    assert "## Unchanged" not in document
    listed = document.split("## Drafts whose own text is unchanged\n\n")[1].strip().split("\n")
    assert listed == [f"- Question {number}: Synthetic question q{number} {MARK}" for number in (1, 2, 3)]
    assert f"3 questions are drafts after edition 1.0.0 by a change of the collection alone ({CHANGED})" in problems
    assert "release it, with no reason for those questions: clinical-consensus release VERSION;" in problems
    questions = json.loads(compared(changed, capsys, "--json")[1])["questions"]
    assert {each["id"]: each["standing"] for each in questions} == {own: [MARK.strip("()")] for own in IDS}


def test_a_question_whose_topics_changed_too_is_no_less_a_draft(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change_and_commit(changed, lambda value: value["questions"][0].update(topics=["topic"]))
    document = compared(changed, capsys)[1]
    assert f"## Question 1: Synthetic question q1 {MARK}\n\n**Its own text is unchanged, yet it is a draft" in document
    page = parse_page(changed)
    [kind] = page.select('[id="q1"] p')
    assert kind.get_text().startswith("Own text unchanged, yet a draft: the collection changed;")


def parse_page(data: Path) -> BeautifulSoup:
    file = data.parents[1] / "changes.html"
    file.write_bytes(generate(data, Settings()).files["changes/draft/index.md"])
    return parse(file)


def test_the_page_of_changes_lists_them_as_drafts(changed: Path) -> None:
    page = parse_page(changed)
    headings = [each.get_text() for each in page.select("section > h2")]
    assert headings == ["The collection itself", "Drafts whose own text is unchanged"]
    rows = page.select("ul.index > li")
    assert [row["id"] for row in rows] == IDS
    assert all(MARK.strip("()") in row.get_text() for row in rows)
    assert "3 with their own text unchanged, yet drafts." in " ".join(page.get_text().split())


def test_check_and_release_say_the_same_of_what_to_do(changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(changed)]) == 0
    said = capsys.readouterr().err
    told = re.findall(r"'(q\d)' differs from edition 1.0.0 as it was published, by a change of the (.*)", said)
    cure = "release it, with no reason for this question, or restore the collection"
    assert told == [(own, f"collection alone ({CHANGED}); {cure}") for own in IDS]
    assert released(changed, "1.1.0", "--reason", "q1=Synthetic.") == 2
    refusal = f"q1: its own text did not change: the collection did ({CHANGED}), and a release needs no reason for that"
    assert refusal in capsys.readouterr().err
    assert released(changed, "1.1.0") == 0


def test_after_the_release_nothing_is_a_draft_and_the_changelog_names_the_change(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert released(changed, "1.1.0") == 0
    noted = (changed.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    lines = [line for line in noted.splitlines() if line.startswith("- The collection: ")]
    assert len(lines) == len(CHANGED.split("; "))
    assert all(
        line.startswith(f"- The collection: {name}") for line, name in zip(lines, CHANGED.split("; "), strict=True)
    )
    assert "Editorial changes only" not in noted
    capsys.readouterr()
    code, document, problems = compared(changed, capsys)
    assert (code, problems) == (0, "")
    assert "3 questions: 3 unchanged." in document
    assert "draft" not in document


def test_a_draft_by_its_own_words_stays_apart_from_those_by_the_collection(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change_and_commit(changed, lambda value: value["questions"][1].update(title="Synthetic second title"))
    document = compared(changed, capsys)[1]
    assert "3 questions: 1 updated, 2 with their own text unchanged, yet drafts." in document
    assert f"## Question 2: Synthetic second title {MARK}\n\n**Updated.**" in document
    assert check.main([str(changed)]) == 0
    said = capsys.readouterr().err
    assert "'q2' differs from edition 1.0.0 as it was published; release the change, or restore the text" in said

"""A withdrawn question keeps its last text: a release refuses another one, and no page calls that its last."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from clinical_consensus.build.generate import generate
from clinical_consensus.cli import check
from clinical_consensus.contract.settings import Settings
from releasing import change_and_commit, commit, history, released
from sites import Json

KEPT = "Its last text is kept here."


@pytest.fixture
def withdrawn(data: Path) -> Path:
    """A collection whose edition 1.1.0 withdrew its third question."""
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic.") == 0
    commit(data)
    return data


def retitled(question: Json) -> None:
    question["title"] = "Synthetic later title"


def reworded(question: Json) -> None:
    question["recommendations"][0]["statements"][0]["text"] = "Synthetic later statement."


def regraded(question: Json) -> None:
    question["recommendations"][0]["strength"] = "moderate"


def voted(question: Json) -> None:
    question["recommendations"][0]["consensus"]["vote"]["agree"] = 91


def with_authors(question: Json) -> None:
    question["authors"] = ["a"]


def with_rationale(question: Json) -> None:
    question["rationale"] = ["Synthetic later rationale."]


def with_references(question: Json) -> None:
    question["references"] = [{"id": "x", "type": "book", "title": "Synthetic later book"}]


def with_parts(question: Json) -> None:
    question["parts"] = [{"id": "q3-part", "label": "A", "text": "Synthetic later part"}]


def with_publication(question: Json) -> None:
    question["publication"] = {"id": "y", "type": "book", "title": "Synthetic later publication"}


def with_label(question: Json) -> None:
    question["label"] = "R 3"


CHANGES = [
    retitled, reworded, regraded, voted, with_authors, with_rationale, with_references, with_parts, with_publication,
    with_label,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_release_refuses_another_text_of_a_withdrawn_question(
    withdrawn: Path, refused: Callable[..., str], change: Callable[[Json], None]
) -> None:
    change_and_commit(withdrawn, lambda value: change(value["questions"][2]))
    output = refused("1.2.0", "--reason", "q3=Typo.")
    assert output.startswith("error: q3: its text changed (")
    cure = "restore it from editions/1.1.0.json; other words need a question of their own"
    assert f"), but it is withdrawn, and keeps its last text; {cure}\n" in output


@pytest.mark.parametrize("change", CHANGES)
def test_neither_check_nor_page_take_it_for_the_last_text(
    withdrawn: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Json], None]
) -> None:
    assert KEPT in page(withdrawn)
    change_and_commit(withdrawn, lambda value: change(value["questions"][2]))
    capsys.readouterr()
    assert check.main([str(withdrawn)]) == 0
    said = capsys.readouterr().err
    assert "'q3' differs from edition 1.1.0 as it was published; restore it: a withdrawn question keeps its" in said
    text = page(withdrawn)
    assert KEPT not in text
    assert "Withdrawn in edition 1.1.0, 1 January 2001. Synthetic." in text
    assert "draft after edition 1.1.0: no edition contains it yet" in text


def page(data: Path) -> str:
    """What the page of the third question says."""
    text = generate(data, Settings()).files["questions/q3/index.md"].decode()
    return " ".join(BeautifulSoup(text, "html5lib").get_text(" ").split())


def test_a_name_that_others_use_too_may_change(withdrawn: Path) -> None:
    def renamed(value: Any) -> None:
        value["strength_scheme"]["grades"][0]["label"] = "Synthetic later grade"

    change_and_commit(withdrawn, renamed)
    given = [part for own in ("q1", "q2", "q3") for part in ("--reason", f"{own}=Synthetic.")]
    assert released(withdrawn, "1.2.0", *given) == 0
    assert history(withdrawn, "q3")[-1]["change"] == "updated"
    value = json.loads(withdrawn.read_text(encoding="utf-8"))
    assert value["strength_scheme"]["grades"][0]["label"] == "Synthetic later grade"


def test_the_restored_text_is_released(withdrawn: Path) -> None:
    before = withdrawn.read_bytes()
    change_and_commit(withdrawn, lambda value: retitled(value["questions"][2]))
    withdrawn.write_bytes(before)
    change_and_commit(withdrawn, lambda value: retitled(value["questions"][1]))
    assert released(withdrawn, "1.2.0", "--reason", "q2=Synthetic.") == 0

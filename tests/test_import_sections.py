"""Headings above questions: the sections that the questions are in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clinical_consensus.importing.importer import Imported
from imported import heading, imported, lines_of, unplaced

REASON = "Rationale\n\nSoap is cheap in all of the settings that were studied.\n\n"
BELOW = f"Recommendation: Wash them.\n\n{REASON}"


def sections(done: Imported) -> list[str | None]:
    """The title of the section of each question."""
    named = {each["id"]: each["title"] for each in done.collection.get("sections", [])}
    return [named.get(each.get("section")) for each in done.collection["questions"]]


@pytest.mark.parametrize(
    "asked", ["Key question: Should {} be washed?", "Should {} be washed?", "Schlüsselfrage: Soll {} gewaschen werden?"]
)
@pytest.mark.parametrize("topic", ["{}. Care of {}", "Chapter {}: Care of {}", "Kapitel {} – Care of {}"])
def test_a_numbered_topic_above_each_question_is_its_section(topic: str, asked: str) -> None:
    pairs = list(enumerate(("hands", "feet", "ears"), 1))
    done = imported("".join(f"{topic.format(*pair)}\n\n{asked.format(pair[1])}\n\n{BELOW}" for pair in pairs))
    assert sections(done) == ["Care of hands", "Care of feet", "Care of ears"]
    assert all(each["rationale"] == [REASON.split("\n")[2]] for each in done.collection["questions"])
    assert unplaced(done) == []


def test_a_chapter_has_the_questions_of_its_numbers() -> None:
    parts = "Chapter {0}: {1}\n\n{0}.1 Hands\n\n{2}{0}.2 Feet\n\n{2}"
    done = imported("".join(parts.format(number, name, BELOW) for number, name in ((1, "Before"), (2, "After"))))
    assert sections(done) == ["Before", "Before", "After", "After"]


def marked(*headed: Sequence[str]) -> Imported:
    lines = [line for heads, text in headed for line in (*map(heading, heads.split("|")), *lines_of(f"\n{text}"))]
    return imported([*lines_of("Synthetic deck\n"), *lines])


def test_marked_headings_without_numbers_are_sections_if_there_are_two() -> None:
    one, two, three = (f"Question {number}: Should it be done {number} times?" for number in (1, 2, 3))
    done = marked((f"Before|{one}", BELOW), (two, BELOW), (f"After|{three}", BELOW))
    assert sections(done) == ["Before", "Before", "After"]
    done = marked(
        (f"Before|{one}", BELOW), ("Break", "Coffee is served outside."), (two, BELOW), (f"After|{three}", BELOW)
    )
    assert sections(done) == ["Before", None, "After"]
    done = marked((f"Results|{one}", BELOW), (two, BELOW))
    assert sections(done) == [None, None]


def test_the_nearest_of_two_chapters_is_the_section() -> None:
    numbered = "1 Before\n\n1.1 Hands\n\n{0}1.2 Feet\n\n{1}2 After\n\n2.1 Ears\n\n{2}"
    done = imported("Deck\n\n" + numbered.format(*(f"Should {each} be washed?\n\n{BELOW}" for each in "abc")))
    assert sections(done) == ["Hands", "Feet", "Ears"]
    assert unplaced(done) == ["1 Before", "2 After"]
    for gap in ("1.4", "3.2"):
        done = imported(
            numbered.replace("1.2", gap).format(*(f"Should {each} be washed?\n\n{BELOW}" for each in "abc"))
        )
        assert sections(done) == [None, None, None]


def test_the_last_item_of_a_list_is_no_section() -> None:
    items = "1. Soap is sold\n\n2. Water is not\n\n"
    done = imported("".join(f"Should {each} be washed?\n\n{BELOW}{items}" for each in ("hands", "feet", "ears")))
    assert sections(done) == [None, None, None]

"""Heads and feet of pages are no text of the questions, and headings of questions are no heads."""

from __future__ import annotations

import pytest

from imported import imported, unplaced

FIRST = "Question 1: Synthetic?\nRecommendation: An answer that goes on"
ASKED = "Question 1: Should we?\nResponse: Yes.\n"
SECOND = "to the next page.\nStrength: Weak"


def layout(deck: str) -> tuple[str, list[str], list[str]]:
    """The first response of a deck, and what is layout and what has no place."""
    done = imported(deck)
    text = done.collection["questions"][0]["recommendations"][0]["statements"][0]["text"]
    return text, [each.text for each in done.words.layout if "Synthetic S" in each.text], unplaced(done)


def test_heads_of_facing_pages_are_layout_even_on_two_pages() -> None:
    text, heads, left = layout(f"Synthetic Society 11\n{FIRST}\n\f12 Synthetic Survey\n{SECOND}\n")
    assert text == "An answer that goes on to the next page."
    assert heads == ["12 Synthetic Survey"]
    assert left == []


@pytest.mark.parametrize("line", ["13 Synthetic Survey", "Synthetic Survey", "12 Synthetic Survey:"])
def test_a_line_without_the_next_number_is_no_head_of_a_facing_page(line: str) -> None:
    _text, heads, _left = layout(f"Synthetic Society 11\n{FIRST}\n\f{line}\n{SECOND}\n")
    assert heads == []


def test_numbered_headings_at_the_top_of_pages_are_no_running_heads() -> None:
    pages = [f"Key Question {n}\nShould synthetic kind {n} be tested?\nRecommendation: Test {n}.\n" for n in (1, 2, 3)]
    done = imported("\f".join(pages))
    assert [each["number"] for each in done.collection["questions"]] == [1, 2, 3]
    assert unplaced(done) == []


FACING = ("SYNTHETIC SOCIETY", "SYNTHETIC SURVEY")


def test_heads_of_facing_pages_without_numbers_are_layout() -> None:
    left, right = FACING
    asked = "Should it be tested?\n\nResponse: It should be\n"
    pages = [f"{left}\n\n{number}. {asked}\f{right}\n\ntested." for number in (1, 2)]
    done = imported("\n\f".join(pages))
    texts = [each["recommendations"][0]["statements"][0]["text"] for each in done.collection["questions"]]
    assert texts == ["It should be tested."] * 2
    assert unplaced(done) == []


def test_the_only_head_of_the_right_pages_is_layout_where_the_left_ones_have_one() -> None:
    left, right = FACING
    text = "Response: It should be\n"
    deck = f"{left}\n\n{ASKED}\f{right}\n\nRationale: It helps.\n\f{left}\n\n2. Should we treat?\n\n{text}"
    heads = [each.text for each in imported(deck).words.layout if "SYNTHETIC" in each.text]
    assert heads == [right, left]
    sentence = imported(deck.replace(f"{right}\n\n", f"{right}.\n\n"))
    assert [each.text for each in sentence.words.layout if "SYNTHETIC" in each.text] == [left]


def test_a_line_on_some_of_the_left_pages_is_no_head() -> None:
    pages = [f"{n}. Should kind {n} be tested?\n\nResponse: Yes.\n\nStrength: Weak\n" for n in range(1, 9)]
    for place in (1, 3):
        pages[place] = f"A synthetic aside\n\n{pages[place]}"
    assert unplaced(imported("\f".join(pages))) == ["A synthetic aside"] * 2


def test_a_line_of_rights_at_the_foot_of_a_page_is_layout() -> None:
    done = imported(f"{ASKED}Rationale\nIt helps.\n\n© Synthetic Society 2022. All rights reserved.\n")
    assert done.collection["questions"][0]["rationale"] == ["It helps."]

"""A chain of hyphens of any length is searched by its parts and by those that stand next to each other."""

from __future__ import annotations

from itertools import product

import pytest

from clinical_consensus.search.compounds import by_beginnings, inside
from clinical_consensus.search.pieces import Word
from clinical_consensus.search.words import words

LETTERS = "bcdfghjklmnp"
PARTS = ["".join(each) for each in product(LETTERS, repeat=3)]
"""Words that are no others' singular, without a meaning."""


def found_in(text: str) -> list[Word]:
    return list(dict.fromkeys(words(text)))


def keys_of(text: str) -> set[str]:
    """All by which a text is found: its words, and the parts of these."""
    found = found_in(text)
    return {word.key for word in found} | {part for word in found if word.parts for part in inside(word)}


@pytest.mark.parametrize("count", [2, 5, 12])
def test_a_word_of_some_parts_is_one(count: int) -> None:
    [word] = found_in("-".join(PARTS[:count]))
    assert word.parts == "-".join(PARTS[:count])


@pytest.mark.parametrize("count", [13, 14, 50, 51, 400])
def test_a_longer_chain_is_found_by_each_part_and_by_up_to_three_next_to_each_other(count: int) -> None:
    parts = PARTS[:count]
    keys = keys_of("-".join(parts))
    runs = {"".join(parts[start : start + length]) for length in (1, 2, 3) for start in range(count - length + 1)}
    assert runs <= keys
    assert max(map(len, keys)) == 12


@pytest.mark.parametrize(
    "form", ["{}", "{} and", "{}- and later", "{}-negative and -positive", "{}–", "{}+", "post {}", "{} (-)"]
)
def test_what_a_chain_is_found_by_grows_with_its_length_and_not_faster(form: str) -> None:
    sizes = []
    for count in (200, 400):
        found = found_in(form.format("-".join(PARTS[:count])))
        sizes.append(sum(len(key) for word in found for key in (word.parts, *inside(word))))
    assert sizes[1] < 2.5 * sizes[0]


def test_beginnings_are_kept_of_words_that_somebody_may_write_apart() -> None:
    short, long = Word("lowmolecular", "low-molecular"), Word("x", f"low-{'x' * 5_000}")
    assert by_beginnings([short, long]) == by_beginnings([short])
    assert by_beginnings([short])["lowmolecular"] == (short,)

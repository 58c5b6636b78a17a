"""Slides carry the rationale only if that is asked for; their notes always do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import made_alone, page_texts, shown, slides, squeezed
from editions import edition, question
from printed import in_order
from sites import run


@pytest.fixture
def reasoned(saved: Callable[[object], Path]) -> tuple[Path, list[str]]:
    """A collection with a rationale for a question and for its recommendation, and all of their texts."""
    texts = [f"Synthetic reason {number}." for number in range(1, 5)]
    own = question("reasoned", 1, rationale=texts[:2])
    own["recommendations"][0]["rationale"] = texts[2:]
    own["recommendations"][0]["remarks"] = ["Synthetic remark."]
    return saved(edition([own])), texts


@pytest.mark.parametrize("rationale", ["no", "yes"])
def test_slides_carry_the_rationale_only_if_asked_and_notes_always(
    reasoned: tuple[Path, list[str]], tmp_path: Path, rationale: str
) -> None:
    data, texts = reasoned
    folder = made_alone(data, tmp_path, "slides.pdf", "slides.pptx", rationale=rationale)
    deck = slides(folder / "slides.pptx")
    for whole in ("\n".join(page_texts(folder / "slides.pdf")), "\n".join(map(shown, deck))):
        found = [squeezed(text) in squeezed(whole) for text in texts]
        assert found == [rationale == "yes"] * 4
        assert squeezed("Synthetic remark.") in squeezed(whole)
        for line in ("Rationale: see the notes.", "Rationale of the recommendation: see the notes."):
            assert (squeezed(line) in squeezed(whole)) == (rationale == "no")
    for slide in deck[1:]:
        in_order([*texts[2:], *texts[:2]], slide.notes_slide.notes_text_frame.text)


def test_a_site_is_built_anew_where_slides_are_to_carry_the_rationale(
    reasoned: tuple[Path, list[str]], tmp_path: Path
) -> None:
    data, texts = reasoned
    for choice in ({}, {"RATIONALE": "yes"}, {}):
        assert run("build_site.py", "--data", data, "--site", tmp_path / "site", **choice).returncode == 0
        printed = squeezed("".join(page_texts(tmp_path / "site/downloads/slides.pdf")))
        assert (squeezed(texts[0]) in printed) == bool(choice)
    assert run("build_pdf.py", "--data", data, "--site", tmp_path / "site", "--rationale").returncode == 0
    assert squeezed(texts[0]) in squeezed("".join(page_texts(tmp_path / "site/downloads/slides.pdf")))

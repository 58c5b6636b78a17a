"""A recommendation is one block on a slide where it fits one: strength and whole text, in the PDF and in PowerPoint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from documents import made_alone, page_texts, shown, slides, squeezed
from sites import Json
from test_layout_in_print import REGULAR, lines_of, several

SHORT, LONG = (
    "Synthetic title?",
    "Should patients with a synthetic condition be given a synthetic thing that goes on? " * 2,
)
SENTENCE = "Synthetic words that recommend a thing to patients of group {}."
RIGHT = "סינתטי: מילים שממליצות על דבר לחולים בקבוצה {}, ואין בהן אמת."


def with_sentences(raw: Json, count: int, title: str, sentence: str) -> list[str]:
    """The collection with one recommendation of so many statements in question 2; returns their texts."""
    question = several(raw, [1])
    question["title"] = title.strip()
    texts = [sentence.format(number) for number in range(1, count + 1)]
    identifier = question["recommendations"][0]["id"]
    statements = [{"id": f"{identifier}-s{number}", "text": text} for number, text in enumerate(texts, 1)]
    question["recommendations"][0]["statements"] = statements
    return texts


def bottom(shape: Any) -> float:
    """How far down the text of a shape reaches in LibreOffice, in pt."""
    height = 0.0
    for paragraph in shape.text_frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs), default=18)
        height += lines_of(paragraph.text, size, shape.width.pt, REGULAR) * size * 1.15 + paragraph.space_after.pt
    return float(shape.top.pt + height)


def foot_of(slide: Any) -> Any:
    return next(shape for shape in slide.shapes if "Related publication: 2022." in shape.text_frame.text)


@pytest.mark.parametrize("count", [12, 13, 14])
def test_a_recommendation_that_fits_a_slide_is_not_broken(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, count: int
) -> None:
    texts = with_sentences(raw, count, SHORT, SENTENCE)
    whole, label = squeezed(" ".join(texts)), squeezed(raw["strength_scheme"]["label"])
    made_alone(saved(raw), tmp_path, "slides.pdf", "slides.pptx")
    decks = [shown(slide) for slide in slides(tmp_path / "slides.pptx")]
    for surface in (page_texts(tmp_path / "slides.pdf"), decks):
        [page] = [page for page in map(squeezed, surface) if squeezed(texts[0]) in page]
        assert page.count(whole) == 1
        assert label in page.partition(whole)[0]
    known = [deck for deck in decks if "what is known of it" in deck]
    assert [label in squeezed(deck) for deck in known] == [True] * len(known)


@pytest.mark.parametrize("title", [SHORT, LONG])
@pytest.mark.parametrize("sentence", [SENTENCE, SENTENCE.upper(), RIGHT])
def test_no_recommendation_runs_over_the_foot_of_its_slide(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, title: str, sentence: str
) -> None:
    for count in (10, 13, 14, 16, 18, 20):
        with_sentences(raw, count, title, sentence)
        made_alone(saved(raw), tmp_path, "slides.pdf", "slides.pptx")
        decks = slides(tmp_path / "slides.pptx")
        assert len(page_texts(tmp_path / "slides.pdf")) == len(decks), count
        for slide in decks:
            foot = foot_of(slide).top.pt
            over = [each for each in slide.placeholders if each.top.pt < foot < bottom(each)]
            assert [each.text_frame.text for each in over] == [], count

"""The reason of a withdrawal cannot turn the sentence that it stands in, nor what follows, on any surface."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from documents import cards, page_texts, slides, squeezed
from exported import opened
from frozen import first, second, written
from shared import Shared
from sites import Json, one, parse

REASONS = ["Synthetic\u202e end", "Synthetic \u2067end", "\u202bSynthetic end", "סוף סינתטי", "Synthetic סוף"]


def with_reason(value: Json, reason: str) -> Json:
    value["questions"][2]["history"][-1] = {**value["questions"][2]["history"][-1], "reason": reason}
    return value


def is_isolated(text: str, reason: str) -> bool:
    """Whether a text has the reason, and nowhere without isolates around it."""
    return 0 < text.count(reason) == text.count(f"\u2068{reason}\u2069")


@pytest.mark.parametrize("reason", REASONS)
def test_in_open_data_and_citations(reason: str) -> None:
    of = opened(with_reason(second(), reason))
    for path in ("data/citations/q3.ris", "data/citations/q3.bib", "questions/q3.txt", "data/questions.csv"):
        assert is_isolated(of.text(path), reason), path
    [item, *_] = json.loads(of.text("data/citations/q3.csl.json"))
    assert is_isolated(item["note"], reason)
    assert is_isolated("".join(json.loads(of.text("data/questions/q3.json"))["standing"]), reason)
    assert is_isolated(str(of.markup({"id": "q3"})["creativeWorkStatus"]), reason)
    assert is_isolated(of.view.cite(of.view.question["q3"]), reason)


def test_on_pages_slides_cards_and_paper(shared: Shared, tmp_path: Path) -> None:
    reason = REASONS[0]
    value = with_reason(second(), reason)
    folder = shared.site(written(tmp_path / "data", value, first(), value))
    page = parse(folder / "questions" / "q3" / "index.html")
    assert is_isolated(one(page, ".cite").get_text(), reason)
    assert is_isolated(str(one(page, "[data-copied]").string), reason)
    for place in page.find_all(string=re.compile(reason)):
        assert is_isolated(str(place), reason) or (str(place) == reason and place.find_parent(dir="auto"))
    [card] = [each for each in cards(folder / "downloads" / "flashcards.apkg") if "question q3" in each["fields"][0]]
    assert is_isolated("\n".join(card["fields"]), reason)
    said = [slide.notes_slide.notes_text_frame.text for slide in slides(folder / "downloads" / "slides.pptx")]
    assert is_isolated("\n".join(said), reason)
    paper = squeezed("".join(page_texts(folder / "downloads" / "handouts" / "q3.pdf")))
    assert paper.count(squeezed("Withdrawn in edition 1.1.0, 1 January 2001: Synthetic")) == 3

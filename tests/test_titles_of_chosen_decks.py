"""What the first slides of a deck of chosen questions say of the text is true of these questions alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.slides import deck
from documents import page_texts, shown, slides, squeezed
from frozen import SOURCES, drafted, first, read_from, second, written
from sites import Json, run

WHOLE, OWN = "1998", "1999"
"""When the publication of the collection appeared, and that of q4, in the titles of which the sources have none."""

PUBLISHED = {"q1": WHOLE, "q2": WHOLE, "q3": WHOLE, "q4": OWN, "q5": "", "q6": ""}
READ_FROM = {"q1": "a", "q2": "a", "q3": "a", "q4": "b", "q5": "b", "q6": "a"}
DRAFTS = ("q1", "q6")


def released() -> Json:
    value = second()
    read_from("b", value["questions"][4])
    return value


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two editions and a draft: q3 is withdrawn, q4 has its own publication, q5 none, q1 and q6 are drafts."""
    value = drafted()
    read_from("b", value["questions"][4])
    return written(tmp_path / "data", value, first(), released())


def holds(text: str, chosen: list[str], counted: str) -> None:
    """Check what the title slides say: `counted` is how many questions they say that the deck has."""
    said = squeezed(text)
    assert squeezed(f"{counted} of the 5 questions and 1 withdrawn of the collection.") in said
    for own, title in SOURCES.items():
        assert (squeezed(title) in said) == (own in {READ_FROM[each] for each in chosen})
    published = {PUBLISHED[each] for each in chosen}
    named = published if len(published) == 1 else set[str]()
    for year in (WHOLE, OWN):
        assert (year in said) == (year in named)
    assert ("Relatedpublication" in said) == bool(named - {""})
    drafts = len({*chosen} & {*DRAFTS})
    counts = ("1questionisadraft", "2questionsaredrafts")
    assert [each for each in counts if each in said] == [*counts[drafts - 1 : drafts]]


@pytest.mark.parametrize(
    ("chosen", "counted"),
    [
        ("q5", "1"), ("q4", "1"), ("q1", "1"), ("q2", "1"), ("q4 q5", "2"), ("q1 q2", "2"), ("q1 q6", "2"),
        ("q3", "0 questions and 1 withdrawn"), ("q2 q3", "1 question and 1 withdrawn"),
        ("q1 q2 q4 q5 q6", "5"), ("q2 q3 q4 q5 q6", "4 questions and 1 withdrawn"),
    ],
)  # fmt: skip
def test_the_title_slides_are_of_the_chosen_questions(data: Path, chosen: str, counted: str) -> None:
    view = generate(data, Settings()).view
    made = deck(view, [view.question[each] for each in chosen.split()])
    before = made[: next(number for number, slide in enumerate(made) if slide.question)]
    holds("\n".join(slide.notes + slide.foot for slide in before), chosen.split(), counted)
    feet = {slide.foot for slide in made if slide.question} if " " not in chosen else set()
    assert {foot.splitlines()[0] for foot in feet} <= {slide.foot.splitlines()[0] for slide in before}


def test_both_decks_of_the_command_say_it(data: Path, tmp_path: Path) -> None:
    done = run("build_pdf.py", "--data", data, "--site", tmp_path / "site", "--questions", "q5")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "site" / "downloads"
    holds(page_texts(folder / "slides.pdf")[0], ["q5"], "1")
    holds(shown(slides(folder / "slides.pptx")[0]), ["q5"], "1")
    [handout] = (folder / "handouts").iterdir()
    printed = squeezed("".join(page_texts(handout)))
    assert squeezed(SOURCES["b"]) in printed
    assert [word for word in (squeezed(SOURCES["a"]), WHOLE, "draft") if word in printed] == []

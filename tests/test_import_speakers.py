"""What a speaker's notes say below a slide is read; only what a label there names has a field, and is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from clinical_consensus.importing.lines import Line
from imported import command, heading, imported, lines_of, notes_of, questions, unplaced

Q = "Should hands be washed?"
R = "Recommendation: Hands should be washed before meals."


def slide(title: str, shown: str, spoken: str = "", page: int = 1) -> list[Line]:
    """The lines of a slide, with an empty one after each paragraph as its reader gives them."""
    below = [Line(each, page, is_spoken=True) for text in filter(None, spoken.split("\n")) for each in (text, "")]
    return [heading(title, page), *(Line(each, page) for text in shown.split("\n") for each in (text, "")), *below]


def test_what_labels_name_in_notes_has_its_field_and_is_marked() -> None:
    spoken = "Rationale: Soap is cheap.\nReferences\nDoe A. Soap. Synth J 2020;1:1-2."
    [question] = questions(slide(Q, R, spoken))
    assert question["rationale"] == ["Soap is cheap."]
    assert len(question["references"]) == 1
    assert {"rationale", "references"} <= set(notes_of(question))
    assert "speaker" in notes_of(question)["rationale"]


@pytest.mark.parametrize(
    "spoken",
    [
        "Soap is cheap in all of the settings that were studied.",
        "3. Do you all agree that feet should be washed?",
        "The panel should be thanked.",
        "Strong consensus",
        "Ann Doe, MD, and Ben Roe, MD",
    ],
)
def test_other_words_of_notes_are_in_the_report_and_the_slides_go_on_across_them(spoken: str) -> None:
    lines = [*slide(Q, R, spoken), Line("They should be dried as well.", 2)]
    done = imported(lines)
    [question] = done.collection["questions"]
    assert (question["title"], question["rationale"], question["authors"]) == (Q, None, None)
    [answer] = question["recommendations"]
    assert answer["statements"][0]["text"] == f"{R.partition(': ')[2]}\nThey should be dried as well."
    assert (answer["consensus"], answer.get("remarks"), unplaced(done)) == (None, None, [spoken])


def test_the_foot_of_a_slide_is_one_above_its_notes_too() -> None:
    foot = "Synthetic meeting"
    done = imported(
        [
            line
            for page, title in enumerate((Q, "Should feet be washed?", "Should ears be washed?"), 1)
            for line in slide(title, f"{R}\nStrength: strong\n{foot}", f"Say it {page} times.", page)
        ]
    )
    assert {each.text for each in done.words.layout} >= {foot}
    assert unplaced(done) == ["Say it 1 times.", "Say it 2 times.", "Say it 3 times."]


def test_notes_are_read_from_a_deck_and_its_report_counts_them(tmp_path: Path) -> None:
    deck = Presentation()
    page = deck.slides.add_slide(deck.slide_layouts[5])
    page.shapes.title.text = Q
    page.shapes.add_textbox(Inches(1), Inches(3), Inches(8), Inches(1)).text_frame.text = R
    page.notes_slide.notes_text_frame.text = "Rationale: Soap is cheap.\nSay so."
    path = tmp_path / "deck.pptx"
    deck.save(str(path))
    code, draft, report = command(path, tmp_path / "draft.json", "--id", "synthetic", "--date", "2026-11-25")
    assert (code, draft["questions"][0]["rationale"]) == (0, ["Soap is cheap.", "Say so."])
    assert report["words"]["source"] == len(f"{Q} {R} Rationale: Soap is cheap. Say so.".split())
    assert "speaker notes, read below their slides: 1" in report["notes"]


def test_notes_without_a_slide_s_question_make_none() -> None:
    text = f"{Q}\n\n{R}\n"
    done = imported([*lines_of(text), Line("", 1), Line("Recommendation: Thank the panel.", 1, is_spoken=True)])
    [question] = done.collection["questions"]
    assert len(question["recommendations"]) == 2
    assert any("speaker" in note for note in notes_of(question).values())


def test_a_slide_that_asks_another_question_ends_the_one_before_it() -> None:
    other = "Should feet be washed?"
    shown = "Feet are washed daily.\nVote: 20/21 (95%)"
    done = imported([*slide(Q, R), *slide(other, shown, "Speaker: Ann Doe", 2)])
    [question] = done.collection["questions"]
    assert (question["title"], question["authors"]) == (Q, None)
    assert question["recommendations"][0]["consensus"] is None
    assert [each.title for each in done.unanswered] == [other]
    assert unplaced(done) == [other, *shown.split("\n"), "Speaker: Ann Doe"]

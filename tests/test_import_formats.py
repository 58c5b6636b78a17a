"""The published deck gives the same draft as PPTX, as DOCX and as PDF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.importing.lines import Line
from clinical_consensus.importing.paragraphs import paragraphs
from clinical_consensus.importing.readers.documents import read_document
from decks import published, saved_deck, typeset
from first_edition import FROZEN
from imported import Json, command
from test_import import AS_PUBLISHED, DECK, without_editorial


def without_places(question: Json) -> Json:
    """A question with the fields that its provenance names, but not their lines, which are others in each format."""
    places = [{name: value for name, value in each.items() if name != "lines"} for each in question["provenance"]]
    return {**without_editorial(question), "provenance": places}


@pytest.mark.parametrize("suffix", [".pptx", ".docx", ".pdf"])
def test_each_format_gives_the_same_draft(tmp_path: Path, suffix: str) -> None:
    file = saved_deck(published(), suffix, tmp_path)
    code, draft, report = command(file, tmp_path / "draft.json", *AS_PUBLISHED)
    assert code == 0
    known = json.loads(FROZEN.read_text(encoding="utf-8"))
    assert list(map(without_places, draft["questions"])) == list(map(without_places, known["questions"]))
    assert [each["name"] for each in draft["authors"]] == [each["name"] for each in known["authors"]]
    words, source_words = report["words"], len(DECK.read_text(encoding="utf-8").split())
    assert words["source"] == words["placed"] + words["layout"] + words["unplaced"] == source_words
    assert report["unplaced"] == []
    [source] = draft["sources"]
    assert source["original"]["title"] == file.name
    assert source["file"].endswith(".txt")
    text = (tmp_path / source["file"]).read_text(encoding="utf-8")
    lines = text.replace("\f", "").split("\n")
    for question in draft["questions"]:
        places = {each["field"]: each["lines"] for each in question["provenance"]}
        first, last = places["title"]
        assert " ".join(question["title"].split()) in " ".join(" ".join(lines[first - 1 : last]).split())


def lines_of_pdf(template: str, folder: Path) -> list[str]:
    file = folder / "deck.pdf"
    file.write_bytes(
        typeset(
            f"#set page(width: 19cm, height: 12cm, margin: 1cm)\n#set text(size: 10pt, hyphenate: false)\n{template}"
        )
    )
    return [line.text for line in read_document(file).lines]


def test_the_spaces_of_a_justified_line_are_no_columns(tmp_path: Path) -> None:
    word = "Synthetic" * 4
    template = f"#set par(justify: true)\n#box(width: 8cm)[Quality of evidence: low. It {word} was.]"
    assert lines_of_pdf(template, tmp_path)[0] == "Quality of evidence: low. It"
    assert lines_of_pdf("Low #h(9mm) Strong #h(9mm) Moderate", tmp_path)[0] == "Low\tStrong\tModerate"


def test_numbers_close_above_their_texts_put_no_gaps_between_the_lines_of_these(tmp_path: Path) -> None:
    text = "Synthetic splints should be worn at night by all people with sore hands, and washed each week. " * 4
    below = "".join(f"#block(below: 0.5em)[No {number}]\n{text}\n\n" for number in range(1, 5))
    lines = lines_of_pdf(f"#set page(width: 12cm)\n#set par(leading: 0.8em, spacing: 2.2em)\n{below}", tmp_path)
    assert lines.count("") == 3
    assert [lines[at + 1] for at, line in enumerate(lines) if not line] == ["No 2", "No 3", "No 4"]


def test_paragraphs_of_one_line_each_stand_apart(tmp_path: Path) -> None:
    one = "Two synthetic trials compared drug A with drug B, and pain was lower with drug A in both of them now."
    two = "Patients should first receive drug A, unless they have a known history of gastric bleeding or ulcer."
    lines = lines_of_pdf(f"#set par(spacing: 1.1em)\n{one}\n\n{two}\n\n{one}", tmp_path)
    assert lines == [one, "", two, "", one]


def test_a_slide_begins_a_paragraph_and_a_page_does_not() -> None:
    lines = [Line("A level of consensus", 1), Line("Question 22", 2)]
    wide = [Line("x" * 60, 1), *lines]
    assert len(paragraphs(wide[1:], (), is_wrapped=False)) == 2
    assert len(paragraphs([Line("Patients should", 1), Line("be treated.", 2)], ())) == 1


@pytest.mark.parametrize("above", ["Doe et al. #h(1fr) Synthetic Journal", "Synthetic guideline, version 3"])
def test_the_largest_letters_of_a_pdf_are_its_title_below_a_running_head(above: str, tmp_path: Path) -> None:
    title = "Washing of hands and feet: a synthetic guideline"
    below = "#lorem(30)\n\n*1. Should hands be washed?*\n\nRecommendation: Wash them.\n"
    deck = tmp_path / "deck.pdf"
    template = f"#set page(width: 12cm, height: 15cm)\n#set text(size: 10pt)\n#text(size: 8pt)[{above}]\n\n"
    deck.write_bytes(typeset(f"{template}#text(size: 16pt)[{title}]\n\n{below}"))
    code, draft, report = command(deck, tmp_path / "draft.json", "--id", "synthetic", "--date", "2026-11-25")
    assert (code, draft["collection"]["title"]) == (0, title)
    assert any("largest letters" in note for note in report["notes"])
    assert not any(title[:16] in each["text"] for each in report["unplaced"])

"""Slides and flash cards ask first and then answer word for word, with strength, source and rights beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from documents import (
    cards,
    deck_names,
    downloads,
    facts,
    font_sizes,
    in_order,
    made_alone,
    outside,
    page_texts,
    shown,
    slides,
    squeezed,
)
from sites import NOT_STATED, Json, Site, number_of, states_consensus


def test_slides_ask_first_and_then_answer_word_for_word(mkdocs_site: Site) -> None:
    texts = page_texts(downloads(mkdocs_site) / "slides.pdf")
    decks = [shown(slide) for slide in slides(downloads(mkdocs_site) / "slides.pptx")]
    assert len(texts) == len(decks)
    for whole in ("\n".join(map(without_footer, texts)), "\n".join(decks)):
        in_order(
            [
                string
                for question in mkdocs_site.questions
                for string in (
                    question["title"],
                    *(part["text"] for part in question.get("parts", [])),
                    *(s["text"] for r in question["recommendations"] for s in r["statements"] if len(s["text"]) < 1000),
                    *(["Rationale: see the notes."] if question.get("rationale") else []),
                    *(reference["title"] for reference in question.get("references") or []),
                )
            ],
            whole,
        )
        for question in mkdocs_site.questions:
            for recommendation in question["recommendations"]:
                for statement in recommendation["statements"]:
                    count = squeezed(whole).count(squeezed(statement["text"].split()[0]))
                    words = [word for word in statement["text"].split() if word == statement["text"].split()[0]]
                    assert count >= len(words)


def test_slides_mark_authors_that_are_inferred(mkdocs_site: Site) -> None:
    names = {author["id"]: author["name"] for author in mkdocs_site.data.get("authors", [])}
    printed = squeezed("\n".join(page_texts(downloads(mkdocs_site) / "slides.pdf")))
    edited = squeezed("\n".join(shown(slide) for slide in slides(downloads(mkdocs_site) / "slides.pptx")))
    inferred = [
        question
        for question in mkdocs_site.questions
        for entry in question.get("provenance", [])
        if entry["field"] == "authors" and entry.get("placement") == "inferred"
    ]
    for question in mkdocs_site.questions:
        if question.get("authors"):
            label = "Authors (placement inferred)" if question in inferred else "Authors"
            assert squeezed(f"{label} {', '.join(names[author] for author in question['authors'])}") in edited
    marked = squeezed("Authors (placement inferred)")
    assert printed.count(marked) == edited.count(marked) == len(inferred)


def test_slides_name_all_that_is_not_stated(mkdocs_site: Site) -> None:
    printed = squeezed("\n".join(page_texts(downloads(mkdocs_site) / "slides.pdf")))
    edited = squeezed("\n".join(shown(slide) for slide in slides(downloads(mkdocs_site) / "slides.pptx")))
    for question in mkdocs_site.questions:
        for each in question["recommendations"]:
            consensus = each.get("consensus") or {}
            facts = {mkdocs_site.data["consensus_scheme"]["label"]: consensus, "Vote": consensus.get("vote")}
            facts = facts if states_consensus(mkdocs_site.data) else {}
            if each is question["recommendations"][-1]:
                facts |= {name.capitalize(): question.get(name) for name in ("authors", "rationale", "references")}
            labels = ", ".join(label for label, value in facts.items() if not value)
            for text in (printed, edited):
                assert not labels or squeezed(f"{labels} {NOT_STATED}") in text, question["id"]


def without_footer(slide: str) -> str:
    """A slide's text without its footer."""
    lines = slide.replace("\r\n", "\n").split("\n")
    feet = [number for number, line in enumerate(lines) if line.startswith(("Text: ", "Text and Rights: ", "From: "))]
    return "\n".join(lines[: feet[-1]])


def test_a_question_and_its_answer_never_share_a_slide(mkdocs_site: Site) -> None:
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    kickers = ["\n".join(shape.text_frame.text for shape in slide.shapes if not shape.is_placeholder) for slide in deck]
    for question in mkdocs_site.questions:
        own = [number for number, text in enumerate(kickers) if re.search(rf"· Question {number_of(question)}\b", text)]
        asked, *answered = own
        assert "Response/Recommendation" not in kickers[asked]
        assert "Response/Recommendation" in kickers[answered[0]]
        assert squeezed(question["title"]) in squeezed(shown(deck[asked]))
        response = question["recommendations"][0]["statements"][0]["text"]
        if response not in question["title"]:
            assert squeezed(response) not in squeezed(shown(deck[asked]))


def test_every_slide_has_title_source_edition_rights_and_large_letters(mkdocs_site: Site) -> None:
    assert min(font_sizes(downloads(mkdocs_site) / "slides.pdf")) >= 18
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    texts = page_texts(downloads(mkdocs_site) / "slides.pdf")
    titles_of = {source["id"]: source["title"] for source in mkdocs_site.data.get("sources", [])}
    sources = {
        f"Question {number_of(question)}": {titles_of[entry["source"]] for entry in question.get("provenance", [])}
        for question in mkdocs_site.questions
    }
    said = [f"This site’s edition {mkdocs_site.data['collection']['edition']['version']}", "Rights: "]
    said.append(mkdocs_site.data["collection"].get("rights") or NOT_STATED)
    titles = []
    assert squeezed("This text does not replace clinical judgement.") in squeezed("".join(texts))
    assert "This text does not replace clinical judgement." in deck[0].notes_slide.notes_text_frame.text
    for slide, text in zip(deck, texts, strict=True):
        everything = "\n".join(shape.text_frame.text for shape in slide.shapes)
        kicker = re.search(r" · (Question [^\n·,]+?)(?:,| ·|$)", everything, re.MULTILINE)
        named = sources[kicker[1]] if kicker else set()
        assert not titles_of or any(squeezed(title) in squeezed(everything) for title in titles_of.values())
        for words in (*said, *named):
            assert squeezed(words) in squeezed(everything)
            assert squeezed(words) in squeezed(text)
        titles.append(slide.shapes.title.text_frame.text)
        assert titles[-1].strip()
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]
        for shape in slide.shapes:
            runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            assert all(run.font.size.pt >= 18 and run.font.name == "Arial" for run in runs)
            assert all(run._r.rPr.get("lang") for run in runs)
        assert [shape.is_placeholder for shape in slide.shapes][:1] == [True]


def test_each_answer_slide_shows_the_strength(mkdocs_site: Site) -> None:
    label = mkdocs_site.data["strength_scheme"]["label"]
    response = re.compile(r"Response/Recommendation")
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    texts = page_texts(downloads(mkdocs_site) / "slides.pdf")
    for slide, text in zip(deck, texts, strict=True):
        everything = "\n".join(shape.text_frame.text for shape in slide.shapes)
        if response.search(everything):
            assert label in everything
            assert label in text


def test_the_notes_of_a_slide_contain_its_question_in_full(mkdocs_site: Site) -> None:
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck]
    for question in mkdocs_site.questions:
        own = [text for text in notes if text.startswith(f"Question {number_of(question)}. {question['title']}")]
        assert len(own) >= 2
        for text in own:
            texts = [part["text"] for part in question.get("parts", [])]
            for recommendation in question["recommendations"]:
                texts += [" ".join(statement["text"] for statement in recommendation["statements"])]
            for string in (*texts, *(question.get("rationale") or []), *facts(mkdocs_site, question)[1:]):
                assert squeezed(string) in squeezed(text)


def test_a_card_asks_a_question_and_answers_with_response_and_strength(mkdocs_site: Site) -> None:
    found = cards(downloads(mkdocs_site) / "flashcards.apkg")
    assert len(found) == len(mkdocs_site.questions)
    for card, question in zip(found, mkdocs_site.questions, strict=True):
        asked, answer, source = map(squeezed, card["fields"])
        assert squeezed("This text does not replace clinical judgement.") in source
        assert squeezed(question["title"]) in asked
        in_order([part["text"] for part in question.get("parts", [])], card["fields"][0])
        for recommendation in question["recommendations"]:
            response = " ".join(statement["text"] for statement in recommendation["statements"])
            assert squeezed(response) in answer
            if len(response) > 40:
                assert squeezed(response) not in asked
        assert squeezed(mkdocs_site.data["collection"].get("rights") or NOT_STATED) in source
        inferred = [entry for entry in question.get("provenance", []) if entry.get("placement") == "inferred"]
        assert bool(inferred) == (squeezed("(placement inferred)") in answer + source)
        assert card["tags"] == question.get("topics", [])


def test_a_later_edition_updates_the_same_cards(
    first: Site, raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    raw["collection"]["edition"] = {"version": "1.1.0", "date": "2027-01-01"}
    raw["strength_scheme"]["grades"][0]["label"] = "SYNTHETIC-GRADE"
    before = cards(downloads(first) / "flashcards.apkg")
    after = cards(made_alone(saved(raw), tmp_path, "flashcards.apkg") / "flashcards.apkg")
    for old, new in zip(before, after, strict=True):
        assert [old[key] for key in ("guid", "model", "deck")] == [new[key] for key in ("guid", "model", "deck")]
        assert new["changed"] > old["changed"]
        assert "SYNTHETIC-GRADE" in new["fields"][1]


def test_no_card_is_a_command_to_anki(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    raw["questions"][1]["title"] = r"Synthetic \(x\) and [sound:a.mp3] and [$]y[/$]"
    raw["sources"] = []
    for each in raw["questions"]:
        each["provenance"] = []
    package = made_alone(saved(raw), tmp_path, "flashcards.apkg") / "flashcards.apkg"
    assert raw["questions"][1]["title"] in cards(package)[1]["fields"][0]
    with ZipFile(package) as archive:
        database = archive.read("collection.anki2")
    for command in (rb"\(x\)", b"[sound:", b"[$]"):
        assert command not in database


def test_no_title_creates_nested_decks(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    raw["collection"]["title"] = title = "Synthetic A :: B ::: C :::: D"
    [name] = deck_names(made_alone(saved(raw), tmp_path, "flashcards.apkg") / "flashcards.apkg")
    assert "::" not in name
    assert name.replace("\u200b", "") == title


@pytest.mark.parametrize("word", ["𝕄𝕄𝕄𝕄", "𝐖𝐖", "ШЩЖЮ", "₩———⟶", "ǢǢǢ", "№₧∰⟿", "GOQO", "🩺🩺"])
def test_runs_of_wide_letters_stay_on_their_slides(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, word: str
) -> None:
    raw["sources"] = []
    for number, each in enumerate(raw["questions"], 1):
        each["provenance"] = []
        each["recommendations"][0]["statements"] = [
            {"id": f"{each['id']}-r1-s{place}", "text": " ".join([word * place] * (number * 90))}
            for place in range(1, 5)
        ]
        each["rationale"] = [" ".join([word] * (number * 31))] * 4
    folder = made_alone(saved(raw), tmp_path, "slides.pdf", "slides.pptx", rationale="yes")
    assert len(page_texts(folder / "slides.pdf")) == len(slides(folder / "slides.pptx"))
    assert outside(folder / "slides.pdf") == []

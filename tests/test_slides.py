"""Slides ask first and then answer word for word, with strength, facts, source and rights beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from documents import (
    downloads,
    font_sizes,
    made_alone,
    outside,
    page_texts,
    shown,
    slides,
    squeezed,
)
from printed import (
    LONG_TEXTS,
    answer_facts,
    collection_facts,
    facts,
    further_facts,
    holds,
    in_order,
    response_of,
)
from sites import NOT_STATED, Json, Site, number_of, states_consensus
from stated import ABSENT, absent, block_words, certainty_of, further_of_answer, level_of, vote_of


def test_slides_ask_first_and_then_answer_word_for_word(mkdocs_site: Site) -> None:
    texts = page_texts(downloads(mkdocs_site) / "slides.pdf")
    decks = [shown(slide) for slide in slides(downloads(mkdocs_site) / "slides.pptx")]
    assert len(texts) == len(decks)
    for whole in ("\n".join(map(without_footer, texts)), "\n".join(decks)):
        in_order([string for question in mkdocs_site.questions for string in on_slides(question)], whole)
        for question in mkdocs_site.questions:
            for recommendation in question["recommendations"]:
                for statement in recommendation["statements"]:
                    count = squeezed(whole).count(squeezed(statement["text"].split()[0]))
                    words = [word for word in statement["text"].split() if word == statement["text"].split()[0]]
                    assert count >= len(words)


def on_slides(question: Json) -> Iterator[str]:
    """The texts that slides show of a question, in their order; lists, tables and rationales are left to the notes."""
    yield question["title"]
    yield from (part["text"] for part in question.get("parts", []))
    for recommendation in question["recommendations"]:
        yield from (each["text"] for each in recommendation["statements"] if len(each["text"]) < 1000)
        for name, label in LONG_TEXTS.items():
            if name == "rationale":
                yield from [f"{label}: see the notes."] if recommendation.get(name) else []
            else:
                yield from map(on_slide, recommendation.get(name) or [])
    yield from ["Rationale: see the notes."] if question.get("rationale") else []
    yield from (reference["title"] for reference in question.get("references") or [])


def on_slide(block: str | Json) -> str:
    """What a slide shows for a block of a long text."""
    left_out = [kind for kind in ("list", "table") if kind in block] if isinstance(block, dict) else []
    return f"{left_out[0].capitalize()}: see the notes." if left_out else block_words(block)


def test_slides_show_every_fact_with_its_label(mkdocs_site: Site) -> None:
    printed = page_texts(downloads(mkdocs_site) / "slides.pdf")
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    for fact in collection_facts(mkdocs_site.data):
        assert holds(fact, printed[0]), fact
        assert squeezed(fact) in squeezed(shown(deck[0]))
    for question in mkdocs_site.questions:
        own = own_slides(deck, question)
        said = [*further_facts(mkdocs_site.data, question)]
        for each in question["recommendations"]:
            said += answer_facts(mkdocs_site.data, question, each)
        for fact in said:
            assert holds(fact, "\n".join(printed[number] for number in own)), fact
            assert squeezed(fact) in squeezed("\n".join(shown(deck[number]) for number in own)), fact


def own_slides(deck: list[Any], question: Json) -> list[int]:
    """The places of a question's slides: their notes begin with it."""
    first = f"Question {number_of(question)}. {question['title']}"
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck]
    return [number for number, text in enumerate(notes) if squeezed(text).startswith(squeezed(first))]


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
    printed = "\n".join(page_texts(downloads(mkdocs_site) / "slides.pdf"))
    edited = squeezed("\n".join(shown(slide) for slide in slides(downloads(mkdocs_site) / "slides.pptx")))
    for question in mkdocs_site.questions:
        for each in question["recommendations"]:
            for words in ABSENT:
                labels = ", ".join(absent_from(mkdocs_site.data, question, each, words))
                assert not labels or squeezed(f"{labels} {words}") in edited, question["id"]
                assert not labels or holds(f"{labels} {words}", printed), question["id"]


def absent_from(data: Json, question: Json, recommendation: Json, words: str) -> Iterator[str]:
    """The labels of what is absent from an answer beside its strength, in these words; of the last, the question's."""
    asked = (data, question, recommendation)
    if certainty_of(*asked) == words:
        yield data["certainty_scheme"]["label"]
    if states_consensus(data):
        yield from [data["consensus_scheme"]["label"]] if level_of(*asked) == words else []
        yield from ["Vote"] if vote_of(*asked) == words else []
    yield from (LONG_TEXTS.get(each.name, each.label) for each in further_of_answer(*asked) if each.text == words)
    if recommendation is question["recommendations"][-1]:
        lists = ("authors", "rationale", "references")
        yield from (
            name.capitalize() for name in lists if not question.get(name) and absent(data, question, name) == words
        )


def without_footer(slide: str) -> str:
    """A slide's text without its footer."""
    lines = slide.replace("\r\n", "\n").split("\n")
    feet = [number for number, line in enumerate(lines) if line.startswith(("Text: ", "Text and Rights: ", "From: "))]
    return "\n".join(lines[: feet[-1]])


def test_a_question_and_its_answer_never_share_a_slide(mkdocs_site: Site) -> None:
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    kickers = ["\n".join(shape.text_frame.text for shape in slide.shapes if not shape.is_placeholder) for slide in deck]
    for question in mkdocs_site.questions:
        asked, *answered = own_slides(deck, question)
        assert all(re.search(rf"· Question {number_of(question)}\b", kickers[number]) for number in (asked, *answered))
        assert "Response/Recommendation" not in kickers[asked]
        assert "Response/Recommendation" in kickers[answered[0]]
        assert squeezed(question["title"]) in squeezed(shown(deck[asked]))
        response = question["recommendations"][0]["statements"][0]["text"]
        if response not in question["title"]:
            assert squeezed(response) not in squeezed(shown(deck[asked]))


LONGEST_FOOT = 80
"""So many letters surely fit the first line of a foot, which has no others."""


def test_every_slide_has_title_source_edition_rights_and_large_letters(mkdocs_site: Site) -> None:
    assert min(font_sizes(downloads(mkdocs_site) / "slides.pdf")) >= 18
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    texts = page_texts(downloads(mkdocs_site) / "slides.pdf")
    titles_of = {source["id"]: source["title"] for source in mkdocs_site.data.get("sources", [])}
    sources = {
        f"Question {number_of(question)}": {titles_of[entry["source"]] for entry in question.get("provenance", [])}
        for question in mkdocs_site.questions
    }
    edition = f"This site’s edition {mkdocs_site.data['collection']['edition']['version']}"
    rights = ["Rights: ", mkdocs_site.data["collection"].get("rights") or NOT_STATED]
    titles = []
    assert squeezed("This text does not replace clinical judgement.") in squeezed("".join(texts))
    assert "This text does not replace clinical judgement." in deck[0].notes_slide.notes_text_frame.text
    everything = ["\n".join(shape.text_frame.text for shape in slide.shapes) for slide in deck]
    kickers = [re.search(r" · (Question [^\n·,]+?)(?:,| ·|$)", each, re.MULTILINE) for each in everything]
    first = next(number for number, kicker in enumerate(kickers) if kicker)
    before = "\n".join(everything[:first]), "\n".join(texts[:first])
    for slide, kicker, edited, printed in zip(deck, kickers, everything, texts, strict=True):
        named = sources[kicker[1]] if kicker else set(titles_of.values())
        said = [*rights, *named]
        is_short = len(f"Text: {'; '.join(named)}. {''.join(rights)}.") <= LONGEST_FOOT
        is_elsewhere = not is_short and "\nText and Rights: see the title slides.\n" in edited
        for words in (edition, *([] if is_elsewhere else said)):
            assert squeezed(words) in squeezed(edited)
            assert holds(words, printed)
        for words in said if is_elsewhere else ():
            assert squeezed(words) in squeezed(before[0])
            assert holds(words, before[1])
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
            assert holds(label, text)


def test_the_notes_of_a_slide_contain_its_question_in_full(mkdocs_site: Site) -> None:
    deck = slides(downloads(mkdocs_site) / "slides.pptx")
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck]
    for question in mkdocs_site.questions:
        own = [text for text in notes if text.startswith(f"Question {number_of(question)}. {question['title']}")]
        assert len(own) >= 2
        for text in own:
            texts = [part["text"] for part in question.get("parts", [])]
            for each in question["recommendations"]:
                blocks = (block_words(block) for name in LONG_TEXTS for block in each.get(name) or [])
                texts += [response_of(each), *blocks]
            texts += map(block_words, question.get("rationale") or [])
            for string in (*texts, *facts(mkdocs_site, question)[1:]):
                assert squeezed(string) in squeezed(text)


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

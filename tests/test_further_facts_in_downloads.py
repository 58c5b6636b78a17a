"""Facts that no download knows by name are in every download, complete and marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.collection.facts import Fact, State, Value
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.pack import Earlier
from clinical_consensus.downloads.pack_maker import PackMaker, unwatched
from documents import cards, outside, page_texts, shown, slides, squeezed
from sites import COLLECTIONS, NOT_STATED

SHORT = "Synthetic value"
LONG = f"Synthetic value {'of many words ' * 300}and its end"
LINES = "\n".join(f"Synthetic line {number}" for number in range(40))
HEBREW = "ערך סינתטי\nSynthetic value"


@dataclass(frozen=True)
class Texts:
    """The text of the files, without white space."""

    handbook: str
    handout: str
    slides: str
    editable: str
    notes: str
    cards: str


def fact(label: str, text: str, *, editorial: bool = False) -> Fact:
    """A fact with `text` in each of its lines as a value, or one that is not stated."""
    values = tuple(map(Value, text.split("\n"))) if text else ()
    state: State = "stated" if text else "not-stated"
    return Fact(
        "probe", "probe", label, label, label, state, values, editorial=editorial, separator="\n", by_class=True
    )


def made(folder: Path, monkeypatch: pytest.MonkeyPatch, facts: dict[str, Fact]) -> Texts:
    """The files of a collection whose recommendation, question and profile have one further fact each."""
    generated = generate(COLLECTIONS["minimal"], Settings())
    (question,) = CollectionView(generated.view.relations).questions
    (recommendation,) = question.recommendations
    recommendation = replace(recommendation, own=(facts["recommendation"],))
    asked = replace(question, recommendations=(recommendation,), own=(facts["question"],))
    monkeypatch.setattr(CollectionView, "questions", (asked,))
    monkeypatch.setattr(CollectionView, "facts", (facts["collection"],))
    view = CollectionView(generated.view.relations)
    pack = PackMaker(view, generated.settings, generated.data_sha256).pack(Earlier(folder, {}).found, unwatched)
    assert not pack.failures
    for path, content in pack.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    handbook, handout, printed = (folder / name for name in ("handbook.pdf", "handouts/only.pdf", "slides.pdf"))
    assert not [letter for pdf in (handbook, handout, printed) for letter in outside(pdf)]
    deck = slides(folder / "slides.pptx")
    assert len(deck) == len(page_texts(printed))
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck]
    fields = [field for card in cards(folder / "flashcards.apkg") for field in card["fields"]]
    return Texts(
        handbook=printed_text(handbook),
        handout=printed_text(handout),
        slides=printed_text(printed),
        editable=squeezed("".join(map(shown, deck))),
        notes=squeezed(f"{notes[0]}{notes[-1]}"),
        cards=squeezed("".join(fields)),
    )


def printed_text(pdf: Path) -> str:
    return squeezed("".join(page_texts(pdf)))


@pytest.mark.parametrize("of", ["recommendation", "question", "collection"])
@pytest.mark.parametrize("text", [SHORT, LINES])
def test_a_further_fact_is_in_every_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str, text: str
) -> None:
    labels = {each: f"Probe of the {each}" for each in ("recommendation", "question", "collection")}
    texts = made(tmp_path, monkeypatch, {each: fact(label, text) for each, label in labels.items()})
    for document in vars(texts).values():
        start = document.find(squeezed(labels[of]))
        assert start >= 0
        for line in text.split("\n"):
            start = document.find(squeezed(line), start)
            assert start >= 0


def test_a_further_fact_is_marked_as_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = fact("Probe", SHORT, editorial=True)
    texts = made(tmp_path, monkeypatch, dict.fromkeys(("recommendation", "question", "collection"), ours))
    for document in vars(texts).values():
        assert document.count(squeezed("Probe (our reading)")) == 3


def test_an_unstated_further_fact_is_shown_as_not_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = fact("Probe", "")
    texts = made(tmp_path, monkeypatch, dict.fromkeys(("recommendation", "question", "collection"), absent))
    for document in vars(texts).values():
        assert document.count("Probe") == 3
        assert squeezed(NOT_STATED) in document[document.index("Probe") :]


@pytest.mark.parametrize("text", [LONG, HEBREW])
def test_a_long_or_right_to_left_further_fact_is_complete_and_on_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    label = f"Synthetic label {'of many words ' * 20}".strip()
    texts = made(
        tmp_path, monkeypatch, {each: fact(label, text) for each in ("recommendation", "question", "collection")}
    )
    words = squeezed(text)[-14:]
    for document in vars(texts).values():
        assert document.count(words) >= 3

"""Flash cards ask first and then answer word for word, with strength, facts, source and rights beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

from bs4 import Tag

from documents import cards, deck_names, downloads, made_alone, squeezed
from printed import LONG_TEXTS, answer_facts, collection_facts, further_facts, in_order
from sites import NOT_STATED, Json, Site
from stated import sections_around

LONG = "p[dir]:not(.response, .notice, .small), li, caption, th, td"
"""The elements of a card that hold the pieces of long texts."""


def holder(element: Tag) -> str:
    """What holds a piece of a long text: "b" for a heading, "ol" or "ul" for an item of a list, "th" for a cell…."""
    parent = element.parent
    return "b" if element.b else parent.name if element.name == "li" and parent else element.name


def long_texts(recommendation: Json) -> Iterator[tuple[str, str]]:
    """The pieces of the long texts of a recommendation, each after what holds it."""
    for block in (each for name in LONG_TEXTS for each in recommendation.get(name) or []):
        if isinstance(block, str):
            yield "p", block
        elif "heading" in block:
            yield "b", block["heading"]
        elif "list" in block:
            yield from (("ol" if block.get("ordered") else "ul", item) for item in block["list"])
        else:
            table = block["table"]
            yield from (("caption", text) for text in [table.get("caption")] if text)
            yield from (("th", cell) for cell in table["header"])
            yield from (("td", cell) for row in table["rows"] for cell in row)


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
            for string in answer_facts(mkdocs_site.data, question, recommendation):
                assert squeezed(string) in answer, string
        stated = [(block, text) for each in question["recommendations"] for block, text in long_texts(each)]
        assert [(holder(each), each.get_text("\n")) for each in card["html"][1].select(LONG)] == stated
        for string in (*further_facts(mkdocs_site.data, question), *collection_facts(mkdocs_site.data)):
            assert squeezed(string) in source, string
        assert squeezed(mkdocs_site.data["collection"].get("rights") or NOT_STATED) in source
        inferred = [entry for entry in question.get("provenance", []) if entry.get("placement") == "inferred"]
        assert bool(inferred) == (squeezed("(placement inferred)") in answer + source)
        sections = "::".join(section["id"] for section in sections_around(mkdocs_site.data, question))
        assert card["tags"] == [*question.get("topics", []), *filter(None, [sections])]


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

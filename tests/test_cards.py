"""Flash cards ask first and then answer word for word, with strength, facts, source and rights beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from documents import cards, deck_names, downloads, made_alone, squeezed
from long_texts import as_shown, blocks_on
from printed import LONG_TEXTS, answer_facts, collection_facts, further_facts, in_order
from sites import NOT_STATED, Json, Site
from stated import sections_around


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
        stated = [each[name] for each in question["recommendations"] for name in LONG_TEXTS if each.get(name)]
        assert list(map(blocks_on, card["html"][1].select(".long"))) == list(map(as_shown, stated))
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

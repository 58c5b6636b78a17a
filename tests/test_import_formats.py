"""The published deck gives the same draft as PPTX, as DOCX and as PDF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decks import published, saved_deck
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

"""The ids of sources are for machines: other ids change nothing of what is said of questions, and no text."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.cli import compare
from clinical_consensus.contract.settings import Settings
from editions import later, question
from frozen import drafted, first, read_from, second, written
from sites import Json

IDS = {
    "one renamed": {"a": "deck2"}, "the other renamed": {"b": "0"}, "both renamed": {"a": "y", "b": "x"},
    "exchanged": {"a": "b", "b": "a"}, "moved on": {"a": "c", "b": "a"},
}  # fmt: skip
"""What the sources are called instead, by their ids."""


def renamed(value: Json, ids: Mapping[str, str]) -> Json:
    """The collection with other ids of its sources, wherever these are named."""
    value = copy.deepcopy(value)
    for source in value["sources"]:
        source["id"] = ids.get(source["id"], source["id"])
    for entry in (entry for each in value["questions"] for entry in each.get("provenance", [])):
        entry["source"] = ids.get(entry["source"], entry["source"])
    return value


def said(data: Path) -> list[object]:
    view = generate(data, Settings()).view
    return [(view.cite(each), each.published, each.origin.item, each.standing.draft) for each in view.questions]


@pytest.mark.parametrize("ids", IDS.values(), ids=IDS)
def test_other_ids_of_sources_change_nothing(
    tmp_path: Path, ids: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    released = (first(), second())
    before = said(written(tmp_path / "before", second(), *released))
    data = written(tmp_path / "after", renamed(second(), ids), *released)
    assert said(data) == before
    assert compare.main([str(data.parent / "editions/1.1.0.json"), str(data)]) == 0
    told = capsys.readouterr().out
    assert "Related publication" not in told
    assert "Title of the source" not in told
    assert "draft" not in told


@pytest.mark.parametrize("ids", IDS.values(), ids=IDS)
def test_what_is_a_draft_is_one_by_its_words_and_no_other(tmp_path: Path, ids: Mapping[str, str]) -> None:
    released = (first(), second())
    before = said(written(tmp_path / "before", drafted(), *released))
    assert said(written(tmp_path / "after", renamed(drafted(), ids), *released)) == before


@pytest.mark.parametrize("ids", IDS.values(), ids=IDS)
def test_a_source_is_followed_through_editions_by_title_and_then_by_id(tmp_path: Path, ids: Mapping[str, str]) -> None:
    retitled = later(first())
    retitled["sources"][0]["title"] = "Synthetic retitled source"
    released = (first(), retitled)
    before = said(written(tmp_path / "before", retitled, *released))
    assert said(written(tmp_path / "after", renamed(retitled, ids), *released)) == before


def test_the_ids_decide_nothing_where_two_sources_were_read_alike(tmp_path: Path) -> None:
    value = first()
    value["questions"] = [read_from(source, question(f"q{number}", number)) for number, source in enumerate("aab", 1)]
    value["questions"][0]["provenance"][0]["source"] = "b"
    before = said(written(tmp_path / "before", value))
    assert said(written(tmp_path / "after", renamed(value, IDS["exchanged"]))) == before


def test_titles_that_are_exchanged_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = second()
    one, other = changed["sources"]
    one["title"], other["title"] = other["title"], one["title"]
    data = written(tmp_path, changed, first(), second())
    compare.main([str(tmp_path / "editions/1.1.0.json"), str(data)])
    assert capsys.readouterr().out.count("Title of the source") == len(changed["sources"])

"""What a panel states reaches every reader: interests, who was recused, bounds of levels, a question's own paper."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract import parse as contract
from documents import squeezed
from editions import compared
from paneled import BOUNDS, CITED, DEFINITION, OF_DEFINED, OF_THE_FIRST, UNDEFINED, panel, shown
from shared import Shared
from sites import parse


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shared: Shared) -> Path:
    data = tmp_path_factory.mktemp("panel") / "panel.json"
    data.write_text(json.dumps(panel()), encoding="utf-8")
    return shared.site(data)


@pytest.mark.parametrize("surface", OF_THE_FIRST)
def test_a_questions_own_publication_stands_with_its_links(site: Path, surface: str) -> None:
    assert squeezed(CITED) in shown(site, surface)


@pytest.mark.parametrize("surface", OF_THE_FIRST)
def test_the_bounds_of_a_level_stand_where_it_has_no_definition(site: Path, surface: str) -> None:
    text = shown(site, surface)
    assert squeezed(BOUNDS) in text or surface == "review sheet"  # which has no definitions
    assert squeezed("The source does not define this level.") not in text.replace(squeezed(UNDEFINED), "")


def test_a_definition_stands_without_bounds_but_in_lists_and_on_about(site: Path) -> None:
    page = parse(site / "questions/plain/index.html").get_text()
    assert DEFINITION in page
    assert "Share that agreed" not in page
    about, handbook = parse(site / "about/index.html").get_text(" "), shown(site, "handbook")
    assert BOUNDS in about
    assert OF_DEFINED in about
    assert squeezed(f"{DEFINITION} {OF_DEFINED}") in handbook


def test_the_page_of_a_level_says_once_what_is_stated_of_it(site: Path) -> None:
    pages = {each: parse(site / f"consensus/{each}/index.html").get_text() for each in ("bounded", "defined", "bare")}
    own = {name: text.partition("with this level")[0] for name, text in pages.items()}
    assert [text.count("Share that agreed") for text in own.values()] == [1, 1, 0]
    assert ["does not define" in text for text in own.values()] == [False, False, True]


def test_other_bounds_make_a_draft_only_where_they_are_shown() -> None:
    old = panel()
    new = copy.deepcopy(old)
    for level in new["consensus_scheme"]["levels"][:2]:
        level["min_agree"] += 1
    before, after = (contract.parse(each)[0] for each in (old, new))
    assert before
    assert after
    view = CollectionView(Relations(after), frozen=(before,))
    assert [each.standing.draft_after for each in view.questions] == ["1.0.0", ""]
    labels = ("Mehrheit, synthetisch", "Definiert, synthetisch")
    reported = [f"Level of consensus {label}, share that agrees" for label in labels]
    assert [each.name for each in compared(old, new).changes] == reported

"""What a panel states reaches every reader: interests, who was recused, bounds of levels, a question's own paper."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract import parse as contract
from documents import squeezed
from editions import compared
from paneled import BOUNDS, CITED, DEFINITION, INTERESTS, OF_DEFINED, OF_THE_FIRST, UNDEFINED, panel, shown
from shared import Shared
from sites import one, parse


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


@pytest.mark.parametrize("surface", OF_THE_FIRST)
def test_interests_stand_beside_who_was_recused_as_beside_authors(site: Path, surface: str) -> None:
    text = shown(site, surface)
    for name, interest in list(INTERESTS.items())[:2]:
        at = text.index(squeezed(interest))
        assert squeezed(f"({name})") in text[:at] or squeezed(f"{name}:") in text[:at]


def test_interests_of_those_whom_no_question_names_are_listed_by_name(site: Path) -> None:
    *_, (name, interest) = INTERESTS.items()
    for surface in ("handbook", "CSV", "Excel", "plain text"):
        text = shown(site, surface)
        assert squeezed(interest) in text, surface
        assert squeezed(name) in text.partition(squeezed(interest))[0], surface
    review = " ".join(one(parse(site / "review/index.html"), "article").get_text(" ").split())
    for name, interest in INTERESTS.items():
        assert re.search(f"{name} Competing interests: {re.escape(interest)}", review), name


def test_review_shows_what_is_stated_of_dates_and_who_was_recused(site: Path) -> None:
    review = " ".join(one(parse(site / "review/index.html"), "article").get_text(" ").split())
    assert "Evidence searched until May 2019" in review
    assert re.search(r"Bo Synthetisch Competing interests: Aktien, synthetisch\. Recused from question 1\b", review)
    assert "Dana Synthetisch" not in review


def test_a_name_in_a_label_is_in_the_collections_language(site: Path) -> None:
    labels = [each for each in parse(site / "questions/own/index.html").select("bdi[lang=en]") if each.select("bdi")]
    named = {one(each, "bdi").get_text(): each.get_text(" ", strip=True) for each in labels}
    assert set(named) == {"Änne Synthetisch", "Bo Synthetisch"}
    assert all(one(each, "bdi")["lang"] == "de" for each in labels)


def test_an_interest_of_who_was_recused_is_reported_once_and_makes_a_draft() -> None:
    old = panel()
    new = copy.deepcopy(old)
    new["authors"][1]["competing_interests"] = "Keine, synthetisch."
    before, after = (contract.parse(each)[0] for each in (old, new))
    assert before
    assert after
    view = CollectionView(Relations(after), frozen=(before,))
    assert [each.standing.draft_after for each in view.questions] == ["1.0.0", ""]
    result = compared(old, new)
    assert not [change for each in result.questions for change in each.changes]
    assert [each.name for each in result.changes] == ["Author Bo Synthetisch, Competing interests"]
    one_, other = (CollectionView(Relations(each)) for each in (before, after))
    assert [one_.sha256(each) for each in one_.questions] == [other.sha256(each) for each in other.questions]

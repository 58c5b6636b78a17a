"""In a real browser, search finds the texts and figures that readers paste whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from readers import Reader, reading, search
from shared import Shared
from sites import COLLECTIONS, Json, site_in

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


@pytest.fixture(scope="module")
def voted(browser: Browser, shared: Shared) -> Iterator[Reader]:
    """A reader of the synthetic collection in German, in which most recommendations have a vote."""
    file = COLLECTIONS["german"]
    with reading(browser, site_in(shared.site(file), file)) as reader:
        yield reader


def agreed(vote: Json) -> str:
    """The agreement of a vote as it is typed: the percentage, or how many."""
    share = vote.get("agree")
    return str((vote.get("counts") or {}).get("agree", "")) if share is None else f"{share:g}%"


def test_a_whole_response_finds_its_question_with_all_its_words(reader: Reader) -> None:
    page = reader.open("help/")
    for question in reader.site.questions:
        answers = question["recommendations"]
        response = " ".join(each["text"] for answer in answers for each in answer["statements"])
        assert len(response.split()) > 16
        [hit, *_] = search(page, response)
        assert hit["question"] == question["id"]
        assert "Without" not in hit["text"]
        expect(page.locator("dialog [role=status]")).to_have_text("1 question found")


def test_the_figure_of_a_vote_finds_its_question_and_is_shown(voted: Reader) -> None:
    page = voted.open("help/")
    having: dict[str, list[str]] = defaultdict(list)
    for question in voted.site.questions:
        for answer in question["recommendations"]:
            if (answer.get("consensus") or {}).get("vote"):
                having[agreed(answer["consensus"]["vote"])].append(question["id"])
    rare = {figure: questions for figure, questions in having.items() if figure and len(questions) < 5}
    assert len(rare) > 2
    for figure, questions in rare.items():
        told = {
            hit["question"] for hit in search(page, figure) if any("Vote: Agree" in each for each in hit["reasons"])
        }
        assert set(questions) <= told, figure

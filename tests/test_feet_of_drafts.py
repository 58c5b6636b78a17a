"""What a page says of a draft at its foot, and of what replaces a question, ends as a sentence does."""

from __future__ import annotations

from pathlib import Path

import pytest

from frozen import first, second, written
from shared import Shared
from sites import Json, Site, one, site_in


def drafted(ending: str) -> Json:
    """After edition 1.1.0, the first question has other words, and the fifth, with this ending, replaces the third."""
    value = second()
    value["questions"][0]["title"] = "Synthetic other words"
    value["questions"][4] |= {"title": f"Synthetic anew{ending}", "replaces": ["q3"]}
    return value


def site_of(shared: Shared, folder: Path, value: Json) -> Site:
    data = written(folder / "data", value, first(), second())
    return site_in(shared.site(data, DOWNLOADS="none"), data)


def foot_of(site: Site, own: str) -> str:
    return site.pages[f"questions/{own}/"].select(".site-foot p")[0].get_text()


def test_the_foot_of_a_draft_says_that_its_page_is_one_and_other_feet_stay(shared: Shared, tmp_path: Path) -> None:
    site = site_of(shared, tmp_path / "draft", drafted("?"))
    edition = site.data["collection"]["edition"]["version"]
    drafts = {own for own in ("q1", "q2", "q3", "q4", "q5") if "no edition contains it yet" in page_text(site, own)}
    assert "q1" in drafts
    assert "q2" not in drafts
    for own in ("q1", "q2", "q3", "q4", "q5"):
        before, _, said = foot_of(site, own).partition(f"This site's edition {edition}, ")
        assert before == f"{site.data['collection']['title']}. "
        assert said.partition(". ")[2] == (f"This page is a draft after edition {edition}." if own in drafts else "")


def page_text(site: Site, own: str) -> str:
    return one(site.pages[f"questions/{own}/"], ".lead").get_text()


@pytest.mark.parametrize(("ending", "end"), [("?", "?"), ("", "."), (".", ".")])
def test_a_title_that_ends_as_a_sentence_gets_no_second_stop(
    shared: Shared, tmp_path: Path, ending: str, end: str
) -> None:
    value = drafted(ending)
    value["collection"]["edition"] = {"version": "2.0.0", "date": "2003-01-01"}
    site = site_in(shared.site(data := written(tmp_path / "data", value), DOWNLOADS="none"), data)
    told = [each.get_text() for each in site.pages["questions/q3/"].select(".lead .warning")]
    assert f"Replaced by Question 5: Synthetic anew{end}" in told
    [row] = site.pages[""].select('li[data-question="q3"]')
    assert [each.get_text() for each in row.select(".warning")] == told

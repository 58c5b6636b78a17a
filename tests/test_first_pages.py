"""Any page can be the first that a reader opens, with its final slash or without; none asks for what is missing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from hosts import Host, hosted
from sites import Site
from test_hosts import NOT_SAVED, SAVED, TITLE, expect_whole, visited

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


@pytest.mark.parametrize("folder", ["", "icm/", "a/b/"])
@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("questions/oncology-q2/", "questions/oncology-q2/"),
        ("questions/oncology-q2", "questions/oncology-q2/"),
        ("questions/oncology-q2/index.html#oncology-q2-r1-s2", "questions/oncology-q2/#oncology-q2-r1-s2"),
        ("questions/", "questions/"),
        ("help/", "help/"),
        ("review/source/", "review/source/"),
        ("topics/aspirin/", "topics/aspirin/"),
    ],
)
def test_where_the_final_slash_is_removed_every_page_can_be_the_first(
    context: BrowserContext, first: Site, folder: str, path: str, shown: str
) -> None:
    with hosted(first.folder, Host(no_slash=True, folder=folder)) as host:
        page = visited(context, host, SAVED, path)
        assert page.url == f"{host.address}{shown}"
        expect_whole(page)
        icon, manifest = (
            page.locator(f"link[rel={name}]").evaluate("link => link.href") for name in ("icon", "manifest")
        )
        assert re.fullmatch(rf"{re.escape(host.address)}assets/hashed/mark\.\w+\.svg", icon)
        assert manifest == f"{host.address}manifest.webmanifest"
        page.locator("header .site-name").click()
        page.locator(".question__title").nth(1).click()
        expect(page.locator("h1")).to_have_text(TITLE)
        assert page.url == f"{host.address}questions/oncology-q2/"
    page.reload()
    expect(page.locator("h1")).to_have_text(TITLE)


def test_the_page_of_downloads_can_be_the_first_at_the_root_of_a_host(context: BrowserContext, first: Site) -> None:
    with hosted(first.folder, Host(no_slash=True)) as host:
        page = visited(context, host, SAVED, "downloads/")
        assert page.url == f"{host.address}downloads/"
        expect_whole(page)


def test_a_page_asks_for_nothing_that_the_site_lacks(context: BrowserContext, first: Site) -> None:
    with hosted(first.folder, Host(folder="icm/", missing=frozenset({"sw.js"}))) as host:
        answers: dict[str, int] = {}
        context.on("response", lambda response: answers.__setitem__(response.url, response.status))
        for path in ("", "questions/", "questions/oncology-q2/", "review/source/", "help/"):
            visited(context, host, NOT_SAVED, path)
        del answers[f"{host.address}sw.js"]
        assert set(answers.values()) == {200}

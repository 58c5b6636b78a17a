"""On paper no page is wider than a sheet: else a browser would make all of its letters smaller."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from readers import printed, reading
from sites import COLLECTIONS, GUIDELINES, Site

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

SHEET = {"width": 672, "height": 1000}
"""A sheet of A4 within the margins of the print styles (16 mm), in CSS pixels."""


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_page_fits_a_sheet(browser: Browser, sites: Callable[[str], Site], name: str) -> None:
    wide = {}
    with reading(browser, sites(name)) as reader:
        page = reader.open("", SHEET)
        page.emulate_media(media="print")
        for path in reader.site.pages:
            page.goto(f"{reader.address}{path}")
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > SHEET["width"] + 1:
                wide[path] = width
    assert wide == {}


@pytest.mark.parametrize("name", GUIDELINES)
def test_a_wide_table_of_completeness_names_each_field_on_paper(
    browser: Browser, sites: Callable[[str], Site], name: str
) -> None:
    with reading(browser, sites(name)) as reader:
        page = reader.open("review/")
        heads = page.locator(".completeness thead th").all_inner_texts()
        rows = [row.locator("td").all_inner_texts() for row in page.locator(".completeness tbody tr").all()]
        paper = "".join("".join(printed(page)).split())
    for cells in rows:
        named = "".join(f"{head}:{cell}" for head, cell in zip(heads[1:], cells, strict=True))
        assert "".join(named.split()) in paper

"""Every page is valid HTML: html5lib's strict parser, which knows all parse errors of the HTML standard, finds none."""

from __future__ import annotations

import html5lib
import pytest
from html5lib.html5parser import ParseError

from sites import Site


def validate(page: str) -> None:
    """Raise ParseError at the first parse error of the HTML Living Standard, section 13.2."""
    html5lib.HTMLParser(strict=True).parse(page)


def test_every_page_is_valid_html(site: Site) -> None:
    for path in sorted(site.folder.rglob("*.html")):
        try:
            validate(path.read_text(encoding="utf-8"))
        except ParseError as error:
            pytest.fail(f"{path.relative_to(site.folder)}: {error}")


@pytest.mark.parametrize("broken", ["<p><b>x</p>", "<!doctype html><p a='1' a='2'>", "<!doctype html><i>x</b>"])
def test_the_validator_refuses_broken_html(broken: str) -> None:
    with pytest.raises(ParseError):
        validate(broken)


def test_form_controls_and_labels_match(site: Site) -> None:
    for address, page in site.pages.items():
        for label in page.select("label[for]"):
            assert page.find(id=str(label["for"])) is not None, f"{address}: label for {label['for']}"
        for box in page.select('input[type="checkbox"]'):
            assert not box.has_attr("autocomplete"), address

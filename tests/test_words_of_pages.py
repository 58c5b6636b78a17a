"""Every word on the pages is the collection's or the site's own, and no collection's words reach another's site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sites import COLLECTIONS, ONCOLOGY, OWN_WORDS, PROJECT, Site, parse, synthetic, synthetic_in_data

WORD = re.compile(r"\w+")


def data_words(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(data_words(each) for each in (*map(str.capitalize, value), *value.values())))
    if isinstance(value, list):
        return set().union(*(data_words(each) for each in value))
    return set(WORD.findall(str(value)))


def test_every_word_on_every_page_comes_from_the_data_or_the_site(site: Site) -> None:
    initials = {"AB", "U", "E", "editor"} if site.data["collection"]["id"] == "synthetic-full" else set()
    hashes = {element.get_text() for page in site.pages.values() for element in page.select(".hash")}
    sources = {word for file in PROJECT.glob("*/**/sources/*.txt") for word in WORD.findall(file.read_text("utf-8"))}
    kept = [*ONCOLOGY.parent.glob("editions/*.json"), *ONCOLOGY.parent.glob("signoffs.json")]
    published = set().union(*(data_words(json.loads(file.read_bytes())) for file in kept))
    allowed = OWN_WORDS | data_words(site.data) | initials | hashes | sources | published
    for address, page in site.pages.items():
        shown = [
            text for text in page.find_all(string=True) if text.parent and text.parent.name not in {"script", "style"}
        ]
        words = set(WORD.findall(" ".join(shown)))
        extra = {word for word in words - allowed if not word.isdecimal()}
        assert not extra, f"{address}: new words of the site's own belong in tests/own_words.txt: {extra}"


def test_another_collections_site_has_no_word_of_the_published_one(site: Site) -> None:
    if site.data["collection"]["id"] == "icm-vte-oncology":
        assert any("Oncology" in page.get_text() for page in site.pages.values())
        return
    for path in site.folder.rglob("*"):
        if path.suffix in {".html", ".json", ".xml", ".css", ".js", ".txt"}:
            assert not re.search(r"oncolog|ICM|\bVTE\b|thrombo|tumou?r|sarcoma", path.read_text(encoding="utf-8")), path


def test_nothing_synthetic_reaches_the_published_site(oncology: Site) -> None:
    own = synthetic_in_data()
    for path in oncology.folder.rglob("*"):
        if path.is_file():
            assert synthetic(path.read_bytes()) <= own, path


@pytest.mark.parametrize("name", [name for name in COLLECTIONS if name != "oncology"])
def test_fixtures_are_plainly_marked_as_synthetic(name: str) -> None:
    text = Path(COLLECTIONS[name]).read_text(encoding="utf-8")
    assert '"title": "SYNTHETIC' in text


def test_help_shows_keys_as_keys_in_words_alone(site: Site) -> None:
    page = parse(site.folder / "help" / "index.html")
    assert [keys.get_text() for keys in page.select("article .keys")] == ["Ctrl-K", "Cmd-K", "Esc"]
    assert [(key.get_text(), key.attrs) for key in page.select("article kbd")] == [
        (name, {}) for name in ("Ctrl", "K", "Cmd", "K", "Esc")
    ]

"""Only whole words are explained: a letter keeps its accents, and the text around a link stays text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sites import Json, one, run


@pytest.mark.parametrize(
    ("title", "linked"),
    [
        ("Synthetic A, HT and (HT-A) or A", ["A", "HT", "HT", "A", "A"]),
        ("Synthetic A\u0301 and \u00c1", []),
        ("Synthetic HT\u0308 and HT", ["HT"]),
        ("Synthetic HTX, XHT, Ab and A", ["A"]),
        ("Synthetic <b>x</b> &amp; A", ["A"]),
        ("Synthetic e\u0301A", []),
        ("Synthetic A\u20dd, A\ufe0f, A\u0903, A\U0001d165 and A\U000e0100", []),
        ("Synthetic A\u200b and \u00abA\u00bb", ["A", "A"]),
    ],
    ids=ascii,
)
def test_a_link_never_separates_an_accent_from_its_letter(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, title: str, linked: list[str]
) -> None:
    raw["terms"] = [
        {"id": "a", "abbreviation": "A", "name": "Synthetic name", "expanded_by": "editor"},
        {"id": "ht", "abbreviation": "HT", "name": "Synthetic other", "expanded_by": "editor"},
    ]
    question = raw["questions"][0]
    question["title"] = title
    assert run("build_pages.py", "--data", saved(raw), "--docs", tmp_path).returncode == 0
    page = BeautifulSoup((tmp_path / "questions" / question["id"] / "index.md").read_text(encoding="utf-8"), "html5lib")
    heading = one(page, "h1")
    assert title in heading.get_text()
    assert [link.get_text() for link in heading.select("a.term")] == linked

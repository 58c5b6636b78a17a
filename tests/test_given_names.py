"""A given name in Chinese, Japanese or Korean letters has no initials: references print it whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import made_alone, page_texts
from editions import edition, question
from exported import Opened, opened
from sites import Json, Site
from surfaces import FILE_SURFACES

NAMES = {
    ("架空", "太郎"): "架空 太郎",
    ("かくう", "はなこ"): "かくう はなこ",
    ("カクウ", "ハナコ"): "カクウ ハナコ",
    ("가상", "길동"): "가상 길동",
    ("假", "𠮷明"): "假 𠮷明",
    ("Synthetic", "Te-Feng Arthur"): "Synthetic TFA",
    ("Синтетика", "Анна"): "Синтетика А",
    ("Synthetique", "Élan"): "Synthetique É",
}


def cited(family: str, given: str) -> Json:
    reference = {"id": "r", "type": "book", "title": "Synthetic book", "author": [{"family": family, "given": given}]}
    return edition([question("q1", 1, references=[reference])])


def files_of(of: Opened) -> Callable[[str], bytes]:
    return lambda path: of.files[path]


@pytest.mark.parametrize(("name", "shown"), NAMES.items())
@pytest.mark.parametrize("surface", ["plain text", "CSV", "Excel"])
def test_files_print_the_name(name: tuple[str, str], shown: str, surface: str) -> None:
    of = opened(cited(*name))
    text = FILE_SURFACES[surface](files_of(of), of.data["questions"][0])
    assert f"{shown}. Synthetic book." in text


def test_paper_prints_the_whole_name(tmp_path: Path) -> None:
    data = tmp_path / "collection.json"
    data.write_text(json.dumps(cited("架空", "太郎"), ensure_ascii=False), encoding="utf-8")
    made_alone(data, tmp_path, "handouts/q1.pdf")
    copied = " ".join(" ".join(page_texts(tmp_path / "handouts" / "q1.pdf")).split())
    assert "架空 太郎. Synthetic book." in copied


def test_pages_print_the_whole_name(sites: Callable[[str], Site]) -> None:
    site = sites("chinese")
    names = [name for of in site.questions for each in of.get("references") or [] for name in each["author"]]
    [whole] = [f"{name['family']} {name['given']}" for name in names if len(name["given"]) > 1]
    listed = [each.get_text() for page in site.pages.values() for each in page.select(".references > li")]
    assert [each for each in listed if whole in each]

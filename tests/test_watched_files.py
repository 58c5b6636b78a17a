"""The preview watches each source of a collection, however JSON writes its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.build.preview.watch import watched

NAMES = ("sources/quelle-ä.txt", "sources/a source.txt", 'sources/"quoted".txt', "sources/back\\slash.txt",
         "sources/𝛼.txt", "sources/出典.txt", "sources/tab\t.txt")  # fmt: skip


def collection(folder: Path, text: str) -> Path:
    (folder / "collection.json").write_text(text, encoding="utf-8")
    return folder / "collection.json"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("is_ascii", [True, False])
@pytest.mark.parametrize("end", ["", ", {", '"'])
def test_a_source_is_watched_also_while_the_json_is_wrong(
    tmp_path: Path, name: str, end: str, *, is_ascii: bool
) -> None:
    data = collection(tmp_path, json.dumps({"sources": [{"file": name}]}, ensure_ascii=is_ascii) + end)
    (tmp_path / "sources").mkdir()
    (tmp_path / name).write_text("SYNTHETIC", encoding="utf-8")
    before = watched(tmp_path, data)
    assert before.other[str(tmp_path / name)] is not None
    (tmp_path / name).write_text("SYNTHETIC changed", encoding="utf-8")
    assert watched(tmp_path, data) != before


@pytest.mark.parametrize("written", [r"sources\/a.txt", r"\u0073ources/a.txt", "sources/a.txt"])
@pytest.mark.parametrize("key", ["file", r"\u0066ile", r"fi\u006Ce", r"\u0066\u0069\u006c\u0065"])
def test_signs_that_need_no_escape_may_have_one(tmp_path: Path, key: str, written: str) -> None:
    data = collection(tmp_path, f'{{"sources": [{{"{key}" : "{written}"}}]}}')
    assert str(tmp_path / "sources/a.txt") in watched(tmp_path, data).other


@pytest.mark.parametrize("written", [r"\u12", r"\x", r"\ud800", r"a\u0000b"])
def test_a_name_that_no_file_has_is_passed_over(tmp_path: Path, written: str) -> None:
    data = collection(tmp_path, f'{{"sources": [{{"file": "{written}"}}, {{"file": "b.txt"}}]}}')
    assert watched(tmp_path, data).other[str(tmp_path / "b.txt")] is None

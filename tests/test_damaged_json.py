"""JSON that earlier runs wrote, cut off, nested without end or with other values, is told or ignored."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from clinical_consensus.build.parts import PART_MADE_BY, read_parts
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.files.tree_difference import differing_files

NESTED = ("[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000)

SAID: dict[str, Any] = {
    "made_by": PART_MADE_BY,
    "shard": "1/1",
    "made_from": "0",
    "data": "data.json",
    "settings": {"site_url": "", "paper": "a4", "downloads": ["cards"], "rationale": "no"},
    "pages": {"index.html": "key"},
    "downloads": {},
    "files": {"inputs/data.json": hashlib.sha256(b"{}").hexdigest()},
}
"""What a whole part says of itself."""

ALTERED: dict[str, Any] = {
    "pages": ["index.html"],
    "pages with other keys": {"index.html": ["key"]},
    "pages by number": {"index.html": 1},
    "downloads": ["handbook.pdf"],
    "files": ["inputs/data.json"],
    "settings": {},
    "settings as a list": ["site_url"],
    "settings of another kind": {**SAID["settings"], "site_url": 1},
    "settings with kinds as text": {**SAID["settings"], "downloads": "cards"},
    "settings with kinds as lists": {**SAID["settings"], "downloads": [["cards"]]},
    "shard": None,
}
"""Other values, by the name that they belong to, and what they are."""


def part(folder: Path, said: str) -> Path:
    (folder / "inputs").mkdir(parents=True)
    (folder / "inputs" / "data.json").write_bytes(b"{}")
    (folder / "part.json").write_text(said, encoding="utf-8")
    return folder


def test_a_whole_part_is_read(tmp_path: Path) -> None:
    [read] = read_parts([part(tmp_path / "part", json.dumps(SAID))]).each
    assert read.said == SAID


@pytest.mark.parametrize("said", NESTED, ids=["lists", "objects", "whole"])
def test_a_part_that_says_nothing_readable_is_no_part(tmp_path: Path, said: str) -> None:
    with pytest.raises(RefusedError, match="this is no part of a site, or it was not finished; build it with"):
        read_parts([part(tmp_path / "part", said)])


@pytest.mark.parametrize("what", ALTERED)
def test_a_part_that_says_something_else_is_built_again(tmp_path: Path, what: str) -> None:
    said = {**SAID, what.split(maxsplit=1)[0]: ALTERED[what]}
    with pytest.raises(RefusedError, match="what it says of itself was altered; build this part again"):
        read_parts([part(tmp_path / "part", json.dumps(said))])


@pytest.mark.parametrize("listed", [*NESTED, "", "5", "[]"], ids=["lists", "objects", "whole", "empty", "5", "list"])
def test_a_damaged_list_of_pages_is_a_file_that_differs(tmp_path: Path, listed: str) -> None:
    for name, content in (("old", '{"a/": "1"}'), ("new", listed)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sw-pages.json").write_text(content, encoding="utf-8")
    found = list(differing_files(tmp_path / "old", tmp_path / "new", without_hooks=True))
    assert found == [("sw-pages.json", "changed")]

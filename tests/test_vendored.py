"""vendored.json lists every file that is not the project's own, with its version, its licence and its hash."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from pathlib import Path

import pytest

from clinical_consensus.collection.text_width import FACES
from sites import PROJECT

FOLDERS = (
    "docs/assets/javascripts/vendor", "docs/assets/stylesheets/vendor", "docs/assets/fonts",
    "src/clinical_consensus/downloads/print/fonts",
)  # fmt: skip
LISTED = json.loads((PROJECT / "vendored.json").read_text(encoding="utf-8"))
FILES: list[dict[str, str]] = LISTED["files"]
ADAPTED: list[dict[str, str]] = LISTED["adapted"]
TEXTS: list[dict[str, str]] = LISTED["license_texts"]
LICENCES = {"MIT": "Permission is hereby granted, free of charge", "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1"}
"""Each licence, by its SPDX identifier, and words that only its text has."""

FAMILY, VERSION, TYPOGRAPHIC_FAMILY = 1, 5, 16
WINDOWS = 3


def names(font: Path) -> dict[int, str]:
    """The texts in the font's name table, by their number."""
    content = font.read_bytes()
    tables = {content[at : at + 4]: at for at in range(12, 12 + 16 * struct.unpack_from(">H", content, 4)[0], 16)}
    [start] = struct.unpack_from(">L", content, tables[b"name"] + 8)
    count, storage = struct.unpack_from(">HH", content, start + 2)
    found = {}
    for at in range(start + 6, start + 6 + 12 * count, 12):
        platform, _, _, number, length, offset = struct.unpack_from(">6H", content, at)
        if platform == WINDOWS:
            text = start + storage + offset
            found[number] = content[text : text + length].decode("utf-16-be")
    return found


def test_every_vendored_file_is_listed_once() -> None:
    present = sorted(
        path.relative_to(PROJECT).as_posix()
        for folder in FOLDERS
        for path in (PROJECT / folder).rglob("*")
        if path.is_file()
    )
    assert len(present) > 20
    assert sorted(file["path"] for file in [*FILES, *TEXTS]) == present


@pytest.mark.parametrize("file", [*FILES, *TEXTS], ids=lambda file: Path(file["path"]).name)
def test_every_hash_matches(file: dict[str, str]) -> None:
    assert hashlib.sha256((PROJECT / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_every_file_has_its_licence() -> None:
    for file in [*FILES, *ADAPTED]:
        text = " ".join((PROJECT / file["license_file"]).read_text(encoding="utf-8").split())
        assert LICENCES[file["license"]] in text, file["path"]
    assert {file["license_file"] for file in [*FILES, *ADAPTED]} == {text["path"] for text in TEXTS}


def test_files_with_adapted_parts_name_their_origin() -> None:
    for file in ADAPTED:
        text = (PROJECT / file["path"]).read_text(encoding="utf-8")
        assert f"taken from {file['name']} {file['version']}" in text


def test_names_and_versions_are_those_of_the_files() -> None:
    for file in FILES:
        path = PROJECT / file["path"]
        if path.suffix == ".ttf":
            inside = names(path)
            assert file["name"] == inside.get(TYPOGRAPHIC_FAMILY, inside[FAMILY])
            assert file["version"] == inside[VERSION].removeprefix("Version ").split(";")[0]
        elif path.suffix == ".js":
            assert path.stem == f"{file['name'].lower()}-{file['version']}"
    faces = (PROJECT / "src/clinical_consensus/downloads/print/look.typ").read_text(encoding="utf-8")
    assert {file["name"] for file in FILES if f'"{file["name"]}"' not in faces} == {"MiniSearch", "Liberation Sans"}


def test_the_width_of_a_letter_is_that_of_the_faces_in_print_in_their_order() -> None:
    look = (PROJECT / "src/clinical_consensus/downloads/print/look.typ").read_text(encoding="utf-8")
    printed = re.findall('"([^"]+)"', look.partition("#let faces = (")[2].partition(")")[0])
    named = {Path(file["path"]).stem: file["name"] for file in FILES}
    assert [named[face] for face in FACES] == printed

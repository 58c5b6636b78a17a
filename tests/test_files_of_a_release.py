"""A release writes all of its files or none, preserves their other bytes, and refuses wrong hashes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from releasing import change_and_commit, commit, freeze, history, released, reworded
from sites import Json, run


@pytest.mark.parametrize("changelog", ["missing/CHANGELOG.md", "data", "data/collection.json", "binary"])
def test_nothing_is_written_when_the_changelog_cannot_be(
    data: Path, refused: Callable[..., str], changelog: str
) -> None:
    reworded(data)
    path = data.parents[1] / changelog
    if changelog == "binary":
        path.write_bytes(b"\xff")
        commit(data)
    output = refused("1.1.0", "--reason", "q2=Synthetic.", "--changelog", str(path))
    assert str(path) in output
    assert "Nothing was released." in output or changelog == "data"


@pytest.mark.parametrize("place", ["collection.json", "1.1.0.json", "SHA256SUMS", "CHANGELOG.md"])
@pytest.mark.parametrize("is_first", [True, False])
def test_written_files_are_restored_when_one_cannot_be_written(
    data: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch, place: str, is_first: bool
) -> None:
    version = "1.0.0" if is_first else "1.1.0"
    reworded(data)
    if is_first:
        for file in (data.parent / "editions").iterdir():
            file.unlink()
        (data.parent / "editions").rmdir()
        commit(data)
    name = place.replace("1.1.0", version)
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if Path(target).name == name and Path(source).name == f".{name}.new.tmp":
            raise OSError(5, "Input/output error", str(source))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    output = refused(version, *([] if is_first else ["--reason", "q2=Synthetic."]))
    refusal = f"/{name}: Input/output error; check the file or folder, and its permissions\nNothing was released."
    assert refusal in output
    assert (data.parent / "editions").exists() != is_first


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_byte_order_mark_and_line_ends_are_preserved(data: Path, mark: bytes, line_end: bytes) -> None:
    changelog = data.parents[1] / "CHANGELOG.md"
    for path in (data, changelog):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))
    freeze(data)
    reworded(data)
    before = data.read_bytes()
    assert released(data, "1.1.0", "--reason", "q2=Synthetic.") == 0
    after = data.read_bytes()
    assert after == (data.parent / "editions" / "1.1.0.json").read_bytes()
    for raw in (after, changelog.read_bytes()):
        assert raw.startswith(mark + (b"{" if raw is after else b"#"))
        assert raw.count(b"\n") == raw.count(line_end)
        assert raw.count(b"\r") == raw.count(b"\r\n")
    lines = before.splitlines(keepends=True)
    assert len([line for line in lines if line not in after.splitlines(keepends=True)]) <= 6
    assert history(data, "q2")[-1]["reason"] == "Synthetic."


def test_without_their_hashes_no_edition_is_read(data: Path, refused: Callable[..., str]) -> None:
    frozen = data.parent / "editions" / "1.0.0.json"
    frozen.write_bytes(frozen.read_bytes().replace(b"Synthetic question q1", b"Synthetic altered q1"))
    hashes = frozen.with_name("SHA256SUMS")
    hashes.unlink()
    commit(data)
    expected = f"{hashes}: file: there is no such file, so nothing shows that the frozen editions are as they were"
    assert refused("1.1.0", "--reaffirm", "q2=Synthetic.").startswith(expected)
    done = run("build_pages.py", "--data", data, "--dry-run")
    assert done.returncode == 2
    assert done.stderr.startswith(expected)
    hashes.write_text("", encoding="utf-8")
    commit(data)
    assert f"{hashes}: 1.0.0.json: no hash is listed" in refused("1.1.0", "--reaffirm", "q2=Synthetic.")


def test_the_hashes_of_editions_are_listed_in_the_order_of_their_versions(data: Path) -> None:
    for version in ("1.9.0", "1.10.0", "1.10.1"):
        assert released(data, version, "--reaffirm", "q1=Synthetic.") == 0
        commit(data)
    lines = (data.parent / "editions" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["1.0.0.json", "1.9.0.json", "1.10.0.json", "1.10.1.json"]
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 0


def test_an_edition_has_one_hash(data: Path, refused: Callable[..., str]) -> None:
    file = data.parent / "editions" / "SHA256SUMS"
    file.write_text(f"{'0' * 64}  1.0.0.json\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    commit(data)
    expected = f"{file}: line 2: 1.0.0.json is listed already, in line 1; restore the file from version control"
    assert expected in refused("1.1.0", "--reaffirm", "q1=x")


def other_collection(value: Json) -> None:
    """Make a collection another one, with questions of its own."""
    value["collection"]["id"] = "other"
    for question in value["questions"]:
        question["id"] = f"other-{question['id']}"


def test_another_collections_frozen_edition_is_never_overwritten(data: Path, refused: Callable[..., str]) -> None:
    change_and_commit(data, other_collection)
    expected = f"{data.parent / 'editions' / '1.0.0.json'} already exists and belongs to another collection"
    assert expected in refused("1.0.0")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (b"\xff", "line 2: this is not UTF-8 text; restore it from version control"),
        (b"UPPER  1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"DIGEST 1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"\xef\xbb\xbfDIGEST  1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"DIGEST  ./1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"DIGEST  ", "restore it from version control"),
        (b"1.0.0.json", "restore it from version control"),
    ],
)
def test_each_malformed_line_of_the_hashes_is_reported_with_its_cure(
    data: Path, refused: Callable[..., str], spoil: bytes, expected: str
) -> None:
    file = data.parent / "editions" / "SHA256SUMS"
    digest = file.read_text(encoding="utf-8").split()[0]
    line = spoil.replace(b"DIGEST", digest.encode()).replace(b"UPPER", digest.upper().encode())
    file.write_bytes(b"\n" + line + b"\nx y\n")
    commit(data)
    output = refused("1.1.0", "--reaffirm", "q1=x").splitlines()
    assert [line.split(": ")[:2] for line in output[:2]] == [[str(file), "line 2"], [str(file), "line 3"]]
    assert expected.format(digest=digest) in output[0]
    assert "no hash is listed" not in " ".join(output)
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 2

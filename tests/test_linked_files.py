"""A site takes over the files that stayed the same as second places of them, and never writes into an earlier site."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.files.plain_files import write_or_link
from folders import Tree, tree
from sites import COLLECTIONS, run


def built(data: Path, site: Path) -> Tree:
    done = run("build_site.py", "--data", data, "--site", site, DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    return tree(site)


def test_after_a_changed_sentence_the_site_is_the_same_as_a_fresh_one_and_the_last_one_is_not_written_into(
    tmp_path: Path,
) -> None:
    data = json.loads(COLLECTIONS["minimal"].read_text(encoding="utf-8"))
    file, site, second = tmp_path / "data.json", tmp_path / "site", tmp_path / "second"
    file.write_text(json.dumps(data), encoding="utf-8")
    before = built(file, site)
    shutil.copytree(site, second, copy_function=os.link)
    data["questions"][0]["recommendations"][0]["statements"][0]["text"] += " SYNTHETIC addition."
    file.write_text(json.dumps(data), encoding="utf-8")
    after = built(file, site)
    assert after == built(file, tmp_path / "fresh")
    assert tree(second) == before
    linked = {name for name in after if name in before and (site / name).samefile(second / name)}
    citations = {name for name in before if name.startswith("data/citations/")}
    assert citations
    assert citations <= linked
    assert all(after[name] == before[name] for name in linked)
    assert {(site / name).stat().st_mode & 0o777 for name in after} == {0o644}


def _another(file: Path) -> None:
    file.write_bytes(b"another")


def _link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def _link_above(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))
    file.parent.symlink_to("elsewhere")


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("change", [_another, _link, _link_above, _folder, Path.unlink])
def test_what_is_not_the_same_plain_file_is_written(tmp_path: Path, change: Callable[[Path], None]) -> None:
    last, new = tmp_path / "last", tmp_path / "new"
    write_or_link(last, "folder/file", b"content", None)
    change(last / "folder" / "file")
    write_or_link(new, "folder/file", b"content", last)
    made = new / "folder" / "file"
    assert (made.read_bytes(), made.is_symlink(), made.stat().st_nlink) == (b"content", False, 1)


def test_a_file_of_another_user_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_or_link(tmp_path / "last", "file", b"content", None)
    another = (tmp_path / "last" / "file").stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)
    write_or_link(tmp_path / "new", "file", b"content", tmp_path / "last")
    assert (tmp_path / "new" / "file").read_bytes() == b"content"
    assert (tmp_path / "last" / "file").stat().st_nlink == 1


def test_where_no_file_can_be_linked_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    write_or_link(tmp_path / "last", "file", b"content", None)
    monkeypatch.setattr(os, "link", refused)
    write_or_link(tmp_path / "new", "file", b"content", tmp_path / "last")
    assert (tmp_path / "new" / "file").read_bytes() == b"content"
    assert (tmp_path / "last" / "file").stat().st_nlink == 1

"""Every input file is read once: what was checked is what is published, even while the files are being replaced."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract import input_files
from clinical_consensus.contract.settings import Settings
from sites import ONCOLOGY, run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the published collection with its sources, editions and schema."""
    return Path(shutil.copytree(ONCOLOGY.parent, tmp_path / "data")) / ONCOLOGY.name


def put(file: Path, content: bytes) -> None:
    """Replace a file as editors do: by renaming another."""
    new = file.with_name(f".{file.name}.swapped")
    new.write_bytes(content)
    new.replace(file)


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, bytes], Counter[str]]:
    """Let a file be replaced each time that it was read; returns how often every file is read from then on."""
    read, counted = input_files._read, Counter[str]()

    def swap(file: Path, other: bytes) -> Counter[str]:
        def swapping(path: Path) -> bytes:
            content = read(path)
            counted[path.name] += 1
            if path.name == file.name:
                put(file, other)
            return content

        monkeypatch.setattr(input_files, "_read", swapping)
        return counted

    return swap


def test_the_bytes_that_were_checked_are_published(
    data: Path, replaced: Callable[[Path, bytes], Counter[str]], tmp_path: Path
) -> None:
    before = data.read_bytes()
    counted = replaced(data, before.replace(b"Limited", b"SYNTHETIC"))
    done = run("build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "data" / "collection.json").read_bytes() == before
    assert hashlib.sha256(before).hexdigest() in (tmp_path / "site" / "SHA256SUMS.txt").read_text(encoding="utf-8")
    assert b"SYNTHETIC" not in (tmp_path / "site" / "questions" / "oncology-q1" / "index.html").read_bytes()
    assert b"SYNTHETIC" in data.read_bytes()
    assert set(counted.values()) == {1}


@pytest.mark.parametrize("name", ["sources/icm_vte_oncology.txt", "editions/1.0.0.json"])
def test_the_source_and_the_editions_are_those_that_were_checked(
    data: Path, replaced: Callable[[Path, bytes], Counter[str]], name: str
) -> None:
    expected = generate(data, Settings())
    counted = replaced(data.parent / name, b"SYNTHETIC other bytes")
    found = generate(data, Settings())
    assert found.files == expected.files
    assert found.dossier.published == expected.dossier.published
    assert counted[Path(name).name] == 1


@contextmanager
def swapped_constantly(file: Path, contents: tuple[bytes, bytes]) -> Iterator[None]:
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            for content in contents:
                put(file, content)

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        yield
    finally:
        stop.set()
        swapping.join()


def test_under_constant_swapping_no_run_mixes_two_files(data: Path) -> None:
    before = data.read_bytes()
    after = before.replace(b'"title": "ICM VTE Oncology"', b'"title": "SYNTHETIC title"')
    titles = {before: "ICM VTE Oncology", after: "SYNTHETIC title"}
    assert before != after
    with swapped_constantly(data, (before, after)):
        found = [generate(data, Settings()) for _ in range(25)]
    assert all(each.collection.profile.title == titles[each.raw] for each in found)
    assert len({each.raw for each in found}) == 2


def test_a_file_is_read_again_in_the_next_run(data: Path) -> None:
    first = generate(data, Settings()).raw
    put(data, first.replace(b'"title": "ICM VTE Oncology"', b'"title": "SYNTHETIC title"'))
    assert generate(data, Settings()).collection.profile.title == "SYNTHETIC title"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(input_files.UnusableFileError, match="not a regular file"):
        input_files.file_content(tmp_path / "pipe")

"""The command that releases an edition: what it refuses, what it withdraws, and that it writes all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from releasing import commit, everything, kept, released
from sites import run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return kept(tmp_path)


@pytest.fixture
def refused(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Release with these arguments, which is refused with the message that is returned; nothing is written."""

    def refuse(*arguments: str) -> str:
        before = everything(data)
        assert released(data, *arguments) == 2
        assert everything(data) == before
        return capsys.readouterr().err

    return refuse


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
def test_each_malformed_line_of_the_hashes_is_told_with_its_cure(
    data: Path, refused: Callable[..., str], spoil: bytes, expected: str
) -> None:
    file = data.parent / "editions" / "SHA256SUMS"
    digest = file.read_text(encoding="utf-8").split()[0]
    line = spoil.replace(b"DIGEST", digest.encode()).replace(b"UPPER", digest.upper().encode())
    file.write_bytes(b"\n" + line + b"\nx y\n")
    commit(data)
    told = refused("1.1.0", "--reaffirm", "q1=x").splitlines()
    assert [line.split(": ")[:2] for line in told[:2]] == [[str(file), "line 2"], [str(file), "line 3"]]
    assert expected.format(digest=digest) in told[0]
    assert "no hash is stated" not in " ".join(told)
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 2

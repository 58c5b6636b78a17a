"""What stands in place of the hashes of frozen editions is told as what it is."""

from __future__ import annotations

from pathlib import Path

from sites import run


def test_a_folder_in_place_of_the_hashes_is_called_one(data: Path) -> None:
    sums = data.parent / "editions" / "SHA256SUMS"
    sums.unlink()
    sums.mkdir()
    done = run("build_pages.py", "--data", data, "--dry-run")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"{sums}: file: this is a folder, but a file lists the hashes of the frozen editions; remove" in done.stderr

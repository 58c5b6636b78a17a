"""A test that does not end is named, and ends the run of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sites import PROJECT

UNENDING = """
import time

import pytest


@pytest.mark.parametrize("number", range(4))
def test_that_ends(number):
    pass


def test_without_end():
    while True:
        time.sleep(1)
"""


def test_a_test_that_does_not_end_is_named(tmp_path: Path) -> None:
    (tmp_path / "test_synthetic.py").write_text(UNENDING, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((PROJECT / "pyproject.toml").read_bytes())
    for name in ("src", "tests", "benchmarks"):
        (tmp_path / name).mkdir()
    command = [sys.executable, "-m", "pytest", "test_synthetic.py", "-p", "no:cacheprovider"]
    ran = subprocess.run(
        [*command, "--override-ini", "faulthandler_timeout=1"], cwd=tmp_path, capture_output=True, text=True,
        timeout=120, check=False, env={**os.environ, "PYTEST_ADDOPTS": ""},
    )  # fmt: skip
    assert ran.returncode == 1
    assert "crashed while running 'test_synthetic.py::test_without_end'" in ran.stdout
    assert "in test_without_end" in ran.stderr

"""Measures the CPU of `make test` in this checkout and, with --against COMMIT, in a clone of an earlier commit.

Both are measured in one run, so that the ratio does not depend on the machine's speed. CPU is the user and system time
of the command and all its children; installing comes before and is not measured. The exit code is 1 if the tests of
this checkout take more than TARGET of the CPU of those of the other.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import PROJECT, used

TARGET = 0.55
"""The largest share of the earlier tests' CPU that the tests may take."""


def main() -> int:
    """Print the figures; return 0, or 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="COMMIT", help="the commit to compare with")
    commit = parser.parse_args().against
    here = tested(PROJECT)
    print(f"make test here               {here:8.1f} s CPU")
    if commit is None:
        return 0
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", PROJECT, clone], check=True)
        subprocess.run(["git", "checkout", "--quiet", commit], cwd=clone, check=True)
        there = tested(clone)
    print(f"make test at {commit:<15} {there:8.1f} s CPU")
    print(f"ratio                        {here / there:8.2f}     (at most {TARGET})")
    return 0 if here <= TARGET * there else 1


def tested(checkout: Path) -> float:
    """Install what the tests of a checkout need; return the CPU seconds of its tests, all of which must pass."""
    command = ["make", "--silent", "--directory", str(checkout)]
    subprocess.run([*command, ".venv/.test", f"PYTHON={sys.executable}"], check=True)
    return used([*command, "test"]).cpu


if __name__ == "__main__":
    sys.exit(main())

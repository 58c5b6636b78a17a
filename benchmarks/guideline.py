"""Measures building the site of a guideline of 353 questions, each with long texts, a table and 30 references.

CPU is the user and system time of a process and of those that it starts, memory the peak of the largest.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from collection import guideline
from measuring import site_built

COUNT = 353
TARGETS = {"none": (15.0, None), "all": (60.0, 1000.0)}
"""By what is made to download: the most seconds of CPU and MB of memory."""


def main() -> int:
    """Print the figures; return 0, or 1 if a target is missed."""
    missed = []
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        file = Path(folder) / "synthetic.json"
        file.write_text(json.dumps(guideline(COUNT)), encoding="utf-8")
        for downloads, (seconds, most) in TARGETS.items():
            built = site_built(file, Path(folder) / downloads, downloads)
            limit = f"{seconds:g} s{f', {most:g} MB' if most else ''}"
            name = f"{COUNT} questions of a guideline, downloads: {downloads}"
            print(f"{name:52} {built.cpu:7.2f} s CPU {built.peak:6.0f} MB (at most {limit})", flush=True)
            if built.cpu > seconds or (most and built.peak > most):
                missed.append(name)
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

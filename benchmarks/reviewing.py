"""Measures what review pages and open data add to the build of 1,000 synthetic questions, and a redline of editions.

CPU is user and system time. "Added" is a share of the build without downloads: the same run builds the site once with
and once without the review pages.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from clinical_consensus.build.generate import generate  # noqa: E402
from clinical_consensus.build.inputs import authored, builder_inputs, prepare  # noqa: E402
from clinical_consensus.build.site import open_data  # noqa: E402
from clinical_consensus.compare.editions import compare  # noqa: E402
from clinical_consensus.compare.report import as_markdown  # noqa: E402
from clinical_consensus.contract.read import read  # noqa: E402
from clinical_consensus.contract.settings import Settings  # noqa: E402
from clinical_consensus.pages.site import Published  # noqa: E402
from collection import synthetic  # noqa: E402
from measuring import used  # noqa: E402

COUNT = 1000
REVIEW_PAGES = ("docs/review", "docs/changes")


def main() -> int:
    """Print the figures; return 0, or 1 if a target is missed."""
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        work = Path(folder)
        data, newer = work / "old.json", work / "new.json"
        data.write_text(json.dumps(synthetic(COUNT)), encoding="utf-8")
        changed = synthetic(COUNT)
        changed["collection"]["edition"] = {"version": "1.1.0", "date": "2000-01-02"}
        for question in changed["questions"]:
            statement = question["recommendations"][0]["statements"][0]
            statement["text"] = statement["text"].replace("Synthetic", "Changed", 1)
        newer.write_text(json.dumps(changed), encoding="utf-8")

        script: list[str | Path] = [sys.executable, PROJECT / "scripts" / "build_pages.py", "--data", data, "--docs"]
        pages = used([*script, work / "docs"]).cpu
        generated = generate(data, Settings())
        exported, files = timed(lambda: open_data(generated))
        whole, without = work / "whole", work / "without"
        inputs = builder_inputs(authored(PROJECT), generated.files_with(Published())).whole()
        prepare(whole, inputs)
        kept = {path: content for path, content in inputs.items() if not path.startswith(REVIEW_PAGES)}
        settings = kept["mkdocs.yml"].decode().replace("  - Review: review/index.md\n", "").replace("--strict", "")
        prepare(without, {**kept, "mkdocs.yml": settings.encode()})
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        with_review, without_review = (used(mkdocs, folder).cpu for folder in (whole, without))
        print(f"open data, {len(files)} files        {exported:8.2f} s, {sum(map(len, files.values())) / 1e6:.1f} MB")
        print(f"build with the review pages    {with_review:8.2f} s CPU; without {without_review:.2f}")
        added = (with_review - without_review + exported) / (without_review + pages)
        print(f"added by review and open data  {100 * added:8.1f} % (at most 20)")

        old, new = read(data), read(newer)
        redlined, comparison = timed(lambda: compare(old, new))
        rendered, _ = timed(lambda: as_markdown(comparison))
        print(f"redline of two editions        {redlined + rendered:8.2f} s (at most 10)")
    missed = [name for name, is_missed in (("added", added > 0.2), ("redline", redlined + rendered > 10)) if is_missed]
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed else 0


Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the CPU seconds that `work` takes in this process, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    sys.exit(main())

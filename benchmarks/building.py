"""Measures the generator and the build of a synthetic collection.

Ratios do not depend on the machine's speed, because both sides are measured in the same run. CPU is the user and system
time of a process and its children.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from clinical_consensus.build.generate import generate  # noqa: E402
from clinical_consensus.build.inputs import authored, prepare  # noqa: E402
from clinical_consensus.contract.settings import Settings  # noqa: E402
from collection import synthetic  # noqa: E402


def main() -> int:
    """Run the benchmark and return 0, or 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=1000, help="how many questions (default: %(default)s)")
    count = parser.parse_args().questions
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        work = Path(folder)
        data = work / "synthetic.json"
        data.write_text(json.dumps(synthetic(count), indent=2), encoding="utf-8")
        print(f"{count} synthetic questions, {data.stat().st_size / 1e6:.1f} MB of JSON")

        script = PROJECT / "scripts" / "build_pages.py"
        generator = min(cpu([sys.executable, script, "--data", data, "--docs", work / f"docs{n}"]) for n in range(3))
        print(f"generator, first run       {generator:8.2f} s CPU")
        print(
            f"generator, nothing changed "
            f"{cpu([sys.executable, script, '--data', data, '--docs', work / 'docs0']):8.2f} s CPU"
        )

        inputs = {
            **authored(PROJECT),
            **{f"docs/{path}": text for path, text in generate(data, Settings()).files.items()},
        }
        own, stock = work / "own", work / "stock"
        prepare(own, inputs)
        prepare(stock, {path: text for path, text in inputs.items() if path.startswith("docs/")})
        (stock / "mkdocs.yml").write_text(stock_settings(stock / "docs"), encoding="utf-8")
        own_cpu, stock_cpu = build(own), build(stock)
        own_size, stock_size = size(own / "site"), size(stock / "site")
        print(f"build                      {own_cpu:8.2f} s CPU, {own_size / 1e6:8.1f} MB")
        print(f"build, stock navigation    {stock_cpu:8.2f} s CPU, {stock_size / 1e6:8.1f} MB")
        print(f"ratio                      {stock_cpu / own_cpu:8.1f} times,  {stock_size / own_size:6.1f} times")
    missed = [
        name
        for name, is_missed in (
            ("the generator takes at most 1.5 s CPU", generator > 1.5),
            ("the build is at least 4 times faster", stock_cpu < 4 * own_cpu),
            ("the output is at least 10 times smaller", stock_size < 10 * own_size),
        )
        if is_missed
    ]
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed and count >= 1000 else 0


def stock_settings(docs: Path) -> str:
    """Settings of a stock Material site: every page in the navigation, defaults for everything else."""
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    navigation = "".join(f"  - {page}\n" for page in pages)
    return f"site_name: stock\ntheme: material\nexclude_docs: collection.yml\nnav:\n{navigation}"


def build(folder: Path) -> float:
    """Build a prepared folder with MkDocs and return its CPU seconds."""
    return cpu([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)


def cpu(command: list[str | Path], folder: Path = PROJECT) -> float:
    """Run a command and return its CPU seconds. Raises CalledProcessError if it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"  … {time.perf_counter() - start:.1f} s", file=sys.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size(folder: Path) -> int:
    """Return the total size of all files in a folder, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())

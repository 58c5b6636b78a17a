"""Measures building the pages of a synthetic collection, beside stock Material on the same pages in the same run.

CPU is the user and system time of a process and its children. Both sides count the generator; ours is the site builder
and everything that is done after it, stock is `theme: material` with its defaults and the same navigation. A ratio does
not depend on the machine's speed, because both sides are measured in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from clinical_consensus.build.finish import finish  # noqa: E402
from clinical_consensus.build.generate import generate  # noqa: E402
from clinical_consensus.build.inputs import builder_inputs, prepare  # noqa: E402
from clinical_consensus.contract.settings import Settings  # noqa: E402
from collection import synthetic  # noqa: E402

RUNS = 3
GENERATOR, WHOLE, RATIO = 2.0, 14.0, 0.75
"""The targets at 1,000 questions: seconds of CPU for the generator and in all, and the share of stock Material's."""


def main() -> int:
    """Run the benchmark and return 0, or 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=1000, help="how many questions (default: %(default)s)")
    count = parser.parse_args().questions
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        work = Path(folder)
        data, own, stock = work / "synthetic.json", work / "own", work / "stock"
        data.write_text(json.dumps(synthetic(count), indent=2), encoding="utf-8")
        print(f"{count} synthetic questions, {data.stat().st_size / 1e6:.1f} MB of JSON", flush=True)
        generated = generate(data, Settings())
        inputs = builder_inputs(PROJECT, generated.files)
        prepare(own, inputs)
        prepare(stock, {path: text for path, text in inputs.items() if path.startswith("docs/")})
        (stock / "mkdocs.yml").write_text(stock_settings(inputs["mkdocs.yml"].decode()), encoding="utf-8")

        script = PROJECT / "scripts" / "build_pages.py"
        seconds: dict[str, list[float]] = {"generator": [], "site builder": [], "finishing": [], "stock Material": []}
        for number in range(RUNS):
            generator: list[str | Path] = [sys.executable, script, "--data", data, "--docs", work / f"docs{number}"]
            seconds["generator"].append(cpu(generator))
            seconds["site builder"].append(build(own, "--strict"))
            start = time.process_time()
            finish(own, generated.collection.profile, "", {})
            seconds["finishing"].append(time.process_time() - start)
            seconds["stock Material"].append(build(stock))
        again = cpu([sys.executable, script, "--data", data, "--docs", work / "docs0"])
        sizes = size(own / "site"), size(stock / "site")
    best = {name: min(runs) for name, runs in seconds.items()}
    whole = best["generator"] + best["site builder"] + best["finishing"]
    ratio = whole / (best["generator"] + best["stock Material"])
    for name, least in best.items():
        print(f"{name:27}{least:8.2f} s CPU, the least of {RUNS} runs")
    print(f"generator, nothing changed {again:8.2f} s CPU")
    print(f"pages in all               {whole:8.2f} s CPU, {sizes[0] / 1e6:.1f} MB (stock {sizes[1] / 1e6:.1f} MB)")
    print(f"share of stock Material    {ratio:8.2f} (at most {RATIO}), the generator counted on both sides")
    targets = {
        f"the generator takes at most {GENERATOR} s CPU": best["generator"] <= GENERATOR,
        f"the pages take at most {WHOLE} s CPU in all": whole <= WHOLE,
        f"that is at most {RATIO} of what stock Material takes": ratio <= RATIO,
    }
    missed = [name for name, is_met in targets.items() if not is_met]
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed and count >= 1000 else 0


def stock_settings(own: str) -> str:
    """Settings of a stock Material site with the navigation of the settings `own`, and defaults for everything else."""
    [navigation] = re.findall(r"^nav:\n(?:  - .*\n)+", own, re.MULTILINE)
    return f"site_name: stock\ntheme:\n  name: material\nexclude_docs: collection.yml\n{navigation}"


def build(folder: Path, *flags: str) -> float:
    """Build a prepared folder with MkDocs and return its CPU seconds."""
    return cpu([sys.executable, "-m", "mkdocs", "build", "--quiet", *flags], folder)


def cpu(command: list[str | Path], folder: Path = PROJECT) -> float:
    """Run a command and return its CPU seconds. Raises CalledProcessError if it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size(folder: Path) -> int:
    """Return the total size of all files in a folder, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())

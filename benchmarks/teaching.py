"""Measures making the downloads of the published collection and of 1,000 synthetic questions.

Each file is made in a separate process: CPU is the user and system time of it and of those that it starts, memory the
peak of the largest. The handouts are made a second time after a change in one question.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from clinical_consensus.build.generate import generate  # noqa: E402
from clinical_consensus.collection.view import CollectionView  # noqa: E402
from clinical_consensus.contract.settings import Settings  # noqa: E402
from clinical_consensus.downloads.manifest import planned  # noqa: E402
from clinical_consensus.downloads.pack import Earlier, Pack  # noqa: E402
from clinical_consensus.downloads.pack_maker import PackMaker  # noqa: E402
from collection import synthetic  # noqa: E402

COUNT = 1000
PUBLISHED = PROJECT / "data" / "icm_oncology.json"


def main() -> int:
    """Print the figures; return 0, or 1 if a target is missed."""
    if len(sys.argv) > 1:
        return make(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    missed = []
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        data, out = Path(folder) / "synthetic.json", Path(folder) / "out"
        data.write_text(json.dumps(synthetic(COUNT)), encoding="utf-8")
        changed = synthetic(COUNT)
        changed["questions"][0]["title"] += " Changed."
        changed_data = Path(folder) / "changed.json"
        changed_data.write_text(json.dumps(changed), encoding="utf-8")
        for name, file, what, seconds, gigabytes in (
            ("the four published questions, all files", PUBLISHED, "", 5.0, None),
            ("handbook of 1,000 questions", data, "handbook.pdf", 20.0, 2.5),
            ("PDF slides of 1,000 questions", data, "slides.pdf", 15.0, None),
            ("editable slides of 1,000 questions, by topic", data, "slides/", None, None),
            ("cards of 1,000 questions", data, "flashcards.apkg", None, None),
            ("1,000 handouts", data, "handouts/", 60.0, None),
            ("1,000 handouts again, one changed", changed_data, "handouts/", None, None),
        ):
            cpu, memory, made = measured(file, out, what)
            limit = f" (at most {seconds:g} s{f', {gigabytes:g} GiB' if gigabytes else ''})" if seconds else ""
            print(f"{name:48} {cpu:7.2f} s CPU {memory:6.2f} GiB, {made}{limit}", flush=True)
            if (seconds and cpu > seconds) or (gigabytes and memory > gigabytes):
                missed.append(name)
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed else 0


def measured(data: Path, out: Path, what: str) -> tuple[float, float, str]:
    """Make the files whose path begins with `what` in a new process; return CPU seconds, peak GiB and a summary."""
    command: list[str | Path] = [sys.executable, __file__, data, out, what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures = json.loads(done.stdout)
    return figures["cpu"], figures["memory"], figures["made"]


def make(data: Path, out: Path, what: str) -> int:
    """Run as the measured process: make files, leave them in `out` with their stamp, and print the figures as JSON."""
    generated = generate(data, Settings())
    collection = CollectionView(generated.view.relations, generated.settings.site_url)
    maker = PackMaker(collection, generated.settings, generated.data_sha256)
    stamp = out / "stamp.json"
    earlier = Earlier(out, json.loads(stamp.read_text(encoding="utf-8")) if stamp.exists() else {}).found
    pack = Pack(())
    for each in planned(collection.relations):
        if each.path.startswith(what):
            pack = Pack((*pack.made, (each, maker.make(each, earlier, pack))))
    for path, content in pack.files.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    stamp.write_text(json.dumps(pack.stamp()), encoding="utf-8")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu, memory = sum(each.ru_utime + each.ru_stime for each in used), max(each.ru_maxrss for each in used)
    size = sum(map(len, pack.files.values())) / 1e6
    made = f"{len(pack.files)} files, {size:.1f} MB{''.join(pack.failures)}"
    print(json.dumps({"cpu": cpu, "memory": memory / 2**20, "made": made}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

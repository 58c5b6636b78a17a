"""Measures the import of a synthetic deck of 200 complete entries, as text and as a PDF of about 150 pages.

CPU is the user and system time of the command and of the process that reads the document, memory the peak of the larger
of the two.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from collection import words

ENTRIES = 200
PAGES = (140, 160)
SECONDS, MEGABYTES = 60.0, 1000.0
"""The most that an import may take."""

_FONTS = Path(__file__).resolve().parents[1] / "src" / "clinical_consensus" / "downloads" / "print" / "fonts"
_REFERENCES = 20
_TYPST = """
#set page("a4", margin: 2cm)
#set text(font: "Source Sans 3", size: 8.4pt)
#for paragraph in json(bytes(sys.inputs.deck)) { par(paragraph.split("\\n").join(linebreak())) }
"""


def main() -> int:
    """Print the figures; return 0, or 1 if a bound is missed or an entry was not imported."""
    if len(sys.argv) > 1:
        return measured(Path(sys.argv[1]), Path(sys.argv[2]))
    paragraphs = [paragraph for number in range(1, ENTRIES + 1) for paragraph in entry(number)]
    missed = []
    with TemporaryDirectory(prefix="consensus-bench-") as folder:
        for suffix, made in FORMATS.items():
            file, draft = Path(folder) / f"deck{suffix}", Path(folder) / f"draft_of_{suffix[1:]}.json"
            file.write_bytes(made(paragraphs))
            command: list[str | Path] = [sys.executable, __file__, file, draft]
            cpu, memory = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            questions = json.loads(draft.read_text(encoding="utf-8"))["questions"]
            pages = (draft.parent / "sources" / f"{draft.stem}.txt").read_text(encoding="utf-8").count("\f") + 1
            name = f"{len(questions)} complete entries from {suffix[1:].upper()}, {pages} pages"
            print(f"{name:48} {cpu:6.2f} s CPU {memory:6.0f} MB (at most {SECONDS:g} s, {MEGABYTES:g} MB)", flush=True)
            are_whole = len(questions) == ENTRIES and all(len(each["references"]) == _REFERENCES for each in questions)
            is_long = suffix != ".pdf" or PAGES[0] <= pages <= PAGES[1]
            if cpu > SECONDS or memory > MEGABYTES or not are_whole or not is_long:
                missed.append(name)
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed else 0


def measured(file: Path, draft: Path) -> int:
    """Run as the measured process: import a document, and print its CPU seconds and peak MB as JSON."""
    run = "import sys; from clinical_consensus.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command: list[str | Path] = [sys.executable, "-c", run, "import", file, "--id", "synthetic", "--out", draft]
    subprocess.run(command, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
    return 0


def entry(number: int) -> list[str]:
    """Return the paragraphs of a complete entry: response, grades, vote, authors, rationale and references."""
    word = words(number)

    def text(count: int) -> str:
        return " ".join(islice(word, count)).capitalize()

    references = "\n".join(
        f"{place}. Alpha A, Beta B. {text(6)}. J Synth. {1990 + place};{place}(1):{number}-{number + 9}."
        for place in range(1, _REFERENCES + 1)
    )
    return [
        f"Question {number}: {text(12)}?",
        "Authors: Ada Alpha, Bert Beta",
        f"Response/Recommendation: {text(40)}.",
        "Strength of Recommendation: Moderate",
        "Delegate Vote: Agree: 95%, Disagree: 3%, Abstain: 2% (Strong Consensus)",
        "Rationale",
        *(f"{text(60)} [{place}]." for place in range(1, 5)),
        f"References\n{references}",
    ]


def as_text(paragraphs: list[str]) -> bytes:
    """Return the deck as text, with an empty line after each paragraph."""
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs).encode()


def as_pdf(paragraphs: list[str]) -> bytes:
    """Return the deck as a PDF."""
    compiler = typst.Compiler(font_paths=[str(_FONTS)], ignore_system_fonts=True)
    made = compiler.compile(_TYPST.encode(), format="pdf", sys_inputs={"deck": json.dumps(paragraphs)})
    assert isinstance(made, bytes)
    return made


FORMATS: dict[str, Callable[[list[str]], bytes]] = {".txt": as_text, ".pdf": as_pdf}


if __name__ == "__main__":
    sys.exit(main())

"""Measures what a large field adds to the site of a small collection: CPU and memory above the same site without it.

CPU is the user and system time of the whole build with its processes, memory the peak of the largest of them. Each site
is built anew, from two synthetic questions of which the first has the field.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from collection import synthetic, words
from measuring import site_built

LETTERS = 200_000
SECONDS, MEGABYTES = 5.0, 300.0
"""The most that a field may add."""

RUNS = 2
_TURNED = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתםןףץ")

Json = dict[str, Any]


def main() -> int:
    """Print the figures; return 0, or 1 if a field adds too much."""
    base_cpu, base_memory = measured(lambda _: None)
    print(f"{'two questions':48} {base_cpu:6.2f} s CPU {base_memory:6.0f} MB, the least of {RUNS} runs", flush=True)
    missed = []
    for name, change in FIELDS.items():
        cpu, memory = measured(change)
        more = cpu - base_cpu, memory - base_memory
        print(
            f"{name:48} {more[0]:+6.2f} s CPU {more[1]:+6.0f} MB (at most {SECONDS:g} s, {MEGABYTES:g} MB)", flush=True
        )
        if more[0] > SECONDS or more[1] > MEGABYTES:
            missed.append(name)
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed else 0


def measured(change: Callable[[Json], None]) -> tuple[float, float]:
    """Build the site of the changed collection; return the least CPU seconds and peak MB of some runs."""
    data = synthetic(2)
    change(data)
    figures = []
    for _ in range(RUNS):
        with TemporaryDirectory(prefix="consensus-bench-") as folder:
            file, site = Path(folder) / "synthetic.json", Path(folder) / "site"
            file.write_text(json.dumps(data), encoding="utf-8")
            figures.append(site_built(file, site))
    return min(each.cpu for each in figures), min(each.peak for each in figures)


def paragraph(pieces: Iterable[str]) -> str:
    """Return LETTERS letters of text that is made of `pieces`."""
    return "".join(islice((letter for piece in pieces for letter in piece), LETTERS - 1)).strip() + "."


def latin() -> str:
    """Return a long paragraph in Latin letters."""
    return paragraph(f"{word} " for word in words(1))


def hebrew() -> str:
    """Return a long paragraph in Hebrew letters."""
    ends = (". ", *[" "] * 14)
    return paragraph(f"{word.translate(_TURNED)}{ends[n % len(ends)]}" for n, word in enumerate(words(2)))


def hebrew_with_signs() -> str:
    """Return a long paragraph in Hebrew letters, with numbers, comparisons and brackets at every second word."""
    forms = ("{} ", "{} ", "({}) ", "{} ", "≥ 5 {} ", "{} ", "{} 12 ", "≤ 90% {} ")
    return paragraph(forms[n % len(forms)].format(word.translate(_TURNED)) for n, word in enumerate(words(2)))


def mixed() -> str:
    """Return a long paragraph in Hebrew and Latin letters, with comparisons between them."""
    pairs = zip(words(4), words(5), strict=False)
    return paragraph(
        f"{one.translate(_TURNED)} {other}{f' ≥ {n % 90}' if n % 5 == 0 else ''} "
        for n, (one, other) in enumerate(pairs)
    )


def chinese() -> str:
    """Return a long paragraph in Chinese letters, without spaces."""
    signs = ("", "", "", "，", "", "", "。", "")
    return paragraph(
        "".join(chr(0x4E00 + sum(map(ord, pair)) * 7 % 3000) for pair in (word[:3], word[3:])) + signs[n % len(signs)]
        for n, word in enumerate(words(3))
    )


def hyphened() -> str:
    """Return a long paragraph of words with hyphens between all of them, and no space."""
    return paragraph(f"{word}-" for word in words(6))


def references_in_hebrew(data: Json) -> None:
    """Give the first question 1,000 references with titles in Hebrew, each with a word in brackets."""
    references(data)
    for n, reference in enumerate(data["questions"][0]["references"]):
        first, *others = (word.translate(_TURNED) for word in islice(words(n), 8))
        reference["title"] = f"{first} ({others[0]}) {' '.join(others[1:])}"


def references(data: Json) -> None:
    """Give the first question 1,000 references, each with a DOI."""
    data["questions"][0]["references"] = [
        {
            "id": f"r{n}",
            "type": "article-journal",
            "title": f"Synthetic title {n} {' '.join(islice(words(n), 8))}",
            "author": [{"family": f"Synthetic{n}", "given": given} for given in "ABC"],
            "container-title": "Synthetic Journal",
            "issued": {"date-parts": [[2000]]},
            "volume": str(n),
            "page": f"{n}-{n + 9}",
            "DOI": f"10.5555/synthetic.{n}",
        }
        for n in range(1, 1001)
    ]


def recommendations(data: Json) -> None:
    """Give the first question 300 recommendations."""
    question = data["questions"][0]
    [first] = question["recommendations"]
    question["recommendations"] = [
        {
            **first,
            "id": f"synthetic-q1-r{n}",
            "statements": [{"id": f"synthetic-q1-r{n}-s1", "text": f"Synthetic {' '.join(islice(words(n), 20))}."}],
        }
        for n in range(1, 301)
    ]


def authors(data: Json) -> None:
    """Give the first question 1,000 authors."""
    data["authors"] = [{"id": f"author-{n}", "name": f"Synthetic Author {n}"} for n in range(1000)]
    data["questions"][0]["authors"] = [each["id"] for each in data["authors"]]


def as_rationale(text: str) -> Callable[[Json], None]:
    """Return a change that makes `text` the first question's rationale."""
    return lambda data: data["questions"][0].update(rationale=[text])


def as_response(text: str) -> Callable[[Json], None]:
    """Return a change that makes `text` the first question's response."""
    return lambda data: data["questions"][0]["recommendations"][0].update(
        statements=[{"id": "synthetic-q1-r1-s1", "text": text}]
    )


FIELDS: dict[str, Callable[[Json], None]] = {
    "1,000 references": references,
    "1,000 references in Hebrew": references_in_hebrew,
    "300 recommendations": recommendations,
    "1,000 authors": authors,
    "rationale of 200,000 letters": as_rationale(latin()),
    "response of 200,000 letters": as_response(latin()),
    "rationale of 200,000 letters without a space": as_rationale("x" * LETTERS),
    "response of 200,000 letters without a space": as_response("x" * LETTERS),
    "rationale of 200,000 letters with hyphens for spaces": as_rationale(hyphened()),
    "rationale of 200,000 letters in Hebrew": as_rationale(hebrew()),
    "response of 200,000 letters in Hebrew": as_response(hebrew()),
    "rationale of 200,000 letters in Hebrew with signs": as_rationale(hebrew_with_signs()),
    "response of 200,000 letters in Hebrew with signs": as_response(hebrew_with_signs()),
    "rationale of 200,000 letters in Hebrew and Latin": as_rationale(mixed()),
    "response of 200,000 letters in Hebrew and Latin": as_response(mixed()),
    "rationale of 200,000 letters in Chinese": as_rationale(chinese()),
    "response of 200,000 letters in Chinese": as_response(chinese()),
}


if __name__ == "__main__":
    sys.exit(main())

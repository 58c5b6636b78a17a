"""Compare a collection with its sources, both ways: each text stands where it says, and no word is left over.

Nothing of the generator is used here. What is not text in a source is its banners, copies of headings, and labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from said_in_sources import ANYWHERE, Said, said
from sites import Json

LABELS = {
    "Response/Recommendation:", "Recommendation:", "Response:", "Question:", "Authors:", "Rationale:", "(", ")", ".",
}  # fmt: skip
"""What a source may have before and after a field's text, besides numbers, letters of parts and labels of schemes."""

NUMBER = re.compile(r"(?:Question )?(\d+)(?: ?[-–]|[.:)])")
LETTER = re.compile(r"([A-Z])[.)]")
FIELDS = (
    "population", "intervention", "comparator", "outcome", "rationale", "references", "replaces", "certainty",
    "direction", "basis", "status", "approved", "approval date", "last reviewed", "last review date", "remarks",
    "dissent", "recused", "vote", "related publication", "publication", "published as",
)  # fmt: skip
"""What a source may call a field, before a colon."""

BULLETS = "•▪◦‣*·|–—-"
FIGURE = r"\d+(?:[.,]\d+)?"
AROUND = " %,;:=/()[]–-"
"""Signs around the words of a field that a source states in its own words."""


@dataclass
class Source:
    """A source's lines, white space folded, as one text; and the questions that have each of its characters."""

    lines: list[str]
    taken: dict[int, set[str]] = field(default_factory=dict)
    loose: set[int] = field(default_factory=set)
    """The characters that no text of a field has, but a field that the source states in other words."""

    @cached_property
    def text(self) -> str:
        return "".join(f"{line} " if line else "" for line in self.lines)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *accumulate(len(line) + bool(line) for line in self.lines)]

    def take(self, question: str, texts: Iterable[str], first: int, last: int) -> str:
        """Take a field's texts in these lines, one after the other, where its question has none yet.

        Returns what the line of the first has before it.
        """
        at, end = self.starts[first - 1], self.starts[last]
        befores = []
        for text in texts:
            places = (
                range(at + found.start(), at + found.end())
                for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", self.text[at:end])
            )
            place = next((each for each in places if not self._has(question, each)), None)
            assert place, f"{question}: lines {first}–{last} do not say, besides its other fields: {text}"
            self._give(question, place)
            befores.append(self.text[max(start for start in self.starts if start <= place.start) : place.start].strip())
            at = place.stop
        return befores[0]

    def take_words(self, question: str, said: Said, first: int, last: int) -> None:
        """Take the words and figures of a field in these lines, with the signs around them, that no text has."""
        for found in re.compile(rf"{FIGURE}|[^\W\d_]+").finditer(self.text, self.starts[first - 1], self.starts[last]):
            word, begin, end = found[0].lower(), *found.span()
            is_figure = word[0].isdigit() and _figure(word) in said.figures
            if (is_figure or word in said.words) and not self._has(question, range(begin, end)):
                begin -= len(self.text[:begin]) - len(self.text[:begin].rstrip(AROUND))
                end += len(self.text[end:]) - len(self.text[end:].lstrip(AROUND))
                free = [at for at in range(begin, end) if not self._has(question, (at,))]
                self._give(question, free)
                self.loose.update(free)

    def take_lines(self, question: str, first: int, last: int) -> None:
        """Take whole lines, of which no text of the question has anything."""
        place = range(self.starts[first - 1], self.starts[last])
        assert not [at for at in place if self._has(question, (at,)) and at not in self.loose], (
            f"{question}: lines {first}–{last} have other fields of it"
        )
        self._give(question, place)
        self.loose.update(place)

    def figures(self, first: int, last: int) -> set[float]:
        """The figures in these lines."""
        return {*map(_figure, re.findall(FIGURE, self.text[self.starts[first - 1] : self.starts[last]]))}

    def _has(self, question: str, place: Iterable[int]) -> bool:
        return any(question in self.taken.get(at, ()) for at in place)

    def _give(self, question: str, place: Iterable[int]) -> None:
        for at in place:
            self.taken.setdefault(at, set()).add(question)

    @property
    def words(self) -> tuple[int, int, int]:
        """How many words the source has, and in how many a text of a field has a letter, or any field."""
        words = [range(*found.span()) for found in re.finditer(r"\S+", self.text)]
        exact = sum(any(at in self.taken and at not in self.loose for at in word) for word in words)
        return len(words), exact, sum(any(at in self.taken for at in word) for word in words)

    def left(self) -> Iterator[str]:
        """What no field has taken, line by line, in runs."""
        for start, line in zip(self.starts, self.lines, strict=False):
            kept = "".join("\n" if start + at in self.taken else letter for at, letter in enumerate(line))
            yield from filter(None, map(str.strip, kept.split("\n")))


def read_source(file: Path) -> Source:
    return Source([" ".join(line.split()) for line in file.read_text(encoding="utf-8").split("\n")])


def labels_of(data: Json) -> set[str]:
    schemes = [data.get(f"{name}_scheme") for name in ("strength", "consensus", "certainty")]
    named = {f"{scheme['label']}:" for scheme in schemes if scheme}
    return LABELS | named | {f"{name.capitalize()}:" for name in FIELDS}


def placed(data: Json, folder: Path) -> dict[str, Source]:
    """Each source by its id, with what fields have taken. Fails unless each text stands in its source where it says."""
    sources = {each["id"]: read_source(folder / each["file"]) for each in data["sources"]}
    labels = labels_of(data)
    fields = list(said(data))
    stated = {(question["id"], each.field) for question, each in fields}
    named = [(question["id"], entry["field"]) for question in data["questions"] for entry in question["provenance"]]
    missing = {each for each in stated ^ set(named) if each not in stated or each[1] not in ANYWHERE}
    assert not missing, f"stated or placed, but not both: {missing}"
    assert len(set(named)) == len(named), "a field has two places"
    numbered: dict[tuple[str, int], set[str]] = {}
    places = [
        (question, each, entry)
        for question, each in fields
        for entry in question["provenance"]
        if entry["field"] == each.field
    ]
    long = tuple(label for label in labels if len(label) > 1)
    for question, each, entry in places:
        if each.texts:
            assert not [text for text in each.texts if text.startswith(long)], f"{each.field} has a label in it"
            before = sources[entry["source"]].take(question["id"], each.texts, *entry["lines"])
            _number(question, each.field, before, sources[entry["source"]], entry, numbered)
    for question, each, entry in sorted(places, key=lambda place: place[1].has_lines):
        _take_other(question["id"], each, sources[entry["source"]], *entry["lines"])
    assert not any(numbered.values()), "a question has another number in its source"
    return sources


def _number(
    question: Json, name: str, before: str, source: Source, entry: Json, numbered: dict[tuple[str, int], set[str]]
) -> None:
    """Check the number or letter before a title or a part; other numbers of questions are noted."""
    first = entry["lines"][0]
    known = {str(question["number"]), str(question.get("label"))}
    is_placed = any(each["field"] == "label" for each in question["provenance"])
    if name == "title" and (found := NUMBER.fullmatch(before)):
        numbered.setdefault((entry["source"], first), {found[1]}).difference_update(known)
    elif name == "title" and before.rstrip(" -–.:)") in known and not is_placed:
        source.take(question["id"], (before,), first, first)
    if name.startswith("parts.") and (found := LETTER.fullmatch(before)):
        assert found[1] in {part["label"] for part in question["parts"] if name == f"parts.{part['id']}"}


def _take_other(own: str, each: Said, source: Source, first: int, last: int) -> None:
    """Take what a field has besides texts: figures, words around them, or whole lines."""
    missing = each.figures - source.figures(first, last)
    assert not missing, f"{own}: lines {first}–{last} do not say of {each.field}: {missing}"
    source.take_words(own, each, first, last)
    if each.has_lines:
        source.take_lines(own, first, last)


def _figure(written: str) -> float:
    return float(written.replace(",", "."))


def compare(data: Json, folder: Path) -> None:
    """Fail unless each text of a collection stands in its source where it says, and each word of a source is there."""
    left = {run for source in placed(data, folder).values() for run in source.left()}
    labels = labels_of(data)
    over = sorted(run for run in left - labels if f"{run}:" not in labels and not is_layout(run, data))
    assert not over, f"no field has: {'; '.join(over)}"


def is_layout(run: str, data: Json) -> bool:
    """Whether words of a source are a banner, a copy of a question's heading, a number or the letter of a part."""
    profile = data["collection"]
    named = [profile["title"], profile.get("long_title"), *(each["title"] for each in data["sources"])]
    named += [each["original"]["title"] for each in data["sources"] if each.get("original")]
    named += [each["title"] for each in data.get("sections", [])]
    banners = {" ".join(each.split()).casefold() for each in named if each}
    heading = NUMBER.match(run)
    titles = {" ".join(question["title"].split()) for question in data["questions"]}
    return (
        run.casefold() in banners
        or not run.strip(BULLETS + " ")
        or bool(NUMBER.fullmatch(run) or LETTER.fullmatch(run))
        or run in titles
        or bool(heading and run[heading.end() :].strip() in titles)
    )

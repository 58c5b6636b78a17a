"""Compare a collection with its sources, both ways: each text stands where it says, and no word is left over.

Nothing of the generator is used here. What is not text in a source is its banners, copies of headings, and labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from sites import Json

LABELS = {
    "Response/Recommendation:", "Recommendation:", "Response:", "Question:", "Authors:", "Rationale:", "(", ")", ".",
}  # fmt: skip
"""What a source may have before and after a field's text, besides numbers, letters of parts and labels of schemes."""

NUMBER = re.compile(r"(?:Question )?(\d+)(?: ?[-–]|[.:)])")
LETTER = re.compile(r"([A-Z])[.)]")
SHOWN_OTHERWISE = ("vote", "references")
"""Fields whose values are not texts of the source: their lines are taken, and their figures stand there."""


def stated(data: Json) -> Iterator[tuple[Json, str, str]]:
    """Every stated field of every question: the question, the field's name in provenance, its text; "" for others."""
    names = {each["id"]: each["name"] for each in data.get("authors", [])}
    grades = {each["id"]: each["label"] for each in data["strength_scheme"]["grades"]}
    levels = {each["id"]: each["label"] for each in data["consensus_scheme"]["levels"]}
    for question in data["questions"]:
        fields = {"title": question["title"]}
        fields |= {f"parts.{part['id']}": part["text"] for part in question.get("parts", [])}
        for recommendation in question["recommendations"]:
            at = f"recommendations.{recommendation['id']}"
            fields[f"{at}.statements"] = " ".join(statement["text"] for statement in recommendation["statements"])
            if recommendation.get("strength"):
                fields[f"{at}.strength"] = grades[recommendation["strength"]]
            if consensus := recommendation.get("consensus"):
                fields[f"{at}.consensus"] = levels[consensus["level"]]
                fields |= {f"{at}.vote": ""} if consensus.get("vote") else {}
        if question.get("authors"):
            fields["authors"] = ", ".join(names[author] for author in question["authors"])
        if question.get("rationale"):
            fields["rationale"] = " ".join(question["rationale"])
        if question.get("references"):
            fields["references"] = ""
        yield from ((question, name, " ".join(text.split())) for name, text in fields.items())


@dataclass
class Source:
    """A source's lines, white space folded, as one text; and the questions that have each of its characters."""

    lines: list[str]
    taken: dict[int, set[str]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return "".join(f"{line} " if line else "" for line in self.lines)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *accumulate(len(line) + bool(line) for line in self.lines)]

    def take(self, question: str, text: str, first: int, last: int) -> str:
        """Take a field's text in these lines, where its question has none yet; returns what its line has before it."""
        begin, end = self.starts[first - 1], self.starts[last]
        for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", self.text[begin:end]):
            place = range(begin + found.start(), begin + found.end())
            if not any(question in self.taken.get(at, ()) for at in place):
                for at in place:
                    self.taken.setdefault(at, set()).add(question)
                return self.text[max(start for start in self.starts if start <= place.start) : place.start].strip()
        raise AssertionError(f"{question}: lines {first}–{last} do not say, besides its other fields: {text}")

    @property
    def words(self) -> tuple[int, int]:
        """How many words the source has, and in how many of them a field has a letter."""
        words = [found.span() for found in re.finditer(r"\S+", self.text)]
        return len(words), sum(any(at in self.taken for at in range(*word)) for word in words)

    def left(self) -> Iterator[str]:
        """What no field has taken, line by line, in runs."""
        for start, line in zip(self.starts, self.lines, strict=False):
            kept = "".join("\n" if start + at in self.taken else letter for at, letter in enumerate(line))
            yield from filter(None, map(str.strip, kept.split("\n")))


def read_source(file: Path) -> Source:
    return Source([" ".join(line.split()) for line in file.read_text(encoding="utf-8").split("\n")])


def labels_of(data: Json) -> set[str]:
    return LABELS | {f"{data[f'{name}_scheme']['label']}:" for name in ("strength", "consensus")}


def placed(data: Json, folder: Path) -> dict[str, Source]:
    """Each source by its id, with what fields have taken. Fails unless each text stands in its source where it says."""
    sources = {each["id"]: read_source(folder / each["file"]) for each in data["sources"]}
    labels = labels_of(data)
    fields = list(stated(data))
    named = [(question["id"], entry["field"]) for question in data["questions"] for entry in question["provenance"]]
    missing = {(question["id"], name) for question, name, _ in fields} ^ set(named)
    assert not missing, f"stated or placed, but not both: {missing}"
    assert len(set(named)) == len(named), "a field has two places"
    numbered: dict[tuple[str, int], set[str]] = {}
    for question, name, text in fields:
        assert not [label for label in labels if len(label) > 1 and text.startswith(label)], f"{name} has a label in it"
        [entry] = [entry for entry in question["provenance"] if entry["field"] == name]
        source, (first, last) = sources[entry["source"]], entry["lines"]
        if name.endswith(SHOWN_OTHERWISE):
            for number in range(first, last + 1):
                source.take(question["id"], source.lines[number - 1], number, number)
            continue
        before = source.take(question["id"], text, first, last)
        if name == "title" and (found := NUMBER.fullmatch(before)):
            own = {str(question["number"]), str(question.get("label"))}
            numbered.setdefault((entry["source"], first), {found[1]}).difference_update(own)
        if name.startswith("parts.") and (found := LETTER.fullmatch(before)):
            assert found[1] in {part["label"] for part in question["parts"] if name == f"parts.{part['id']}"}
    assert not any(numbered.values()), "a question has another number in its source"
    return sources


def compare(data: Json, folder: Path) -> None:
    """Fail unless each text of a collection stands in its source where it says, and each word of a source is there."""
    left = {run for source in placed(data, folder).values() for run in source.left()}
    over = sorted(run for run in left - labels_of(data) if not is_layout(run, data))
    assert not over, f"no field has: {'; '.join(over)}"


def is_layout(run: str, data: Json) -> bool:
    """Whether words of a source are a banner, a copy of a question's heading, a number or the letter of a part."""
    profile = data["collection"]
    banners = {profile["title"], profile.get("long_title"), *(each["title"] for each in data["sources"])}
    heading = NUMBER.match(run)
    titles = {" ".join(question["title"].split()) for question in data["questions"]}
    return (
        run in banners
        or bool(NUMBER.fullmatch(run) or LETTER.fullmatch(run))
        or run in titles
        or bool(heading and run[heading.end() :].strip() in titles)
    )

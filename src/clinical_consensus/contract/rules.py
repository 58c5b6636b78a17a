"""The data contract's "Rules between fields": what must hold between records that are each well-formed.

The checks read the JSON value itself, so that one malformed record does not hide what is wrong between the others.
Whatever is malformed is passed over here: `clinical_consensus.contract.parse` reports it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from clinical_consensus.contract.parse import place_of
from clinical_consensus.contract.problems import Problem, nearest, quoted
from clinical_consensus.contract.values import date_of, is_finite, is_id, is_version, version_key

WHOLE = "collection"
"""What the files that cite the whole collection are called, where those that cite a question have its id."""

VOTE_TOLERANCE = 0.1
"""How far a vote's three figures may sum from 100, in percent (the data contract's rule)."""


@dataclass(frozen=True)
class At:
    """A value of the JSON and its place."""

    value: object
    steps: tuple[str | int, ...] = ()

    @property
    def place(self) -> str:
        """The place as messages show it."""
        return place_of(self.steps)

    def __getitem__(self, name: str) -> At:
        """The field `name`; its value is None where there is none."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return At(value, (*self.steps, name))

    def each(self) -> Iterator[At]:
        """The members of a list; none where the value is no list."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield At(value, (*self.steps, index))

    def records(self) -> Iterator[At]:
        """The objects of a list."""
        return (member for member in self.each() if isinstance(member.value, dict))

    def ids(self) -> Iterator[At]:
        """The well-formed ids of a list."""
        return (member for member in self.each() if is_id(member.value))

    @property
    def number(self) -> float | None:
        """The value where it is a number that can be reckoned with, else None."""
        return self.value if is_finite(self.value) else None


def check(value: object, folder: Path, *, with_sources: bool = True) -> tuple[Problem, ...]:
    """Return every broken relation in `value`, a JSON value; `folder` is where its sources' paths begin.

    Without `with_sources`, the sources' files are not looked at: they may have changed since, or be elsewhere.
    """
    whole = At(value)
    return tuple(
        chain(
            _unique_ids(whole),
            _known_ids(whole),
            _taken_ids(whole),
            _numbers(whole),
            _votes(whole),
            _editions(whole),
            _reference_ids(whole),
            _sources(whole, folder, with_sources),
        )
    )


def _within_questions(whole: At) -> Iterator[At]:
    """Every record that shares the questions' namespace: questions, parts, recommendations, statements."""
    for question in whole["questions"].records():
        yield question
        yield from question["parts"].records()
        for recommendation in question["recommendations"].records():
            yield recommendation
            yield from recommendation["statements"].records()


def _unique_ids(whole: At) -> Iterator[Problem]:
    kinds: list[Iterable[At]] = [
        whole["sources"].records(),
        whole["strength_scheme"]["grades"].records(),
        whole["consensus_scheme"]["levels"].records(),
        whole["authors"].records(),
        whole["terms"].records(),
        whole["topics"].records(),
        _within_questions(whole),
    ]
    for records in kinds:
        first: dict[object, At] = {}
        for found in (record["id"] for record in records):
            if not is_id(found.value):
                continue
            if found.value in first:
                wrong = f"the id {quoted(found.value)} is used already, at {first[found.value].place}"
                yield Problem(found.place, wrong, "give one of the two another id")
            else:
                first[found.value] = found


def _known(records: At) -> dict[str, At] | None:
    """The well-formed records of a list by id, or None where the list itself is malformed and nothing can be said."""
    if records.value is not None and not isinstance(records.value, list):
        return None
    return {str(record["id"].value): record for record in records.records() if is_id(record["id"].value)}


def _unknown(named: At, kind: str, known: dict[str, At] | None) -> Iterator[Problem]:
    if known is None or not is_id(named.value) or named.value in known:
        return
    otherwise = f"use one of: {', '.join(list(known)[:12])}" if known else f"add the {kind} first"
    yield Problem(named.place, f"there is no {kind} {quoted(named.value)}", nearest(str(named.value), known, otherwise))


def _once(names: At) -> Iterator[Problem]:
    counted = Counter(name.value for name in names.ids())
    for name, count in counted.items():
        if count > 1:
            yield Problem(names.place, f"{quoted(name)} stands {count} times", "keep it once")


def _known_ids(whole: At) -> Iterator[Problem]:
    grades = _known(whole["strength_scheme"]["grades"])
    levels = _known(whole["consensus_scheme"]["levels"])
    authors, topics, questions = (_known(whole[name]) for name in ("authors", "topics", "questions"))
    for question in whole["questions"].records():
        for name, kind, known in (
            ("authors", "author", authors),
            ("topics", "topic", topics),
            ("related", "question", questions),
        ):
            yield from _once(question[name])
            for named in question[name].ids():
                yield from _unknown(named, kind, known)
        for named in question["related"].ids():
            if named.value == question["id"].value:
                yield Problem(named.place, "the question names itself", "take it away")
        parts = _known(question["parts"])
        for recommendation in question["recommendations"].records():
            yield from _unknown(recommendation["strength"], "grade", grades)
            yield from _unknown(recommendation["consensus"]["level"], "level of consensus", levels)
            for statement in recommendation["statements"].records():
                yield from _once(statement["answers"])
                for named in statement["answers"].ids():
                    yield from _unknown(named, "part of this question", parts)


def _taken_ids(whole: At) -> Iterator[Problem]:
    """Questions whose citations would have the names of the collection's: both are fixed, `data/citations/<id>.*`."""
    for question in whole["questions"].records():
        if question["id"].value == WHOLE:
            wrong = f"the files that cite the whole collection have the name {quoted(WHOLE)}"
            yield Problem(question["id"].place, wrong, "give the question another id")


def _numbers(whole: At) -> Iterator[Problem]:
    first: dict[float, At] = {}
    for question in whole["questions"].records():
        number = question["number"]
        if number.number is None:
            continue
        if number.number in first:
            wrong = f"the number {number.value} is used already, at {first[number.number].place}"
            yield Problem(number.place, wrong, "give each question a number of its own")
        else:
            first[number.number] = number


def _votes(whole: At) -> Iterator[Problem]:
    levels = _known(whole["consensus_scheme"]["levels"]) or {}
    for level in levels.values():
        low, high = level["min_agree"].number, level["max_agree"].number
        if low is not None and high is not None and low > high:
            yield Problem(level["min_agree"].place, f"{low:g} is above max_agree, {high:g}", "exchange the two")
    for question in whole["questions"].records():
        for recommendation in question["recommendations"].records():
            consensus = recommendation["consensus"]
            vote = consensus["vote"]
            shares = [share for name in ("agree", "disagree", "abstain") if (share := vote[name].number) is not None]
            if len(shares) == 3 and abs(sum(shares) - 100) > VOTE_TOLERANCE + 1e-9:
                wrong = f"agree, disagree and abstain sum to {sum(shares):g}, not 100"
                yield Problem(vote.place, wrong, "compare the three figures with the source")
            agree = vote["agree"].number
            named = consensus["level"].value
            if agree is None or not isinstance(named, str) or named not in levels:
                continue
            for bound, outside in (("min_agree", "below"), ("max_agree", "above")):
                limit = levels[named][bound].number
                if limit is not None and (agree < limit if outside == "below" else agree > limit):
                    wrong = f"{agree:g} is {outside} the {bound} of {quoted(named)}, {limit:g}"
                    yield Problem(vote["agree"].place, wrong, "compare the vote and its level with the source")


def _editions(whole: At) -> Iterator[Problem]:
    edition = whole["collection"]["edition"]
    version, date = edition["version"].value, date_of(edition["date"].value)
    for question in whole["questions"].records():
        for entry in question["history"].records():
            named, dated = entry["edition"], date_of(entry["date"].value)
            if (
                is_version(version)
                and is_version(named.value)
                and version_key(str(named.value)) > version_key(str(version))
            ):
                wrong = f"edition {named.value} is newer than the collection's, {version}"
                yield Problem(named.place, wrong, "raise collection.edition.version, or mend this one")
            if date and dated and dated > date:
                wrong = f"{dated} is later than the collection's edition, {date}"
                yield Problem(entry["date"].place, wrong, "raise collection.edition.date, or mend this one")


def _reference_ids(whole: At) -> Iterator[Problem]:
    for question in whole["questions"].records():
        first: dict[str, At] = {}
        for reference in question["references"].records():
            found = reference["id"]
            if found.value is None:
                yield Problem(found.place, "the reference has no id", "add one that is unique in the question")
            elif str(found.value) in first:
                wrong = f"the id {quoted(found.value)} is used already, at {first[str(found.value)].place}"
                yield Problem(found.place, wrong, "give each reference of a question an id of its own")
            else:
                first[str(found.value)] = found


def _sources(whole: At, folder: Path, with_sources: bool) -> Iterator[Problem]:
    known = _known(whole["sources"])
    lengths: dict[str, int] = {}
    for source in whole["sources"].records() if with_sources else ():
        length, problems = _read_source(source, folder)
        yield from problems
        if length is not None and is_id(source["id"].value):
            lengths[str(source["id"].value)] = length
    for question in whole["questions"].records():
        fields = _stated_fields(question)
        for entry in question["provenance"].records():
            yield from _unknown(entry["source"], "source", known)
            yield from _field(entry["field"], fields)
            yield from _lines(entry, lengths)
        if whole["sources"].value:
            read = {
                field for entry in question["provenance"].records() if isinstance(field := entry["field"].value, str)
            }
            for field, stated in fields.items():
                if stated and field not in read:
                    wrong = f"no entry says where {quoted(field)} was read"
                    yield Problem(question["provenance"].place, wrong, "add one with its source and lines")


def _stated_fields(question: At) -> dict[str, bool]:
    """Every provenance field that this question can have, and whether the question states it."""
    fields = {name: bool(question[name].value) for name in ("title", "authors", "rationale", "references")}
    for part in question["parts"].records():
        if is_id(part["id"].value):
            fields[f"parts.{part['id'].value}"] = True
    for recommendation in question["recommendations"].records():
        if is_id(recommendation["id"].value):
            for name in ("statements", "strength", "consensus"):
                stated = bool(recommendation[name].value)
                fields[f"recommendations.{recommendation['id'].value}.{name}"] = stated
    return fields


def _field(field: At, fields: dict[str, bool]) -> Iterator[Problem]:
    if isinstance(field.value, str) and field.value and field.value not in fields:
        otherwise = f"use one of: {', '.join(fields)}"
        yield Problem(
            field.place, f"this question has no field {quoted(field.value)}", nearest(field.value, fields, otherwise)
        )


def _lines(entry: At, lengths: dict[str, int]) -> Iterator[Problem]:
    lines = entry["lines"]
    if not isinstance(lines.value, list) or len(lines.value) != 2 or not all(type(line) is int for line in lines.value):
        return
    first, last = lines.value
    length = lengths.get(str(entry["source"].value))
    if not 1 <= first <= last:
        yield Problem(
            lines.place, f"{first} to {last} is no range of lines", "write the first and the last line, from 1"
        )
    elif length is not None and last > length:
        yield Problem(
            lines.place, f"there is no line {last}: the source has {length}", "look the lines up in the source"
        )


def source_lines(content: bytes) -> list[str]:
    """The lines of a source file; a provenance entry counts them from 1."""
    lines = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _read_source(source: At, folder: Path) -> tuple[int | None, list[Problem]]:
    """The number of lines of a source's file, None where it cannot be read, and what is wrong with the file."""
    file, stated = source["file"], source["sha256"].value
    if not isinstance(file.value, str) or not file.value:
        return None, []
    inside = "write a path inside the folder of the JSON file"
    try:
        path = (folder / file.value).resolve()
        if Path(file.value).is_absolute() or not path.is_relative_to(folder.resolve()):
            return None, [Problem(file.place, f"{quoted(file.value)} leads out of the JSON's folder", inside)]
        if path.exists() and not path.is_file():
            return None, [Problem(file.place, f"{quoted(file.value)} is no file", inside)]
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [Problem(file.place, f"{quoted(file.value)} cannot be read: {reason}", inside)]
    except RuntimeError:  # Path.resolve, before Python 3.13
        return None, [Problem(file.place, f"{quoted(file.value)} cannot be read: its links run in a circle", inside)]
    actual = hashlib.sha256(content).hexdigest()
    if isinstance(stated, str) and stated != actual:
        wrong = "the source file is not the one that the collection was read from: its hash differs"
        cure = f"restore the file, or compare every word with it and then write {actual}"
        return len(source_lines(content)), [Problem(source["sha256"].place, wrong, cure)]
    return len(source_lines(content)), []

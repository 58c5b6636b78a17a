"""Check a collection against its sources: every file exists with the stated hash, and every field names its lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from clinical_consensus.contract.blocks import OF_ANSWERS
from clinical_consensus.contract.fields import Shown, field_classes
from clinical_consensus.contract.input_files import file_content
from clinical_consensus.contract.json_value import JsonValue, records_by_id, unknown_id
from clinical_consensus.contract.problems import Problem, nearest, quoted
from clinical_consensus.contract.questions import Question, Recommendation
from clinical_consensus.contract.source_text import NoTextError, text_of_source
from clinical_consensus.contract.suggestions import is_nothing
from clinical_consensus.contract.values import Record, is_id


def broken_sources(whole: JsonValue, folder: Path, with_sources: bool) -> Iterator[Problem]:
    """Yield what is wrong with the sources and with the provenance of each question.

    The paths of the sources are relative to `folder`; without `with_sources`, their files are not checked.
    """
    known = records_by_id(whole["sources"])
    lengths: dict[str, int] = {}
    for source in whole["sources"].records() if with_sources else ():
        length, problems = _read_source(source, folder)
        yield from problems
        if length is not None and is_id(source["id"].value):
            lengths[str(source["id"].value)] = length
    for question in whole["questions"].records():
        fields = _stated_fields(question)
        for entry in question["provenance"].records():
            yield from unknown_id(entry["source"], "source", known)
            yield from _field(entry["field"], fields)
            yield from _lines(entry, lengths)
        if list(whole["sources"].each()):
            read = {
                field for entry in question["provenance"].records() if isinstance(field := entry["field"].value, str)
            }
            for field, stated in fields.items():
                if stated and field not in read and field not in _UNPLACED:
                    wrong = f"no entry says where {quoted(field)} was read"
                    yield Problem(question["provenance"].place, wrong, "add one with its source and lines")


def _stated_fields(question: JsonValue) -> dict[str, bool]:
    """Return every field that this question's provenance can name, and whether the question states it."""
    fields = {
        name: _is_stated(name, question[name].value) for name in _sourced(Question) if name not in _RECORDS_WITHIN
    }
    for part in question["parts"].records():
        if is_id(part["id"].value):
            fields[f"parts.{part['id'].value}"] = True
    for recommendation in question["recommendations"].records():
        if is_id(recommendation["id"].value):
            for name in _sourced(Recommendation):
                is_stated = _is_stated(name, recommendation[name].value)
                fields[f"recommendations.{recommendation['id'].value}.{name}"] = is_stated
    return fields


def _is_stated(name: str, value: object) -> bool:
    """Whether a field is stated; that a word for nothing ("none") is no value of a field is told by itself."""
    if isinstance(value, str) and name in _NO_TEXTS:
        return not is_nothing(value)
    return value is not None and value not in ("", [], {})


_NO_TEXTS = (*OF_ANSWERS, "strength", "certainty", "consensus", "authors", "references")
"""Fields of which no value is a text: lists, objects, and ids."""


_RECORDS_WITHIN = ("parts", "recommendations")
_UNPLACED = {name for name, of in field_classes(Question).items() if isinstance(of, Shown) and not of.is_placed}


def _sourced(record: type[Record]) -> list[str]:
    """Return the names of a record's fields whose class says that the source states them."""
    return [name for name, of in field_classes(record).items() if isinstance(of, Shown)]


def _field(field: JsonValue, fields: dict[str, bool]) -> Iterator[Problem]:
    if isinstance(field.value, str) and field.value and field.value not in fields:
        otherwise = f"use one of: {', '.join(fields)}"
        yield Problem(
            field.place, f"this question has no field {quoted(field.value)}", nearest(field.value, fields, otherwise)
        )


def _lines(entry: JsonValue, lengths: dict[str, int]) -> Iterator[Problem]:
    lines = entry["lines"]
    if not isinstance(lines.value, list) or len(lines.value) != 2 or not all(type(line) is int for line in lines.value):
        return
    first, last = lines.value
    length = lengths.get(str(entry["source"].value))
    if not 1 <= first <= last:
        yield Problem(
            lines.place, f"{first} to {last} is not a range of lines", "write the first and last line, counted from 1"
        )
    elif length is not None and last > length:
        yield Problem(
            lines.place, f"there is no line {last}: the source has {length}", "look up the lines in the source"
        )


def _read_source(source: JsonValue, folder: Path) -> tuple[int | None, list[Problem]]:
    """Return the number of lines in a source's file, or None if it cannot be read, and what is wrong with the file."""
    file, stated = source["file"], source["sha256"].value
    if not isinstance(file.value, str) or not file.value:
        return None, []
    inside = "write a path inside the folder of the JSON file"
    try:
        path = (folder / file.value).resolve()
        if Path(file.value).is_absolute() or not path.is_relative_to(folder.resolve()):
            return None, [Problem(file.place, f"{quoted(file.value)} points outside the JSON's folder", inside)]
        if path.exists() and not path.is_file():
            return None, [Problem(file.place, f"{quoted(file.value)} is not a file", inside)]
        read = file_content(folder / file.value)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [Problem(file.place, f"{quoted(file.value)} cannot be read: {reason}", inside)]
    except RuntimeError:  # Path.resolve, before Python 3.13
        return None, [Problem(file.place, f"{quoted(file.value)} cannot be read: its symlinks form a loop", inside)]
    try:
        length = len(text_of_source(read).lines)
    except NoTextError as error:
        return None, [Problem(file.place, f"{quoted(file.value)} cannot be a source: {error}", error.cure)]
    actual = hashlib.sha256(read).hexdigest()
    if isinstance(stated, str) and stated != actual:
        wrong = "the source file is not the one that the collection was read from: its hash differs"
        cure = f"restore the file, or compare every word with it and then write {actual}"
        return length, [Problem(source["sha256"].place, wrong, cure)]
    return length, []

"""Parse a JSON value into a collection, or report every place where its shape violates the data contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from clinical_consensus.contract.blocks import BLOCK_KINDS
from clinical_consensus.contract.csl_values import CUSTOM_DEPTH
from clinical_consensus.contract.fields import records_in
from clinical_consensus.contract.figures import FIGURES, cure_of_figure
from clinical_consensus.contract.json_value import NULL, meant_id
from clinical_consensus.contract.places import place_of
from clinical_consensus.contract.problems import Problem, nearest, quoted
from clinical_consensus.contract.records import Collection
from clinical_consensus.contract.suggestions import in_ascii, is_nothing
from clinical_consensus.contract.values import LARGEST_NUMBER, Record, plain_text

_CURES = {
    "missing": ("it is missing", "add it"),
    "string_type": ("this is not text", 'write it in double quotes: "…"'),
    "string_unicode": ("the text contains half a character (a lone surrogate)", "retype the character"),
    "int_type": ("this is not a whole number", "write a whole number without quotes"),
    "float_type": ("this is not a number", "write a number without quotes"),
    "finite_number": ("the number is not finite", "write a smaller number"),
    "greater_than_equal": ("a percentage cannot be below 0", "write a number from 0 to 100"),
    "less_than_equal": ("a percentage cannot be above 100", "write a number from 0 to 100"),
    "out_of_range": (
        "the number is too large or too small",
        f"write a whole number from -{LARGEST_NUMBER:,} to {LARGEST_NUMBER:,}, without commas",
    ),
    "tuple_type": ("this is not a list", "write it in square brackets: [ … ]"),
    "dict_type": ("this is not an object", "write it in braces: { … }"),
    "bool_type": ("this is not true or false", "write true or false without quotes"),
    "empty_text": ("the text is empty", "write the text, or null if the field is optional"),
    "outer_space": ("the text begins or ends with a space or a line break", "remove it"),
    "bad_id": (
        "this is not a valid id",
        "use a-z, 0-9 and single hyphens between them, at most 80 characters; 'index' is not allowed",
    ),
    "bad_version": ("this is not a semantic version", 'write it as "1.0.0"'),
    "bad_date": ("this is not a valid date", 'write it as "2026-11-22"'),
    "bad_partial_date": ("this is not a valid date", 'write it as "2024", "2024-05" or "2024-05-02"'),
    "negative": ("the number is negative", "write 0 or a larger number"),
    "no_round": ("rounds are counted from 1", "write 1 or a larger number"),
    "bad_language": ("this is not a language tag", 'write it as "en", "de" or "zh-Hant"'),
    "no_block": (
        "this is neither a paragraph nor a heading, a list or a table",
        'write text, {"heading": …}, {"list": […]} or {"table": …}',
    ),
    "bad_address": ("this is not an http:, https: or mailto: address", 'write it as "https://…"'),
    "bad_contact": ("this is not an https: or mailto: address", 'write it as "mailto:name@host" or "https://…"'),
    "schema_version": ("this generator reads schema_version 1 only", "write 1, without quotes"),
    "text_or_number": ("this is neither text nor a whole number", "write text in double quotes, or a whole number"),
    "nameless": ("the name is empty", 'write "family" and "given", or "literal"'),
    "bad_date_part": ("this part of the date is not a number", 'write [year, month, day] as numbers, or use "literal"'),
    "long_date_part": ("this part of the date has more than four digits", "write the year in at most four digits"),
    "no_year": ("there is no such year", "write the year; a BC year has a minus sign: -500"),
    "no_month": ("there is no such month", "write 1 to 12, or 21 to 24 for a season without a day, or leave it out"),
    "no_day": ("the month has no such day", "write a day that the month has, or leave it out"),
    "too_deep": ("objects and lists are nested too deeply", f"nest them at most {CUSTOM_DEPTH} levels deep"),
    "bad_key": ("", "correct the key, or remove it and its value"),
    "forbidden_character": ("", "remove it; the only control character allowed in text is the line break, written \\n"),
}
_GIVEN = "write the text between the quotes"
"""The cure for an empty text that a command was given."""

_PATTERNS = {
    "sha256": ("this is not a SHA-256 hash", "write 64 characters of 0-9 and a-f, as sha256sum prints them"),
    "orcid": ("this is not an ORCID iD", 'write it as "0000-0000-0000-0000"'),
}
_BLOCKS: dict[str | int, type[Record]] = {kind: of for of, kind in BLOCK_KINDS.items() if issubclass(of, Record)}
_LONG_TEXTS = ("rationale", "remarks", "dissent")
"""The fields that are lists of blocks."""

_FIGURE = re.compile(r"\s*(-?[0-9]+(?:[.,][0-9]+)?)\s*([%٪％﹪]?)\s*")
_WHOLE = re.compile(r"-?[0-9]+")
_NOT_SHOWN = {
    "missing",
    "empty_text",
    "outer_space",
    "forbidden_character",
    "string_unicode",
    "too_deep",
    "tuple_type",
}


def parse(value: object) -> tuple[Collection | None, tuple[Problem, ...]]:
    """Return the collection in `value`, a JSON value, or None and every problem with its shape.

    The rules are the data contract's: its fields, their types, which may be null or empty, and the form of text.
    """
    try:
        return Collection.model_validate(value), ()
    except ValidationError as error:
        return None, problems_of(error, Collection, value)


def problems_of(error: ValidationError, whole: type[Record], value: object = None) -> tuple[Problem, ...]:
    """Return the problems in `error`, raised when `value` was validated as one record of type `whole`."""
    details = error.errors(include_url=False)
    return tuple(_problem(one, whole, value) for one in details if not _follows_from_others(one))


def problems_of_given(error: ValidationError, whole: type[Record]) -> tuple[Problem, ...]:
    """Return the problems in `error`, raised when what a command was given was validated as a record of type `whole`.

    Their cures are those for a command line, which has no null.
    """
    empty = _CURES["empty_text"][1]
    return tuple(replace(each, cure=_GIVEN) if each.cure == empty else each for each in problems_of(error, whole))


def text_problem(place: str, text: str) -> Problem | None:
    """Return the problem with a text given to a command, reported at `place`, or None if the contract allows it."""
    try:
        plain_text(text)
    except PydanticCustomError as error:
        wrong, cure = _CURES[error.type]
        return Problem(place, wrong or error.message(), _GIVEN if error.type == "empty_text" else cure)
    return None


def _follows_from_others(details: ErrorDetails) -> bool:
    """Whether a list counts as too short only because its members are wrong; each of those is reported itself."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _problem(details: ErrorDetails, whole: type[Record], read: object) -> Problem:
    kind, steps, value = details["type"], _without_kinds(details["loc"]), details["input"]
    if kind == "float_type" and type(value) is int:
        kind = "less_than_equal" if value > 0 else "greater_than_equal"
    place = place_of(steps)
    if kind == "extra_forbidden":
        known = _fields(_record_at(whole, details["loc"][:-1]))
        otherwise = f"remove it, or use one of: {', '.join(known)}"
        return Problem(place, f"there is no field {quoted(steps[-1])}", nearest(str(steps[-1]), known, otherwise))
    if kind == "literal_error":
        allowed = [text.strip("'") for text in details["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        otherwise = f"write one of: {', '.join(allowed)}"
        return Problem(place, f"{quoted(value)} is not allowed here", nearest(str(value), allowed, otherwise))
    if kind in ("too_short", "too_long"):
        return Problem(place, *_of_length(kind, details["ctx"]))
    if kind == "string_pattern_mismatch":
        wrong, cure = _PATTERNS[str(steps[-1])]
        return Problem(place, f"{wrong}: {quoted(value)}", cure)
    if kind != "empty_text" and _is_for_nothing(whole, details["loc"], value, read, steps):
        return Problem(place, f"{quoted(value)} is no value that this field takes", NULL)
    if kind == "model_type":
        return Problem(place, "this is not an object", _as_record(_fields(_record_at(whole, details["loc"])), value))
    wrong, cure = _CURES.get(kind, (details["msg"], "see the data contract's schema"))
    if kind in ("forbidden_character", "bad_key"):
        return Problem(place, details["msg"], cure)
    meant = meant_id(read, steps, cure) if kind in ("bad_id", "string_type") else None
    stated = float(value) if kind == "finite_number" and isinstance(value, float) else value
    wrong = wrong if kind in _NOT_SHOWN else f"{wrong}: {quoted(stated)}"
    figure = cure_of_figure(str(steps[-1]), value) if steps[-1] in FIGURES and isinstance(value, str) else ""
    return Problem(place, wrong, meant or figure or _meant_number(kind, value) or cure)


def _is_for_nothing(
    whole: type[Record], loc: tuple[str | int, ...], value: object, read: object, steps: tuple[str | int, ...]
) -> bool:
    """Whether a value is a word for one that is not there ("none"), in a field that may be null and names no such."""
    if not isinstance(value, str) or not is_nothing(value) or not isinstance(loc[-1], str):
        return False
    field = next(
        (of for name, of in _record_at(whole, loc[:-1]).model_fields.items() if loc[-1] in (name, of.alias)), None
    )
    is_nullable = field is not None and type(None) in get_args(field.annotation)
    meant = meant_id(read, steps, "")
    return is_nullable and not (value and meant and value.casefold() in map(str.casefold, meant.spellings()))


def _without_kinds(steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The steps to a value without the kinds of blocks, which pydantic puts between a block's index and its fields."""
    return tuple(
        step
        for place, step in enumerate(steps)
        if place < 2 or steps[place - 2] not in _LONG_TEXTS or not isinstance(steps[place - 1], int)
    )


def _of_length(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a list's length, and the cure."""
    if kind == "too_long":
        return "the list is too long", f"keep at most {context['max_length']} entries"
    if context.get("min_length") == 2:
        return "there are fewer than two line numbers", "write the first and the last line"
    return "the list is empty", "add an entry, or write null if the field is optional"


def _as_record(fields: Mapping[str, object], value: object) -> str:
    """Return the cure for what is no record: with the figure of a vote in it, or the fields that it may have."""
    figure = _FIGURE.fullmatch(in_ascii(str(value)))
    if "agree" in fields and figure:
        return f'write {{"agree": {figure[1].replace(",", ".")}}}'
    return f"write it in braces, with what is stated of: {', '.join(fields)}"


def _meant_number(kind: str, value: object) -> str:
    """Return the cure for a number written as text, in any digits, with a decimal comma or a percent sign; else "".

    Of whole numbers, only what is one gets a cure.
    """
    figure = _FIGURE.fullmatch(in_ascii(value)) if isinstance(value, str) else None
    if not figure or kind not in ("float_type", "int_type"):
        return ""
    if kind == "int_type":
        is_whole = not figure[2] and _WHOLE.fullmatch(figure[1])
        return f"write a whole number without quotes: {figure[1]}" if is_whole else ""
    return f"write {figure[1].replace(',', '.')}, without quotes{' and percent sign' if figure[2] else ''}"


def _record_at(whole: type[Record], steps: tuple[str | int, ...]) -> type[Record]:
    """Return the type of the record at `steps`, which have the kinds of blocks in them."""
    record = whole
    for before, step in pairwise(("", *steps)):
        if isinstance(before, int) and record in _BLOCKS.values() and step in _BLOCKS:
            record = _BLOCKS[step]
        elif isinstance(step, str):
            record = _fields(record).get(step) or record
    return record


@cache
def _fields(record: type[Record]) -> dict[str, type[Record] | None]:
    """Return a record's fields by their names in the JSON, each with the type of record it contains, if any."""
    return {
        field.alias or name: next(records_in(field.annotation), None) for name, field in record.model_fields.items()
    }

"""Define the types of value in a CSL-JSON item: dates, text that may be a number, and other programs' custom data."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Annotated, LiteralString

from pydantic import AfterValidator, Field, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from clinical_consensus.contract.problems import quoted
from clinical_consensus.contract.values import is_finite, plain_text

CUSTOM_DEPTH = 20
"""How deeply objects and lists may be nested in `custom`: far more deeply than programs nest them there."""

SEASONS = (*range(13, 17), *range(21, 25))
"""Spring to winter in place of a month: 13–16 as in citeproc-js, 21–24 as in ISO 8601-2."""


def _text_or_number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise PydanticCustomError("text_or_number", "this is neither text nor a whole number")
    return plain_text(str(value))


def _date_part(value: object) -> str:
    text = _text_or_number(value)
    digits = text.removeprefix("-")
    if not digits.isdecimal():
        raise PydanticCustomError("bad_date_part", "this part of the date is not a number")
    if len(digits) > 4:
        raise PydanticCustomError("long_date_part", "this part of the date has more than four digits")
    return text


def _date_parts(parts: tuple[str, ...]) -> tuple[str, ...]:
    year, month, day = (*map(int, parts), 1, 1)[:3]
    is_season = month in SEASONS and len(parts) == 2
    if not year:
        raise _wrong_part("no_year", "there is no such year", 0, parts)
    if not (1 <= month <= 12 or is_season):
        raise _wrong_part("no_month", "there is no such month", 1, parts)
    if not is_season and not 1 <= day <= monthrange(year + (year < 0), month)[1]:
        raise _wrong_part("no_day", "the month has no such day", 2, parts)
    return parts


def _wrong_part(kind: LiteralString, message: LiteralString, index: int, parts: tuple[str, ...]) -> ValidationError:
    flaw: InitErrorDetails = {"type": PydanticCustomError(kind, message), "loc": (index,), "input": parts[index]}
    return ValidationError.from_exception_data("date-parts", [flaw])


DatePart = Annotated[
    str, PlainValidator(_date_part), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^-?\d{1,4}$"})
]
DateParts = Annotated[tuple[DatePart, ...], Field(min_length=1, max_length=3), AfterValidator(_date_parts)]
TextOrNumber = Annotated[
    str, PlainValidator(_text_or_number), WithJsonSchema({"type": ["string", "integer"], "minLength": 1})
]


def _yes_or_text(value: object) -> str | bool:
    return value if isinstance(value, bool) else _text_or_number(value)


YesOrText = Annotated[
    bool | str, PlainValidator(_yes_or_text), WithJsonSchema({"type": ["boolean", "string", "integer"]})
]


def _custom(value: dict[str, object]) -> dict[str, object]:
    flaws = list(_flaws(value, ()))
    if flaws:
        raise ValidationError.from_exception_data("custom", flaws)
    return value


def _flaws(value: object, steps: tuple[str | int, ...]) -> Iterator[InitErrorDetails]:
    """Yield what is wrong within `custom`, with its place; the rules are those for all text and numbers."""
    if wrong := _wrong(value, len(steps)):
        yield {"type": wrong, "loc": steps, "input": value}
    elif isinstance(value, dict):
        for key, member in value.items():
            if wrong := _wrong(key, 0):
                context = {"key": quoted(key), "wrong": wrong.message()}
                bad_key = PydanticCustomError("bad_key", "the key {key} is not valid text: {wrong}", context)
                yield {"type": bad_key, "loc": steps, "input": value}
            yield from _flaws(member, (*steps, key.encode(errors="backslashreplace").decode()))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _flaws(member, (*steps, index))


def _wrong(value: object, depth: int) -> PydanticCustomError | None:
    """Return what is wrong with a value itself, ignoring its members."""
    if isinstance(value, str):
        try:
            plain_text(value)
        except PydanticCustomError as wrong:
            return wrong
    elif isinstance(value, dict | list) and depth >= CUSTOM_DEPTH:
        return PydanticCustomError("too_deep", "objects and lists are nested too deeply")
    elif isinstance(value, int | float) and not isinstance(value, bool) and not is_finite(value):
        return PydanticCustomError("finite_number", "the number is not finite")
    return None


Custom = Annotated[dict[str, object], AfterValidator(_custom)]

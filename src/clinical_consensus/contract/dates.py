"""Define the dates of the data contract: whole ones, and those that are as exact as the source states them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day; `month` and `day` are None where they are not stated."""

    year: int
    month: int | None = None
    day: int | None = None


def date_of(value: object) -> datetime.date | None:
    """Return the date that `value` ("2026-11-22") represents, or None if it is not a date."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _date(value: object) -> datetime.date:
    date = date_of(value)
    if date is None:
        raise PydanticCustomError("bad_date", "{value} is not a valid date", {"value": repr(value)})
    return date


def partial_date_of(value: object) -> PartialDate | None:
    """Return the date that `value` ("2024", "2024-05", "2024-05-02") represents, or None if it is not a date."""
    if not isinstance(value, str) or not re.fullmatch(_PARTIAL_DATE[1:-1], value, re.ASCII):
        return None
    parts = [int(part) for part in value.split("-")]
    return PartialDate(*parts) if parts[0] and (len(parts) < 3 or date_of(value)) else None


def _partial_date(value: object) -> PartialDate:
    date = value if isinstance(value, PartialDate) else partial_date_of(value)
    if date is None:
        raise PydanticCustomError("bad_partial_date", "{value} is not a valid date", {"value": repr(value)})
    return date


Date = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
StatedDate = Annotated[
    PartialDate, PlainValidator(_partial_date), WithJsonSchema({"type": "string", "pattern": _PARTIAL_DATE})
]
"""A date as exact as the source states it: "2024", "2024-05" or "2024-05-02"."""

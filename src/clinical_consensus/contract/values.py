"""Define the types of value in the data contract: text, id, address, date, and frozen records of them."""

from __future__ import annotations

import math
import re
from typing import Annotated, TypeGuard, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    Strict,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_LENGTH = 80
LARGEST_NUMBER = 999_999
"""Far larger than any list of questions or grades; a larger number is a mistake, and some formats cannot store it.

The data contract sets no minimum, so 0 and negative numbers are allowed.
"""

_ID = re.compile(ID_PATTERN[:-1])
_SEMANTIC_VERSION = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?"
)
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


class Record(BaseModel):
    """A frozen record that rejects unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        defer_build=True,
    )


def plain_text(value: str) -> str:
    """Return `value`. Raises PydanticCustomError if the contract's "Rules between fields" forbid it as text."""
    _displayable(value)
    if not value:
        raise PydanticCustomError("empty_text", "the text is empty")
    return _trimmed(value)


def _cell_text(value: str) -> str:
    _displayable(value)
    return _trimmed(value)


def _trimmed(value: str) -> str:
    if value != value.strip():
        raise PydanticCustomError("outer_space", "the text begins or ends with a space or a line break")
    return value


def _displayable(value: str) -> None:
    forbidden = _FORBIDDEN.search(value)
    if forbidden:
        character = f"U+{ord(forbidden[0]):04X}"
        message = "the text contains the character {character} at position {position}, which cannot be displayed"
        context = {"character": character, "position": forbidden.start() + 1}
        raise PydanticCustomError("forbidden_character", message, context)


def is_id(value: object) -> bool:
    """Whether `value` is an id under the contract: `ID_PATTERN`, at most 80 characters, never "index"."""
    return isinstance(value, str) and bool(_ID.fullmatch(value)) and len(value) <= ID_LENGTH and value != "index"


def is_finite(value: object) -> TypeGuard[int | float]:
    """Whether `value` is a number that a double (IEEE 754, as RFC 8259 advises for JSON) can hold."""
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    except OverflowError:
        return False


def _id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError("bad_id", "{value} is not a valid id", {"value": repr(value)})
    return value


def version_key(version: str) -> tuple[object, ...]:
    """Return a key that orders semantic versions by precedence (semver.org 2.0.0, section 11)."""
    core, _, pre = version.partition("+")[0].partition("-")
    identifiers = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in pre.split(".") if pre)
    return (*(int(part) for part in core.split(".")), not identifiers, identifiers)


def is_version(value: object) -> bool:
    """Whether `value` is a semantic version (semver.org 2.0.0)."""
    return isinstance(value, str) and len(value) <= ID_LENGTH and bool(_SEMANTIC_VERSION.fullmatch(value))


def _version(value: str) -> str:
    if not is_version(value):
        raise PydanticCustomError("bad_version", "{value} is not a semantic version", {"value": repr(value)})
    return value


def _listed(value: int) -> int:
    if abs(value) > LARGEST_NUMBER:
        raise PydanticCustomError("out_of_range", "the number is too large or too small")
    return value


def _count(value: int) -> int:
    if value < 0:
        raise PydanticCustomError("negative", "the number is negative")
    return _listed(value)


def _round(value: int) -> int:
    if value < 1:
        raise PydanticCustomError("no_round", "rounds are counted from 1")
    return _listed(value)


def _one(value: object) -> int:
    if type(value) is not int or value != 1:
        raise PydanticCustomError("schema_version", "this generator reads schema_version 1 only")
    return value


def is_language(value: object) -> bool:
    """Whether `value` has the form of a language tag (BCP 47, RFC 5646): "en", "zh-Hant", "pt-BR"."""
    return isinstance(value, str) and bool(re.fullmatch(_LANGUAGE[1:-1], value, re.ASCII))


def _language(value: str) -> str:
    if not is_language(value):
        raise PydanticCustomError("bad_language", "{value} is not a language tag", {"value": repr(value)})
    return value


def is_web_address(value: str, schemes: tuple[str, ...] = ("http", "https", "mailto")) -> bool:
    """Whether `value` is an address under one of `schemes`, with a host (or, for mailto:, a mailbox)."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme not in schemes or re.search(r"[\s\"<>\\^`{|}]", value):
        return False
    return bool(re.fullmatch(r"[^@]+@[^@]+", parts.path)) if parts.scheme == "mailto" else bool(host)


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise PydanticCustomError(
            "bad_address", "{value} is not an http:, https: or mailto: address", {"value": repr(value)}
        )
    return value


def _contact(value: str) -> str:
    if not is_web_address(value, ("https", "mailto")):
        raise PydanticCustomError("bad_contact", "{value} is not an https: or mailto: address", {"value": repr(value)})
    return value


Text = Annotated[str, Strict(), AfterValidator(plain_text), Field(json_schema_extra={"minLength": 1})]
Id = Annotated[
    str, Strict(), AfterValidator(_id), Field(json_schema_extra={"pattern": ID_PATTERN, "maxLength": ID_LENGTH})
]
WholeNumber = Annotated[int, Strict()]
ListNumber = Annotated[
    int,
    Strict(),
    AfterValidator(_listed),
    Field(json_schema_extra={"minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER}),
]
Flag = Annotated[bool, Strict()]
Percent = Annotated[float, Strict(), Field(ge=0, le=100)]
Count = Annotated[
    int, Strict(), AfterValidator(_count), Field(json_schema_extra={"minimum": 0, "maximum": LARGEST_NUMBER})
]
Round = Annotated[
    int, Strict(), AfterValidator(_round), Field(json_schema_extra={"minimum": 1, "maximum": LARGEST_NUMBER})
]
CellText = Annotated[str, Strict(), AfterValidator(_cell_text)]
"""The text of a cell in a table, which may be empty."""
Language = Annotated[str, Strict(), AfterValidator(_language), Field(json_schema_extra={"pattern": _LANGUAGE})]
Version = Annotated[str, Strict(), AfterValidator(_version)]

Sha256 = Annotated[str, Strict(), Field(pattern=r"^[0-9a-f]{64}$")]
WebAddress = Annotated[str, Strict(), AfterValidator(plain_text), AfterValidator(_web_address)]
Contact = Annotated[str, Strict(), AfterValidator(plain_text), AfterValidator(_contact)]
SchemaVersion = Annotated[int, PlainValidator(_one), WithJsonSchema({"const": 1})]

_Value = TypeVar("_Value")
NonEmpty = Annotated[tuple[_Value, ...], Field(min_length=1)]

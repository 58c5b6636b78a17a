"""A publication as a CSL-JSON item, and its variables as one-line texts, for formats with fewer types of value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.csl_values import SEASONS

_BREAKS = re.compile("[\n\u2028\u2029]+")
_RANGE = re.compile(r"([^-–]+)[-–]([^-–]+)")


def csl_json(item: CslItem) -> dict[str, Any]:
    """Return a publication as a CSL-JSON item: all of its variables by their names, the parts of dates as numbers."""
    variables: dict[str, Any] = item.model_dump(mode="json", by_alias=True, exclude_none=True)
    for value in variables.values():
        if isinstance(value, dict) and "date-parts" in value:
            value["date-parts"] = [[int(part) for part in date] for date in value["date-parts"]]
    return variables


def said_of(item: CslItem | None) -> dict[str, Any]:
    """Return what the files for reference managers say of a publication: all but its id, for which they have their own.

    None, no publication, is said nothing of.
    """
    return {name: value for name, value in csl_json(item).items() if name != "id"} if item else {}


def folded(text: str) -> str:
    """Return a text on one line: each run of line breaks becomes a space."""
    return _BREAKS.sub(" ", text)


def page_range(pages: object) -> tuple[str, ...]:
    """Return the first and the last page of "45-67"; anything else as one text."""
    text = str(pages)
    found = _RANGE.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found else (text,)


def family_name(name: Mapping[str, Any]) -> str:
    """Return a family name with its particles."""
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    return " ".join(filter(None, (*particles, name.get("family"))))


def whole_name(name: Mapping[str, Any]) -> str:
    """Return a name as "Family, Given, Suffix", or the literal name."""
    if name.get("literal") or not name.get("family"):
        return str(name.get("literal") or name.get("given") or "")
    return ", ".join(filter(None, (family_name(name), name.get("given"), name.get("suffix"))))


def first_date(date: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the year, month and day of a date as far as they are known; of a range, those of its start."""
    return tuple(date["date-parts"][0]) if date.get("date-parts") else ()


def iso(parts: Sequence[int]) -> str:
    """Return a date's parts in the format of ISO 8601: "2022-03-16", "2022-03", "0822".

    A season after the year is left out. A year BC gives "": ISO 8601 numbers those differently (500 BC is -0499).
    """
    if parts[0] < 1:
        return ""
    return "-".join(f"{part:0{width}d}" for part, width in zip(_calendar(parts), (4, 2, 2), strict=False))


def is_plain(date: Mapping[str, Any]) -> bool:
    """Whether a date is nothing but one day, month or year that `iso` can write."""
    return set(date) == {"date-parts"} and len(date["date-parts"]) == 1 and _is_whole(date["date-parts"][0])


def _is_whole(parts: Sequence[int]) -> bool:
    """Whether `iso` writes the whole of a date."""
    return parts[0] > 0 and len(_calendar(parts)) == len(parts)


def _calendar(parts: Sequence[int]) -> Sequence[int]:
    """A date's parts without a season in place of the month."""
    return parts[:1] if len(parts) > 1 and parts[1] in SEASONS else parts


def remaining(item: Mapping[str, Any], written: Iterable[str]) -> Iterator[str]:
    """Yield "name: value" for each variable that is not among those `written`, so that no format loses one."""
    done = set(written)
    for name, value in item.items():
        if name not in done:
            yield f"{name}: {value_text(value)}"


def value_text(value: object) -> str:
    """Return a value as one text: names whole, dates in the format of ISO 8601, anything else as JSON."""
    if isinstance(value, list):
        return "; ".join(whole_name(each) if isinstance(each, dict) else str(each) for each in value)
    if isinstance(value, dict):
        if set(value) == {"date-parts"} and all(map(_is_whole, value["date-parts"])):
            return "/".join(iso(date) for date in value["date-parts"])
        return json.dumps(value, ensure_ascii=False)
    return str(value)

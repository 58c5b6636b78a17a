"""What must appear, by the classes of the contract's fields: every text of the raw JSON that the source states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.fields import Shown, field_classes, records_in
from clinical_consensus.contract.questions import Consensus, Question, Recommendation
from clinical_consensus.contract.records import Author
from clinical_consensus.contract.scales import Grade, Level
from clinical_consensus.contract.values import Record
from sites import Json

NAMED: dict[tuple[type[Record], str], tuple[type[Record], str]] = {
    (Recommendation, "strength"): (Grade, "strength_scheme.grades"),
    (Consensus, "level"): (Level, "consensus_scheme.levels"),
    (Question, "authors"): (Author, "authors"),
}
"""The fields that name records by id: what they name, and where the file lists it."""


def shown_texts(data: Json, record: type[Record], value: Json) -> Iterator[str]:
    """Every text that the source states in a record of the raw JSON and in the records that it names."""
    for name, of in field_classes(record).items():
        if isinstance(of, Shown) and not of.own_page_only and value.get(name) is not None:
            yield from _texts(data, record, name, value[name])


def _texts(data: Json, record: type[Record], name: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for member in value:
            yield from _texts(data, record, name, member)
    elif (record, name) == (Question, "replaces"):
        yield next(each["title"] for each in data["questions"] if each["id"] == value)
    elif (record, name) in NAMED:
        named, place = NAMED[record, name]
        listed: Any = data
        for step in place.split("."):
            listed = listed[step]
        yield from shown_texts(data, named, next(each for each in listed if each["id"] == value))
    elif isinstance(value, dict):
        [held] = records_in(record.model_fields[name].annotation)
        yield from [value["title"]] if held is CslItem else shown_texts(data, held, value)
    elif isinstance(value, str):
        yield value
    else:
        yield f"{value:.10g}"

"""What must appear, by the classes of the contract's fields: every text of the raw JSON that the source states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from clinical_consensus.contract.blocks import Heading, ItemList, Table
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.fields import Shown, field_classes, records_in
from clinical_consensus.contract.questions import Consensus, Question, Recommendation, Vote
from clinical_consensus.contract.records import Author, Section
from clinical_consensus.contract.scales import VOTE_BASES, Certainty, Grade, Level
from clinical_consensus.contract.values import Record
from sites import Json, strength_text
from stated import FIGURES, is_partial_date, words_of
from voting import vote_words

NAMED: dict[tuple[type[Record], str], tuple[type[Record], str]] = {
    (Recommendation, "strength"): (Grade, "strength_scheme.grades"),
    (Recommendation, "certainty"): (Certainty, "certainty_scheme.levels"),
    (Consensus, "level"): (Level, "consensus_scheme.levels"),
    (Question, "authors"): (Author, "authors"),
    (Question, "section"): (Section, "sections"),
    (Section, "parent"): (Section, "sections"),
}
"""The fields that name records by id: what they name, and where the file lists it."""

BY_TITLE = {(Question, "replaces"): ("questions", "title"), (Recommendation, "recused"): ("authors", "name")}
"""The fields that name records of which they show one text alone: where the file lists them, and that text."""

BLOCKS: dict[str, type[Record]] = {"heading": Heading, "list": ItemList, "table": Table}
"""What the blocks of a long text are, by the field that each has."""


class ShownText(NamedTuple):
    """A text of the source as readers see it; `stated` is the same as the file has it, in one or more values."""

    text: str
    stated: tuple[str, ...]
    cells: tuple[str, ...] = ()
    """The texts of the cells in which tables divide it, if they do."""


def shown_texts(data: Json, record: type[Record], value: Json) -> Iterator[ShownText]:
    """Every text that the source states in a record of the raw JSON and in the records that it names."""
    for name, of in field_classes(record).items():
        stated = value.get(record.model_fields[name].alias or name)
        if isinstance(of, Shown) and not of.own_page_only and stated is not None:
            yield from _texts(data, record, name, stated)
    if record is Recommendation and value.get("direction") and (strength := strength_text(data, value)):
        yield ShownText(strength, (value["direction"],))


def _texts(data: Json, record: type[Record], name: str, value: Any) -> Iterator[ShownText]:
    if isinstance(value, list):
        for member in value:
            yield from _texts(data, record, name, member)
    elif (record, name) in BY_TITLE:
        listed, shown = BY_TITLE[record, name]
        yield ShownText(_named(data, listed, value)[shown], (value,))
    elif (record, name) in NAMED:
        held, place = NAMED[record, name]
        yield from shown_texts(data, held, _named(data, place, value))
    elif isinstance(value, dict):
        yield from _of_record(data, record, name, value)
    elif isinstance(value, str):
        is_worded = is_partial_date(record, name) or (isinstance(of := field_classes(record)[name], Shown) and of.words)
        yield ShownText(words_of(record, name, value) if is_worded else value, (value,))
    elif not isinstance(value, bool):
        yield ShownText(f"{value:.10g}", (f"{value:.10g}",))


def _named(data: Json, place: str, identifier: str) -> Json:
    listed: Any = data
    for step in place.split("."):
        listed = listed[step]
    found: Json = next(each for each in listed if each["id"] == identifier)
    return found


def _of_record(data: Json, record: type[Record], name: str, value: Json) -> Iterator[ShownText]:
    kinds = tuple(records_in(record.model_fields[name].annotation))
    if kinds == (CslItem,):
        if value.get("title"):
            yield ShownText(value["title"], (value["title"],))
    elif kinds == (Vote,):
        yield vote_text(value, is_last=name == "vote")
    elif len(kinds) == 1:
        yield from shown_texts(data, kinds[0], value)
    else:
        yield from shown_texts(data, next(BLOCKS[each] for each in value if each in BLOCKS), value)


def vote_text(vote: Json, *, is_last: bool) -> ShownText:
    """A vote in words; in tables, the last one has a cell for each figure."""
    heads, basis = vote.get("counts") or {}, vote.get("basis")
    figures = [*map(vote.get, FIGURES), *map(heads.get, FIGURES), vote.get("voters"), vote.get("round")]
    written = tuple(f"{figure:.10g}" for figure in figures if figure is not None)
    cells = (*written, *([VOTE_BASES[basis]] if basis else ()))
    return ShownText(vote_words(vote), (*written, *([basis] if basis else ())), cells if is_last else ())

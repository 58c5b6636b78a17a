"""Turn records into facts: read each field of a question once, by its class."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import LONG_TEXTS, Fact, Place, State, Value, note_label
from clinical_consensus.collection.known_fields import further_fields
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import reference
from clinical_consensus.collection.votes import vote_bar, vote_text
from clinical_consensus.contract.blocks import Heading, ItemList, Table
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.dates import PartialDate
from clinical_consensus.contract.editorial import Provenance
from clinical_consensus.contract.fields import Editorial, Shown, field_classes
from clinical_consensus.contract.questions import Question, Vote
from clinical_consensus.contract.records import Author
from clinical_consensus.contract.scales import Certainty, Grade, Level
from clinical_consensus.contract.values import Record


class Path(NamedTuple):
    """Where a fact belongs: its field with and without ids, and the record within the question that has it."""

    field: str = ""
    kind: str = ""
    owner: str = ""
    number: str = ""
    """The number of a recommendation if there are several: " 2"; else ""."""
    label: str = ""
    """The label of the fact, if it is not that of its class."""
    placed_with: str = ""
    """The field whose place in the source is also that of this one."""

    def down(self, name: str, record_id: str = "", owner: str = "") -> Path:
        """Return the path of the field `name` of this record, or of the record `record_id` in that field."""
        field = f"{self.field}.{name}" if self.field else name
        kind = f"{self.kind}.{name}" if self.kind else name
        at = f"{field}.{record_id}" if record_id else field
        return Path(at, kind, owner or self.owner, self.number, placed_with=self.placed_with)

    def called(self, label: str) -> Path:
        """Return the same path for a fact with a label of its own."""
        return Path(self.field, self.kind, self.owner, self.number, label)

    def within(self, owner: str, placed_with: str = "") -> Path:
        """Return the path of the fields of the record here, whose words are where those of `placed_with` are."""
        return Path(self.field, self.kind, owner, self.number, placed_with=placed_with or self.field)

    def at(self, record_id: str) -> Path:
        """Return the path of one of the records that this field names."""
        return Path(f"{self.field}.{record_id}", self.kind, self.owner, self.number)


@dataclass(frozen=True)
class Reader:
    """Reads the facts of `question`, with their places from its provenance, or those of the collection itself."""

    relations: Relations
    question: Question | None = None

    @cached_property
    def _entries(self) -> Mapping[str, tuple[Provenance, ...]]:
        found: dict[str, list[Provenance]] = defaultdict(list)
        for entry in self.question.provenance if self.question else ():
            found[entry.field].append(entry)
        return {field: tuple(entries) for field, entries in found.items()}

    @cached_property
    def _not_transcribed(self) -> frozenset[str]:
        """The fields of the question that the source states and the file does not hold, with their ids."""
        return self.relations.not_transcribed(self.question) if self.question else frozenset()

    def fact(
        self,
        path: Path,
        field_class: Shown | Editorial,
        values: tuple[Value, ...],
        separator: str = "",
        *,
        is_used: bool = True,
    ) -> Fact:
        """Return the fact at `path`; `separator` joins its values into one text, else the usual one.

        If no question of the collection states such a fact, `is_used` is false: its absence is silent.
        """
        entries = self._entries.get(path.placed_with or path.field, ()) if values else ()
        state = self._state(path, values, entries)
        says_unstated = is_used and isinstance(field_class, Shown) and field_class.says_unstated
        context = f" ({path.owner})" if path.owner else ""
        field_name = f"{field_class.label}{path.number}{context}"
        return Fact(
            field=path.field,
            kind=path.kind,
            label=path.label or f"{field_class.label}{context}",
            class_label=field_class.label,
            field_name=field_name,
            state=state,
            values=values,
            places=tuple(self._place(entry, field_class.label, field_name) for entry in entries) if entries else (),
            editorial=isinstance(field_class, Editorial),
            silent=state == "not-stated" and not says_unstated,
            separator=separator or ("\n\n" if path.kind in LONG_TEXTS else "\n"),
            owner=path.owner,
        )

    def _state(self, path: Path, values: tuple[Value, ...], entries: tuple[Provenance, ...]) -> State:
        if values:
            return "inferred" if any(entry.is_inferred for entry in entries) else "stated"
        return "not-transcribed" if self._not_transcribed & {path.field, path.placed_with} else "not-stated"

    def _place(self, entry: Provenance, label: str, field_name: str) -> Place:
        several = len(self.relations.collection.sources) > 1
        source = self.relations.source[entry.source].title if several else ""
        lines = wording.line_range(entry, self.relations.pages.get(entry.source, ()))
        called = note_label(label, field_name)
        return Place(entry.field, field_name, source, lines, entry.is_inferred, entry.note or "", called)

    def named(self, path: Path, record: Author | Grade | Level | Certainty, target: str) -> Value:
        """Return the value for a record that a field names, with what the source states about the record itself."""
        text = record.name if isinstance(record, Author) else record.label
        further = self.further(Path(path.field, path.kind, text, path.number), record)
        if isinstance(record, Author):
            return Value(text, record.id, (target, record.id), facts=further)
        definition, defined_as = wording.definition(record), record.definition or ""
        return Value(text, record.id, (target, record.id), definition, defined_as, facts=further)

    def further(self, path: Path, record: Record, *, own_page: bool = False) -> tuple[Fact, ...]:
        """Return the facts of a record that are read by their class alone; `own_page` adds those for its own page."""
        return tuple(
            replace(self.fact(path.down(name), of, tuple(_in_their_words(of, getattr(record, name)))), by_class=True)
            for name, of in further_fields(type(record))
            if own_page or not (isinstance(of, Shown) and of.own_page_only)
        )


def _in_their_words(field_class: Shown | Editorial, value: object) -> Iterator[Value]:
    """Yield a field's value in the words of its class, or as any other value."""
    words = field_class.words.get(str(value)) if isinstance(field_class, Shown) else None
    if words:
        yield Value(words, quoted="")
    else:
        yield from values_of(value)


def values_of(value: object) -> Iterator[Value]:
    """Yield any value of a record in words: one for each member of a list, none for null or an empty list."""
    if isinstance(value, tuple | list):
        for member in value:
            yield from values_of(member)
    elif isinstance(value, Heading | ItemList | Table):
        yield Value(wording.block(value), block=value, quoted=wording.block(value, marked=False))
    elif isinstance(value, Vote):
        yield Value(vote_text(value), bar=vote_bar(value), quoted="")
    elif value is not None:
        yield Value(_in_words(value), quoted="" if isinstance(value, PartialDate) else None)


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return wording.day(value)
    if isinstance(value, PartialDate):
        return wording.partial_day(value)
    if isinstance(value, float):
        return wording.number(value)
    if isinstance(value, CslItem):
        return reference(value).text
    if isinstance(value, dict):
        members = ((name, [each.text for each in values_of(member)]) for name, member in value.items())
        return "; ".join(f"{name}: {', '.join(texts)}" for name, texts in members)
    if isinstance(value, Record):
        classes = field_classes(type(value))
        facts = ((of, getattr(value, name)) for name, of in classes.items() if isinstance(of, Shown | Editorial))
        labelled = ((of.label, list(values_of(member))) for of, member in facts)
        return "; ".join(f"{label}: {', '.join(each.text for each in found)}" for label, found in labelled if found)
    return str(value)

"""Define a fact: one field of a question as every surface states it, in the same words and with the same marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from clinical_consensus.collection import wording
from clinical_consensus.collection.vancouver import Link
from clinical_consensus.collection.votes import BarPart
from clinical_consensus.contract.blocks import BLOCK_KINDS, OF_ANSWERS, BlockKind, Heading, ItemList, Table

State = Literal["stated", "inferred", "not-stated", "not-transcribed"]

Target = tuple[str, str]
"""The target of a link: a kind of target in the page plan, and an id."""

_ABSENT: dict[State, str] = {"not-stated": wording.NOT_STATED, "not-transcribed": wording.NOT_TRANSCRIBED}


LONG_TEXTS = frozenset(("rationale", *(f"recommendations.{name}" for name in OF_ANSWERS)))
"""The kinds of the facts whose values are blocks of a long text."""


def note_label(class_label: str, field_name: str) -> str:
    """Return what a note calls a field: the class in lower case ("part À"), and the source's own words as they are."""
    return f"{class_label.lower()}{field_name.removeprefix(class_label)}"


@dataclass(frozen=True)
class Place:
    """Where the words of one field are in a source.

    `field_name` is the field in words, `source` the title of the source if there are several (else ""), `lines` a text
    such as "lines 11–18". `note` says how a field was placed if the source does not say where it belongs, and
    `note_label` what the note calls the field.
    """

    field: str
    field_name: str
    source: str
    lines: str
    inferred: bool
    note: str
    note_label: str

    @property
    def text(self) -> str:
        """The place as one text."""
        return f"{wording.isolated(self.source)}, {self.lines}" if self.source else self.lines

    @property
    def whole(self) -> str:
        """The place with its mark and its note, as one text."""
        note = f": {self.note}" if self.note else ""
        return f"{self.text} ({wording.INFERRED}{note})" if self.inferred else self.text


@dataclass(frozen=True)
class Value:
    """One value of a fact in words.

    `definition` says how the source defines it, else the bounds of a level, or that it states neither; `defined_as` is
    the source's definition alone.
    """

    text: str
    id: str = ""
    """The id of the record that the value names."""
    target: Target | None = None
    definition: str = ""
    defined_as: str = ""
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What the source states about the value itself, such as an author."""
    block: Heading | ItemList | Table | None = None
    """The heading, list or table that `text` writes out; None for any other value."""
    bar: tuple[BarPart, ...] = ()
    """The bar that is drawn beside the words of a vote."""
    quoted: str | None = None
    """What of `text` are words of the source; None if all are, as far as is known."""

    @property
    def kind(self) -> BlockKind:
        """What kind of block it is in a long text."""
        return BLOCK_KINDS[type(self.block)] if self.block else "paragraph"


@dataclass(frozen=True)
class Fact:
    """One field of a question, a recommendation or a record within them.

    `field` is its path as in provenance ("recommendations.<id>.strength"), `kind` the same path without ids
    ("recommendations.strength"). `label` is its name where it is shown ("Strength of Recommendation"), `class_label`
    that of its class ("Strength"), `field_name` its name among all fields of the question ("Strength 2"). `owner` names
    the record that it belongs to if that is a part, a statement or a record that the question names ("part A", an
    author). `note` says how an inferred fact was placed. An `editorial` fact is the editors' own. A `silent` fact is
    not stated, and no surface says so: only completeness counts it.
    """

    field: str
    kind: str
    label: str
    class_label: str
    field_name: str
    state: State
    values: tuple[Value, ...] = ()
    places: tuple[Place, ...] = ()
    editorial: bool = False
    silent: bool = False
    separator: str = ", "
    owner: str = ""
    by_class: bool = False
    """Whether surfaces know the field by its class alone, not by its name."""

    @property
    def name(self) -> str:
        """The field's own name: "strength"."""
        return self.kind.rpartition(".")[2]

    @property
    def is_of_recused(self) -> bool:
        """Whether it is stated about a person who was recused, not about the recommendation."""
        return self.kind.startswith("recommendations.recused.")

    @property
    def notes(self) -> tuple[str, ...]:
        """How an inferred fact was placed."""
        return tuple(each.note for each in self.places if each.inferred and each.note)

    @property
    def note_label(self) -> str:
        """What a note on how the fact was placed calls its field."""
        return note_label(self.class_label, self.field_name) if self.by_class else self.name

    @property
    def is_long(self) -> bool:
        """Whether its values are paragraphs, headings, lists and tables."""
        return self.kind in LONG_TEXTS

    @property
    def column(self) -> str:
        """The column's name in a table of all facts of this kind: "Probe", or "Probe (parts)" for a nested record."""
        *above, _ = self.kind.split(".")
        within = [step for step in above if step != "recommendations"]
        return f"{self.class_label} ({within[-1]})" if within else self.class_label

    @property
    def is_stated(self) -> bool:
        """Whether there is a value, even if its place is inferred."""
        return bool(self.values)

    @property
    def is_inferred(self) -> bool:
        """Whether the source does not say where the value belongs."""
        return self.state == "inferred"

    @property
    def text(self) -> str:
        """The values as one text, or why there are none."""
        return self.separator.join([value.text for value in self.values]) if self.values else _ABSENT[self.state]

    @property
    def quoted(self) -> str:
        """The words of the source in the text, without those by which this site names a value."""
        return self.separator.join(value.text if value.quoted is None else value.quoted for value in self.values)

    @property
    def is_ours(self) -> bool:
        """Whether there is a value that this site words: a date, a vote, the name of a basis."""
        return self.is_stated and not self.quoted

    def isolated(self, separator: str) -> str:
        """Return the values on one line, the text direction of each isolated; "" if there are none."""
        return separator.join(wording.isolated(value.text) for value in self.values)

    @property
    def heading(self) -> str:
        """The label, marked if the fact is the editors' own."""
        return f"{self.label} ({wording.OUR_READING})" if self.editorial else self.label

    @property
    def definition(self) -> str:
        """How the source defines the value, or what stands in its place; "" if there is no value to define."""
        return self.values[0].definition if self.values else ""

    @property
    def marked_text(self) -> str:
        """The text, marked if it is inferred."""
        return wording.marked(self.text, self.is_inferred)

    def line(self) -> str:
        """Return the fact as one line of text: label, value, mark, definition."""
        definition = f". {self.definition}" if self.definition else ""
        return f"{self.heading}: {self.marked_text}{definition}"

    @property
    def below(self) -> tuple[Fact, ...]:
        """The facts of the records that the values name."""
        return tuple(fact for value in self.values for fact in value.facts)


def leading(facts: Iterable[Fact]) -> Mapping[str, Fact]:
    """Return, by each field that provenance names, the first of the stated facts that were read there together.

    A vote is read where its level is; without a level, the place and the note on it are the vote's.
    """
    found: dict[str, Fact] = {}
    for fact in facts:
        for place in fact.places:
            found.setdefault(place.field, fact)
    return found


def visible(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that surfaces show: all but the silent ones."""
    return tuple(fact for fact in facts if not fact.silent)

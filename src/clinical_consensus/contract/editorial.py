"""Define the records that a site's editors add to the source's text: provenance, history, topics and other aids."""

from __future__ import annotations

from typing import Annotated, Literal

from clinical_consensus.contract.dates import Date
from clinical_consensus.contract.fields import Editorial, MachineOnly
from clinical_consensus.contract.values import Id, NonEmpty, Record, Sha256, Text, Version, WebAddress, WholeNumber

Change = Literal["added", "updated", "reaffirmed", "withdrawn"]


class Edition(Record):
    """This site's edition of the collection."""

    version: Annotated[Version, Editorial("Version")]
    date: Annotated[Date, Editorial("Date")]
    note: Annotated[Text | None, Editorial("Note")] = None


class Passage(Record):
    """A sourced piece of prose about the collection."""

    heading: Annotated[Text, Editorial("Heading")]
    paragraphs: Annotated[NonEmpty[Text], Editorial("Text")]
    source: Annotated[Text, Editorial("Source")]
    address: Annotated[WebAddress | None, Editorial("Address of the source")] = None
    """Where the source can be read."""


class Original(Record):
    """The document from which a source's text was extracted."""

    title: Annotated[Text, Editorial("Original document")]
    url: Annotated[WebAddress | None, Editorial("Address of the document")] = None
    media_type: Annotated[Text | None, MachineOnly("the document's format")] = None
    sha256: Annotated[Sha256 | None, MachineOnly("a hash that identifies the document")] = None


class Source(Record):
    """A file from which the collection was read; a form feed in it ends a page."""

    id: Annotated[Id, MachineOnly("identifies the source within the file")]
    title: Annotated[Text, Editorial("Title")]
    file: Annotated[Text, MachineOnly("a path on the editor's disk")]
    """The file's path, relative to the JSON's folder and never outside it."""
    sha256: Annotated[Sha256, MachineOnly("a hash that identifies the file")]
    original: Annotated[Original | None, Editorial("Original document")] = None


class Comparison(Record):
    """What another body means by the same word."""

    body: Annotated[Text, Editorial("Body")]
    text: Annotated[Text, Editorial("Meaning")]
    source: Annotated[Text, Editorial("Source")]
    address: Annotated[WebAddress | None, Editorial("Address of the source")] = None
    """Where the source can be read."""


class Term(Record):
    """A term or abbreviation, and words by which search finds it too (never shown as synonyms)."""

    id: Annotated[Id, MachineOnly("a permanent address")]
    abbreviation: Annotated[Text | None, Editorial("Abbreviation")] = None
    name: Annotated[Text, Editorial("Name")]
    search: Annotated[tuple[Text, ...], Editorial("Search also finds this by")] = ()
    expanded_by: Annotated[Literal["source", "editor"], Editorial("Spelled out by")]
    """Who spells the abbreviation out: the source, or the editor of this site."""


class Topic(Record):
    """A topic, and the facet under which it is listed."""

    id: Annotated[Id, MachineOnly("a permanent address")]
    facet: Annotated[Text, Editorial("Facet")]
    label: Annotated[Text, Editorial("Topic")]


class Provenance(Record):
    """Where one field was read: first and last line of the source, counted from 1."""

    field: Annotated[Text, Editorial("Field")]
    source: Annotated[Id, Editorial("Source")]
    lines: Annotated[tuple[WholeNumber, WholeNumber], Editorial("Lines")]
    placement: Annotated[Literal["inferred"] | None, Editorial("Placement")] = None
    note: Annotated[Text | None, Editorial("Note")] = None

    @property
    def is_inferred(self) -> bool:
        """Whether the source does not say where the words belong: the only place that decides it."""
        return self.placement == "inferred"


class HistoryEntry(Record):
    """What an edition did to a question."""

    edition: Annotated[Version, Editorial("Edition")]
    date: Annotated[Date, Editorial("Date")]
    change: Annotated[Change, Editorial("Change")]
    reason: Annotated[Text | None, Editorial("Reason")] = None

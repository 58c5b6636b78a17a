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
    """The semantic version of the edition: "1.0.0"."""
    date: Annotated[Date, Editorial("Date")]
    """The day of the edition."""
    note: Annotated[Text | None, Editorial("Note")] = None
    """What is special to the edition, in a sentence."""


class Passage(Record):
    """A sourced piece of prose about the collection."""

    heading: Annotated[Text, Editorial("Heading")]
    """The heading of the passage."""
    paragraphs: Annotated[NonEmpty[Text], Editorial("Text")]
    """The paragraphs of the passage."""
    source: Annotated[Text, Editorial("Source")]
    """Where the facts in it are stated."""
    address: Annotated[WebAddress | None, Editorial("Address of the source")] = None
    """Where the source can be read."""


class Original(Record):
    """The document from which a source's text was extracted."""

    title: Annotated[Text, Editorial("Original document")]
    """The title of the document."""
    url: Annotated[WebAddress | None, Editorial("Address of the document")] = None
    """Where the document can be read."""
    media_type: Annotated[Text | None, MachineOnly("the document's format")] = None
    """The format of the document: "application/pdf"."""
    sha256: Annotated[Sha256 | None, MachineOnly("a hash that identifies the document")] = None
    """The SHA-256 hash of the document, as sha256sum prints it."""


class Source(Record):
    """A file from which the collection was read; a form feed in it ends a page."""

    id: Annotated[Id, MachineOnly("identifies the source within the file")]
    """Identifies the source in provenance entries."""
    title: Annotated[Text, Editorial("Title")]
    """The title of the source."""
    file: Annotated[Text, MachineOnly("a path on the editor's disk")]
    """The file's path, relative to the JSON's folder and never outside it; the file is UTF-8 text."""
    sha256: Annotated[Sha256, MachineOnly("a hash that identifies the file")]
    """The SHA-256 hash of the file, as sha256sum prints it."""
    original: Annotated[Original | None, Editorial("Original document")] = None
    """The document from which the text was extracted, if it was."""


class Comparison(Record):
    """What another body means by the same word."""

    body: Annotated[Text, Editorial("Body")]
    """Whose meaning it is: "AAOS"."""
    text: Annotated[Text, Editorial("Meaning")]
    """What that body means by the word."""
    source: Annotated[Text, Editorial("Source")]
    """Where that is stated."""
    address: Annotated[WebAddress | None, Editorial("Address of the source")] = None
    """Where the source can be read."""


class Term(Record):
    """A term or abbreviation, and words by which search finds it too (never shown as synonyms)."""

    id: Annotated[Id, MachineOnly("a permanent address")]
    """The permanent address in the glossary."""
    abbreviation: Annotated[Text | None, Editorial("Abbreviation")] = None
    """The abbreviation: "INR"."""
    name: Annotated[Text, Editorial("Name")]
    """The term in full."""
    search: Annotated[tuple[Text, ...], Editorial("Search also finds this by")] = ()
    """Words by which search finds it too; never shown as synonyms."""
    expanded_by: Annotated[Literal["source", "editor"], Editorial("Spelled out by")]
    """Who spells the abbreviation out: the source, or the editor of this site."""


class Topic(Record):
    """A topic, and the facet under which it is listed."""

    id: Annotated[Id, MachineOnly("a permanent address")]
    """The permanent address of the topic's page; questions name it."""
    facet: Annotated[Text, Editorial("Facet")]
    """What kind of topic it is: "population"."""
    label: Annotated[Text, Editorial("Topic")]
    """The topic in words."""


class Provenance(Record):
    """Where one field was read: first and last line of the source, counted from 1."""

    field: Annotated[Text, Editorial("Field")]
    """The field: "title", "parts.<id>", "recommendations.<id>.strength"."""
    source: Annotated[Id, Editorial("Source")]
    """The id of the source."""
    lines: Annotated[tuple[WholeNumber, WholeNumber], Editorial("Lines")]
    """The first and the last line."""
    placement: Annotated[Literal["inferred"] | None, Editorial("Placement")] = None
    """"inferred" if the source does not say where the words belong."""
    note: Annotated[Text | None, Editorial("Note")] = None
    """How an inferred field was placed."""

    @property
    def is_inferred(self) -> bool:
        """Whether the source does not say where the words belong: the only place that decides it."""
        return self.placement == "inferred"


class HistoryEntry(Record):
    """What an edition did to a question."""

    edition: Annotated[Version, Editorial("Edition")]
    """The version of the edition."""
    date: Annotated[Date, Editorial("Date")]
    """The day of the edition."""
    change: Annotated[Change, Editorial("Change")]
    """What it did: added, updated, reaffirmed or withdrew the question."""
    reason: Annotated[Text | None, Editorial("Reason")] = None
    """Why."""

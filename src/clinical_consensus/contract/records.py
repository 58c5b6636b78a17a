"""Define a collection as frozen records, one for each object of the data contract (schema_version 1).

Each field's class is in its annotation (contract/fields.py). Scales, questions and the editors' own records are in
modules of their own.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.dates import StatedDate
from clinical_consensus.contract.editorial import Edition, Passage, Source, Term, Topic
from clinical_consensus.contract.fields import Editorial, MachineOnly, Shown
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.scales import CertaintyScheme, ConsensusScheme, StrengthScheme
from clinical_consensus.contract.values import Contact, Id, Language, NonEmpty, Record, SchemaVersion, Text

Markers = Literal["brackets", "parentheses", "superscripts"]
"""How texts point to references: [36,63], (36,63) or ³⁶."""

_ADDRESS = MachineOnly("a permanent address")


class Profile(Record):
    """What the collection is."""

    id: Annotated[Id, MachineOnly("names the collection's files")]
    """Names the collection in files and addresses; it never changes."""
    title: Annotated[Text, Shown("Title")]
    """The collection's short title."""
    long_title: Annotated[Text | None, Shown("Long title")] = None
    """The title in full."""
    edition: Annotated[Edition, Editorial("Edition")]
    """This site's edition; raised by the release."""
    publication: Annotated[CslItem | None, Shown("Related publication")] = None
    """The publication related to the collection, as CSL-JSON."""
    publication_note: Annotated[Text | None, Shown("Note on the related publication")] = None
    """What is to be known of that publication, for instance whether its wording was compared."""
    about: Annotated[tuple[Passage, ...], Editorial("About")] = ()
    """What the collection is, in passages with their sources."""
    contact: Annotated[Contact | None, Editorial("Contact")] = None
    """Where to report a mistake: an https: or mailto: address."""
    language: Annotated[Language, MachineOnly("declares the language of the text")] = "en"
    """The language of the collection's text as a BCP 47 tag: "en", "de", "zh-Hant". Pages and files declare it."""
    citation_markers: Annotated[Markers | None, MachineOnly("says how texts point to references")] = None
    """How texts point to references: "brackets" [36,63], "parentheses" (36,63), "superscripts" ³⁶; null: not at all."""
    disclosures: Annotated[Text | None, Shown("Disclosures")] = None
    """What the source discloses on interests, word for word."""
    funding: Annotated[Text | None, Shown("Funding")] = None
    """What the source states on its funding, word for word."""
    evidence_search_date: Annotated[StatedDate | None, Shown("Evidence searched until")] = None
    """Until when the evidence was searched, as exactly as the source says."""
    not_transcribed: Annotated[tuple[Text, ...], Editorial("Not transcribed")] = ()
    """The fields that the source states and this file does not hold, of every question that leaves them empty."""
    rights: Annotated[Text | None, Shown("Rights", says_unstated=True)] = None
    """A sentence on the standing of the text; null if the source states none."""


_ORCID = r"^(https://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"


class Author(Record):
    """A person whom the source names."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the author's page; questions name it."""
    name: Annotated[Text, Shown("Name")]
    """The name as the source prints it."""
    affiliations: Annotated[tuple[Text, ...], Shown("Affiliations", own_page_only=True)] = ()
    """The author's affiliations, shown on the author's own page."""
    orcid: Annotated[Annotated[str, Field(strict=True, pattern=_ORCID)] | None, Shown("ORCID", own_page_only=True)] = (
        None
    )
    """The author's ORCID iD: "0000-0000-0000-0000"."""
    competing_interests: Annotated[Text | None, Shown("Competing interests")] = None
    """What the source states on the author's competing interests, word for word."""


class Section(Record):
    """One chapter of the source; `parent` is the id of the chapter that contains it."""

    id: Annotated[Id, _ADDRESS]
    """The permanent address of the section's page; questions name it."""
    title: Annotated[Text, Shown("Section")]
    """The section's title, word for word."""
    parent: Annotated[Id | None, Shown("Within")] = None
    """The id of the section that contains it, or null."""


class Collection(Record):
    """A whole file under the data contract."""

    schema_address: Annotated[Text | None, Field(alias="$schema"), MachineOnly("for completion in text editors")] = None
    """The file of this schema, so that a text editor completes and explains the fields."""
    schema_version: Annotated[SchemaVersion, MachineOnly("the contract's version")]
    """The version of the data contract: 1."""
    profile: Annotated[Profile, Field(alias="collection"), Shown("Collection")]
    """What the collection is."""
    sources: Annotated[tuple[Source, ...], Editorial("Sources")] = ()
    """The files from which the collection was read."""
    strength_scheme: Annotated[StrengthScheme, Shown("Strengths")]
    """The strengths that the source uses."""
    consensus_scheme: Annotated[ConsensusScheme, Shown("Levels of consensus")]
    """The levels of consensus that the source uses."""
    certainty_scheme: Annotated[CertaintyScheme | None, Shown("Levels of certainty")] = None
    """The levels of certainty of the evidence that the source uses, if it does."""
    authors: Annotated[tuple[Author, ...], Shown("Authors")] = ()
    """The people whom the source names, each once."""
    terms: Annotated[tuple[Term, ...], Editorial("Glossary")] = ()
    """Terms and abbreviations, and words by which search finds them too."""
    topics: Annotated[tuple[Topic, ...], Editorial("Topics")] = ()
    """The topics by which the editors list questions."""
    sections: Annotated[tuple[Section, ...], Shown("Sections")] = ()
    """The source's own chapters, in its order."""
    questions: Annotated[NonEmpty[Question], Shown("Questions")]
    """The questions of the collection."""

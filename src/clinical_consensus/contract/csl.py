"""Define a CSL-JSON item, the format in which reference managers exchange a publication.

The variables and their types are those of the CSL 1.0.2 specification, appendices III and IV, and of its CSL-JSON
schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from clinical_consensus.contract.csl_values import Custom, DateParts, TextOrNumber, YesOrText
from clinical_consensus.contract.fields import MachineOnly, Shown
from clinical_consensus.contract.values import NonEmpty, Record, Text, WebAddress

PublicationKind = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
    "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip

_CITED = Shown("Reference")
"""A variable that the text of a reference is made of (collection/vancouver.py)."""

_EXPORTED = MachineOnly("only in the files for reference managers")


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class CslName(Record, alias_generator=_hyphenated):
    """A person (family, given) or a body (literal)."""

    family: Annotated[Text | None, _CITED] = None
    given: Annotated[Text | None, _CITED] = None
    literal: Annotated[Text | None, _CITED] = None
    suffix: Annotated[Text | None, _CITED] = None
    dropping_particle: Annotated[Text | None, _CITED] = None
    non_dropping_particle: Annotated[Text | None, _CITED] = None
    comma_suffix: Annotated[YesOrText | None, _EXPORTED] = None
    static_ordering: Annotated[YesOrText | None, _EXPORTED] = None
    parse_names: Annotated[YesOrText | None, _EXPORTED] = None

    @model_validator(mode="after")
    def _named(self) -> CslName:
        if not (self.family or self.given or self.literal):
            raise PydanticCustomError("nameless", "the name is empty")
        return self


class CslDate(Record, alias_generator=_hyphenated):
    """A date, or a range of two: `date-parts` is [[year, month, day]], later parts left out when unknown.

    A year before Christ is negative (CSL 1.0.2, "AD and BC"), so that there is no year 0; months and days are those of
    the Gregorian calendar, as ISO 8601 carries it back. A season may stand
    in place of a month: 21 to 24, or 13 to 16.
    """

    date_parts: Annotated[Annotated[tuple[DateParts, ...], Field(min_length=1, max_length=2)] | None, _CITED] = None
    season: Annotated[TextOrNumber | None, _EXPORTED] = None
    circa: Annotated[YesOrText | None, _EXPORTED] = None
    literal: Annotated[Text | None, _CITED] = None
    raw: Annotated[Text | None, _CITED] = None


_Names = NonEmpty[CslName]


class CslItem(Record, alias_generator=_hyphenated):
    """One publication."""

    type: Annotated[PublicationKind, _CITED]
    id: Annotated[TextOrNumber | None, _EXPORTED] = None

    title: Annotated[Text | None, _CITED] = None
    author: Annotated[_Names | None, _CITED] = None
    issued: Annotated[CslDate | None, _CITED] = None
    container_title: Annotated[Text | None, _CITED] = None
    volume: Annotated[TextOrNumber | None, _CITED] = None
    issue: Annotated[TextOrNumber | None, _CITED] = None
    page: Annotated[TextOrNumber | None, _CITED] = None
    DOI: Annotated[Text | None, _CITED] = None
    PMID: Annotated[TextOrNumber | None, _CITED] = None
    PMCID: Annotated[Text | None, _CITED] = None
    URL: Annotated[WebAddress | None, _CITED] = None

    chair: Annotated[_Names | None, _EXPORTED] = None
    collection_editor: Annotated[_Names | None, _EXPORTED] = None
    compiler: Annotated[_Names | None, _EXPORTED] = None
    composer: Annotated[_Names | None, _EXPORTED] = None
    container_author: Annotated[_Names | None, _EXPORTED] = None
    contributor: Annotated[_Names | None, _EXPORTED] = None
    curator: Annotated[_Names | None, _EXPORTED] = None
    director: Annotated[_Names | None, _EXPORTED] = None
    editor: Annotated[_Names | None, _CITED] = None
    editorial_director: Annotated[_Names | None, _EXPORTED] = None
    executive_producer: Annotated[_Names | None, _EXPORTED] = None
    guest: Annotated[_Names | None, _EXPORTED] = None
    host: Annotated[_Names | None, _EXPORTED] = None
    illustrator: Annotated[_Names | None, _EXPORTED] = None
    interviewer: Annotated[_Names | None, _EXPORTED] = None
    narrator: Annotated[_Names | None, _EXPORTED] = None
    organizer: Annotated[_Names | None, _EXPORTED] = None
    original_author: Annotated[_Names | None, _EXPORTED] = None
    performer: Annotated[_Names | None, _EXPORTED] = None
    producer: Annotated[_Names | None, _EXPORTED] = None
    recipient: Annotated[_Names | None, _EXPORTED] = None
    reviewed_author: Annotated[_Names | None, _EXPORTED] = None
    script_writer: Annotated[_Names | None, _EXPORTED] = None
    series_creator: Annotated[_Names | None, _EXPORTED] = None
    translator: Annotated[_Names | None, _EXPORTED] = None

    accessed: Annotated[CslDate | None, _EXPORTED] = None
    available_date: Annotated[CslDate | None, _EXPORTED] = None
    event_date: Annotated[CslDate | None, _EXPORTED] = None
    original_date: Annotated[CslDate | None, _EXPORTED] = None
    submitted: Annotated[CslDate | None, _EXPORTED] = None

    abstract: Annotated[Text | None, _EXPORTED] = None
    annote: Annotated[Text | None, _EXPORTED] = None
    archive: Annotated[Text | None, _EXPORTED] = None
    archive_collection: Annotated[Text | None, Field(alias="archive_collection"), _EXPORTED] = None
    archive_location: Annotated[Text | None, Field(alias="archive_location"), _EXPORTED] = None
    archive_place: Annotated[Text | None, _EXPORTED] = None
    authority: Annotated[Text | None, _EXPORTED] = None
    call_number: Annotated[Text | None, _EXPORTED] = None
    categories: Annotated[NonEmpty[Text] | None, _EXPORTED] = None
    chapter_number: Annotated[TextOrNumber | None, _EXPORTED] = None
    citation_key: Annotated[Text | None, _EXPORTED] = None
    citation_label: Annotated[Text | None, _EXPORTED] = None
    citation_number: Annotated[TextOrNumber | None, _CITED] = None
    """The number of a reference in its source."""
    collection_number: Annotated[TextOrNumber | None, _EXPORTED] = None
    collection_title: Annotated[Text | None, _CITED] = None
    container_title_short: Annotated[Text | None, _EXPORTED] = None
    custom: Annotated[Custom | None, _EXPORTED] = None
    dimensions: Annotated[Text | None, _EXPORTED] = None
    division: Annotated[Text | None, _EXPORTED] = None
    edition: Annotated[TextOrNumber | None, _CITED] = None
    event: Annotated[Text | None, _EXPORTED] = None
    event_place: Annotated[Text | None, _EXPORTED] = None
    event_title: Annotated[Text | None, _EXPORTED] = None
    first_reference_note_number: Annotated[TextOrNumber | None, _EXPORTED] = None
    genre: Annotated[Text | None, _EXPORTED] = None
    ISBN: Annotated[Text | None, _EXPORTED] = None
    ISSN: Annotated[Text | None, _EXPORTED] = None
    journalAbbreviation: Annotated[Text | None, _EXPORTED] = None
    jurisdiction: Annotated[Text | None, _EXPORTED] = None
    keyword: Annotated[Text | None, _EXPORTED] = None
    language: Annotated[Text | None, _EXPORTED] = None
    locator: Annotated[TextOrNumber | None, _EXPORTED] = None
    medium: Annotated[Text | None, _EXPORTED] = None
    note: Annotated[Text | None, _EXPORTED] = None
    number: Annotated[TextOrNumber | None, _CITED] = None
    number_of_pages: Annotated[TextOrNumber | None, _EXPORTED] = None
    number_of_volumes: Annotated[TextOrNumber | None, _EXPORTED] = None
    original_publisher: Annotated[Text | None, _EXPORTED] = None
    original_publisher_place: Annotated[Text | None, _EXPORTED] = None
    original_title: Annotated[Text | None, _EXPORTED] = None
    page_first: Annotated[TextOrNumber | None, _EXPORTED] = None
    part: Annotated[TextOrNumber | None, _EXPORTED] = None
    part_title: Annotated[Text | None, _EXPORTED] = None
    printing: Annotated[TextOrNumber | None, _EXPORTED] = None
    publisher: Annotated[Text | None, _CITED] = None
    publisher_place: Annotated[Text | None, _CITED] = None
    references: Annotated[Text | None, _EXPORTED] = None
    reviewed_genre: Annotated[Text | None, _EXPORTED] = None
    reviewed_title: Annotated[Text | None, _EXPORTED] = None
    scale: Annotated[Text | None, _EXPORTED] = None
    section: Annotated[Text | None, _EXPORTED] = None
    shortTitle: Annotated[Text | None, _EXPORTED] = None
    source: Annotated[Text | None, _EXPORTED] = None
    status: Annotated[Text | None, _EXPORTED] = None
    supplement: Annotated[TextOrNumber | None, _EXPORTED] = None
    title_short: Annotated[Text | None, _EXPORTED] = None
    version: Annotated[Text | None, _EXPORTED] = None
    volume_title: Annotated[Text | None, _EXPORTED] = None
    year_suffix: Annotated[Text | None, _EXPORTED] = None

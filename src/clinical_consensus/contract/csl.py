"""Define a CSL-JSON item, the format in which reference managers exchange a publication.

The variables and their types are those of the CSL 1.0.2 specification, appendices III and IV, and of its CSL-JSON
schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from clinical_consensus.contract.csl_values import Custom, DateParts, TextOrNumber, YesOrText
from clinical_consensus.contract.values import NonEmpty, Text, WebAddress, Whole

PublicationKind = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
    "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class CslName(Whole, alias_generator=_hyphenated):
    """A person (`family`, `given`) or an institution (`literal`)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None
    suffix: Text | None = None
    dropping_particle: Text | None = None
    non_dropping_particle: Text | None = None
    comma_suffix: YesOrText | None = None
    static_ordering: YesOrText | None = None
    parse_names: YesOrText | None = None

    @model_validator(mode="after")
    def _named(self) -> CslName:
        if not (self.family or self.given or self.literal):
            raise PydanticCustomError("nameless", "the name is empty")
        return self


class CslDate(Whole, alias_generator=_hyphenated):
    """A date, or a range of two dates: `date-parts` is [[year, month, day]]; unknown trailing parts are left out.

    A BC year is negative (CSL 1.0.2, "AD and BC"), so there is no year 0; months and days are those of the Gregorian
    calendar, extended to earlier dates as in ISO 8601. The month may be replaced by a season: 21 to 24, or 13 to 16.
    """

    date_parts: (
        Annotated[
            tuple[DateParts, ...],
            Field(min_length=1, max_length=2),
        ]
        | None
    ) = None
    season: TextOrNumber | None = None
    circa: YesOrText | None = None
    literal: Text | None = None
    raw: Text | None = None


_Names = NonEmpty[CslName]


class CslItem(Whole, alias_generator=_hyphenated):
    """One publication."""

    type: PublicationKind
    id: TextOrNumber | None = None

    title: Text | None = None
    author: _Names | None = None
    issued: CslDate | None = None
    container_title: Text | None = None
    volume: TextOrNumber | None = None
    issue: TextOrNumber | None = None
    page: TextOrNumber | None = None
    DOI: Text | None = None
    PMID: TextOrNumber | None = None
    PMCID: Text | None = None
    URL: WebAddress | None = None

    chair: _Names | None = None
    collection_editor: _Names | None = None
    compiler: _Names | None = None
    composer: _Names | None = None
    container_author: _Names | None = None
    contributor: _Names | None = None
    curator: _Names | None = None
    director: _Names | None = None
    editor: _Names | None = None
    editorial_director: _Names | None = None
    executive_producer: _Names | None = None
    guest: _Names | None = None
    host: _Names | None = None
    illustrator: _Names | None = None
    interviewer: _Names | None = None
    narrator: _Names | None = None
    organizer: _Names | None = None
    original_author: _Names | None = None
    performer: _Names | None = None
    producer: _Names | None = None
    recipient: _Names | None = None
    reviewed_author: _Names | None = None
    script_writer: _Names | None = None
    series_creator: _Names | None = None
    translator: _Names | None = None

    accessed: CslDate | None = None
    available_date: CslDate | None = None
    event_date: CslDate | None = None
    original_date: CslDate | None = None
    submitted: CslDate | None = None

    abstract: Text | None = None
    annote: Text | None = None
    archive: Text | None = None
    archive_collection: Annotated[Text | None, Field(alias="archive_collection")] = None
    archive_location: Annotated[Text | None, Field(alias="archive_location")] = None
    archive_place: Text | None = None
    authority: Text | None = None
    call_number: Text | None = None
    categories: NonEmpty[Text] | None = None
    chapter_number: TextOrNumber | None = None
    citation_key: Text | None = None
    citation_label: Text | None = None
    citation_number: TextOrNumber | None = None
    collection_number: TextOrNumber | None = None
    collection_title: Text | None = None
    container_title_short: Text | None = None
    custom: Custom | None = None
    dimensions: Text | None = None
    division: Text | None = None
    edition: TextOrNumber | None = None
    event: Text | None = None
    event_place: Text | None = None
    event_title: Text | None = None
    first_reference_note_number: TextOrNumber | None = None
    genre: Text | None = None
    ISBN: Text | None = None
    ISSN: Text | None = None
    journalAbbreviation: Text | None = None
    jurisdiction: Text | None = None
    keyword: Text | None = None
    language: Text | None = None
    locator: TextOrNumber | None = None
    medium: Text | None = None
    note: Text | None = None
    number: TextOrNumber | None = None
    number_of_pages: TextOrNumber | None = None
    number_of_volumes: TextOrNumber | None = None
    original_publisher: Text | None = None
    original_publisher_place: Text | None = None
    original_title: Text | None = None
    page_first: TextOrNumber | None = None
    part: TextOrNumber | None = None
    part_title: Text | None = None
    printing: TextOrNumber | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    references: Text | None = None
    reviewed_genre: Text | None = None
    reviewed_title: Text | None = None
    scale: Text | None = None
    section: Text | None = None
    shortTitle: Text | None = None
    source: Text | None = None
    status: Text | None = None
    supplement: TextOrNumber | None = None
    title_short: Text | None = None
    version: Text | None = None
    volume_title: Text | None = None
    year_suffix: Text | None = None

"""One CSL-JSON item: a publication as reference managers exchange it.

The variables and their kinds are those of the CSL 1.0.2 specification, appendices III and IV, and of its CSL-JSON
schema.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Annotated, Literal, LiteralString

from pydantic import AfterValidator, Field, PlainValidator, ValidationError, WithJsonSchema, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from clinical_consensus.contract.problems import quoted
from clinical_consensus.contract.values import NonEmpty, Text, WebAddress, Whole, is_finite, plain_text

CUSTOM_DEPTH = 20
"""How many objects and lists may stand one within another in `custom`: far more than programs nest there."""

SEASONS = (*range(13, 17), *range(21, 25))
"""Spring to winter in place of a month: 13–16 as citeproc-js has them, 21–24 as ISO 8601-2 does."""


def _text_or_number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise PydanticCustomError("text_or_number", "this is neither text nor a whole number")
    return plain_text(str(value))


def _date_part(value: object) -> str:
    text = _text_or_number(value)
    digits = text.removeprefix("-")
    if not digits.isdecimal():
        raise PydanticCustomError("bad_date_part", "a date's part is not a number")
    if len(digits) > 4:
        raise PydanticCustomError("long_date_part", "a date's part has more than four digits")
    return text


def _date_parts(parts: tuple[str, ...]) -> tuple[str, ...]:
    year, month, day = (*map(int, parts), 1, 1)[:3]
    is_season = month in SEASONS and len(parts) == 2
    if not year:
        raise _wrong_part("no_year", "there is no such year", 0, parts)
    if not (1 <= month <= 12 or is_season):
        raise _wrong_part("no_month", "there is no such month", 1, parts)
    if not is_season and not 1 <= day <= monthrange(year + (year < 0), month)[1]:
        raise _wrong_part("no_day", "the month has no such day", 2, parts)
    return parts


def _wrong_part(kind: LiteralString, message: LiteralString, index: int, parts: tuple[str, ...]) -> ValidationError:
    flaw: InitErrorDetails = {"type": PydanticCustomError(kind, message), "loc": (index,), "input": parts[index]}
    return ValidationError.from_exception_data("date-parts", [flaw])


DatePart = Annotated[
    str, PlainValidator(_date_part), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^-?\d{1,4}$"})
]
DateParts = Annotated[tuple[DatePart, ...], Field(min_length=1, max_length=3), AfterValidator(_date_parts)]
TextOrNumber = Annotated[
    str, PlainValidator(_text_or_number), WithJsonSchema({"type": ["string", "integer"], "minLength": 1})
]


def _yes_or_text(value: object) -> str | bool:
    return value if isinstance(value, bool) else _text_or_number(value)


YesOrText = Annotated[
    bool | str, PlainValidator(_yes_or_text), WithJsonSchema({"type": ["boolean", "string", "integer"]})
]


def _custom(value: dict[str, object]) -> dict[str, object]:
    flaws = list(_flaws(value, ()))
    if flaws:
        raise ValidationError.from_exception_data("custom", flaws)
    return value


def _flaws(value: object, steps: tuple[str | int, ...]) -> Iterator[InitErrorDetails]:
    """What is wrong within `custom`, each with its place: the rules are those of every text and number."""
    if wrong := _wrong(value, len(steps)):
        yield {"type": wrong, "loc": steps, "input": value}
    elif isinstance(value, dict):
        for key, member in value.items():
            if wrong := _wrong(key, 0):
                context = {"key": quoted(key), "wrong": wrong.message()}
                bad_key = PydanticCustomError("bad_key", "the key {key} is no text: {wrong}", context)
                yield {"type": bad_key, "loc": steps, "input": value}
            yield from _flaws(member, (*steps, key.encode(errors="backslashreplace").decode()))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _flaws(member, (*steps, index))


def _wrong(value: object, depth: int) -> PydanticCustomError | None:
    """What is wrong with a value itself, whatever is within it."""
    if isinstance(value, str):
        try:
            plain_text(value)
        except PydanticCustomError as wrong:
            return wrong
    elif isinstance(value, dict | list) and depth >= CUSTOM_DEPTH:
        return PydanticCustomError("too_deep", "objects and lists are nested too deeply")
    elif isinstance(value, int | float) and not isinstance(value, bool) and not is_finite(value):
        return PydanticCustomError("finite_number", "the number is not finite")
    return None


Custom = Annotated[dict[str, object], AfterValidator(_custom)]

Kind = Literal[
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
    """A person (family, given) or a body (literal)."""

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
    """A date, or a range of two: `date-parts` is [[year, month, day]], later parts left out when unknown.

    A year before Christ is negative (CSL 1.0.2, "AD and BC"), so that there is no year 0; months and days are those of
    the Gregorian calendar, as ISO 8601 carries it back. A season may stand
    in place of a month: 21 to 24, or 13 to 16.
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


Names = NonEmpty[CslName]


class CslItem(Whole, alias_generator=_hyphenated):
    """One publication."""

    type: Kind
    id: TextOrNumber | None = None

    title: Text | None = None
    author: Names | None = None
    issued: CslDate | None = None
    container_title: Text | None = None
    volume: TextOrNumber | None = None
    issue: TextOrNumber | None = None
    page: TextOrNumber | None = None
    DOI: Text | None = None
    PMID: TextOrNumber | None = None
    PMCID: Text | None = None
    URL: WebAddress | None = None

    chair: Names | None = None
    collection_editor: Names | None = None
    compiler: Names | None = None
    composer: Names | None = None
    container_author: Names | None = None
    contributor: Names | None = None
    curator: Names | None = None
    director: Names | None = None
    editor: Names | None = None
    editorial_director: Names | None = None
    executive_producer: Names | None = None
    guest: Names | None = None
    host: Names | None = None
    illustrator: Names | None = None
    interviewer: Names | None = None
    narrator: Names | None = None
    organizer: Names | None = None
    original_author: Names | None = None
    performer: Names | None = None
    producer: Names | None = None
    recipient: Names | None = None
    reviewed_author: Names | None = None
    script_writer: Names | None = None
    series_creator: Names | None = None
    translator: Names | None = None

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

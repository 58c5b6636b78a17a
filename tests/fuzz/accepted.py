"""What is accepted stands whole on every surface that needs neither a site builder nor Typst, and adds no word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from clinical_consensus.contract.fields import Editorial, Shown, field_classes, records_below
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Collection
from documents import squeezed
from fuzz.contract import Place, Steps, places, records, types_of
from fuzz.made import Made, made_of
from shown_texts import shown_texts
from sites import COLLECTIONS, OWN_WORDS, Json, states_certainty
from surfaces import FILE_SURFACES, grid, strings_in, texts_left, texts_on

WORKBOOKS = ("data/questions.xlsx", "downloads/review-sheet.xlsx")
WORD = re.compile(r"[^\W_]+")


def faults(made: Made) -> Iterator[str]:
    """Each text that a surface lacks or adds, and each file that cannot be read."""
    yield from _lost_from_pages(made)
    for question in made.data["questions"]:
        yield from _lost(made, question)
    yield from _changed(made)
    yield from _added(made)


SURFACES: dict[str, Callable[[Made, Json], str]] = {
    "page": Made.page,
    "notes of the slides": Made.notes,
    "cards": Made.cards,
    **{
        name: lambda made, question, text=text: text(made.opened.files.__getitem__, question)  # type: ignore[misc]
        for name, text in FILE_SURFACES.items()
    },
}
ON_THE_PAGE = {"cards": ("rationale", "references")}
"""The fields of a question that a surface leaves to the question's page."""


def _lost(made: Made, question: Json) -> Iterator[str]:
    """The texts of a question that a surface does not have whole."""
    for surface, read in SURFACES.items():
        whole = squeezed(read(made, question))
        left = texts_left(made.data, surface)
        asked = {name: value for name, value in question.items() if name not in ON_THE_PAGE.get(surface, ())}
        for each in shown_texts(made.data, Question, asked):
            for text in texts_on(surface, each):
                if text not in left and squeezed(text) not in whole:
                    yield f"{surface} of {question['id']}: it lacks {text!r}"


CLASSES = {record.__name__: record for record in records_below(Collection)}


def is_shown(place: Place) -> bool:
    """Whether a value is free text that readers are shown."""
    record = CLASSES.get(place.record)
    if record is None or not isinstance(place.value, str) or place.record.startswith("Csl"):
        return False
    names = {of.alias or name: name for name, of in record.model_fields.items()}
    of = field_classes(record)[names[place.field]]
    is_free = types_of(place.schema) <= {"string", "array", "null"} and "minLength" in str(place.schema)
    is_name = (place.record, place.field) == ("Provenance", "field") or place.field == "not_transcribed"
    return isinstance(of, Shown | Editorial) and is_free and "pattern" not in str(place.schema) and not is_name


def _lost_from_pages(made: Made) -> Iterator[str]:
    whole = squeezed(made.shown)
    silent = {*_notes_of_nothing(made.data)}
    if not states_certainty(made.data):
        silent.add(("certainty_scheme", "label"))
    for place in places(made.data):
        if is_shown(place) and place.steps not in silent and squeezed(place.value) not in whole:
            yield f"pages: they lack {place.steps}: {place.value!r}"


def _notes_of_nothing(data: Json) -> Iterator[Steps]:
    """The notes on how fields were placed that the question does not state."""
    for number, question in enumerate(data["questions"]):
        stated = {name for name, value in question.items() if value}
        stated |= {f"parts.{part['id']}" for part in question.get("parts") or []}
        for answer in question["recommendations"]:
            stated |= {f"recommendations.{answer['id']}.{name}" for name, value in answer.items() if value}
        for at, entry in enumerate(question.get("provenance") or []):
            if entry["field"] not in stated:
                yield ("questions", number, "provenance", at, "note")


def _changed(made: Made) -> Iterator[str]:
    """The files for machines that do not have what the collection has."""
    files, data = made.opened.files, made.data
    if files["data/collection.json"] != made.generated.raw:
        yield "data/collection.json: it is not the file that was read"
    for question in data["questions"]:
        ET.fromstring(files["changes/feed.xml"])
        markup = squeezed("\n".join(strings_in(made.opened.markup(question))))
        answers = [each["text"] for answer in question["recommendations"] for each in answer["statements"]]
        yield from (
            f"JSON-LD of {question['id']}: it lacks {text!r}" for text in answers if squeezed(text) not in markup
        )


def _added(made: Made) -> Iterator[str]:
    """The words of a surface that neither the collection nor the site has."""
    own = words_of_values([made.data, *made.sources]) | FURTHER_WORDS
    for surface, words in words_shown(made).items():
        for word in sorted(words - own - own_words()[surface]):
            yield f"{surface}: neither the collection nor the site has the word {word!r}"


FURTHER_WORDS = {"Vol", "abstention", "approved", "doi", "ed", "editors", "https", "org", "p", "pp", "voter"} | {
    word for schema in records().values() for name in schema["properties"] for word in name.split("_")
}
"""What the site says that no collection of the tests makes it say."""


def words_shown(made: Made) -> dict[str, set[str]]:
    """The words on each surface but those that are figures."""
    notes = [text for slide in made.slides for text in (slide.kicker, slide.heading, slide.foot, slide.notes)]
    blocks = [text for slide in made.slides for block in slide.blocks for text in (block.text, block.label, block.note)]
    files = {path: content.decode() for path, content in made.opened.files.items() if path.endswith(".txt")}
    files.pop("SHA256SUMS.txt")
    texts = {
        "pages": made.shown,
        "llms.txt": files.pop("llms.txt"),
        "plain text": "\n".join(files.values()),
        "feed": "\n".join(_said_in_feed(made)),
        "slides": "\n".join([*notes, *blocks]),
        "cards": "\n".join(made.cards(question) for question in made.data["questions"]),
        "CSV": made.opened.files["data/questions.csv"].decode("utf-8-sig"),
        **{path: "\n".join(strings_in(grid(made.opened.files[path]))) for path in WORKBOOKS},
    }
    return {name: set(filter(_is_worded, WORD.findall(unquote(text)))) for name, text in texts.items()}


def _said_in_feed(made: Made) -> Iterator[str]:
    for element in ET.fromstring(made.opened.files["changes/feed.xml"]).iter():
        if element.tag.rpartition("}")[2] not in ("id", "updated"):
            yield element.text or ""


def _is_worded(word: str) -> bool:
    """Whether a word is neither a figure ("7th", "1E2" in Excel), initials, a PMCID nor a hash."""
    return (
        not (word.isupper() and len(word) <= 3)
        and re.fullmatch(r"[\dE]+(st|nd|rd|th)?|PMC.*|[0-9a-f]{64}", word) is None
    )


@cache
def own_words() -> dict[str, set[str]]:
    """The words that the site itself says on each surface, as the collections of the tests show."""
    found: dict[str, set[str]] = {}
    for file in COLLECTIONS.values():
        made = made_of(file, json.loads(file.read_bytes()))
        for surface, words in words_shown(made).items():
            found[surface] = found.get(surface, set(OWN_WORDS)) | (words - words_of_values(made.data))
    return found


def words_of_values(value: object) -> set[str]:
    """Every word of a value in JSON, names of fields among them."""
    if isinstance(value, dict):
        return set().union(*(words_of_values(each) for each in (*map(str.capitalize, value), *value.values())))
    if isinstance(value, list):
        return set().union(*map(words_of_values, value))
    return set(WORD.findall(f"{value}\n{unquote(str(value))}"))

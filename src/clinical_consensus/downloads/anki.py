"""Flash cards for Anki: the question on the front; its response, strength and other facts on the back.

Ids are made from the collection's and the questions' ids, so that importing a later edition updates the cards.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import genanki
from markupsafe import Markup, escape

from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.language import INTERFACE, Spoken, declared_in
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.collection.wording import JUDGEMENT, marked
from clinical_consensus.downloads.card_blocks import block_html, text_html
from clinical_consensus.files.archive import zipped

_MODEL = 1_603_221_881
"""The id of the note type, drawn once at random, as genanki requires; it must never change."""

_STYLE = """
.card { font: 20px/1.5 "Source Sans 3", "Helvetica Neue", Arial, sans-serif; color: #17222b; background: #fff }
.card { max-width: 40em; margin: 0 auto; padding: 12px; text-align: start }
.card.nightMode { color: #e9eef1; background: #10181d }
h1 { font-size: 1.25em; line-height: 1.25; margin: 0 0 .6em }
h3 { font-size: 1em; margin: .6em 0 .2em }
.response { border-inline-start: 4px solid #0b5a6f; padding-inline-start: .8em }
.response { white-space: pre-line; unicode-bidi: plaintext }
.small { font-size: .8em; opacity: .85 }
.gap { font-style: italic }
.notice { font-weight: 600 }
.wide { overflow-x: auto }
table { border-collapse: collapse; margin: .4em 0 }
th, td { border: 1px solid; padding: .1em .5em; text-align: start; vertical-align: top }
.badge { border: 1.5px solid; border-radius: 999px; padding: 0 .6em; font-weight: 600 }
"""

_COMMANDS = re.compile(r"(\\(?=[()\[\]])|\[(?=sound:|anki:|latex\]|/?\$))")

_FRONT = '<div lang="en">{{Question}}</div>'
_BACK = '{{FrontSide}}<hr id="answer"><div lang="en">{{Answer}}<div class="small">{{Source}}</div></div>'


@dataclass(frozen=True)
class Card:
    """One card: its question's id, its tags, and its three fields as HTML.

    The tags are the ids of its topics, and its section within those around it: "surgery::knee".
    """

    id: str
    tags: tuple[str, ...]
    question: str
    answer: str
    source: str


def card(collection: CollectionView, question: QuestionView) -> Card:
    """Return the card of a question of `collection`."""
    spoken = collection.spoken
    fields = (_question(question), _answers(question, spoken), _source(collection, question, spoken))
    asked, answer, source = (declared_in(_plain(field), spoken.language) for field in fields)
    section = "::".join(value.id for value in question.section.values)
    tags = (*question.record.topics, *([section] if section else []))
    return Card(question.id, tags, asked, answer, source)


def card_file(collection_id: str, title: str, cards: Iterable[Card], date: datetime.date) -> bytes:
    """Return the .apkg file of `cards`. Anki uses `date`, the edition's, to find the newer of two files."""
    model = genanki.Model(
        _MODEL,
        "Clinical consensus: question and response",
        fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "Source"}],
        templates=[{"name": "Response", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    deck = genanki.Deck(_stable_id(collection_id), _deck_name(title))
    for each in cards:
        texts = [each.question, each.answer, each.source]
        guid = genanki.guid_for(collection_id, each.id)
        deck.add_note(genanki.Note(model=model, fields=texts, guid=guid, tags=list(each.tags)))
    epoch = datetime.datetime.combine(date, datetime.time(), datetime.UTC).timestamp()
    return zipped({"collection.anki2": _database(genanki.Package(deck), max(epoch, 0.0)), "media": b"{}"})


def _database(package: Any, epoch: float) -> bytes:
    """The cards as Anki's database, made in memory: `write_to_file` leaves a copy in the temporary folder."""
    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), epoch, itertools.count(int(epoch * 1000)))
        connection.commit()
        return connection.serialize()


def _deck_name(title: str) -> str:
    """A title as the name of one deck: Anki reads "::" as a subdeck, so a zero-width space separates the colons."""
    return re.sub(":(?=:)", ":\u200b", title)


def _plain(field: Markup) -> str:
    """A field that Anki does not search for formulas, sounds or other commands: an empty element splits their marks."""
    return _COMMANDS.sub(r"\1<span></span>", str(field))


def _stable_id(name: str) -> int:
    """An id that Anki accepts (a positive number below 2^53), the same for the same name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6]) + 1


def _question(question: QuestionView) -> Markup:
    parts = (
        Markup("<p><b>{}</b> <bdi>{}</bdi>{}</p>").format(part.label, part.text.text, _mark(part.text))
        for part in question.parts
    )
    heading = Markup("<h1>{} <bdi>{}</bdi></h1>").format(question.numbering, question.heading)
    return heading + Markup("").join(parts)


def _answers(question: QuestionView, spoken: Spoken) -> Markup:
    notice = Markup('<p class="notice" dir="auto" lang="en">{}</p>')
    notices = [notice.format(each) for each in question.standing.notices]
    return Markup("").join([*notices, *(piece for each in question.recommendations for piece in _answer(each, spoken))])


def _answer(recommendation: RecommendationView, spoken: Spoken) -> Iterator[Markup]:
    if recommendation.several:
        yield Markup('<p class="small">{}</p>').format(recommendation.heading)
    yield _fact(recommendation.strength, "badge", spoken)
    yield Markup('<p class="response" dir="auto">{}</p>').format(recommendation.unbroken)
    if recommendation.response.is_inferred:
        yield Markup('<p class="small">{}</p>').format(marked("Response", inferred=True))
    for fact in (*recommendation.graded[1:], *recommendation.further):
        yield _fact(fact, "", spoken)
    for note in recommendation.notes:
        yield Markup('<p class="small" dir="auto" lang="en">{}</p>').format(note)


def _fact(fact: Fact, style: str, spoken: Spoken) -> Markup:
    """A fact as a paragraph; a long text as its blocks."""
    label = Markup('<span class="small"{}>{}</span>').format(_said_in(spoken.of_label(fact.label)), fact.heading)
    if fact.is_long and fact.is_stated:
        blocks = Markup("").join(map(block_html, fact.values))
        return Markup('<p>{}{}</p><div class="long">{}</div>').format(label, _mark(fact), blocks)
    text = _text(fact, style if fact.is_stated else "gap")
    note = Markup(' <span class="small">{}</span>').format(fact.definition) if fact.definition else ""
    return Markup("<p>{} {}{}{}</p>").format(label, text, _mark(fact), note)


def _line(fact: Fact, spoken: Spoken) -> Markup:
    """A fact as a line after its label."""
    label = _said_in(spoken.of_label(fact.label))
    definition = f". {fact.definition}" if fact.definition else ""
    return Markup("<span{}>{}:</span> {}{}{}").format(label, fact.heading, _text(fact, ""), _mark(fact), definition)


def _text(fact: Fact, style: str) -> Markup:
    """The text of a fact with its line breaks."""
    ours = _said_in("" if fact.is_stated and not fact.is_ours else INTERFACE)
    name = Markup(' class="{}"').format(style) if style else ""
    return Markup("<bdi{}{}>{}</bdi>").format(ours, name, text_html(fact.text))


def _said_in(language: str) -> Markup:
    return Markup(f' lang="{language}"' if language else "")  # noqa: S704 - a language tag


def _source(collection: CollectionView, question: QuestionView, spoken: Spoken) -> Markup:
    lines = [question.byline, *(_line(fact, spoken) for fact in question.further), *question.notes]
    lines += [collection.cite(question), *filter(None, (question.published, question.standing.line))]
    lines += [*(_line(fact, spoken) for fact in (collection.rights, *collection.facts)), JUDGEMENT]
    return Markup("<br>").join(escape(line) for line in lines)


def _mark(fact: Fact) -> Markup:
    return (
        Markup(' <span class="small">{}</span>').format(marked("", inferred=True).strip())
        if fact.is_inferred
        else Markup("")
    )

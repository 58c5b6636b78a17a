"""Flash cards for Anki: the question on one side; its response, strength and what is known of both on the other.

The ids come from the collection's and the questions' ids, so that importing a later edition updates the cards.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import genanki
from markupsafe import Markup, escape

from clinical_consensus.collection.old_view import Answer, Fact, Imprint, Sheet
from clinical_consensus.files.archive import rezipped

_MODEL = 1_603_221_881
"""The id of our kind of card, the same for ever; as genanki asks, drawn once at random."""

_STYLE = """
.card { font: 20px/1.5 "Source Sans 3", "Helvetica Neue", Arial, sans-serif; color: #17222b; background: #fff }
.card { max-width: 40em; margin: 0 auto; padding: 12px; text-align: start }
.card.nightMode { color: #e9eef1; background: #10181d }
h1 { font-size: 1.25em; line-height: 1.25; margin: 0 0 .6em }
.response { border-inline-start: 4px solid #0b5a6f; padding-inline-start: .8em }
.response { white-space: pre-line; unicode-bidi: plaintext }
.small { font-size: .8em; opacity: .85 }
.gap { font-style: italic }
.badge { border: 1.5px solid; border-radius: 999px; padding: 0 .6em; font-weight: 600 }
"""

_COMMANDS = re.compile(r"(\\(?=[()\[\]])|\[(?=sound:|anki:|latex\]|/?\$))")

_BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<div class="small">{{Source}}</div>'


def cards(imprint: Imprint, sheets: Iterable[Sheet], date: datetime.date) -> bytes:
    """Return the .apkg file with a card for each of `sheets`; by `date`, the edition's, Anki tells which is newer."""
    model = genanki.Model(
        _MODEL,
        "Clinical consensus: question and response",
        fields=[{"name": "Question"}, {"name": "Answer"}, {"name": "Source"}],
        templates=[{"name": "Response", "qfmt": "{{Question}}", "afmt": _BACK}],
        css=_STYLE,
    )
    deck = genanki.Deck(_stable_id(imprint.id), _deck_name(imprint.title))
    for sheet in sheets:
        fields = [_plain(text) for text in (_question(sheet), _answers(sheet), _source(imprint, sheet))]
        guid = genanki.guid_for(imprint.id, sheet.id)
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid, tags=list(sheet.topics)))
    epoch = datetime.datetime.combine(date, datetime.time(), datetime.UTC).timestamp()
    with TemporaryDirectory(prefix="consensus-cards-") as folder:
        file = Path(folder) / "cards.apkg"
        genanki.Package(deck).write_to_file(file, timestamp=max(epoch, 0.0))
        return rezipped(file.read_bytes())


def _deck_name(title: str) -> str:
    """A title as the name of one deck: Anki takes "::" for a deck in a deck, so that an empty space parts every one."""
    return re.sub(":(?=:)", ":\u200b", title)


def _plain(field: Markup) -> str:
    """A field in which Anki finds no formula, sound or other command of its own: an empty element parts their signs."""
    return _COMMANDS.sub(r"\1<span></span>", str(field))


def _stable_id(name: str) -> int:
    """An id that Anki accepts (a positive number below 2^53), the same for the same name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6]) + 1


def _question(sheet: Sheet) -> Markup:
    parts = (
        Markup("<p><b>{}</b> <bdi>{}</bdi>{}</p>").format(part.label, part.text, _mark(part.inferred))
        for part in sheet.parts
    )
    heading = Markup("<h1>{}. <bdi>{}</bdi></h1>").format(sheet.number, sheet.heading)
    return heading + Markup("").join(parts)


def _answers(sheet: Sheet) -> Markup:
    return Markup("").join(piece for answer in sheet.answers for piece in _answer(answer, len(sheet.answers) > 1))


def _answer(answer: Answer, several: bool) -> Iterator[Markup]:
    if several:
        yield Markup('<p class="small">{}</p>').format(answer.heading)
    yield _fact(answer.strength, "badge")
    yield Markup('<p class="response" dir="auto">{}</p>').format(answer.response)
    if answer.inferred:
        yield Markup('<p class="small">Response (inferred)</p>')
    yield _fact(answer.consensus, "")
    yield _fact(answer.vote, "")
    for note in answer.notes:
        yield Markup('<p class="small" dir="auto">{}</p>').format(note)


def _fact(fact: Fact, style: str) -> Markup:
    text = Markup('<bdi class="{}">{}</bdi>').format(style if fact.stated else "gap", fact.text)
    note = Markup(' <span class="small">{}</span>').format(fact.note) if fact.note else ""
    return Markup('<p><span class="small">{}</span> {}{}{}</p>').format(fact.label, text, _mark(fact.inferred), note)


def _source(imprint: Imprint, sheet: Sheet) -> Markup:
    said = [sheet.byline, *sheet.notes]
    said += [sheet.cite, *filter(None, (imprint.published, imprint.edition)), imprint.rights.line(), imprint.judgement]
    return Markup("<br>").join(escape(each) for each in said)


def _mark(is_inferred: bool) -> Markup:
    return Markup(' <span class="small">(inferred)</span>') if is_inferred else Markup("")

"""Import a document: from its lines to a draft that keeps the data contract, and an account of every word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinical_consensus.importing.abbreviations import listed_whole, spelled_out
from clinical_consensus.importing.boxed_rows import boxed_rows
from clinical_consensus.importing.cited import with_cited
from clinical_consensus.importing.collection_draft import DraftProfile, Numbered, collection_draft
from clinical_consensus.importing.collection_title import collection_title
from clinical_consensus.importing.cut_responses import cut_notes
from clinical_consensus.importing.document_fields import document_fields
from clinical_consensus.importing.entries import Entry, entries
from clinical_consensus.importing.graded import grade_notes
from clinical_consensus.importing.layout import running_lines
from clinical_consensus.importing.lines import ReadDocument
from clinical_consensus.importing.marker_style import marker_style
from clinical_consensus.importing.names import slug
from clinical_consensus.importing.paragraph_steps import read_together
from clinical_consensus.importing.paragraphs import paragraphs
from clinical_consensus.importing.placed import ReadValue, whole
from clinical_consensus.importing.question_draft import Wanted, draft_of
from clinical_consensus.importing.question_rows import question_rows
from clinical_consensus.importing.run_fields import scale_name
from clinical_consensus.importing.segments import Paragraph, WordSpan
from clinical_consensus.importing.sound import Dropped, sound
from clinical_consensus.importing.transposed import transposed_rows
from clinical_consensus.importing.unlabelled import graded_rows
from clinical_consensus.importing.words import Account, account

_OFFICE = "officedocument"
"""In the media types of documents whose lines are whole paragraphs: Word's and PowerPoint's."""


@dataclass(frozen=True)
class ImportOptions:
    """What the caller wants of a draft."""

    id: str
    prefix: str
    date: str
    source_file: str
    """The path of the source's text, relative to the draft's folder."""
    source_sha256: str
    number_from: int | None = None
    """The number of the first question; None: the numbers of the document."""
    by_sentence: bool = False


@dataclass(frozen=True)
class Unanswered:
    """A question that is not in the draft, because the document has no response under it, or no words above one."""

    number: str
    title: str
    line: int
    page: int


@dataclass(frozen=True)
class Imported:
    """A draft, and what became of the document's words."""

    collection: dict[str, ReadValue]
    words: Account
    unanswered: tuple[Unanswered, ...]
    dropped: tuple[Dropped, ...]
    """Fields that were read but break the data contract: they are unplaced."""
    notes: tuple[str, ...]


class NoDraftError(ValueError):
    """A document has no question with a response; the message says what was looked for."""


def import_document(document: ReadDocument, options: ImportOptions) -> Imported:
    """Return the draft of a document. Raises NoDraftError."""
    lines = document.lines
    rows = graded_rows(lines, boxed_rows(lines, transposed_rows(lines, question_rows(lines))))
    running = {**running_lines(lines), **rows.heads}
    is_wrapped = _OFFICE not in document.media_type
    every = read_together(paragraphs(lines, running, rows.cells, is_wrapped=is_wrapped))
    found, above = entries(every)
    found = with_cited(found)
    counted = Counter(paragraph.text for paragraph in every)
    wanted = Wanted(options.prefix, options.by_sentence, counted, _label_names(found))
    drafted = [(entry, draft_of(entry, "q", wanted) is not None) for entry in found]
    answered = [entry for entry, has_draft in drafted if has_draft]
    unanswered = [_unanswered(entry) for entry, has_draft in drafted if not has_draft]
    if not answered:
        raise NoDraftError(_nothing(found, every))
    numbered = _numbered(answered, options, wanted)
    terms, term_words, term_notes = _terms(every, numbered)
    title, title_words, title_note = collection_title(lines, running, every[:above], document, every[above])
    last = [each for block in found[-1].blocks for each in block.paragraphs] if len(found) > 1 else []
    own = document_fields(every[:above], last)
    source = _source(document, options)
    profile = DraftProfile(options.id, title, options.date, source, terms, wanted.labels, own.values)
    style = marker_style([question.draft for question in numbered])
    kept, dropped, collection = sound(profile, numbered, style, collection_draft)
    fields = [each for question in kept for each in question.draft.fields]
    placed = [span for each in fields for span in each.words if each.value is not None and not each.is_coded]
    layout = [*rows.strokes, *(WordSpan(index, 0, len(lines[index].text)) for index in running)]
    layout += own.frame
    layout += [span for question in kept for span in question.draft.layout]
    layout += [span for each in fields for span in (*each.frame, *each.words)]
    words = account(lines, [*placed, *term_words, *title_words, *own.words], layout)
    notes = (
        *document.notes, title_note, *term_notes, *_split_note(options, collection), *grade_notes(collection),
        *cut_notes(collection),
    )  # fmt: skip
    return Imported(collection, words, tuple(unanswered), tuple(dropped), notes)


def _nothing(found: Sequence[Entry], every: Sequence[Paragraph]) -> str:
    if not every:
        return "it has no text"
    headed = (
        f"{len(found)} headings of questions, but no response under them" if found else "no question with a response"
    )
    return (
        f"there is {headed}; a question begins as “Question 3: …”, “3. …” or as a heading, and its response with "
        "“Response/Recommendation:”, “Recommendation:” or “Response:”"
    )


def _unanswered(entry: Entry) -> Unanswered:
    heading, paragraph = entry.blocks[0].heading, entry.blocks[0].paragraphs[0]
    title = heading.title or " ".join(piece.paragraph.text for piece in (*entry.titles, *entry.parts)[:1])
    return Unanswered(f"{heading.number}{heading.letter}", title, paragraph.first.span.line + 1, paragraph.page)


def _numbered(found: Sequence[Entry], options: ImportOptions, wanted: Wanted) -> list[Numbered]:
    """Give each question its number: the document's, where these are whole and unique, or in order from the first."""
    printed = [entry.number for entry in found]
    unique = all(printed) and len(set(map(slug, printed))) == len(printed)
    are_whole = unique and all(map(str.isdecimal, printed)) and len(set(map(int, printed))) == len(printed)
    numbered: list[Numbered] = []
    for place, (entry, written) in enumerate(zip(found, printed, strict=True)):
        own = int(written) if are_whole and options.number_from is None else (options.number_from or 1) + place
        name = slug(written) if unique and options.number_from is None else str(own)
        draft = draft_of(entry, f"{options.prefix}-q{name}", wanted)
        assert draft
        numbered.append(Numbered(draft, own, written if written and written != str(own) else None))
    return numbered


def _source(document: ReadDocument, options: ImportOptions) -> dict[str, ReadValue]:
    source: dict[str, ReadValue] = {
        "id": "deck",
        "title": document.title,
        "file": options.source_file,
        "sha256": options.source_sha256,
    }
    original = {"title": document.title, "url": None, "media_type": document.media_type, "sha256": document.sha256}
    return {**source, "original": original if document.media_type else None}


def _label_names(found: Sequence[Entry]) -> Mapping[str, str]:
    """Return what the document calls strength and certainty: the first label of each, in sentence case as printed."""
    names: dict[str, str] = {}
    for entry in found:
        for run in entry.runs:
            if run.label and run.label.name and run.kind in ("strength", "certainty"):
                names.setdefault(run.kind, scale_name(run.label.name))
    return names


def _terms(
    every: Sequence[Paragraph], numbered: Sequence[Numbered]
) -> tuple[list[tuple[str, str]], list[WordSpan], list[str]]:
    """Return the abbreviations that the text spells out, the places of lists of them, and what is unsure."""
    found: dict[str, str] = {}
    unsure: dict[str, str] = {}
    words: list[WordSpan] = []
    for paragraph in every:
        label = paragraph.label
        rest = paragraph.after(label.length) if label and label.kind == "abbreviations" else None
        if rest and (listed := listed_whole(rest.text)):
            found = listed | found
            words += whole(paragraph)
    for question in numbered:
        texts = [
            question.draft.title,
            *(part["text"] for part in question.draft.parts),
            *_texts([each.value for each in question.draft.fields]),
        ]
        for text in texts:
            for short, name in spelled_out(text):
                if name:
                    found.setdefault(short, name)
                else:
                    unsure.setdefault(short, text)
    notes = [
        f"“({short})” is no term of the draft: which words it stands for is not sure."
        for short in unsure
        if short not in found
    ]
    return sorted(found.items()), words, notes


def _texts(values: Sequence[ReadValue]) -> list[str]:
    texts: list[str] = []
    for value in values:
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, list):
            texts += [each for each in value if isinstance(each, str)]
    return texts


def _split_note(options: ImportOptions, collection: Mapping[str, ReadValue]) -> list[str]:
    answers = [answer for question in collection["questions"] for answer in question["recommendations"]]
    count = sum(len(answer["statements"]) for answer in answers)
    if not options.by_sentence:
        return []
    return [
        f"{len(answers)} responses are divided into {count} statements, one to a sentence: an editorial aid, not the "
        "source’s."
    ]

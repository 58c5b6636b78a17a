"""Write a comparison of two editions as a document, and as JSON for other programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator

from clinical_consensus.collection import wording
from clinical_consensus.compare.comparison import EditionComparison, QuestionChange
from clinical_consensus.compare.field_change import FieldChange
from clinical_consensus.compare.lookalikes import code_point
from clinical_consensus.compare.markdown import markdown_block, markdown_line
from clinical_consensus.compare.redline import Piece
from clinical_consensus.contract.editorial import Edition, HistoryEntry
from clinical_consensus.contract.terminal import steers

OWN_TEXT = "Its own text is unchanged, yet it is a draft: the collection changed"
NO_REASON = "No entry says why."
HARD_TO_SEE = "Changes that are hard to see"
REWRITTEN = "Its published history was rewritten"
AIDS_EDITED = "Editorial aids changed too: topics, related questions, roles, places in the source, or past history."
REFERENCES_EDITED = "References changed in what their lines do not show, such as given names or months."
RECORDS_EDITED = "Other records of the collection changed too: its account, contact, terms, topics, authors or sources."

_KINDS = {**wording.CHANGES, "removed": "Removed", "unchanged": "Text unchanged"}


def as_markdown(comparison: EditionComparison) -> str:
    """Return a comparison as a Markdown document (CommonMark, with ~~ ~~ as decoration).

    Every change is stated in words: "[removed: …]", "[added: …]"; the emphasis only repeats it. No text of the data is
    interpreted as Markdown.
    """
    return "\n\n".join(_blocks(comparison)) + "\n"


def _blocks(comparison: EditionComparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    named = f"a {comparison.name}" if comparison.is_draft else new.version
    before = f"a draft after edition {old.version}" if comparison.is_after_a_draft else f"edition {old.version}"
    compared = f"{markdown_line(before)} compared with {markdown_line(named)}"
    yield f"# {markdown_line(comparison.title)}: {compared}"
    drafted = f"{comparison.heading}: no edition contains this text yet"
    was = markdown_line(comparison.old_heading) or _edition(old)
    yield f"- Old: {was}\n- New: {markdown_line(drafted) if comparison.is_draft else _edition(new)}"
    yield _summary(comparison)
    if comparison.changes or comparison.editorial:
        yield "## The collection"
        yield from _fields(comparison.changes)
        if comparison.editorial:
            yield RECORDS_EDITED
    for question in comparison.questions:
        if not question.is_same:
            yield from _of_question(question)
    same = [question for question in comparison.questions if question.is_same]
    for heading, listed in (
        ("Drafts whose own text is unchanged", [each for each in same if each.is_drafted_beside]),
        ("Unchanged", [each for each in same if not each.is_drafted_beside]),
    ):
        if listed:
            yield f"## {heading}"
            yield "\n".join(f"- {_title(question)}" for question in listed)


def _edition(edition: Edition) -> str:
    return markdown_line(wording.edition(edition) + (f". {wording.isolated(edition.note)}" if edition.note else ""))


def _summary(comparison: EditionComparison) -> str:
    counts = ", ".join(f"{count} {each}" for each, count in comparison.tally.items())
    sentences = [f"{_count(len(comparison.questions), 'question')}: {counts}."]
    if comparison.is_same:
        sentences.append("Nothing changed.")
    if drafts := comparison.drafted_beside:
        said = wording.drafts(len(drafts), drafts[0].draft_after)
        sentences.append(f"{said} because of a change of the collection alone.")
    if comparison.unexplained:
        sentences.append(f"{_count(len(comparison.unexplained), 'change')} without an entry that says why.")
    return " ".join(sentences)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _title(question: QuestionChange) -> str:
    title = wording.marked(markdown_line(wording.isolated(question.title)), question.title_inferred)
    marks = (mark for mark in question.marks if mark != question.kind)
    return wording.with_marks(f"Question {question.label}: {title}", marks)


def _of_question(question: QuestionChange) -> Iterator[str]:
    yield f"## {_title(question)}"
    yield f"**{OWN_TEXT if question.is_drafted_beside else _KINDS[question.kind]}.**"
    for entry in question.reasons:
        yield f"- {markdown_line(wording.history(entry))}"
    if not question.explained:
        yield f"- {NO_REASON}"
    if question.is_rewritten:
        yield f"- {REWRITTEN}: {question.rewritten}."
    yield from _fields(question.changes)
    if "aids" in question.edited:
        yield AIDS_EDITED
    if "references" in question.edited:
        yield REFERENCES_EDITED


def _fields(changes: Iterable[FieldChange]) -> Iterator[str]:
    """Yield the headlines, and under each text its redline; a statement's is part of its response's."""
    for change in changes:
        yield f"- {markdown_block(markdown_line(change.headline))}"
        if change.pieces and not change.is_in_response:
            yield f"> {markdown_block(_redline(change.pieces))}"
        if change.unseen and not change.is_in_response:
            yield f"- {HARD_TO_SEE}: {markdown_line('; '.join(change.unseen))}"


def _redline(pieces: Iterable[Piece]) -> str:
    text, is_after_mark = "", False
    for piece in pieces:
        if piece.kind != "same":
            text += f"{' ' if is_after_mark else ''}{_mark(piece)}"
        elif is_after_mark and piece.text[0] in "(:":  # would turn the brackets into a link
            text += f"&#{ord(piece.text[0])};{markdown_line(piece.text[1:])}"
        else:
            text += markdown_line(piece.text)
        is_after_mark = piece.kind != "same"
    return text


def _mark(piece: Piece) -> str:
    """Return a change in words, with its outer white space outside the brackets: "[removed: ~~very~~] "."""
    if all(_is_unseen(character) for character in piece.text):
        return f"[{piece.kind}: {', '.join(map(_unseen_name, piece.text))}]"
    core = piece.text.strip(" ")
    before, after = (len(piece.text) - len(each) for each in (piece.text.lstrip(" "), piece.text.rstrip(" ")))
    around = "~~" if piece.kind == "removed" else "**"
    return f"{' ' * before}[{piece.kind}: {around}{markdown_line(wording.isolated(core))}{around}]{' ' * after}"


def _is_unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Mn")


def _unseen_name(character: str) -> str:
    plain = {" ": "a space", "\n": "a line break"}
    return plain.get(character) or code_point(character)


def as_json(comparison: EditionComparison) -> str:
    """Return a comparison as JSON, its keys sorted, the same bytes for the same comparison.

    - `collection`: `id`, `title`; `old`, `new`: the editions' `version`, `date`, `note`
    - `draft`: whether the new text is a draft under the old edition's version; `old_draft`: whether the old text is one
    - `same`: whether there is nothing to report; `explained`: whether every change of a question is
    - `counts`: how many questions there are of each kind
    - `changes`: the field changes of the collection; `editorial`: whether anything else outside the questions changed
    - `questions`: `id`, `number`, `title`, `title_inferred`, `standing` (the marks of the title), `kind`, `reasons`
      (history entries: `edition`, `date`, `change`, `reason`), `explained`, `changes`, `editorial`, `entered`, `lost`
      (history entries)
    - a field change: `field`, `kind`, `name`, `headline`, `before`, `after`, `pieces` (`kind`, `text`), `unseen` (what
      is hard to see, by code point), `inferred` (`before`, `after`), `text` (whether it is a change of text)

    For what they mean, see `EditionComparison`, `QuestionChange`, `FieldChange` and `Piece`.
    """
    value = {
        "collection": {"id": comparison.id, "title": comparison.title},
        "old": _json_edition(comparison.old),
        "new": _json_edition(comparison.new),
        "draft": comparison.is_draft,
        "old_draft": comparison.is_after_a_draft,
        "same": comparison.is_same,
        "explained": not comparison.unexplained,
        "counts": dict(comparison.counts),
        "changes": [_json_field(change) for change in comparison.changes],
        "editorial": comparison.editorial,
        "questions": [_json_question(question) for question in comparison.questions],
    }
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return "".join(json.dumps(each)[1:-1] if steers(each) else each for each in text)


def _json_edition(edition: Edition) -> dict[str, object]:
    return {"version": edition.version, "date": edition.date.isoformat(), "note": edition.note}


def _json_question(question: QuestionChange) -> dict[str, object]:
    return {
        "id": question.id,
        "number": question.number,
        "title": question.title,
        "title_inferred": question.title_inferred,
        "standing": list(question.marks),
        "kind": question.kind,
        "reasons": [_json_entry(entry) for entry in question.reasons],
        "explained": question.explained,
        "changes": [_json_field(change) for change in question.changes],
        "editorial": question.editorial,
        "entered": [_json_entry(entry) for entry in question.entered],
        "lost": [_json_entry(entry) for entry in question.lost],
    }


def _json_entry(entry: HistoryEntry) -> dict[str, object]:
    return {
        "edition": entry.edition,
        "date": entry.date.isoformat(),
        "change": entry.change,
        "reason": entry.reason,
    }


def _json_field(change: FieldChange) -> dict[str, object]:
    before, after = change.inferred
    return {
        "field": change.field,
        "kind": change.kind,
        "name": change.name,
        "headline": change.headline,
        "before": change.before,
        "after": change.after,
        "pieces": [{"kind": piece.kind, "text": piece.text} for piece in change.pieces],
        "unseen": list(change.unseen),
        "inferred": {"before": before, "after": after},
        "text": change.is_text,
    }

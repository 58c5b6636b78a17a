"""What the files of open data say alike of a question: its address, its marks of inference, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from clinical_consensus.collection import old_view, wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.editorial import Provenance
from clinical_consensus.contract.records import Author, Question
from clinical_consensus.contract.settings import Settings

INFERRED = "inferred"


def address(settings: Settings, question_id: str) -> str:
    """Return a question's hosted address, or "" when the site's is not known."""
    return f"{settings.site_url}questions/{question_id}/" if settings.site_url else ""


def is_inferred(relations: Relations, question: Question, field: str) -> bool:
    """Whether the place of a question's field in the source is inferred."""
    return (question.id, field) in relations.inferred


def marked(text: str, inferred: bool) -> str:
    """Return a text with the mark that goes with it."""
    return f"{text} (inferred)" if inferred else text


def heading(relations: Relations, question: Question) -> str:
    """Return a question's title with its mark."""
    return marked(question.title, is_inferred(relations, question, "title"))


def authors(relations: Relations, question: Question) -> tuple[Author, ...]:
    """Return the authors of a question whom the source states or who are inferred, in the source's order."""
    return tuple(relations.author[author] for author in question.authors or ())


def stated_authors(relations: Relations, question: Question) -> tuple[Author, ...]:
    """Return the authors whom the source states as such: none where they are inferred."""
    return () if is_inferred(relations, question, "authors") else authors(relations, question)


def names(of: tuple[Author, ...]) -> str:
    """Return names in one line."""
    return "; ".join(wording.isolated(author.name) for author in of)


def where(relations: Relations, question: Question, beginnings: tuple[str, ...]) -> str:
    """Return where the fields with these `beginnings` stand: "Title: line 3; Authors: line 5 (inferred: …)"."""
    return "; ".join(
        f"{old_view.field_name(question, entry.field)}: {place(relations, entry)}"
        for entry in old_view.standing(question)
        if entry.field.startswith(beginnings)
    )


def place(relations: Relations, entry: Provenance) -> str:
    """Return the lines that an entry names, with its mark and note, and its source where there are several."""
    several = len(relations.collection.sources) > 1
    source = f"{wording.isolated(relations.source[entry.source].title)}, " if several else ""
    note = f": {entry.note}" if entry.note else ""
    return f"{source}{wording.line_range(entry)}{f' (inferred{note})' if entry.placement == INFERRED else ''}"


def places(relations: Relations, question: Question, field: str) -> Iterator[str]:
    """Yield the places of one field."""
    return (place(relations, entry) for entry in question.provenance if entry.field == field)

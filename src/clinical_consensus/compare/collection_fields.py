"""Compare what two editions say about the collection itself: titles, publication, rights, strengths, levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from clinical_consensus.collection import wording
from clinical_consensus.collection.reader import Path, Reader
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.facts import further_changes
from clinical_consensus.compare.field_change import (
    ComparedField,
    FieldChange,
    matched,
    order_change,
    text_change,
    value_change,
)
from clinical_consensus.compare.publications import changes_of_publication
from clinical_consensus.contract.fields import field_class
from clinical_consensus.contract.scales import Certainty, Grade, Level


def changes_of_collection(old: CollectionView, new: CollectionView) -> Iterator[FieldChange]:
    """Yield the changes of the collection's titles, publication and rights, its strengths, levels and further facts."""
    was, now = old.profile, new.profile
    yield from text_change(ComparedField("title", "Title of the collection"), was.title, now.title)
    yield from text_change(ComparedField("long_title", "Long title of the collection"), was.long_title, now.long_title)
    related = ComparedField("publication", "Related publication")
    yield from changes_of_publication(related, was.publication, now.publication)
    note = ComparedField("publication_note", "Note on the related publication")
    yield from text_change(note, was.publication_note, now.publication_note)
    rights = ComparedField("rights", new.rights.label)
    absent = next((view.rights.text for view in (old, new) if not view.rights.is_stated), "")
    yield from text_change(rights, was.rights, now.rights, absent)
    yield from further_changes(old.every_fact, new.every_fact)
    one, other = (view.relations.collection.strength_scheme for view in (old, new))
    yield from value_change(ComparedField("strength_scheme.label", "Name of the strengths"), one.label, other.label)
    yield from _scheme(old, new, "strength_scheme.grades", (one.grades, other.grades))
    first, second = (view.relations.collection.consensus_scheme for view in (old, new))
    yield from value_change(ComparedField("consensus_scheme.label", "Name of the consensus"), first.label, second.label)
    yield from _scheme(old, new, "consensus_scheme.levels", (first.levels, second.levels))
    low, high = (view.relations.collection.certainty_scheme for view in (old, new))
    named = ComparedField("certainty_scheme.label", "Name of the certainty")
    yield from value_change(named, low.label if low else None, high.label if high else None)
    yield from _scheme(old, new, "certainty_scheme.levels", (low.levels if low else (), high.levels if high else ()))
    yield from _sections(old, new)
    yield from _authors(old, new)
    yield from _sources(old, new)


def _sections(old: CollectionView, new: CollectionView) -> Iterator[FieldChange]:
    was, now = (view.relations.collection.sections for view in (old, new))
    for before, after in matched(was, now):
        known = after or before
        assert known
        name = f"Section {wording.isolated(known.title)}"
        title = ComparedField(f"sections.{known.id}", name)
        yield from value_change(title, before.title if before else None, after.title if after else None)
        if before and after:
            parents = [_title(view, section.parent) for view, section in ((old, before), (new, after))]
            yield from value_change(ComparedField(f"sections.{known.id}.parent", f"{name}, within"), *parents)
    yield from order_change("sections", "Order of the sections", was, now)


def _title(view: CollectionView, section_id: str | None) -> str | None:
    return view.relations.section[section_id].title if section_id else None


def _authors(old: CollectionView, new: CollectionView) -> Iterator[FieldChange]:
    """Yield the changes of the authors' own facts, once for all of their questions."""
    for before, after in matched(old.relations.collection.authors, new.relations.collection.authors):
        known = after or before
        assert known
        was, now = (
            Reader(view.relations).further(Path(f"authors.{known.id}", "authors"), record) if record else ()
            for view, record in ((old, before), (new, after))
        )
        yield from further_changes(was, now, f"Author {wording.isolated(known.name)}, ")


def _sources(old: CollectionView, new: CollectionView) -> Iterator[FieldChange]:
    """Yield the changes of sources that both editions have: their titles and documents, which citations name."""
    was_all, now_all = (view.relations.collection.sources for view in (old, new))
    kept = set(map(wording.source, was_all)) & set(map(wording.source, now_all)) if _cites_alike(old, new) else set()
    for before, after in matched(was_all, now_all):
        if before and after and not {wording.source(before), wording.source(after)} <= kept:
            title = ComparedField(f"sources.{after.id}.title", "Title of the source")
            yield from text_change(title, before.title, after.title)
            was, now = (each.original for each in (before, after))
            document = ComparedField(f"sources.{after.id}.original.title", "Original document of the source")
            yield from text_change(document, was.title if was else None, now.title if now else None)
            address = ComparedField(f"sources.{after.id}.original.url", "Address of the original document")
            yield from value_change(address, was.url if was else None, now.url if now else None)


def _cites_alike(old: CollectionView, new: CollectionView) -> bool:
    """Whether both editions cite the sources of each question alike, so that other ids of sources change nothing."""
    both = old.question.keys() & new.question.keys()
    cited = ([sorted(map(wording.source, view.question[each].origin.sources)) for each in both] for view in (old, new))
    return next(cited) == next(cited)


_Graded = TypeVar("_Graded", Grade, Level, Certainty)


def _scheme(
    old: CollectionView, new: CollectionView, at: str, records: tuple[Sequence[_Graded], Sequence[_Graded]]
) -> Iterator[FieldChange]:
    for before, after in matched(*records):
        known = after or before
        assert known
        kind = field_class(type(known), "label").label
        path, name = f"{at}.{known.id}", f"{kind} {wording.isolated(known.label)}"
        label = ComparedField(f"{path}.label", kind)
        yield from value_change(label, before.label if before else None, after.label if after else None)
        yield from text_change(
            ComparedField(f"{path}.definition", f"{name}, definition"),
            before.definition if before else None,
            after.definition if after else None,
            wording.NOT_STATED if before and after else "",
        )
        bounds = ComparedField(f"{path}.bounds", f"{name}, share that agrees")
        yield from value_change(bounds, _bounds(before), _bounds(after))
        was, now = (
            Reader(view.relations).further(Path(path, at), record) if record else ()
            for view, record in ((old, before), (new, after))
        )
        yield from further_changes(was, now, f"{name}, ")


def _bounds(record: Grade | Level | Certainty | None) -> str | None:
    """Return the bounds of the share of votes for a level, as they are shown; None if there are no bounds."""
    return (wording.bounds(record) or None) if isinstance(record, Level) else None

"""Compare what two editions say about the collection itself: titles, publication, rights, strengths, levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from clinical_consensus.collection import wording
from clinical_consensus.collection.reader import Path, Reader
from clinical_consensus.collection.vancouver import Reference
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.compare.facts import further_changes
from clinical_consensus.compare.field_change import ComparedField, FieldChange, matched, text_change, value_change
from clinical_consensus.contract.fields import field_class
from clinical_consensus.contract.records import Grade, Level


def changes_of_collection(old: CollectionView, new: CollectionView) -> Iterator[FieldChange]:
    """Yield the changes of the collection's titles, publication and rights, its strengths, levels and further facts."""
    was, now = old.profile, new.profile
    yield from text_change(ComparedField("title", "Title of the collection"), was.title, now.title)
    yield from text_change(ComparedField("long_title", "Long title of the collection"), was.long_title, now.long_title)
    before, after = (_cited(view.origin.publication) for view in (old, new))
    yield from text_change(ComparedField("publication", "Related publication"), before, after)
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
    yield from _authors(old, new)


def _cited(publication: Reference | None) -> str | None:
    return " ".join((publication.text, *(link.label for link in publication.links))) if publication else None


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


_Graded = TypeVar("_Graded", Grade, Level)


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


def _bounds(record: Grade | Level | None) -> str | None:
    """Return the bounds of the share of votes for a level, as they are shown; None if there are no bounds."""
    if not isinstance(record, Level):
        return None
    bounds = (("at least", record.min_agree), ("at most", record.max_agree))
    return ", ".join(f"{word} {wording.percent(bound)}" for word, bound in bounds if bound is not None) or None

"""Two editions of a question, and of a collection, compared field by field."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from clinical_consensus.collection import old_view, wording
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.vancouver import reference
from clinical_consensus.compare.field_change import (
    Field,
    FieldChange,
    FieldKind,
    Marks,
    fact,
    matched,
    moved,
    order,
    text,
    text_of,
    told,
)
from clinical_consensus.contract.csl import CslItem
from clinical_consensus.contract.records import Grade, Level, Question, Recommendation, Statement


@dataclass(frozen=True)
class Side:
    """A question in one of the editions, or None where that edition does not have it."""

    relations: Relations
    question: Question | None

    def is_inferred(self, field: str) -> bool:
        """Whether the edition marks the field as inferred."""
        question = self.question
        return bool(question and _states(question, field) and (question.id, field) in self.relations.inferred)

    def strength(self, of: Recommendation | None) -> str | None:
        """The label of its strength as it is shown; None of no recommendation."""
        if of is None:
            return None
        return self.relations.grade[of.strength].label if of.strength else wording.NOT_STATED

    def level(self, of: Recommendation | None) -> str | None:
        """The label of its level of consensus as it is shown; None of no recommendation."""
        if of is None:
            return None
        return self.relations.level[of.consensus.level].label if of.consensus else wording.NOT_STATED

    def vote(self, of: Recommendation | None) -> str | None:
        """Its vote in words as it is shown; None of no recommendation."""
        if of is None:
            return None
        return wording.vote(of.consensus.vote) if of.consensus and of.consensus.vote else wording.NOT_STATED

    def names(self) -> dict[str, str]:
        """The names of the question's authors by id, in their order."""
        authors = self.question.authors if self.question else None
        return {author: self.relations.author[author].name for author in authors or ()}


def changes_of_question(old: Side, new: Side) -> Iterator[FieldChange]:
    """Yield what became of a question's fields.

    Where one edition lacks the question, all that the other one states is told as added or removed, beyond number and
    title.
    """
    was, now = old.question, new.question
    if was and now:
        yield from fact(Field("number", "Number"), str(was.number), str(now.number))
        yield from text(Field("title", "Title", _marks(old, new, "title")), was.title, now.title)
    yield from _parts(old, new)
    yield from _recommendations(old, new)
    yield from _authors(old, new)
    yield from _rationale(old, new)
    yield from _references(old, new)
    if was and now:
        yield from _inference(was, now, lambda field: _marks(old, new, field))


def _marks(old: Side, new: Side, field: str) -> Marks:
    return old.is_inferred(field), new.is_inferred(field)


def _parts(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = (side.question.parts if side.question else () for side in (old, new))
    for before, after in matched(was, now):
        part = after or before
        assert part
        field, name = f"parts.{part.id}", f"Part {wording.isolated(part.label)}"
        if before and after:
            yield from fact(Field(f"{field}.label", "Label of a part"), before.label, after.label)
        yield from text(Field(field, name, _marks(old, new, field)), text_of(before), text_of(after))
    yield from order("parts", "Order of the parts", was, now)


def _recommendations(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = (side.question.recommendations if side.question else () for side in (old, new))
    several = max(len(was), len(now)) > 1
    for before, after in matched(was, now):
        known, row = (after, now) if after else (before, was)
        assert known
        own = f"{wording.RESPONSE} {row.index(known) + 1}" if several else wording.RESPONSE
        if now and not after:
            own = f"{own} of the old edition"
        within = f"{own}, " if several else ""
        at = f"recommendations.{known.id}"
        yield from _response(
            Field(f"{at}.statements", own, _marks(old, new, f"{at}.statements")), within, before, after
        )
        collection = (new if after else old).relations.collection
        strength, consensus = (
            f"{within}{wording.isolated(scheme.label)}"
            for scheme in (collection.strength_scheme, collection.consensus_scheme)
        )
        field = Field(f"{at}.strength", strength, _marks(old, new, f"{at}.strength"))
        yield from fact(field, old.strength(before), new.strength(after))
        marks = _marks(old, new, f"{at}.consensus")
        yield from fact(Field(f"{at}.consensus", consensus, marks), old.level(before), new.level(after))
        yield from fact(Field(f"{at}.vote", f"{within}Vote", marks), old.vote(before), new.vote(after))
    yield from order("recommendations", "Order of the recommendations", was, now)


def _response(
    field: Field, within: str, before: Recommendation | None, after: Recommendation | None
) -> Iterator[FieldChange]:
    """The response as a whole, and its statements, whose names begin with `within`."""
    was, now = (each.statements if each else () for each in (before, after))
    old_response, new_response = (" ".join(each.text for each in row) or None for row in (was, now))
    yield from text(field, old_response, new_response)
    if not before or not after:
        return
    if old_response == new_response:
        yield from _division(field.path, f"{within}Division of the response", was, now)
        return
    for one, other in matched(was, now):
        known, row = (other, now) if other else (one, was)
        assert known
        name = f"{within}Statement {row.index(known) + 1} of {len(row)}{'' if other else ' of the old edition'}"
        yield from text(Field(f"{field.path}.{known.id}", name, field.inferred), text_of(one), text_of(other))
    yield from order(field.path, f"{within}Order of the statements", was, now)


def _division(field: str, name: str, was: Sequence[Statement], now: Sequence[Statement]) -> Iterator[FieldChange]:
    """Where the same response is divided in another way; its statements' ids alone are an editorial matter."""
    if [each.text for each in was] == [each.text for each in now]:
        return
    before, after = (f"{len(row)} {'statement' if len(row) == 1 else 'statements'}" for row in (was, now))
    yield FieldChange(field, "divided", name, f"{name}: {before} → {after}, of the same text", before, after)


def _authors(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = old.names(), new.names()
    kept = [author for author in now if author in was]
    notes = [
        f"{verb}: {', '.join(map(wording.isolated, names))}"
        for verb, names in (
            ("added", [name for author, name in now.items() if author not in was]),
            ("removed", [name for author, name in was.items() if author not in now]),
            ("renamed", [now[author] for author in kept if now[author] != was[author]]),
        )
        if names
    ]
    if kept != [author for author in was if author in now]:
        notes.append("order changed")
    field = Field("authors", "Authors", _marks(old, new, "authors"))
    before, after = (_list(side, names.values()) for side, names in ((old, was), (new, now)))
    if list(was.items()) != list(now.items()) or before != after:
        shown = [_list(side, map(wording.isolated, names.values())) for side, names in ((old, was), (new, now))]
        yield told(field, before, after, shown, "; ".join(notes) if was and now else "")


def _list(side: Side, names: Iterable[str]) -> str | None:
    return None if side.question is None else ", ".join(names) or wording.NOT_STATED


def _rationale(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = (side.question.rationale if side.question else None for side in (old, new))
    before, after = ("\n\n".join(paragraphs) if paragraphs else None for paragraphs in (was, now))
    unstated = wording.NOT_STATED if old.question and new.question else ""
    yield from text(Field("rationale", "Rationale", _marks(old, new, "rationale")), before, after, unstated)
    if before == after and was and now and was != now:
        name = "Division of the rationale"
        old_count, new_count = (f"{len(row)} {'paragraph' if len(row) == 1 else 'paragraphs'}" for row in (was, now))
        headline = f"{name}: {old_count} → {new_count}, of the same text"
        yield FieldChange("rationale", "divided", name, headline, old_count, new_count)


@dataclass(frozen=True)
class _Cited:
    """A reference as it is shown, with its number in its edition."""

    id: str
    number: int
    text: str


def _references(old: Side, new: Side) -> Iterator[FieldChange]:
    """References in pairs: the same text under whatever id, then the same id. Only what differs is formatted."""
    was, now = ((side.question.references if side.question else None) or () for side in (old, new))
    if was == now:
        return
    same = {item.id: item for item in was}
    unchanged = {item.id for item in now if same.get(item.id) == item}
    one, other = (
        [
            _Cited(str(item.id), number, _shown(item) if item.id not in unchanged else "")
            for number, item in enumerate(row, 1)
        ]
        for row in (was, now)
    )
    pairs = _cited_pairs(one, other, unchanged)
    marks = _marks(old, new, "references")
    for before, after in pairs:
        known = after or before
        assert known
        name = f"Reference {known.number}{'' if after or not new.question else ' of the old edition'}"
        yield from text(Field(f"references.{known.id}", name, marks), text_of(before), text_of(after))
    yield from moved("references", "Order of the references", [one.number for one, other in pairs if one and other])


def _cited_pairs(
    was: Sequence[_Cited], now: Sequence[_Cited], unchanged: Container[str | None]
) -> list[tuple[_Cited | None, _Cited | None]]:
    left = {cited.id: cited for cited in was}
    found = {cited.id: left.pop(cited.id) for cited in now if cited.id in unchanged}
    by_text = {cited.text: cited for cited in left.values()}
    for cited in now:
        if cited.id not in found and (same := by_text.pop(cited.text, None)):
            found[cited.id] = left.pop(same.id)
    for cited in now:
        if cited.id not in found and cited.id in left:
            found[cited.id] = left.pop(cited.id)
    return [(found.get(cited.id), cited) for cited in now] + [(cited, None) for cited in left.values()]


def _shown(item: CslItem) -> str:
    shown = reference(item)
    return " ".join((shown.text, *(link.label for link in shown.links)))


def _inference(was: Question, now: Question, marks: Callable[[str], Marks]) -> Iterator[FieldChange]:
    """Marks of inference that fields which both editions state gained or lost."""
    fields = dict.fromkeys(entry.field for question in (was, now) for entry in question.provenance)
    for field in fields:
        before, after = marks(field)
        if before == after or not (_states(was, field) and _states(now, field)):
            continue
        name = old_view.field_name(now, field)
        said = "marked as inferred" if after else "no longer marked as inferred"
        kind: FieldKind = "added" if after else "removed"
        yield FieldChange(f"provenance.{field}", kind, name, f"{name}: {said}", inferred=(before, after))


def _states(question: Question, field: str) -> bool:
    kind, _, rest = field.partition(".")
    if kind == "parts":
        return any(part.id == rest for part in question.parts)
    if kind == "recommendations":
        own, _, name = rest.rpartition(".")
        return any(getattr(each, name) is not None for each in question.recommendations if each.id == own)
    return getattr(question, kind) is not None


def changes_of_collection(old: Relations, new: Relations) -> Iterator[FieldChange]:
    """Yield what became of the collection's titles, publication and rights, and of its strengths and levels."""
    was, now = old.collection.profile, new.collection.profile
    yield from text(Field("title", "Title of the collection"), was.title, now.title)
    yield from text(Field("long_title", "Long title of the collection"), was.long_title, now.long_title)
    before, after = (_shown(each.publication) if each.publication else None for each in (was, now))
    yield from text(Field("publication", "Related publication"), before, after)
    field = Field("publication_note", "Note on the related publication")
    yield from text(field, was.publication_note, now.publication_note)
    yield from text(Field("rights", "Rights"), was.rights, now.rights, unstated=wording.NOT_STATED)
    one, other = (each.collection.strength_scheme for each in (old, new))
    yield from fact(Field("strength_scheme.label", "Name of the strengths"), one.label, other.label)
    yield from _scheme("strength_scheme.grades", "Strength", one.grades, other.grades)
    first, second = (each.collection.consensus_scheme for each in (old, new))
    yield from fact(Field("consensus_scheme.label", "Name of the consensus"), first.label, second.label)
    yield from _scheme("consensus_scheme.levels", "Level of consensus", first.levels, second.levels)


_Graded = TypeVar("_Graded", Grade, Level)


def _scheme(at: str, kind: str, was: Sequence[_Graded], now: Sequence[_Graded]) -> Iterator[FieldChange]:
    for before, after in matched(was, now):
        known = after or before
        assert known
        path, name = f"{at}.{known.id}", f"{kind} {wording.isolated(known.label)}"
        yield from fact(Field(f"{path}.label", kind), before.label if before else None, after.label if after else None)
        yield from text(
            Field(f"{path}.definition", f"{name}, definition"),
            before.definition if before else None,
            after.definition if after else None,
            wording.NOT_STATED if before and after else "",
        )
        yield from fact(Field(f"{path}.bounds", f"{name}, share that agrees"), _bounds(before), _bounds(after))


def _bounds(record: Grade | Level | None) -> str | None:
    """The share of votes between which a level lies, as it is shown; None where there are no bounds."""
    if not isinstance(record, Level):
        return None
    low, high = record.min_agree, record.max_agree
    said = [
        f"{word} {wording.percent(bound)}"
        for word, bound in (("at least", low), ("at most", high))
        if bound is not None
    ]
    return ", ".join(said) or None

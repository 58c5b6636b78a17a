"""What became of each field of a question, and of a collection, from one edition to another."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol, TypeVar

from consensus import words
from consensus.citation import reference
from consensus.csl import CslItem
from consensus.model import Grade, Level, Question, Recommendation, Statement
from consensus.redline import Piece, redline
from consensus.relations import Relations

FieldKind = Literal["added", "removed", "changed", "moved", "divided"]


@dataclass(frozen=True)
class FieldChange:
    """What became of one field.

    `field` is its path as in provenance ("title", "parts.<id>", "recommendations.<id>.strength"), and beyond that
    "number", "parts" and the like (their order), "parts.<id>.label", "recommendations.<id>.vote",
    "recommendations.<id>.statements" (the response as a whole), "recommendations.<id>.statements.<id>" (one
    statement), "references.<id>" and "provenance.<field>" (the mark of inference of a field). `name` is the field
    in words, `headline` the change in one line. `before` and `after` are the texts as every surface shows them,
    None where there was or is none; `pieces` is the redline of a text, empty for a named fact. `inferred` says
    whether the field was and is marked as inferred.
    """

    field: str
    kind: FieldKind
    name: str
    headline: str
    before: str | None = None
    after: str | None = None
    pieces: tuple[Piece, ...] = ()
    inferred: tuple[bool, bool] = (False, False)

    @property
    def is_text(self) -> bool:
        """Whether what the source says changed: not its number in the file, nor the division of the same response."""
        return self.kind != "divided" and self.field != "number"


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
        return self.relations.grade[of.strength].label if of.strength else words.NOT_STATED

    def level(self, of: Recommendation | None) -> str | None:
        """The label of its level of consensus as it is shown; None of no recommendation."""
        if of is None:
            return None
        return self.relations.level[of.consensus.level].label if of.consensus else words.NOT_STATED

    def vote(self, of: Recommendation | None) -> str | None:
        """Its vote in words as it is shown; None of no recommendation."""
        if of is None:
            return None
        return words.vote(of.consensus.vote) if of.consensus and of.consensus.vote else words.NOT_STATED

    def names(self) -> dict[str, str]:
        """The names of the question's authors by id, in their order."""
        authors = self.question.authors if self.question else None
        return {author: self.relations.author[author].name for author in authors or ()}


_Marks = tuple[bool, bool]


@dataclass(frozen=True)
class _Field:
    """A field's path, its name in words, and whether the old and the new edition mark it as inferred."""

    path: str
    name: str
    inferred: _Marks = (False, False)


def changes_of_question(old: Side, new: Side) -> Iterator[FieldChange]:
    """Yield what became of a question's fields.

    Where one edition lacks the question, all that the other one states is told as added or removed, beyond number and
    title.
    """
    was, now = old.question, new.question
    if was and now:
        yield from _fact(_Field("number", "Number"), str(was.number), str(now.number))
        yield from _text(_Field("title", "Title", _marks(old, new, "title")), was.title, now.title)
    yield from _parts(old, new)
    yield from _recommendations(old, new)
    yield from _authors(old, new)
    yield from _rationale(old, new)
    yield from _references(old, new)
    if was and now:
        yield from _inference(was, now, lambda field: _marks(old, new, field))


def _marks(old: Side, new: Side, field: str) -> _Marks:
    return old.is_inferred(field), new.is_inferred(field)


def _fact(field: _Field, before: str | None, after: str | None) -> Iterator[FieldChange]:
    """A change told by both values: "Strength of Recommendation: Limited → Moderate"."""
    if before != after:
        yield _told(field, before, after, tuple(value and words.isolated(value) for value in (before, after)))


def _told(
    field: _Field, before: str | None, after: str | None, shown: Sequence[str | None], note: str = ""
) -> FieldChange:
    """A change told by both values, `shown` as they stand in a line of other text."""
    kind = _kind(before, after)
    values = [
        f"{value}{' (inferred)' if mark else ''}" for value, mark in zip(shown, field.inferred, strict=True) if value
    ]
    note = note or ("" if kind == "changed" else kind)
    headline = f"{field.name}: {' → '.join(values)}{f' ({note})' if note else ''}"
    return FieldChange(field.path, kind, field.name, headline, before, after, (), field.inferred)


def _text(field: _Field, before: str | None, after: str | None, unstated: str = "") -> Iterator[FieldChange]:
    """A change of running text, with its redline; `unstated` says what is shown where an edition has no such text."""
    if before == after:
        return
    kind = _kind(before, after)
    said = "text changed" if kind == "changed" else str(kind)
    if unstated and kind != "changed":
        said = f"{unstated} → stated" if kind == "added" else f"stated → {unstated}"
    headline = f"{field.name}: {said}{_MARKED[field.inferred]}"
    pieces = redline(before or "", after or "")
    yield FieldChange(field.path, kind, field.name, headline, before, after, pieces, field.inferred)


_MARKED: Mapping[_Marks, str] = {
    (False, False): "",
    (True, True): " (inferred)",
    (True, False): " (inferred in the old edition)",
    (False, True): " (inferred in the new edition)",
}


def _kind(before: str | None, after: str | None) -> FieldKind:
    return "added" if before is None else "removed" if after is None else "changed"


class _Texted(Protocol):
    @property
    def text(self) -> str: ...


def _text_of(record: _Texted | None) -> str | None:
    return record.text if record else None


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_Named)


def _matched(old: Iterable[_Record], new: Iterable[_Record]) -> list[tuple[_Record | None, _Record | None]]:
    """The records of both editions in pairs by id: in the new order, then those that are gone."""
    was = {record.id: record for record in old}
    pairs: list[tuple[_Record | None, _Record | None]] = [(was.pop(record.id, None), record) for record in new]
    return pairs + [(record, None) for record in was.values()]


def _order(field: str, name: str, old: Iterable[_Record], new: Iterable[_Record]) -> Iterator[FieldChange]:
    position = {record.id: number for number, record in enumerate(old, 1)}
    yield from _moved(field, name, [position[record.id] for record in new if record.id in position])


def _moved(field: str, name: str, kept: Sequence[int]) -> Iterator[FieldChange]:
    """A change of order; `kept` are the old edition's numbers of what both have, in the new order."""
    if all(one < other for one, other in pairwise(kept)):
        return
    before, after = (", ".join(map(str, numbers)) for numbers in (sorted(kept), kept))
    headline = f"{name}: {before} → {after} (numbers of the old edition)"
    yield FieldChange(field, "moved", name, headline, before, after)


def _parts(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = (side.question.parts if side.question else () for side in (old, new))
    for before, after in _matched(was, now):
        part = after or before
        assert part
        field, name = f"parts.{part.id}", f"Part {words.isolated(part.label)}"
        if before and after:
            yield from _fact(_Field(f"{field}.label", "Label of a part"), before.label, after.label)
        yield from _text(_Field(field, name, _marks(old, new, field)), _text_of(before), _text_of(after))
    yield from _order("parts", "Order of the parts", was, now)


def _recommendations(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = (side.question.recommendations if side.question else () for side in (old, new))
    several = max(len(was), len(now)) > 1
    for before, after in _matched(was, now):
        known, row = (after, now) if after else (before, was)
        assert known
        own = f"{words.RESPONSE} {row.index(known) + 1}" if several else words.RESPONSE
        if now and not after:
            own = f"{own} of the old edition"
        within = f"{own}, " if several else ""
        at = f"recommendations.{known.id}"
        yield from _response(
            _Field(f"{at}.statements", own, _marks(old, new, f"{at}.statements")), within, before, after
        )
        collection = (new if after else old).relations.collection
        strength, consensus = (
            f"{within}{words.isolated(scheme.label)}"
            for scheme in (collection.strength_scheme, collection.consensus_scheme)
        )
        field = _Field(f"{at}.strength", strength, _marks(old, new, f"{at}.strength"))
        yield from _fact(field, old.strength(before), new.strength(after))
        marks = _marks(old, new, f"{at}.consensus")
        yield from _fact(_Field(f"{at}.consensus", consensus, marks), old.level(before), new.level(after))
        yield from _fact(_Field(f"{at}.vote", f"{within}Vote", marks), old.vote(before), new.vote(after))
    yield from _order("recommendations", "Order of the recommendations", was, now)


def _response(
    field: _Field, within: str, before: Recommendation | None, after: Recommendation | None
) -> Iterator[FieldChange]:
    """The response as a whole, and its statements, whose names begin with `within`."""
    was, now = (each.statements if each else () for each in (before, after))
    old_response, new_response = (" ".join(each.text for each in row) or None for row in (was, now))
    yield from _text(field, old_response, new_response)
    if not before or not after:
        return
    if old_response == new_response:
        yield from _division(field.path, f"{within}Division of the response", was, now)
        return
    for one, other in _matched(was, now):
        known, row = (other, now) if other else (one, was)
        assert known
        name = f"{within}Statement {row.index(known) + 1} of {len(row)}{'' if other else ' of the old edition'}"
        yield from _text(_Field(f"{field.path}.{known.id}", name, field.inferred), _text_of(one), _text_of(other))
    yield from _order(field.path, f"{within}Order of the statements", was, now)


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
        f"{verb}: {', '.join(map(words.isolated, names))}"
        for verb, names in (
            ("added", [name for author, name in now.items() if author not in was]),
            ("removed", [name for author, name in was.items() if author not in now]),
            ("renamed", [now[author] for author in kept if now[author] != was[author]]),
        )
        if names
    ]
    if kept != [author for author in was if author in now]:
        notes.append("order changed")
    field = _Field("authors", "Authors", _marks(old, new, "authors"))
    before, after = (_list(side, names.values()) for side, names in ((old, was), (new, now)))
    if list(was.items()) != list(now.items()) or before != after:
        shown = [_list(side, map(words.isolated, names.values())) for side, names in ((old, was), (new, now))]
        yield _told(field, before, after, shown, "; ".join(notes) if was and now else "")


def _list(side: Side, names: Iterable[str]) -> str | None:
    return None if side.question is None else ", ".join(names) or words.NOT_STATED


def _rationale(old: Side, new: Side) -> Iterator[FieldChange]:
    was, now = (side.question.rationale if side.question else None for side in (old, new))
    before, after = ("\n\n".join(paragraphs) if paragraphs else None for paragraphs in (was, now))
    unstated = words.NOT_STATED if old.question and new.question else ""
    yield from _text(_Field("rationale", "Rationale", _marks(old, new, "rationale")), before, after, unstated)
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
        yield from _text(_Field(f"references.{known.id}", name, marks), _text_of(before), _text_of(after))
    yield from _moved("references", "Order of the references", [one.number for one, other in pairs if one and other])


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


def _inference(was: Question, now: Question, marks: Callable[[str], _Marks]) -> Iterator[FieldChange]:
    """Marks of inference that fields which both editions state gained or lost."""
    fields = dict.fromkeys(entry.field for question in (was, now) for entry in question.provenance)
    for field in fields:
        before, after = marks(field)
        if before == after or not (_states(was, field) and _states(now, field)):
            continue
        name = words.field_name(now, field)
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
    yield from _text(_Field("title", "Title of the collection"), was.title, now.title)
    yield from _text(_Field("long_title", "Long title of the collection"), was.long_title, now.long_title)
    before, after = (_shown(each.publication) if each.publication else None for each in (was, now))
    yield from _text(_Field("publication", "Related publication"), before, after)
    field = _Field("publication_note", "Note on the related publication")
    yield from _text(field, was.publication_note, now.publication_note)
    yield from _text(_Field("rights", "Rights"), was.rights, now.rights, unstated=words.NOT_STATED)
    one, other = (each.collection.strength_scheme for each in (old, new))
    yield from _fact(_Field("strength_scheme.label", "Name of the strengths"), one.label, other.label)
    yield from _scheme("strength_scheme.grades", "Strength", one.grades, other.grades)
    first, second = (each.collection.consensus_scheme for each in (old, new))
    yield from _fact(_Field("consensus_scheme.label", "Name of the consensus"), first.label, second.label)
    yield from _scheme("consensus_scheme.levels", "Level of consensus", first.levels, second.levels)


_Graded = TypeVar("_Graded", Grade, Level)


def _scheme(at: str, kind: str, was: Sequence[_Graded], now: Sequence[_Graded]) -> Iterator[FieldChange]:
    for before, after in _matched(was, now):
        known = after or before
        assert known
        path, name = f"{at}.{known.id}", f"{kind} {words.isolated(known.label)}"
        yield from _fact(
            _Field(f"{path}.label", kind), before.label if before else None, after.label if after else None
        )
        yield from _text(
            _Field(f"{path}.definition", f"{name}, definition"),
            before.definition if before else None,
            after.definition if after else None,
            words.NOT_STATED if before and after else "",
        )
        yield from _fact(_Field(f"{path}.bounds", f"{name}, share that agrees"), _bounds(before), _bounds(after))


def _bounds(record: Grade | Level | None) -> str | None:
    """The share of votes between which a level lies, as it is shown; None where there are no bounds."""
    if not isinstance(record, Level):
        return None
    low, high = record.min_agree, record.max_agree
    said = [
        f"{word} {words.percent(bound)}" for word, bound in (("at least", low), ("at most", high)) if bound is not None
    ]
    return ", ".join(said) or None

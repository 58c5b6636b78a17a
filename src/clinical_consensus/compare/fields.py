"""Compare two editions of a question, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.question_view import PartView, QuestionView, RecommendationView, StatementView
from clinical_consensus.collection.shown import has_joined_or_left_the_publication, has_other_sources
from clinical_consensus.compare.blocks import has_blocks, long_text_changes
from clinical_consensus.compare.facts import compared_field, division_change, fact_change, further_changes
from clinical_consensus.compare.field_change import (
    ComparedField,
    FieldChange,
    between_values,
    matched,
    order_change,
    text_change,
    value_change,
)
from clinical_consensus.compare.inference import changes_of_inference
from clinical_consensus.compare.publications import changes_of_publication
from clinical_consensus.compare.references import changes_of_references


def changes_of_question(
    was: QuestionView | None, now: QuestionView | None, *, are_published: bool = False
) -> Iterator[FieldChange]:
    """Yield the changes of a question's facts.

    If one edition lacks the question, all that the other one states, except number and title, is added or removed.
    The editors' own facts are skipped. `are_published` says that the collection has a publication in both editions:
    that a question has it in one of them alone is then a change of the question.
    """
    if was and now:
        yield from value_change(ComparedField("number", "Number"), str(was.record.number), str(now.record.number))
        yield from fact_change(was.label, now.label)
        yield from fact_change(was.section, now.section)
        yield from fact_change(was.title, now.title)
    yield from _parts(was, now)
    yield from _recommendations(was, now)
    yield from _authors(was, now)
    yield from _rationale(was, now)
    yield from changes_of_references(was, now)
    yield from _publication(was, now, are_published)
    yield from further_changes(was.own if was else (), now.own if now else ())
    if was and now:
        yield from _gaps((was.rationale, now.rationale), (was.references, now.references))
        yield from _absent_parts(was, now)
        yield from _sources(was, now)
        yield from changes_of_inference(was, now)


def _absent_parts(was: QuestionView, now: QuestionView) -> Iterator[FieldChange]:
    """Yield that the parts are said not to be transcribed in one edition alone."""
    old, new = (next((fact for fact in each.own if fact.field == "parts"), None) for each in (was, now))
    if old or new:
        field = compared_field(old, new)
        yield from value_change(field, old.text if old else None, new.text if new else None)


def _sources(was: QuestionView, now: QuestionView) -> Iterator[FieldChange]:
    if has_other_sources(was, now):
        titles, texts = ([getattr(each.origin, of) or None for each in (was, now)] for of in ("titles", "text"))
        yield from value_change(ComparedField("sources", "Sources"), *(titles if titles[0] != titles[1] else texts))


def _publication(old: QuestionView | None, new: QuestionView | None, are_published: bool) -> Iterator[FieldChange]:
    """Yield the change of the question's own related publication, or that it has that of the collection or not."""
    was, now = (each.publication if each else None for each in (old, new))
    field = compared_field(was, now)
    yield from changes_of_publication(field, *(each.record.publication if each else None for each in (old, new)))
    if was and now and not (was.is_stated or now.is_stated):
        yield from value_change(field, was.text, now.text)
        if old and new and are_published and was.text == now.text and has_joined_or_left_the_publication(old, new):
            yield from changes_of_publication(field, old.origin.item, new.origin.item)


def _parts(old: QuestionView | None, new: QuestionView | None) -> Iterator[FieldChange]:
    was: tuple[PartView, ...] = old.parts if old else ()
    now: tuple[PartView, ...] = new.parts if new else ()
    for before, after in matched(was, now):
        part = after or before
        assert part
        if before and after:
            label = ComparedField(f"parts.{part.id}.label", "Label of a part")
            yield from value_change(label, before.label, after.label)
        name = f"Part {wording.isolated(part.label)}"
        yield from fact_change(before.text if before else None, after.text if after else None, name)
        yield from further_changes(before.further if before else (), after.further if after else ())
    yield from order_change("parts", "Order of the parts", was, now)


def _recommendations(old: QuestionView | None, new: QuestionView | None) -> Iterator[FieldChange]:
    was: tuple[RecommendationView, ...] = old.recommendations if old else ()
    now: tuple[RecommendationView, ...] = new.recommendations if new else ()
    several = max(len(was), len(now)) > 1
    for before, after in matched(was, now):
        known = after or before
        assert known
        response = f"{wording.RESPONSE} {known.number}" if several else wording.RESPONSE
        if now and not after:
            response = f"{response} of the old edition"
        within = f"{response}, " if several else ""
        yield from _response(response, within, before, after)
        for one, other in zip(_graded(before), _graded(after), strict=True):
            shown = [fact for fact in (other, one) if fact and not fact.silent]
            if shown:
                field = compared_field(one, other, f"{within}{wording.isolated(shown[0].label)}")
                yield from value_change(field, one.text if one else None, other.text if other else None)
        yield from further_changes(_own(before), _own(after), within)
    yield from order_change("recommendations", "Order of the recommendations", was, now)


def _graded(of: RecommendationView | None) -> tuple[Fact | None, ...]:
    return (of.strength, of.certainty, of.consensus, of.vote) if of else (None, None, None, None)


def _own(of: RecommendationView | None) -> tuple[Fact, ...]:
    """The facts read by class alone, without those of people: these are compared once for the whole collection."""
    return tuple(fact for fact in of.own if not fact.is_of_recused) if of else ()


def _response(
    name: str, within: str, before: RecommendationView | None, after: RecommendationView | None
) -> Iterator[FieldChange]:
    """Yield the changes of the response as a whole and of its statements, whose names begin with `within`."""
    old, new = (each.response if each else None for each in (before, after))
    yield from fact_change(old, new, name)
    if before and after and old and new:
        yield from _statements(within, old, new, before.statements, after.statements)
    rows = (each.statements if each else () for each in (before, after))
    old_facts, new_facts = ([fact for statement in row for fact in statement.further] for row in rows)
    yield from further_changes(old_facts, new_facts, within)


def _statements(
    within: str, old: Fact, new: Fact, was: Sequence[StatementView], now: Sequence[StatementView]
) -> Iterator[FieldChange]:
    """Yield the changes of the statements of a response that both editions have."""
    field = compared_field(old, new)
    if old.text == new.text:
        yield from _division(field.path, f"{within}Division of the response", was, now)
    else:
        for one, other in matched(was, now):
            known = other or one
            assert known
            of_old = "" if other else " of the old edition"
            own = ComparedField(f"{field.path}.{known.id}", f"{within}Statement {known.place}{of_old}", field.inferred)
            yield from text_change(own, one.text if one else None, other.text if other else None)
        yield from order_change(field.path, f"{within}Order of the statements", was, now)


def _division(
    field: str, name: str, was: Sequence[StatementView], now: Sequence[StatementView]
) -> Iterator[FieldChange]:
    """Yield a change if the same response is divided differently; new statement ids alone are an editorial change."""
    yield from division_change(field, name, [each.text for each in was], [each.text for each in now], "statement")


def _authors(old: QuestionView | None, new: QuestionView | None) -> Iterator[FieldChange]:
    was, now = _names(old), _names(new)
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
    before, after = (question.authors if question else None for question in (old, new))
    texts = [fact.text if fact else None for fact in (before, after)]
    if list(was.items()) != list(now.items()) or texts[0] != texts[1]:
        shown = [fact.isolated(", ") or fact.text if fact else None for fact in (before, after)]
        note = "; ".join(notes) if was and now else ""
        yield between_values(compared_field(before, after), texts[0], texts[1], shown, note)


def _names(question: QuestionView | None) -> dict[str, str]:
    """Return the names of a question's authors by id, in order."""
    values = question.authors.values if question else ()
    return {value.id: value.text for value in values}


def _rationale(old: QuestionView | None, new: QuestionView | None) -> Iterator[FieldChange]:
    if old and new and has_blocks(old.rationale, new.rationale) and old.rationale.values and new.rationale.values:
        field = compared_field(old.rationale, new.rationale)
        yield from long_text_changes(field, old.rationale, new.rationale)
        return
    was, now = ([value.text for value in question.rationale.values] if question else [] for question in (old, new))
    before, after = ("\n\n".join(paragraphs) if paragraphs else None for paragraphs in (was, now))
    facts = [question.rationale if question else None for question in (old, new)]
    absent = next((fact.text for fact in facts if fact and not fact.is_stated), "") if old and new else ""
    yield from text_change(compared_field(facts[0], facts[1]), before, after, absent)
    if before == after and was and now:
        yield from division_change("rationale", "Division of the rationale", was, now, "paragraph")


def _gaps(*facts: tuple[Fact, Fact]) -> Iterator[FieldChange]:
    """Yield the facts that neither edition has, for another reason in each."""
    for old, new in facts:
        if not old.is_stated and not new.is_stated:
            yield from value_change(compared_field(old, new), old.text, new.text)

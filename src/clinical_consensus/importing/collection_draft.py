"""Make the draft of a collection of the drafts of its questions: ids, scales, authors, terms, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clinical_consensus.importing.names import affiliated, slug
from clinical_consensus.importing.placed import ReadValue
from clinical_consensus.importing.question_draft import QuestionDraft

_LEVEL_WORD = " consensus"


@dataclass(frozen=True)
class DraftProfile:
    """What a draft says of its collection and of its source."""

    id: str
    title: str
    date: str
    source: Mapping[str, ReadValue]
    terms: Sequence[tuple[str, str]] = ()
    """Abbreviations that the text spells out, and their names."""
    labels: Mapping[str, str] | None = None
    """What the document calls "strength", "consensus" and "certainty"."""
    stated: Mapping[str, str] | None = None
    """What the document states of itself, by the collection's field."""


@dataclass(frozen=True)
class Numbered:
    """A question's draft with its number, and the label that the source prints if that differs from the number."""

    draft: QuestionDraft
    number: int
    label: str | None
    markers: str | None = None
    """"none" where what looks like markers to references is text."""


def collection_draft(profile: DraftProfile, questions: Sequence[Numbered], markers: str | None) -> dict[str, ReadValue]:
    """Return a collection under the data contract as JSON values; `markers` is how its texts point to references."""
    values = [each.value for question in questions for each in question.draft.fields if each.value is not None]
    named = _Named(
        _ids((each["grade"] for question in questions for each in _values(question, "strength")), "grade"),
        _ids((each["grade"] for question in questions for each in _values(question, "certainty")), "certainty"),
        _ids(
            (each["level"] for question in questions for each in _values(question, "consensus") if each["level"]),
            "level",
            _short,
        ),
        _ids((name for name, _ in _people(questions)), "author"),
        _ids((title for question in questions for title in _values(question, "section")), "section"),
    )
    assert values
    labels = profile.labels or {}
    scales: dict[str, ReadValue] = {
        "strength_scheme": {
            "label": labels.get("strength", "Strength of Recommendation"),
            "grades": [_scale(name, label) for label, name in named.grades.items()],
        },
        "consensus_scheme": {
            "label": "Consensus",
            "levels": [
                {**_scale(name, label), "min_agree": None, "max_agree": None} for label, name in named.levels.items()
            ],
        },
    }
    if named.certainties:
        scales["certainty_scheme"] = {
            "label": labels.get("certainty", "Certainty of evidence"),
            "levels": [_scale(name, label) for label, name in named.certainties.items()],
        }
    sections = [{"id": section, "title": title} for title, section in named.sections.items()]
    return {
        "schema_version": 1,
        "collection": {
            "id": profile.id,
            "title": profile.title,
            "edition": {"version": "0.1.0", "date": profile.date, "note": None},
            **({"citation_markers": markers} if markers else {}),
            **(profile.stated or {}),
        },
        "sources": [dict(profile.source)],
        **scales,
        "authors": [_author(author, name, questions) for name, author in named.authors.items()],
        **({"sections": sections} if sections else {}),
        "terms": _terms(profile.terms),
        "topics": [],
        "questions": [_question(question, named) for question in questions],
    }


@dataclass(frozen=True)
class _Named:
    grades: Mapping[str, str]
    certainties: Mapping[str, str]
    levels: Mapping[str, str]
    authors: Mapping[str, str]
    sections: Mapping[str, str]


def _values(question: Numbered, name: str) -> Iterable[ReadValue]:
    return (
        each.value for each in question.draft.fields if each.field.rpartition(".")[2] == name and each.value is not None
    )


def _people(questions: Iterable[Numbered]) -> Iterator[tuple[str, str]]:
    """Yield the name of each author, and the affiliation beside it or ""."""
    names = (name for question in questions for each in _values(question, "authors") for name in each)
    return map(affiliated, names)


def _author(author: str, name: str, questions: Iterable[Numbered]) -> dict[str, ReadValue]:
    stated = [of for each, of in _people(questions) if of and each.casefold() == name.casefold()]
    return {"id": author, "name": name, **({"affiliations": list(dict.fromkeys(stated))} if stated else {})}


def _short(label: str) -> str:
    """Return a level's label without the word that all levels have: "Unanimous Strong Consensus"."""
    return label[: -len(_LEVEL_WORD)] if label.lower().endswith(_LEVEL_WORD) else label


def _ids(labels: Iterable[str], kind: str, short: Callable[[str], str] = str) -> dict[str, str]:
    """Return an id for each label; labels that differ in capitals alone are one, as the first is written."""
    found: dict[str, str] = {}
    for label in labels:
        if label in found or label.casefold() in map(str.casefold, found):
            continue
        base = slug(short(label)) or f"{kind}-{len(found) + 1}"
        base = f"{kind}-{base}" if base == "index" else base
        place, name = 2, base
        while name in found.values():
            name, place = f"{base}-{place}", place + 1
        found[label] = name
    return found


def _id_of(ids: Mapping[str, str], label: str | None) -> str | None:
    return (
        None
        if label is None
        else ids.get(label) or next(ids[each] for each in ids if each.casefold() == label.casefold())
    )


def _scale(name: str, label: str) -> dict[str, ReadValue]:
    return {"id": name, "label": label, "rank": None, "definition": None}


def _terms(terms: Sequence[tuple[str, str]]) -> list[dict[str, ReadValue]]:
    names = _ids((short for short, _ in terms), "term")
    return [
        {"id": names[short], "abbreviation": short, "name": name, "search": [], "expanded_by": "source"}
        for short, name in terms
        if short in names
    ]


def _question(question: Numbered, named: _Named) -> dict[str, ReadValue]:
    draft = question.draft
    fields = {each.field: each for each in draft.fields if each.value is not None}
    of = {name: each.value for name, each in fields.items()}
    optional: dict[str, ReadValue] = {
        name: of[name] for name in ("population", "intervention", "comparator", "outcome") if name in of
    }
    names = of.get("authors")
    return {
        "id": draft.id,
        "number": question.number,
        **({"label": question.label} if question.label else {}),
        "title": of["title"],
        **({"section": _id_of(named.sections, of["section"])} if "section" in of else {}),
        **optional,
        "parts": list(draft.parts),
        "recommendations": [_answer(answer, of, named) for answer in draft.answers],
        "authors": list(dict.fromkeys(_id_of(named.authors, affiliated(name)[0]) for name in names)) if names else None,
        "rationale": of.get("rationale"),
        "references": of.get("references"),
        **({"citation_markers": question.markers} if question.markers else {}),
        "topics": [],
        "related": [],
        "provenance": [
            entry
            for each in fields.values()
            if each.field != "section"
            for entry in _provenance(each.field, each.value, each.provenance)
        ],
        "history": [],
    }


def _answer(answer: Mapping[str, ReadValue], of: Mapping[str, ReadValue], named: _Named) -> dict[str, ReadValue]:
    stated = {name: of.get(f"recommendations.{answer['id']}.{name}") for name in ("strength", "certainty", "consensus")}
    texts = {
        name: value
        for name in ("direction", "status", "basis", "remarks", "rationale", "dissent")
        if (value := of.get(f"recommendations.{answer['id']}.{name}"))
    }
    strength, certainty, consensus = stated["strength"], stated["certainty"], stated["consensus"]
    return {
        "id": answer["id"],
        "statements": answer["statements"],
        "strength": _id_of(named.grades, strength["grade"]) if strength else None,
        **({"direction": strength["direction"]} if strength and "direction" in strength else {}),
        **({"certainty": _id_of(named.certainties, certainty["grade"])} if certainty else {}),
        "consensus": _consensus(consensus, named) if consensus else None,
        **texts,
    }


def _consensus(read: Mapping[str, ReadValue], named: _Named) -> dict[str, ReadValue]:
    *earlier, last = read["votes"] or [None]
    value = {"level": _id_of(named.levels, read["level"]), "vote": last}
    return {**value, "earlier_votes": earlier} if earlier else value


def _provenance(field: str, value: ReadValue, entry: dict[str, ReadValue]) -> list[dict[str, ReadValue]]:
    """Return the entries of a field: a strength with a direction is two fields of the contract."""
    if isinstance(value, dict) and "direction" in value:
        return [entry, {**entry, "field": field.replace(".strength", ".direction")}]
    return [entry]

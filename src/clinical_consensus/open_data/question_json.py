"""One question as JSON, with the records that it names: raw values, as in the collection's file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from clinical_consensus.collection.known_fields import further_fields
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.records import Profile

_Json = dict[str, Any]

_IDENTITY = ("id", "title", "edition")
"""The fields of the collection in each question's JSON."""

_READING = ("language", "citation_markers", "not_transcribed")
"""The fields of the collection that say how a question is to be read, in its JSON where the file states them."""


def question_files(raw: bytes, data_sha256: str, view: CollectionView) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of each question's JSON, in the file's order.

    `raw` is the content of the collection's file, valid under the data contract (UTF-8, with or without a byte order
    mark), `data_sha256` its hash and `view` its view. Values are those in the file, but the edition is the one that the
    page says, which may not be the one that the file states. Of grades, levels, authors, topics and sources, only those
    that the question names are included. A question that is withdrawn, replaced or a draft says so under "standing".
    """
    data: _Json = json.loads(raw.decode("utf-8-sig"))
    edition = view.profile.edition
    if edition.version != data["collection"]["edition"]["version"]:
        note = {"note": edition.note} if edition.note else {}
        data["collection"]["edition"] = {"version": edition.version, "date": edition.date.isoformat(), **note}
    for question in data["questions"]:
        notices = view.question[question["id"]].standing.notices
        content = json.dumps(_with_named(data, question, data_sha256, notices), ensure_ascii=False, indent=2)
        yield f"data/questions/{question['id']}.json", f"{content}\n".encode()


def _with_named(data: _Json, question: _Json, data_sha256: str, notices: Sequence[str]) -> _Json:
    profile = data["collection"]
    recommendations = question["recommendations"]
    strengths = {each.get("strength") for each in recommendations}
    levels = {each["consensus"].get("level") for each in recommendations if each.get("consensus")}
    scheme = data.get("certainty_scheme")
    certainties = {each.get("certainty") for each in recommendations}
    recused = (name for each in recommendations for name in each.get("recused") or ())
    authors = {*(question.get("authors") or ()), *recused}
    sources = {entry["source"] for entry in question.get("provenance") or ()}
    return {
        "collection": {name: profile[name] for name in (*_IDENTITY, *_stated(profile))},
        "data_sha256": data_sha256,
        **({"standing": notices} if notices else {}),
        "rights": profile.get("rights"),
        "strength_scheme": _scheme(data["strength_scheme"], "grades", strengths),
        "consensus_scheme": _scheme(data["consensus_scheme"], "levels", levels),
        **({"certainty_scheme": _scheme(scheme, "levels", certainties)} if scheme else {}),
        "authors": _named(data.get("authors"), authors),
        "topics": _named(data.get("topics"), question.get("topics") or ()),
        **({"sections": _sections(data["sections"], question.get("section"))} if data.get("sections") else {}),
        "sources": _named(data.get("sources"), sources),
        "question": question,
    }


def _stated(profile: _Json) -> Iterator[str]:
    """The fields of the collection in its file that say how to read a question, or are read by their class alone."""
    names = (*_READING, *(name for name, _ in further_fields(Profile)))
    return (name for name in names if name in profile)


def _scheme(scheme: Mapping[str, Any], members: str, used: Iterable[str | None]) -> _Json:
    return {**scheme, members: _named(scheme.get(members), used)}


def _sections(sections: Iterable[_Json], named: str | None) -> list[_Json]:
    """The section of this id and those that contain it, in the file's order."""
    known = {section["id"]: section for section in sections}
    around = set()
    while named:
        around.add(named)
        named = known[named].get("parent")
    return _named(known.values(), around)


def _named(records: Iterable[_Json] | None, ids: Iterable[str | None]) -> list[_Json]:
    wanted = set(ids)
    return [record for record in records or () if record["id"] in wanted]

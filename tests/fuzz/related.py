"""What holds between the records of a drawn collection: votes add up, tables are even, fields have their lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from hypothesis import strategies as st

from clinical_consensus.contract.fields import Shown, field_classes
from clinical_consensus.contract.json_value import JsonValue
from clinical_consensus.contract.marker_rules import broken_markers
from clinical_consensus.contract.questions import Question, Recommendation
from fuzz.composed import DATES, VERSIONS, Composer, Draw
from fuzz.contract import WHOLE
from sites import Json, withdrawal

FIGURES_OF_VOTES = ("agree", "disagree", "abstain")
LINES = 9
"""How many lines each source has."""


@dataclass(frozen=True)
class Drawn:
    """A collection and the content of its source files, by their path from its own."""

    data: Json
    sources: dict[str, bytes]


@st.composite
def collections(draw: Draw[object]) -> Drawn:
    """Any collection that the contract allows, small."""
    composer = Composer(draw)
    data = composer.record(WHOLE)
    sources = dict(_sources(composer, data))
    for scheme in ("strength_scheme", "consensus_scheme", "certainty_scheme"):
        for level in (data.get(scheme) or {}).get("levels") or []:
            _bounded(level)
    _numbered(composer, data)
    for question in data["questions"]:
        for answer in question["recommendations"]:
            _agreed(composer, data, answer)
    _replacing(composer, data)
    _left_out(composer, data)
    _placed(composer, data)
    _marked(composer, data)
    return Drawn(data, sources)


def _sources(composer: Composer, data: Json) -> Iterator[tuple[str, bytes]]:
    for number, source in enumerate(data.get("sources") or []):
        lines = "\n".join(f"{composer.one(['', chr(12)])}Synthetic line {line}" for line in range(LINES))
        source["file"] = composer.one([f"source {number}.txt", f"sources/ü{number}.txt"])
        source["sha256"] = hashlib.sha256(lines.encode()).hexdigest()
        yield source["file"], lines.encode()


def _bounded(level: Json) -> None:
    low, high = level.get("min_agree"), level.get("max_agree")
    if low is not None and high is not None and low >= high:
        level["min_agree"] = None
        low = None
    for bound, flag, last in ((low, "min_exclusive", 100), (high, "max_exclusive", 0)):
        if flag in level and bound in (None, last):
            level[flag] = False


def _numbered(composer: Composer, data: Json) -> None:
    """Each question has a number of its own, and a history that is not newer than the edition."""
    edition = data["collection"]["edition"]
    versions = VERSIONS[: VERSIONS.index(edition["version"]) + 1]
    dates = DATES[: DATES.index(edition["date"]) + 1]
    taken: set[int] = set()
    for question in data["questions"]:
        while question["number"] in taken:
            question["number"] = (question["number"] + 1) % 999_999
        taken.add(question["number"])
        if composer.chance():
            question["history"] = [composer.record("HistoryEntry") | {"change": "withdrawn"}]
        for entry in question.get("history") or []:
            entry |= {"edition": composer.one(versions), "date": composer.one(dates)}
        if question.get("history"):
            question["history"].sort(key=lambda entry: VERSIONS.index(entry["edition"]))
        for number, reference in enumerate(question.get("references") or []):
            reference["id"] = composer.one([number, f"r{number}", f"Synthetic {number}"])
        _cited(question.get("references") or [])


def _cited(references: list[Json]) -> None:
    """All references have a number of their own, or none has."""
    has_numbers = any(each.get("citation-number") is not None for each in references)
    for number, each in enumerate(references, 35):
        each.pop("citation-number", None)
        if has_numbers:
            each["citation-number"] = number


def _agreed(composer: Composer, data: Json, answer: Json) -> None:
    consensus = answer.get("consensus")
    if not consensus:
        answer["consensus"] = None
        return
    votes = [*(consensus.get("earlier_votes") or []), *filter(None, [consensus.get("vote")])]
    rounds = count(1)
    for vote in votes:
        _counted(composer, vote)
        if vote.get("round"):
            vote["round"] = next(rounds)
    levels = {each["id"]: each for each in data["consensus_scheme"].get("levels") or []}
    level = levels.get(consensus.get("level"), {})
    if consensus.get("vote") and (level.get("min_agree") is not None or level.get("max_agree") is not None):
        level |= {"basis": "all"}
        consensus["vote"]["basis"] = "voting"
        _counted(composer, consensus["vote"])
    if not votes and not consensus.get("level"):
        answer["consensus"] = None


def _counted(composer: Composer, vote: Json) -> None:
    """Figures that add up, of which some are left out."""
    is_voting = vote.get("basis") == "voting"
    agree = composer.one([100, 96.43, 50, 0, 33.3])
    abstain = composer.one([0, 2.5]) if agree < 97 else 0
    disagree = round(100 - agree - (0 if is_voting else abstain), 2)
    for name, share in zip(FIGURES_OF_VOTES, (agree, disagree, abstain), strict=True):
        if vote.get(name) is not None:
            vote[name] = share
    heads, counts = vote.get("counts"), [composer.chance(50) for _ in FIGURES_OF_VOTES]
    for name in FIGURES_OF_VOTES:
        if heads and heads.get(name) is not None:
            heads[name] = counts[FIGURES_OF_VOTES.index(name)]
    if vote.get("voters") is not None:
        vote["voters"] = sum(counts[:2] if is_voting else counts)
    if all((heads or {}).get(name) is None and vote.get(name) is None for name in FIGURES_OF_VOTES):
        vote.setdefault("voters", 45)
        vote["voters"] = 45 if vote["voters"] is None else vote["voters"]


def _replacing(composer: Composer, data: Json) -> None:
    """Questions are related to others, and replace withdrawn ones that stand before them."""
    own = [question["id"] for question in data["questions"]]
    for number, question in enumerate(data["questions"]):
        question["related"] = composer.some([each for each in own if each != question["id"]])
        gone = [each["id"] for each in data["questions"][:number] if withdrawal(each)]
        if gone:
            question["replaces"] = composer.some(gone)
        for answer in question["recommendations"]:
            _answering(question, answer)


def _answering(question: Json, answer: Json) -> None:
    """Statements answer parts of their own question."""
    parts = [part["id"] for part in question.get("parts") or []]
    for statement in answer["statements"]:
        if statement.get("answers"):
            statement["answers"] = [each for each in statement["answers"] if each in parts]


def _left_out(composer: Composer, data: Json) -> None:
    """Fields that are empty may be named as not transcribed."""
    for question in data["questions"]:
        names = [name for name in _stated(Question) if name not in ("title", "recommendations")]
        _name(composer, question, names)
        for answer in question["recommendations"]:
            _name(composer, answer, _stated(Recommendation))
    named = data["collection"].get("not_transcribed") or []
    data["collection"]["not_transcribed"] = composer.some(["references", "rationale", "dissent", "vote"], len(named))


def _name(composer: Composer, record: Json, names: list[str]) -> None:
    if named := composer.some([name for name in names if not record.get(name)]):
        record["not_transcribed"] = named


def _stated(record: type[Question | Recommendation]) -> list[str]:
    return [name for name, of in field_classes(record).items() if isinstance(of, Shown)]


def _placed(composer: Composer, data: Json) -> None:
    """Where there are sources, each stated field has its lines."""
    sources = [source["id"] for source in data.get("sources") or []]
    for question in data["questions"] if sources else []:
        names = [name for name in _stated(Question) if name not in ("parts", "recommendations") and question.get(name)]
        names += [f"parts.{part['id']}" for part in question.get("parts") or []]
        for answer in question["recommendations"]:
            names += [f"recommendations.{answer['id']}.{name}" for name in _stated(Recommendation) if answer.get(name)]
        question["provenance"] = []
        for name in names:
            entry = composer.record("Provenance")
            first = 1 + composer.chance(LINES - 1)
            lines = [first, composer.one([first, LINES])]
            question["provenance"].append({**entry, "field": name, "source": composer.one(sources), "lines": lines})


def _marked(composer: Composer, data: Json) -> None:
    """Where a text has a marker of which only some numbers have a reference, the question has no markers."""
    for question in data["questions"]:
        question.update(composer.one([{}, {"citation_markers": None}, {"citation_markers": "none"}]))
    for problem in broken_markers(JsonValue(data)):
        number = int(problem.place.partition("[")[2].partition("]")[0])
        data["questions"][number]["citation_markers"] = "none"

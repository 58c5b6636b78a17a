"""What the questions of a draft state, field by field, in words instead of ids."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
OF_QUESTION = ("title", "population", "intervention", "comparator", "outcome", "rationale")
OF_ANSWER = ("direction", "basis", "status", "remarks", "dissent")


def stated_by(collection: Json) -> list[Json]:
    """The fields of each question: those of recommendations as tuples, one entry to a recommendation."""
    grades = _labels(collection["strength_scheme"]["grades"])
    levels = _labels(collection["consensus_scheme"]["levels"])
    certainties = _labels((collection.get("certainty_scheme") or {"levels": ()})["levels"])
    names = {each["id"]: each["name"] for each in collection["authors"]}
    found = []
    for question in collection["questions"]:
        answers = question["recommendations"]
        stated: Json = {name: question.get(name) for name in OF_QUESTION}
        stated["parts"] = [each["text"] for each in question["parts"]]
        stated["authors"] = [names[each] for each in question["authors"] or ()]
        stated["references"] = [each["title"] for each in question["references"] or ()]
        stated["text"] = tuple(" ".join(each["text"] for each in answer["statements"]) for answer in answers)
        stated["strength"] = tuple(grades.get(answer["strength"]) for answer in answers)
        stated["certainty"] = tuple(certainties.get(answer.get("certainty")) for answer in answers)
        agreed = [answer["consensus"] or {} for answer in answers]
        stated["level"] = tuple(levels.get(each.get("level")) for each in agreed)
        stated["vote"] = tuple(each.get("vote") for each in agreed)
        stated |= {name: tuple(answer.get(name) for answer in answers) for name in OF_ANSWER}
        found.append({name: value for name, value in stated.items() if _is_stated(value)})
    return found


def _labels(records: list[Json]) -> dict[str | None, str]:
    return {each["id"]: each["label"] for each in records}


def _is_stated(value: object) -> bool:
    return any(value) if isinstance(value, tuple) else bool(value)

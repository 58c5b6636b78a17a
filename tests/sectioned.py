"""A synthetic collection with nested sections, certainty, directions, and fields that are not transcribed."""

from __future__ import annotations

from itertools import cycle

from sites import Json

SECTIONS = [
    {"id": "legs", "title": "Synthetic legs", "parent": None},
    {"id": "late", "title": "Synthetic late care", "parent": "knee"},
    {"id": "arms", "title": "Synthetic arms"},
    {"id": "knee", "title": "Synthetic knee", "parent": "legs"},
    {"id": "hip", "title": "Synthetic hip & thigh", "parent": "legs"},
    {"id": "unused", "title": "Synthetic unused section", "parent": "late"},
]
"""Three deep, and not in the order in which readers get them: legs, knee, late, unused, hip, arms."""

PATHS = {
    "legs": ["Synthetic legs"],
    "knee": ["Synthetic legs", "Synthetic knee"],
    "late": ["Synthetic legs", "Synthetic knee", "Synthetic late care"],
    "unused": ["Synthetic legs", "Synthetic knee", "Synthetic late care", "Synthetic unused section"],
    "hip": ["Synthetic legs", "Synthetic hip & thigh"],
    "arms": ["Synthetic arms"],
}
"""The sections in the order in which readers get them, each with the titles of those around it."""

_PLACES = ["late", "arms", "legs", None, "hip", "knee", "arms"]
_STRENGTHS = ["strong", "weak", None, "strong"]
_DIRECTIONS = ["for", "against", None]
_CERTAINTIES = ["low", None, "high", "low", "high"]
_BASES = ["evidence", "good-practice", None]


def sectioned(count: int = 14) -> Json:
    """The collection with `count` questions; of the first, and of every fifth, fields are not transcribed."""
    fields = map(cycle, (_PLACES, _STRENGTHS, _DIRECTIONS, _CERTAINTIES, _BASES))
    named = zip(range(1, count + 1), *fields, strict=False)
    return {
        "schema_version": 1,
        "collection": {
            "id": "sectioned",
            "title": "SYNTHETIC sections",
            "edition": {"version": "1.0.0", "date": "2000-01-01"},
        },
        "strength_scheme": {
            "label": "Strength",
            "grades": [{"id": "strong", "label": "Strong"}, {"id": "weak", "label": "Weak"}],
        },
        "certainty_scheme": {
            "label": "Certainty of evidence",
            "levels": [
                {"id": "low", "label": "Low", "rank": 2, "definition": "Synthetic definition of low."},
                {
                    "id": "high",
                    "label": "High",
                    "rank": 1,
                    "comparisons": [{"body": "SYN", "text": "Synthetic comparison.", "source": "Synthetic source"}],
                },
            ],
        },
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "level", "label": "Level-S"}]},
        "authors": [{"id": "author", "name": "Synthetic Author"}],
        "topics": [{"id": "topic", "facet": "synthetic", "label": "Topic-S"}],
        "sections": SECTIONS,
        "questions": [_question(*each) for each in named],
    }


def _question(
    number: int, section: str | None, strength: str | None, direction: str | None, certainty: str | None,
    basis: str | None,
) -> Json:  # fmt: skip
    own = f"sectioned-q{number}"
    answer: Json = {
        "id": f"{own}-r",
        "statements": [{"id": f"{own}-s", "text": f"Synthetic statement {number}."}],
        "direction": direction,
        "status": "new" if number % 2 else None,
    }
    question: Json = {
        "id": own,
        "number": number,
        "title": f"Synthetic question {number}",
        "section": section,
        "recommendations": [answer],
        "topics": ["topic"] if number % 2 else [],
    }
    if number % 5 == 1:
        names = ["strength", "certainty", "consensus", "basis", "authors", "references", "parts"]
        return question | {"not_transcribed": names}
    answer |= {"strength": strength, "certainty": certainty, "basis": basis}
    answer["consensus"] = {"level": "level"} if number % 3 else None
    gap = {"section": None, "not_transcribed": ["section"]} if number == 4 else {}
    return question | {"authors": ["author"] if number % 2 else None} | gap

"""A synthetic collection whose lists are long: many questions, authors, topics, terms and lines of its source."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from sites import Json

TOPICS = 60
FACETS = 40
"""How many facets with 12 topics there are beside the one with all topics of the questions."""

TAIL = 120
"""The lines at the end of the source from which one author was read."""

LONG = "Synthetic long words <&> that need room. " * 60


def wide_collection(folder: Path, count: int) -> Path:
    """Write the collection with `count` questions and its source into `folder`; returns the path of its JSON."""
    lines = [line for n in range(1, count + 1) for line in (f"Synthetic heading {n}", f"Wide question {n}", "")]
    texts = {
        "wide": [*lines, *(f"Synthetic Author, line {n}" for n in range(TAIL))],
        "later": ["Synthetic later source"],
    }
    (folder / "sources").mkdir(parents=True)
    sources = []
    for name, text in texts.items():
        file = folder / "sources" / f"{name}.txt"
        file.write_text("\n".join(text) + "\n", encoding="utf-8")
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        sources.append({"id": name, "title": f"Synthetic {name}", "file": f"sources/{file.name}", "sha256": sha256})
    data = folder / "wide.json"
    data.write_text(json.dumps(_collection(count, sources)), encoding="utf-8")
    return data


def _collection(count: int, sources: list[Json]) -> Json:
    return {
        "schema_version": 1,
        "collection": {
            "id": "wide",
            "title": "SYNTHETIC wide",
            "edition": {"version": "1.0.0", "date": "2000-01-01"},
        },
        "strength_scheme": {"label": "Strength", "grades": [{"id": f"grade-{n}", "label": f"G{n}"} for n in range(3)]},
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "level", "label": "Level"}]},
        "authors": [{"id": str(n), "name": f"Synthetic Author {n}"} for n in range(1, count + 1)],
        "topics": [
            {"id": f"topic-{n}", "facet": "synthetic" if n < TOPICS else f"facet {n // 12}", "label": f"Topic {n}"}
            for n in range(TOPICS + 12 * FACETS)
        ],
        "terms": [
            {"id": f"term-{n}", "abbreviation": f"SYN{n}", "name": f"synthetic {n}", "expanded_by": "editor"}
            for n in range(count)
        ],
        "sources": sources,
        "questions": [_question(n, count) for n in range(1, count + 1)],
    }


def _question(n: int, count: int) -> Json:
    own = f"wide-q{n}"
    tail = [3 * count + 1, 3 * count + TAIL]
    strengths = (f"grade-{n % 3}", None if n % 5 == 0 else "grade-0")
    return {
        "id": own,
        "number": n,
        "title": f"Wide question {n}{f' {LONG}'.rstrip() if n % 40 == 0 else ''}",
        "recommendations": [
            {
                "id": f"{own}-r{place}",
                "statements": [{"id": f"{own}-r{place}-s1", "text": f"Synthetic statement {n} of {place}."}],
                "strength": strength,
                "consensus": {"level": "level"},
            }
            for place, strength in enumerate(strengths, 1)
        ],
        "authors": [str(n)],
        "topics": [f"topic-{n % TOPICS}"],
        "history": [{"edition": "1.0.0", "date": "2000-01-01", "change": "added", "reason": None}],
        "provenance": [
            {"field": field, "source": "wide", "lines": tail if field == "authors" and n == count else [3 * n - 1] * 2}
            for field in (
                "title",
                "authors",
                *(
                    f"recommendations.{own}-r{place}.{name}"
                    for place, strength in enumerate(strengths, 1)
                    for name in ("statements", *(["strength"] if strength else []), "consensus")
                ),
            )
        ],
    }

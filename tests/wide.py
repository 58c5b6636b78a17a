"""A synthetic collection whose lists are long: many questions, authors, topics, terms and lines of its source."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from sites import Json

TOPICS = 60
LONG = "Synthetic long words <&> that need room. " * 60


def wide_collection(folder: Path, count: int) -> Path:
    """Write the collection with `count` questions and its source into `folder`; returns the path of its JSON."""
    lines = [line for n in range(1, count + 1) for line in (f"Synthetic heading {n}", f"Wide question {n}", "")]
    source = folder / "sources" / "wide.txt"
    source.parent.mkdir(parents=True)
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = folder / "wide.json"
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    data.write_text(json.dumps(_collection(count, sha256)), encoding="utf-8")
    return data


def _collection(count: int, sha256: str) -> Json:
    return {
        "schema_version": 1,
        "collection": {
            "id": "wide",
            "title": "SYNTHETIC wide",
            "edition": {"version": "1.0.0", "date": "2000-01-01"},
        },
        "strength_scheme": {"label": "Strength", "grades": [{"id": f"grade-{n}", "label": f"G{n}"} for n in range(3)]},
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "level", "label": "Level"}]},
        "authors": [{"id": f"author-{n}", "name": f"Synthetic Author {n}"} for n in range(count)],
        "topics": [{"id": f"topic-{n}", "facet": "synthetic", "label": f"Topic {n}"} for n in range(TOPICS)],
        "terms": [
            {"id": f"term-{n}", "abbreviation": f"SYN{n}", "name": f"synthetic {n}", "expanded_by": "editor"}
            for n in range(count)
        ],
        "sources": [{"id": "source", "title": "Synthetic source", "file": "sources/wide.txt", "sha256": sha256}],
        "questions": [_question(n) for n in range(1, count + 1)],
    }


def _question(n: int) -> Json:
    own = f"wide-q{n}"
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
        "authors": [f"author-{n - 1}"],
        "topics": [f"topic-{n % TOPICS}"],
        "history": [{"edition": "1.0.0", "date": "2000-01-01", "change": "added", "reason": None}],
        "provenance": [
            {"field": field, "source": "source", "lines": [3 * n - 1, 3 * n - 1]}
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

"""A synthetic collection of any size, with as many different words as real text of that length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import Any

_SYLLABLES = tuple("".join(pair) for pair in product("bdfghklmnprstvz", "aeiou"))
_WORDS = 8000


def _word(number: int) -> str:
    """The n-th word, of two to four syllables: it exists in no language, and neighbours begin differently."""
    spread = number * 40503 % 2**16
    return "".join(_SYLLABLES[(spread >> shift) % len(_SYLLABLES)] for shift in (0, 5, 9, 12)[: 2 + number % 3])


def words(seed: int) -> Iterator[str]:
    """Yield words forever, the same for the same seed: a few often, most of them rarely, as in real text.

    The numbers are those of a linear congruential generator with the constants of POSIX's rand_r; the n-th word has a
    probability of about 1/n (Zipf's law).
    """
    state = seed * 2654435761 % 2**32
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield _word(int(_WORDS ** (state / 2**31)))


def text(seed: int, count: int) -> str:
    """Return `count` words as a sentence that says it is synthetic."""
    return f"Synthetic {' '.join(islice(words(seed), count))}."


def synthetic(count: int) -> dict[str, Any]:
    """Return a synthetic collection of `count` questions that is valid under the data contract."""

    def question(n: int) -> dict[str, Any]:
        own = f"synthetic-q{n}"
        return {
            "id": own,
            "number": n,
            "title": f"Synthetic question {n}: {text(n, 8)}",
            "parts": [
                {"id": f"{own}-{letter}", "label": letter.upper(), "text": text(n * 100 + ord(letter), 12)}
                for letter in "ab"
            ],
            "recommendations": [
                {
                    "id": f"{own}-r1",
                    "statements": [
                        {"id": f"{own}-r1-s{s}", "text": f"{text(n * 100 + s, 20)} With SYN in it."}
                        for s in range(1, 5)
                    ],
                    "strength": f"grade-{n % 3}",
                    "consensus": {"level": "level", "vote": {"agree": 90, "disagree": 6, "abstain": 4}},
                }
            ],
            "authors": [f"author-{(n + k) % 300}" for k in range(3)],
            "topics": [f"topic-{(n * k) % 40}" for k in (1, 3) if (n * 3) % 40 != n % 40 or k == 1],
            "related": [f"synthetic-q{n % count + 1}"] if count > 1 else [],
            "history": [{"edition": "1.0.0", "date": "2000-01-01", "change": "added", "reason": None}],
        }

    return {
        "schema_version": 1,
        "collection": {
            "id": "synthetic",
            "title": "SYNTHETIC benchmark",
            "edition": {"version": "1.0.0", "date": "2000-01-01"},
        },
        "strength_scheme": {
            "label": "Strength",
            "grades": [{"id": f"grade-{n}", "label": f"Grade {n}"} for n in range(3)],
        },
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "level", "label": "Level"}]},
        "authors": [{"id": f"author-{n}", "name": f"Synthetic Author {n}"} for n in range(300)],
        "terms": [{"id": "syn", "abbreviation": "SYN", "name": "synthetic", "expanded_by": "editor"}],
        "topics": [{"id": f"topic-{n}", "facet": "synthetic", "label": f"Topic {n}"} for n in range(40)],
        "questions": [question(n) for n in range(1, count + 1)],
    }


def guideline(count: int) -> dict[str, Any]:
    """Return a synthetic guideline of `count` questions in sections: each has long texts, a table and 30 references."""
    whole = synthetic(count)
    whole["collection"]["citation_markers"] = "brackets"
    whole["certainty_scheme"] = {
        "label": "Certainty",
        "levels": [{"id": f"level-{n}", "label": f"Level {n}"} for n in range(4)],
    }
    whole["sections"] = [
        {"id": f"section-{n}", "title": text(n, 3), "parent": f"section-{n // 4}" if n >= 4 else None}
        for n in range(20)
    ]
    for n, question in enumerate(whole["questions"], 1):
        question |= {
            "label": f"{n // 40 + 1}.{n}",
            "section": f"section-{n * 20 // (count + 1)}",
            "population": text(n, 6),
        }
        [recommendation] = question["recommendations"]
        recommendation |= {"certainty": f"level-{n % 4}", "direction": ("for", "against")[n % 2]}
        recommendation["remarks"] = [text(n + 7, 60)]
        rows = [[text(n * 10 + row, 2 * column) for column in range(1, 5)] for row in range(6)]
        question["rationale"] = [
            *(f"{text(n * 20 + number, 150)} [{number + 1},{number + 9}]" for number in range(4)),
            {"heading": text(n, 3)},
            {"list": [text(n * 30 + number, 15) for number in range(5)]},
            {
                "table": {
                    "caption": text(n, 5),
                    "header": [text(n * 40 + column, 2) for column in range(4)],
                    "rows": rows,
                }
            },
            *(f"{text(n * 20 + number, 120)} [{number + 10}–{number + 12}]" for number in range(4)),
        ]
        question["references"] = [_reference(n, number) for number in range(1, 31)]
    return whole


def _reference(question: int, number: int) -> dict[str, Any]:
    return {
        "id": f"reference-{number}",
        "type": "article-journal",
        "author": [{"family": _word(question + number * 7).title(), "given": "S"}, {"literal": "Synthetic Group"}],
        "title": text(question * 50 + number, 12),
        "container-title": "Synthetic Journal",
        "issued": {"date-parts": [[1990 + number]]},
        "volume": str(number),
        "page": f"{number}-{number + 8}",
        "DOI": f"10.0000/synthetic.{question}.{number}",
    }

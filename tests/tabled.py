"""What the tables of open data must hold, read from the raw JSON."""

from __future__ import annotations

from clinical_consensus.contract.scales import VOTE_BASES
from exported import Opened, figure_text, inferred
from sites import NOT_STATED, Json, number_of, states_consensus
from stated import (
    ABSENT,
    FIGURES,
    absent,
    certainty_of,
    date_words,
    further_of_answer,
    further_of_question,
    interests,
    level_of,
    strength_of,
    text_words,
)

NAMES = [
    "question id", "number", "title", "title placement inferred", "parts", "parts placement inferred",
    "withdrawn in edition", "recommendation id", "statement id", "statement (our reading)", "text",
    "text placement inferred", "role (our reading)", "answers part (our reading)", "strength",
    "strength placement inferred", "strength definition", "consensus", "consensus and vote placement inferred",
    "consensus definition", "vote agree (%)", "vote disagree (%)", "vote abstain (%)", "authors",
    "authors placement inferred", "where it stands in the source", "rights", "edition", "related publication",
    "address", "rationale", "rationale placement inferred", "references", "references placement inferred",
    "standing", "source",
]  # fmt: skip
"""The columns of every table, in their order: whoever reads the table by machine relies on them."""

VOTE_NAMES = [
    "vote agree (heads)", "vote disagree (heads)", "vote abstain (heads)", "voters", "vote of", "vote round",
]  # fmt: skip
"""The columns after them, each in the tables of collections of which some vote states it."""


def expected_rows(of: Opened) -> list[Json]:
    """What the table must hold, read from the raw JSON."""
    found = []
    for question in of.questions:
        for each in question["recommendations"]:
            at = f"recommendations.{each['id']}"
            parts = {part["id"]: part for part in question.get("parts", [])}
            for number, statement in enumerate(each["statements"], 1):
                found.append(
                    {
                        "question id": question["id"],
                        "number": number_of(question),
                        "title": question["title"],
                        "title placement inferred": "placement inferred" * inferred(question, "title"),
                        "parts": "\n".join(f"{part['label']}. {part['text']}" for part in parts.values()),
                        "parts placement inferred": ", ".join(
                            part["label"] for part in parts.values() if inferred(question, f"parts.{part['id']}")
                        ),
                        "recommendation id": each["id"],
                        "statement id": statement["id"],
                        "source": of.texts_of(question),
                        "statement (our reading)": f"{number} of {len(each['statements'])}",
                        "text": statement["text"],
                        "text placement inferred": "placement inferred" * inferred(question, f"{at}.statements"),
                        "role (our reading)": statement.get("role") or "",
                        "answers part (our reading)": ", ".join(
                            parts[part]["label"] for part in statement.get("answers", [])
                        ),
                        "strength": strength_of(of.data, question, each),
                        "strength placement inferred": "placement inferred" * inferred(question, f"{at}.strength"),
                        "consensus": level_of(of.data, question, each) * states_consensus(of.data),
                        "consensus and vote placement inferred": "placement inferred"
                        * inferred(question, f"{at}.consensus"),
                        **vote_cells(of, question, each),
                        "authors": "; ".join(of.names(question)) or absent(of.data, question, "authors"),
                        "authors placement inferred": "placement inferred" * inferred(question, "authors"),
                        "rights": of.data["collection"].get("rights") or NOT_STATED,
                        "address": f"{of.site_url}questions/{question['id']}/#{statement['id']}",
                        "rationale": text_words(question.get("rationale") or [absent(of.data, question, "rationale")]),
                        "rationale placement inferred": "placement inferred" * inferred(question, "rationale"),
                        "references placement inferred": "placement inferred" * inferred(question, "references"),
                        **further_cells(of, question, each),
                    }
                )
    return found


def vote_cells(of: Opened, question: Json, recommendation: Json) -> Json:
    """The cells of the last vote: its percentages, and what only some votes state."""
    vote = (recommendation.get("consensus") or {}).get("vote") or {}
    heads = vote.get("counts") or {}
    missing = NOT_STATED if vote else absent(of.data, question, "consensus", recommendation)
    shares = {name: figure_text(vote[name]) if vote.get(name) is not None else "" for name in FIGURES}
    return {
        **{f"vote {name} (%)": text or missing * states_consensus(of.data) for name, text in shares.items()},
        **{f"vote {name} (heads)": "" if heads.get(name) is None else str(heads[name]) for name in FIGURES},
        "voters": "" if vote.get("voters") is None else str(vote["voters"]),
        "vote of": VOTE_BASES[vote["basis"]] if vote.get("basis") else "",
        "vote round": str(vote.get("round") or ""),
    }


def further_cells(of: Opened, question: Json, recommendation: Json) -> Json:
    """The cells of the columns that only some collections have."""
    at = f"recommendations.{recommendation['id']}"
    scheme = of.data.get("certainty_scheme") or {"label": ""}
    levels = {level["id"]: level for level in scheme.get("levels", [])}
    of_answer = list(further_of_answer(of.data, question, recommendation))
    facts = [
        *(("question", "", each) for each in further_of_question(of.data, question) if "." not in each.name),
        *(("recommendation", f"{at}.", each) for each in of_answer if "." not in each.name),
    ]
    cells = {f"{each.label.lower()} ({owner})": each.text for owner, _, each in facts}
    placed = {f"{each.label.lower()} ({owner})": f"{above}{each.placed}" for owner, above, each in facts}
    cells[f"certainty: {scheme['label']}"] = certainty_of(of.data, question, recommendation)
    placed[f"certainty: {scheme['label']}"] = f"{at}.certainty"
    marks = {
        f"{name} placement inferred": "placement inferred"
        * (text not in ("", *ABSENT) and inferred(question, placed[name]))
        for name, text in cells.items()
    }
    profile = of.data["collection"]
    return {
        **cells,
        **marks,
        "number in the source (question)": question.get("label") or "",
        f"certainty: {scheme['label']} definition": definition(levels.get(recommendation.get("certainty"))),
        "competing interests (authors)": "\n".join(
            f"{author['name']}: {text}" for author, text in interests(of.data, question)
        ),
        "competing interests (recused)": "\n".join(
            f"{author['name']}: {text}"
            for author, text in interests(of.data, {"authors": recommendation.get("recused")})
        ),
        "disclosures (collection)": profile.get("disclosures") or "",
        "funding (collection)": profile.get("funding") or "",
        "evidence searched until (collection)": date_words(profile.get("evidence_search_date") or ""),
    }


def definition(level: Json | None) -> str:
    """How the source defines a level, or that it does not; "" for none."""
    if level is None:
        return ""
    stated = level.get("definition")
    return f"Defined by the source: {stated}" if stated else "The source does not define this level."

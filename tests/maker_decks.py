"""Synthetic decks as ESMO, ASH, the HAS and consensus meetings lay them out."""

from __future__ import annotations

from deck_kinds import REFERENCES, THREE, TITLES, Kind

ITEMS = Kind(
    "a list of recommendations with their grades, as ESMO prints them",
    (
        (
            "Question 1: How is a synthetic tumour found?",
            "Recommendations",
            "• Imaging is recommended [I, A].\n• Biopsy should be considered [III, B].",
        ),
        (
            "Question 2: Who takes part?",
            "Recommendation 2.1: All adults take part.\nLevel of evidence: II\nStrength of recommendation: B\n"
            "Level of consensus: 97% (34) yes, 0% (0) no, 3% (1) abstain (35 voters)",
        ),
    ),
    (
        {
            "title": "How is a synthetic tumour found?",
            "text": ("Imaging is recommended [I, A].", "Biopsy should be considered [III, B]."),
            "strength": ("A", "B"),
            "certainty": ("I", "III"),
        },
        {
            "title": "Who takes part?",
            "text": ("All adults take part.",),
            "strength": ("B",),
            "certainty": ("II",),
            "vote": (
                {
                    "agree": 97.0,
                    "disagree": 0.0,
                    "abstain": 3.0,
                    "counts": {"agree": 34, "disagree": 0, "abstain": 1},
                    "voters": 35,
                },
            ),
        },
    ),
    marked=(
        "recommendations.synthetic-q1-r2.statements",
        *(f"recommendations.synthetic-q1-r{each}.{field}" for each in (1, 2) for field in ("strength", "certainty")),
    ),
    of_votes="yes|no|voters",
)


EFFECTS = Kind(
    "grades with the evidence of effects, as ASH prints them",
    (
        (
            "Question 1: Should test A be used?",
            "Recommendation 1: The panel suggests test A (conditional recommendation based on very low certainty in "
            "the evidence of effects ⨁◯◯◯).",
            "Remarks: Test B is an alternative.",
        ),
    ),
    (
        {
            "title": "Should test A be used?",
            "text": (
                "The panel suggests test A (conditional recommendation based on very low certainty in the evidence of "
                "effects ⨁◯◯◯).",
            ),
            "strength": ("conditional",),
            "certainty": ("very low",),
            "remarks": (["Test B is an alternative."],),
        },
    ),
)


ACCORD = Kind(
    "the agreement of experts in French",
    (
        (
            "Question 1. Faut-il se reposer ?",
            "Recommandation 1\nIl est recommandé de se reposer.",
            "Grade : B\nAccord d’experts : 95 % d’accord, 3 % de désaccord, 2 % d’abstention",
        ),
    ),
    (
        {
            "title": "Faut-il se reposer ?",
            "text": ("Il est recommandé de se reposer.",),
            "strength": ("B",),
            "vote": (THREE,),
        },
    ),
    of_votes="accord|désaccord|abstention|d|de",
)


FURTHER_SLIDES = Kind(
    "further slides that name the question and a label",
    (
        ("Question 1: Should drains be cultured?", "Background", "Drains are used."),
        ("Question 1: proposed statement", "There is no role for culture.\nLevel of evidence: Low"),
        ("Question 1: results of the vote", "• Agree: 95%\n• Disagree: 3%\n• Abstain: 2%"),
        ("Question 1: rationale", "• Early removal is safe\n• Late removal is not"),
        ("References", REFERENCES.removeprefix("References\n")),
        ("Question 2: Should drains be warmed?", "Background", "They are cold.", "Recommendation: Do not warm them."),
    ),
    (
        {
            "title": "Should drains be cultured?",
            "text": ("There is no role for culture.",),
            "certainty": ("Low",),
            "vote": (THREE,),
            "rationale": [{"list": ["Early removal is safe", "Late removal is not"], "ordered": False}],
            "references": TITLES,
        },
        {
            "title": "Should drains be warmed?",
            "text": ("Do not warm them.",),
            "rationale": [{"heading": "Background"}, "They are cold."],
        },
    ),
    left=("Background", "Drains are used."),
    marked=("rationale",),
)

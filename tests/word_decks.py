"""Synthetic decks whose labels, columns and values are known by their words and forms alone."""

from __future__ import annotations

from deck_kinds import Kind

TWO_HEADS = Kind(
    "a table with a head of two rows and rows that head others",
    (
        (
            "Synthetic points",
            (
                ("No.", "Recommendation", "Evidence", "", "Voting of the task force (%)", "", ""),
                ("", "", "Level", "Grade", "For", "Against", "Abstained"),
                ("1", "Joints should be moved within one week.", "1b", "A", "95", "5", "0"),
                ("Rest", "", "", "", "", "", ""),
                ("2", "Splints may be worn at night.", "4", "C", "80", "15", "5"),
            ),
        ),
    ),
    tuple(
        {"title": text, "text": (text,), "strength": (grade,), "certainty": (level,), "vote": (vote,)}
        for text, grade, level, vote in (
            ("Joints should be moved within one week.", "A", "1b", {"agree": 95.0, "disagree": 5.0, "abstain": 0.0}),
            ("Splints may be worn at night.", "C", "4", {"agree": 80.0, "disagree": 15.0, "abstain": 5.0}),
        )
    ),
    marked=("title", "title"),
    left=("Rest",),
)

CALLED_CONSENSUS = Kind(
    "responses under the label of a consensus, as the ICM of 2013 prints them",
    (
        (
            "Synthetic surroundings",
            "Question 1: Does the number of people matter?",
            "Consensus: Yes. We recommend that the number of people be kept low.",
            "Delegate Vote: Agree: 97%, Disagree: 2%, Abstain: 1% (Strong Consensus)",
            "Justification: Two studies counted particles.",
        ),
        (
            "Synthetic shoes",
            "Question 2: Should shoes be covered?",
            "Consensus: There is no evidence that covered shoes help.",
            "Delegate Vote: Agree: 81%, Disagree: 15%, Abstain: 4% (Strong Consensus)",
            "Justification: One study compared two wards.",
        ),
    ),
    (
        {
            "title": "Does the number of people matter?",
            "rationale": ["Two studies counted particles."],
            "text": ("Yes. We recommend that the number of people be kept low.",),
            "level": ("Strong Consensus",),
            "vote": ({"agree": 97.0, "disagree": 2.0, "abstain": 1.0},),
        },
        {
            "title": "Should shoes be covered?",
            "rationale": ["One study compared two wards."],
            "text": ("There is no evidence that covered shoes help.",),
            "level": ("Strong Consensus",),
            "vote": ({"agree": 81.0, "disagree": 15.0, "abstain": 4.0},),
        },
    ),
    marked=("recommendations.synthetic-q1-r1.statements", "recommendations.synthetic-q2-r1.statements"),
    left=("Synthetic shoes",),
)

FORMAL = Kind(
    "recommendations with a line of their grade and accord, as the SFAR prints them",
    (
        (
            "Synthetic anaesthesia",
            "Question 1 : Comment prévenir la douleur ?",
            "R1.1 – Il est recommandé d’utiliser un bloc.",
            "GRADE 1+ (Accord FORT)",
            "R1.2 – Il est recommandé de ne pas utiliser le froid.",
            "GRADE 2- (Accord FORT)",
            "Argumentaire : Trois essais montrent moins de douleur.",
        ),
    ),
    (
        {
            "title": "Comment prévenir la douleur ?",
            "rationale": ["Trois essais montrent moins de douleur."],
            "text": ("Il est recommandé d’utiliser un bloc.", "Il est recommandé de ne pas utiliser le froid."),
            "strength": ("1+", "2-"),
            "level": ("Accord FORT", "Accord FORT"),
        },
    ),
)

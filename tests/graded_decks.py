"""Synthetic decks with grades in brackets, and with labels that are numbered or have signs."""

from __future__ import annotations

from deck_kinds import ALPHA, GAMMA, REFERENCES, THREE, TITLES, Kind

GRADE = Kind(
    "grades in brackets",
    (
        (
            "Question 1: Should synthetic adults receive synthetic agent A?",
            "Recommendation: We suggest synthetic agent A for adults (conditional recommendation, low certainty of "
            "evidence).",
            "Rationale: A synthetic reason [1,2].",
            REFERENCES,
        ),
        (
            "Question 2: Should synthetic children receive synthetic agent A?",
            "Recommendation: We recommend against synthetic agent A in children (strong recommendation against, based "
            "on moderate certainty in the evidence).",
            "Vote: 95% agree, 3% disagree, 2% abstain",
        ),
        (
            "Question 3: Should synthetic agent B be given?",
            "Recommendation: (Strong recommendation; high-quality evidence) We recommend synthetic agent B.",
        ),
        (
            "Question 4: Should synthetic agent C be given?",
            "Recommendation: Synthetic agent C is suggested (Grade 2C).",
        ),
        (
            "Question 5: Should synthetic agent D be given?",
            "Recommendation: Give synthetic agent D.",
            "Strong recommendation, very low-quality evidence",
            "Rationale: Another synthetic reason.",
        ),
        (
            "Question 6: Should synthetic agent E be given?",
            "Recommendation: Give synthetic agent E.",
            "Level of evidence: 2b; Grade: B",
        ),
        (
            "Question 7: Should synthetic agent F be given?",
            "Recommendation: Give synthetic agent F.",
            "Strength: Weak",
            "Certainty: ⊕⊕⊕◯ moderate",
        ),
    ),
    (
        {
            "title": "Should synthetic adults receive synthetic agent A?",
            "text": (
                "We suggest synthetic agent A for adults (conditional recommendation, low certainty of evidence).",
            ),
            "strength": ("conditional",),
            "certainty": ("low",),
            "rationale": ["A synthetic reason [1,2]."],
            "references": TITLES,
        },
        {
            "title": "Should synthetic children receive synthetic agent A?",
            "text": (
                "We recommend against synthetic agent A in children (strong recommendation against, based on moderate "
                "certainty in the evidence).",
            ),
            "strength": ("strong",),
            "direction": ("against",),
            "certainty": ("moderate",),
            "vote": (THREE,),
        },
        {
            "title": "Should synthetic agent B be given?",
            "text": ("(Strong recommendation; high-quality evidence) We recommend synthetic agent B.",),
            "strength": ("strong",),
            "certainty": ("high",),
        },
        {
            "title": "Should synthetic agent C be given?",
            "text": ("Synthetic agent C is suggested (Grade 2C).",),
            "strength": ("2C",),
        },
        {
            "title": "Should synthetic agent D be given?",
            "text": ("Give synthetic agent D.",),
            "strength": ("strong",),
            "certainty": ("very low",),
            "rationale": ["Another synthetic reason."],
        },
        {
            "title": "Should synthetic agent E be given?",
            "text": ("Give synthetic agent E.",),
            "strength": ("B",),
            "certainty": ("2b",),
        },
        {
            "title": "Should synthetic agent F be given?",
            "text": ("Give synthetic agent F.",),
            "strength": ("Weak",),
            "certainty": ("⊕⊕⊕◯ moderate",),
        },
    ),
    marked=("recommendations.synthetic-q7-r1.strength", "recommendations.synthetic-q7-r1.certainty"),
    of_votes="quality",
)


BULLETS = Kind(
    "labels with bullets and numbers",
    (
        (
            "Question 1: Should synthetic hands be washed?",
            "• Response: Wash them.\n• Strength of recommendation: Strong\n• Consensus: 95% agreement (19 of 20)\n"
            "• Rationale: A synthetic reason.",
        ),
        (
            "Question 2: Should synthetic feet be washed?",
            "1. Recommendation\nWash them, too.\n2. Strength\nWeak\n3. Rationale\nA further reason.\n4. References\n"
            f"1. {ALPHA}\n2. {GAMMA}",
        ),
        (
            "Question 3: Should synthetic knees be washed?",
            "– Recommendation – Wash them last.\n– Strength – Limited\n– Vote – 44 of 45 agreed",
        ),
    ),
    (
        {
            "title": "Should synthetic hands be washed?",
            "text": ("Wash them.",),
            "strength": ("Strong",),
            "vote": ({"agree": 95.0, "counts": {"agree": 19}, "voters": 20},),
            "rationale": ["A synthetic reason."],
        },
        {
            "title": "Should synthetic feet be washed?",
            "text": ("Wash them, too.",),
            "strength": ("Weak",),
            "rationale": ["A further reason."],
            "references": TITLES,
        },
        {
            "title": "Should synthetic knees be washed?",
            "text": ("Wash them last.",),
            "strength": ("Limited",),
            "vote": ({"counts": {"agree": 44}, "voters": 45},),
        },
    ),
)


NUMBERED = Kind(
    "recommendations with numbers of their own",
    (
        (
            "Question 3.1 Should synthetic joints be rested",
            "Recommendation 3.1 We suggest resting synthetic joints for two days.\nStrength: Weak\n"
            "Authors: Ada Alpha, Bert Beta",
        ),
        (
            "Question 3.2 Should synthetic joints be moved",
            "Recommendation 1 (strong): Move them once a day.\nRecommendation 2 (weak): Move them twice a day.",
            "Rationale\nA synthetic reason.",
        ),
        (
            "Question 3.3 Should synthetic joints be cooled",
            "R4. Cool them at night.\nConsensus: Strong consensus (95% agree, 3% disagree, 2% abstain)",
        ),
    ),
    (
        {
            "title": "Should synthetic joints be rested",
            "text": ("We suggest resting synthetic joints for two days.",),
            "strength": ("Weak",),
            "authors": ["Ada Alpha", "Bert Beta"],
        },
        {
            "title": "Should synthetic joints be moved",
            "text": ("Move them once a day.", "Move them twice a day."),
            "strength": ("strong", "Weak"),
            "rationale": ["A synthetic reason."],
        },
        {
            "title": "Should synthetic joints be cooled",
            "text": ("Cool them at night.",),
            "level": ("Strong consensus",),
            "vote": (THREE,),
        },
    ),
)

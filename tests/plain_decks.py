"""Synthetic decks in plain lines: labels on lines of their own, PICO, rounds of votes, slides."""

from __future__ import annotations

from deck_kinds import ALPHA, GAMMA, REFERENCES, THREE, TITLES, Kind

OWN_LINES = Kind(
    "labels on lines of their own",
    (
        (
            "Key Question 1",
            "Should synthetic plates be warmed?",
            "Response/Recommendation:\nWarm them before use.\nStrength of Recommendation:\nConsensus\n"
            "Level of Consensus:\nConsensus\nDelegate Vote:\nAgree: 95%\nDisagree: 3%\nAbstain: 2%\n"
            "Rationale:\nA synthetic reason.",
            REFERENCES,
        ),
        (
            "Key Question 2",
            "Should synthetic plates be cooled?",
            "RECOMMENDATION\nCool them after use.\nSTRENGTH OF RECOMMENDATION\nModerate\nDELEGATE VOTE\n"
            "Agree 95%, disagree 3%, abstain 2%\nRATIONALE\nAnother synthetic reason.",
        ),
    ),
    (
        {
            "title": "Should synthetic plates be warmed?",
            "text": ("Warm them before use.",),
            "strength": ("Consensus",),
            "level": ("Consensus",),
            "vote": (THREE,),
            "rationale": ["A synthetic reason."],
            "references": TITLES,
        },
        {
            "title": "Should synthetic plates be cooled?",
            "text": ("Cool them after use.",),
            "strength": ("Moderate",),
            "vote": (THREE,),
            "rationale": ["Another synthetic reason."],
        },
    ),
)


PICO = Kind(
    "questions with population, intervention, comparator and outcome",
    (
        (
            "PICO 1: Should synthetic agent A or B be used?",
            "Population: Synthetic adults\nIntervention: Agent A\nComparator: Agent B\nOutcome: Synthetic events",
            "Recommendation: Use agent A. Patients at very high risk are exempt.",
            "Recommendation strength: Strong (for)\nEvidence quality: Moderate\nAgreement: 95 % (19/20)",
            "Remarks: A synthetic remark.",
            "Justification: A synthetic reason (1, 2).",
            f"Reference list\n[1] {ALPHA}\n[2] {GAMMA}",
        ),
    ),
    (
        {
            "title": "Should synthetic agent A or B be used?",
            "population": "Synthetic adults",
            "intervention": "Agent A",
            "comparator": "Agent B",
            "outcome": "Synthetic events",
            "text": ("Use agent A. Patients at very high risk are exempt.",),
            "strength": ("Strong",),
            "direction": ("for",),
            "certainty": ("Moderate",),
            "vote": ({"agree": 95.0, "counts": {"agree": 19}, "voters": 20},),
            "remarks": (["A synthetic remark."],),
            "rationale": ["A synthetic reason (1, 2)."],
            "references": TITLES,
        },
    ),
)


ROUNDS = Kind(
    "statements with the votes of two rounds",
    (
        (
            "Q1. Are synthetic scores useful?",
            "Consensus statement: Synthetic scores are useful.",
            "Voting results: Round 1: 70% agree; Round 2: 95% agree, 3% disagree, 2% abstain",
            "Dissent: One synthetic delegate saw no use.",
            "Written by: Ada Alpha and Bert Beta",
        ),
        (
            "Q2. Are synthetic scales useful?",
            "Consensus statement: Synthetic scales are useful in adults. In children they are not.",
            "Voting results: 20 voted for, 1 against, 2 abstained",
        ),
    ),
    (
        {
            "title": "Are synthetic scores useful?",
            "text": ("Synthetic scores are useful.",),
            "vote": ({**THREE, "round": 2},),
            "dissent": (["One synthetic delegate saw no use."],),
            "authors": ["Ada Alpha", "Bert Beta"],
        },
        {
            "title": "Are synthetic scales useful?",
            "text": ("Synthetic scales are useful in adults. In children they are not.",),
            "vote": ({"counts": {"agree": 20, "disagree": 1, "abstain": 2}},),
        },
    ),
)


SLIDES = Kind(
    "entries that go on over several slides",
    (
        (
            "Synthetic Consensus",
            "Question 1 – Should synthetic seeds be sown?",
            "Recommendation [Grade B]: Sow them in spring.",
        ),
        (
            "Synthetic Consensus",
            "Question 1 (continued)",
            "Rationale: A synthetic reason\nin two lines.",
            "Consensus: Unanimous",
        ),
        (
            "Synthetic Consensus",
            "Question 2 – Should synthetic seeds be kept?",
            "Conditional recommendation against: Do not keep them.",
            "Certainty – Very low",
            REFERENCES,
        ),
    ),
    (
        {
            "title": "Should synthetic seeds be sown?",
            "text": ("Sow them in spring.",),
            "strength": ("B",),
            "level": ("Unanimous",),
            "rationale": ["A synthetic reason in two lines."],
        },
        {
            "title": "Should synthetic seeds be kept?",
            "text": ("Do not keep them.",),
            "strength": ("Conditional",),
            "direction": ("against",),
            "certainty": ("Very low",),
            "references": TITLES,
        },
    ),
)

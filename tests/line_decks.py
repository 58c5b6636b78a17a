"""Synthetic decks whose labels stand beside each other, or go without a colon."""

from __future__ import annotations

from deck_kinds import ALPHA, GAMMA, REFERENCES, TITLES, Kind

STROKES = Kind(
    "several labels to a line",
    (
        (
            "Synthetic guideline on doors",
            "1. Should synthetic doors be closed?",
            "PICO: P: synthetic doors; I: closing; C: opening; O: events",
            "Recommendation: Close them at night.",
            "Strength of recommendation: Strong | Certainty of evidence: Low | Consensus: 95%",
            "Background\nA synthetic background.",
            REFERENCES,
            "2. Should synthetic windows be closed?",
            "Recommendation: Close them, too. However, not in summer.",
            "Strength of recommendation: Weak | Certainty of evidence: Very low | Consensus: 89.5 % (17/19)",
        ),
    ),
    (
        {
            "title": "Should synthetic doors be closed?",
            "text": ("Close them at night.",),
            "strength": ("Strong",),
            "certainty": ("Low",),
            "vote": ({"agree": 95.0},),
            "rationale": [{"heading": "Background"}, "A synthetic background."],
            "references": TITLES,
        },
        {
            "title": "Should synthetic windows be closed?",
            "text": ("Close them, too. However, not in summer.",),
            "strength": ("Weak",),
            "certainty": ("Very low",),
            "vote": ({"agree": 89.5, "counts": {"agree": 17}, "voters": 19},),
        },
    ),
    left=("PICO: P: synthetic doors; I: closing; C: opening; O: events",),
    marked=("rationale",),
)


ANSWERS = Kind(
    "questions and answers with letters",
    (
        (
            "Q1: Should synthetic cats be fed?",
            "A1: Feed them daily.",
            "Grade: 1A",
            "Vote: Yes 19, No 1, Abstain 0",
            "Q2: Should synthetic dogs be fed?",
            "A2: Feed them twice a day.",
            "Grade: 2B",
            "Vote: Yes: 18 (90%), No: 2 (10%), Abstain: 0 (0%)",
        ),
    ),
    (
        {
            "title": "Should synthetic cats be fed?",
            "text": ("Feed them daily.",),
            "strength": ("1A",),
            "vote": ({"counts": {"agree": 19, "disagree": 1, "abstain": 0}},),
        },
        {
            "title": "Should synthetic dogs be fed?",
            "text": ("Feed them twice a day.",),
            "strength": ("2B",),
            "vote": (
                {"agree": 90.0, "disagree": 10.0, "abstain": 0.0, "counts": {"agree": 18, "disagree": 2, "abstain": 0}},
            ),
        },
    ),
    of_votes="yes|no",
)


SEVERAL = Kind(
    "several recommendations with grades in brackets",
    (
        (
            "Clinical Question 4.2. What is the best synthetic dose?",
            "Recommendations",
            "Recommendation 4.2.1. Use the low dose in adults (Strong recommendation; moderate certainty).",
            "Recommendation 4.2.2. Use no dose in children (Conditional recommendation; very low certainty).",
            "Rationale for the recommendations",
            "Two synthetic trials were found.",
            "Values and preferences",
            "Nobody was asked.",
            "Clinical Question 4.3. What is the best synthetic time?",
            "Recommendation 4.3.1. Use the morning (Strong recommendation; low certainty).",
        ),
    ),
    (
        {
            "title": "What is the best synthetic dose?",
            "text": (
                "Use the low dose in adults (Strong recommendation; moderate certainty).",
                "Use no dose in children (Conditional recommendation; very low certainty).",
            ),
            "strength": ("Strong", "Conditional"),
            "certainty": ("moderate", "very low"),
            "rationale": [
                "Two synthetic trials were found.",
                {"heading": "Values and preferences"},
                "Nobody was asked.",
            ],
        },
        {
            "title": "What is the best synthetic time?",
            "text": ("Use the morning (Strong recommendation; low certainty).",),
            "strength": ("Strong",),
            "certainty": ("low",),
        },
    ),
    left=("Recommendations",),
    marked=("rationale",),
)


LINES = Kind(
    "German labels without a colon",
    (
        (
            "Schlüsselfrage 1: Ist der synthetische Test sinnvoll?",
            "Evidenzbasierte Empfehlung 1.1",
            "Der Test soll nicht durchgeführt werden.",
            "Empfehlungsgrad A",
            "Level of Evidence 1b",
            "Starker Konsens (97 %)",
            "Hintergrund",
            "Zwei synthetische Studien [1, 2] wurden gefunden.",
            f"Literatur\n1. {ALPHA}\n2. {GAMMA}",
            "Schlüsselfrage 2: Ist der synthetische Kurs sinnvoll?",
            "Konsensbasierte Empfehlung 2.1",
            "Der Kurs kann angeboten werden.",
            "Empfehlungsgrad: EK",
            "Konsensstärke: 85 % (Konsens)",
        ),
    ),
    (
        {
            "title": "Ist der synthetische Test sinnvoll?",
            "text": ("Der Test soll nicht durchgeführt werden.",),
            "strength": ("A",),
            "certainty": ("1b",),
            "level": ("Starker Konsens",),
            "vote": ({"agree": 97.0},),
            "basis": ("evidence",),
            "rationale": [{"heading": "Hintergrund"}, "Zwei synthetische Studien [1, 2] wurden gefunden."],
            "references": TITLES,
        },
        {
            "title": "Ist der synthetische Kurs sinnvoll?",
            "text": ("Der Kurs kann angeboten werden.",),
            "strength": ("EK",),
            "level": ("Konsens",),
            "vote": ({"agree": 85.0},),
            "basis": ("consensus",),
        },
    ),
    marked=("recommendations.synthetic-q1-r1.consensus", "rationale"),
)


REPORT = Kind(
    "a report with sections",
    (
        (
            "Topic 2 Synthetic nutrition",
            "Question 2.1: Should synthetic food be cooked?",
            "Evidence summary: Two synthetic trials were found.",
            "Recommendation: Cook synthetic food for 5.0 min at 1.5 kW. Children are excluded. Stir it.",
            "Strength of recommendation: Good practice statement",
            "Level of agreement: 9.1/10",
            "Rationale: Grade 1: mild. Grade 2: severe.",
            "Implementation considerations: Cooking takes time.",
            "Conflicts of interest: None.",
            "Question 2.2: Should synthetic food be cooled?",
            "Recommendation: Cool it.",
            "Strength of recommendation: Ungraded",
            "Level of agreement: 100% (unanimous)",
        ),
    ),
    (
        {
            "title": "Should synthetic food be cooked?",
            "text": ("Cook synthetic food for 5.0 min at 1.5 kW. Children are excluded. Stir it.",),
            "strength": ("Good practice statement",),
            "rationale": ["Grade 1: mild. Grade 2: severe."],
            "remarks": (["Implementation considerations: Cooking takes time."],),
        },
        {
            "title": "Should synthetic food be cooled?",
            "text": ("Cool it.",),
            "strength": ("Ungraded",),
            "level": ("unanimous",),
            "vote": ({"agree": 100.0},),
        },
    ),
    left=(
        "Evidence summary: Two synthetic trials were found.",
        "Level of agreement: 9.1/10",
        "Conflicts of interest: None.",
    ),
    marked=("recommendations.synthetic-q2-1-r1.remarks",),
)

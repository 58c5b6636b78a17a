"""Synthetic decks whose tables have a recommendation, a question or a box to a row."""

from __future__ import annotations

from deck_kinds import Kind

OF_A_QUESTION = Kind(
    "a table of recommendations under a question",
    (
        (
            "Question 1: Which synthetic tests are useful?",
            (
                ("No.", "Recommendation", "Strength", "Level of evidence", "Agreement"),
                ("1.1", "Test A is useful.", "Strong", "1a", "95%"),
                ("1.2", "Test B is not useful.", "Weak", "2b", "90%"),
            ),
            "Rationale: A synthetic reason.",
            "Authors: Ada Alpha, MD; Bert Beta, PhD",
        ),
    ),
    (
        {
            "title": "Which synthetic tests are useful?",
            "text": ("Test A is useful.", "Test B is not useful."),
            "strength": ("Strong", "Weak"),
            "certainty": ("1a", "2b"),
            "vote": ({"agree": 95.0}, {"agree": 90.0}),
            "rationale": ["A synthetic reason."],
            "authors": ["Ada Alpha, MD", "Bert Beta, PhD"],
        },
    ),
)


MARKDOWN = Kind(
    "a table in Markdown",
    (
        (
            "Synthetic panel",
            "| # | Question | Answer | Grade | Consensus |\n"
            "|---|---|---|---|---|\n"
            "| 1 | Is A safe? | A is safe. | B | 95% |\n"
            "| 2 | Is B safe? | B is not safe. | C | 80% |",
        ),
    ),
    (
        {"title": "Is A safe?", "text": ("A is safe.",), "strength": ("B",), "vote": ({"agree": 95.0},)},
        {"title": "Is B safe?", "text": ("B is not safe.",), "strength": ("C",), "vote": ({"agree": 80.0},)},
    ),
)


BOXES = Kind(
    "boxes as in guidelines of the AWMF",
    (
        (
            "Frage 1: Ist die synthetische Kur sinnvoll?",
            (
                ("1.1", "Konsensbasierte Empfehlung", "2021"),
                ("EK", "Die Kur kann angeboten werden.", ""),
                ("", "Starker Konsens", ""),
            ),
            "Frage 2: Ist die synthetische Diät sinnvoll?",
            (
                ("2.1", "Evidenzbasierte Empfehlung", "2021"),
                ("Empfehlungsgrad B", "Die Diät sollte angeboten werden.", ""),
                ("Level of Evidence 2a", "Literatur: [1]", ""),
                ("", "Konsens", ""),
            ),
        ),
    ),
    (
        {
            "title": "Ist die synthetische Kur sinnvoll?",
            "text": ("Die Kur kann angeboten werden.",),
            "strength": ("EK",),
            "level": ("Starker Konsens",),
            "basis": ("consensus",),
        },
        {
            "title": "Ist die synthetische Diät sinnvoll?",
            "text": ("Die Diät sollte angeboten werden.",),
            "strength": ("B",),
            "certainty": ("2a",),
            "level": ("Konsens",),
            "basis": ("evidence",),
        },
    ),
    left=("2021", "2021", "Literatur: [1]"),
)

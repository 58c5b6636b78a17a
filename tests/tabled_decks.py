"""Synthetic decks with tables, forms and tabs."""

from __future__ import annotations

from deck_kinds import ALPHA, GAMMA, THREE, TITLES, Kind

ROWS = Kind(
    "a question to a row",
    (
        (
            "Synthetic recommendations",
            (
                ("No.", "Question", "Recommendation", "Strength", "Vote"),
                ("1", "Should kind one be tested?", "Test kind one.", "Strong", "44 of 45 agreed"),
                ("2", "Should kind two be tested?", "Test two (see 1).", "Weak", "95% agree, 3% disagree, 2% abstain"),
                ("3", "Should kind three be tested?", "Do not test kind three.", "", ""),
            ),
        ),
        (
            "Synthetic recommendations, further",
            (
                ("No.", "Question", "Recommendation", "Strength", "Vote"),
                ("4", "Should kind four be tested?", "Test kind four.", "Strong", "97 % agree"),
            ),
        ),
    ),
    (
        {
            "title": "Should kind one be tested?",
            "text": ("Test kind one.",),
            "strength": ("Strong",),
            "vote": ({"counts": {"agree": 44}, "voters": 45},),
        },
        {
            "title": "Should kind two be tested?",
            "text": ("Test two (see 1).",),
            "strength": ("Weak",),
            "vote": (THREE,),
        },
        {"title": "Should kind three be tested?", "text": ("Do not test kind three.",)},
        {
            "title": "Should kind four be tested?",
            "text": ("Test kind four.",),
            "strength": ("Strong",),
            "vote": ({"agree": 97.0},),
        },
    ),
    left=("Synthetic recommendations, further",),
)


FORMS = Kind(
    "a form to a question",
    tuple(
        (
            f"Synthetic form {number}",
            (
                ("Question", f"Question {number}: Should kind {number} be treated?"),
                ("Recommendation", f"Treat kind {number}."),
                ("Strength of recommendation", "Strong" if number == 1 else "Not applicable"),
                ("Certainty of evidence", "Low"),
                ("Consensus", "Strong consensus"),
                ("Vote", "Agree: 95%, disagree: 3%, abstain: 2%"),
                ("Rationale", f"A synthetic reason of kind {number} [1]."),
                ("Authors", "Ada Alpha, Bert Beta"),
                ("References", f"1. {ALPHA} 2. {GAMMA}"),
            ),
        )
        for number in (1, 2)
    ),
    tuple(
        {
            "title": f"Should kind {number} be treated?",
            "text": (f"Treat kind {number}.",),
            "strength": ("Strong",) if number == 1 else (None,),
            "certainty": ("Low",),
            "level": ("Strong consensus",),
            "vote": (THREE,),
            "rationale": [f"A synthetic reason of kind {number} [1]."],
            "authors": ["Ada Alpha", "Bert Beta"],
            "references": TITLES,
        }
        for number in (1, 2)
    ),
    left=("Strength of recommendation Not applicable",),
)


TABS = Kind(
    "labels and values divided by tabs",
    (
        (
            "Question 1\tShould synthetic rooms be aired?",
            "Recommendation\tAir them daily.\nStrength\tStrong\nCertainty of evidence\tLow\nVote\t44 of 45 agreed\n"
            "Rationale\tA synthetic reason.",
        ),
        (
            "Question 2\tShould synthetic rooms be heated?",
            "Recommendation\tHeat them daily.\nStrength\tWeak\nCertainty of evidence\tN/A\n"
            "Consensus\tUnanimous\nAuthors\tAda Alpha, Bert Beta",
        ),
    ),
    (
        {
            "title": "Should synthetic rooms be aired?",
            "text": ("Air them daily.",),
            "strength": ("Strong",),
            "certainty": ("Low",),
            "vote": ({"counts": {"agree": 44}, "voters": 45},),
            "rationale": ["A synthetic reason."],
        },
        {
            "title": "Should synthetic rooms be heated?",
            "text": ("Heat them daily.",),
            "strength": ("Weak",),
            "level": ("Unanimous",),
            "authors": ["Ada Alpha", "Bert Beta"],
        },
    ),
    left=("Certainty of evidence N/A",),
)


S3_TABLE = Kind(
    "a German table of recommendations",
    (
        (
            "Synthetische Leitlinie",
            (
                ("Nr.", "Frage", "Empfehlung", "Empfehlungsgrad", "Evidenzgrad", "Konsensstärke"),
                ("1", "Soll Art eins geprüft werden?", "Art eins soll geprüft werden.", "A", "1a", "Starker Konsens"),
                ("2", "Soll Art zwei geprüft werden?", "Art zwei kann geprüft werden.", "EK", "", "Konsens"),
            ),
        ),
    ),
    (
        {
            "title": "Soll Art eins geprüft werden?",
            "text": ("Art eins soll geprüft werden.",),
            "strength": ("A",),
            "certainty": ("1a",),
            "level": ("Starker Konsens",),
        },
        {
            "title": "Soll Art zwei geprüft werden?",
            "text": ("Art zwei kann geprüft werden.",),
            "strength": ("EK",),
            "level": ("Konsens",),
        },
    ),
)

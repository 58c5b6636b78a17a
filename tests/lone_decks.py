"""Synthetic decks of recommendations without a question above them, or without a label."""

from __future__ import annotations

from deck_kinds import Kind

BRACKETED = Kind(
    "statements with their consensus in brackets",
    (
        (
            "Synthetic statements on vision",
            "Statement 1: Vision should be tested yearly. (Agreement 96%, strong consensus)",
            "Statement 2: Glasses may be worn at night. (Agreement 78%, consensus)",
        ),
    ),
    tuple(
        {"title": text, "text": (text,), "level": (level,), "vote": ({"agree": share},)}
        for text, level, share in (
            (
                "Vision should be tested yearly. (Agreement 96%, strong consensus)",
                "strong consensus",
                96.0,
            ),
            ("Glasses may be worn at night. (Agreement 78%, consensus)", "consensus", 78.0),
        )
    ),
    marked=("title", "title"),
)


POPULATIONS = Kind(
    "a recommendation to a population, as the USPSTF prints them",
    (
        (
            "Synthetic screening",
            (
                ("Population", "Recommendation", "Grade"),
                ("Adults aged 50 years", "We recommend screening.", "A"),
                ("Adults aged 85 years", "We recommend against screening.", "D"),
            ),
        ),
    ),
    (
        {
            "title": "We recommend screening.",
            "text": ("We recommend screening.",),
            "strength": ("A",),
            "population": "Adults aged 50 years",
        },
        {
            "title": "We recommend against screening.",
            "text": ("We recommend against screening.",),
            "strength": ("D",),
            "population": "Adults aged 85 years",
        },
    ),
    marked=("title", "title"),
)


CLASSES = Kind(
    "tables with class and level, as the ESC prints them",
    (
        (
            "Synthetic palpitations",
            "Recommendation Table 3 — Recommendations for diagnosis",
            (
                ("Recommendations", "Class^{a}", "Level^{b}"),
                ("An ECG is recommended in all adults.", "I", "B"),
                ("Routine imaging is not recommended.", "III", "C"),
            ),
        ),
    ),
    (
        {
            "title": "Recommendations for diagnosis",
            "text": ("An ECG is recommended in all adults.", "Routine imaging is not recommended."),
            "strength": ("I", "III"),
            "certainty": ("B", "C"),
        },
    ),
    marked=("title", "recommendations.synthetic-q1-r2.statements"),
)


UNKNOWN_COLUMN = Kind(
    "recommendations beside a column that is not known",
    (
        (
            "5.3 Prevention of synthetic stones",
            (("Recommendations", "Cost"), ("Offer fluid to all adults with stones.", "Five coins")),
        ),
    ),
    ({"title": "Prevention of synthetic stones", "text": ("Offer fluid to all adults with stones.",)},),
    left=("Five coins",),
)


NUMBERED_BELOW = Kind(
    "recommendations numbered below their section, as NICE prints them",
    (
        (
            "Synthetic pain",
            "Recommendations",
            "1.1 Assessment of synthetic pain",
            "1.1.1 Offer rest to adults with pain. [2019]",
            "1.1.2 Consider exercise for adults. [2015, amended 2019]",
            "Why the committee made the recommendations\nRest was of benefit.",
            "1.2 Treatment",
            "1.2.1 Do not offer traction to adults.",
        ),
    ),
    (
        {
            "title": "Assessment of synthetic pain",
            "text": (
                "Offer rest to adults with pain. [2019]",
                "Consider exercise for adults. [2015, amended 2019]",
            ),
            "rationale": ["Rest was of benefit."],
        },
        {"title": "Treatment", "text": ("Do not offer traction to adults.",)},
    ),
    left=("Recommendations",),
    marked=(
        "recommendations.synthetic-q1-1-r1.statements",
        "recommendations.synthetic-q1-1-r2.statements",
        "recommendations.synthetic-q1-2-r1.statements",
    ),
)


GRADED_ROWS = Kind(
    "rows of a grade and a sentence, as SIGN prints them",
    (
        (
            "Synthetic sleep",
            "4.1 Which synthetic pillows are effective?",
            (
                ("A", "Soft pillows should be offered to adults."),
                ("✓", "Pillows should be replaced each year."),
            ),
        ),
    ),
    (
        {
            "title": "Which synthetic pillows are effective?",
            "text": ("Soft pillows should be offered to adults.", "Pillows should be replaced each year."),
            "strength": ("A", "✓"),
        },
    ),
    marked=tuple(
        f"recommendations.synthetic-q4-1-r{number}.{field}" for field in ("statements", "strength") for number in (1, 2)
    ),
)


COUNTED = Kind(
    "numbered statements with what was stated of each below",
    (
        (
            "Synthetic lenses",
            "1. Lenses should be cleaned every day.",
            "Agreement: 96%\nStrength: Strong",
            "2. Drops may be used, unless they sting.",
            "Agreement: 88%\nStrength: Weak",
        ),
    ),
    tuple(
        {"title": text, "text": (text,), "strength": (strength,), "vote": ({"agree": share},)}
        for text, strength, share in (
            ("Lenses should be cleaned every day.", "Strong", 96.0),
            ("Drops may be used, unless they sting.", "Weak", 88.0),
        )
    ),
    marked=(
        "title",
        "recommendations.synthetic-q1-r1.statements",
        "title",
        "recommendations.synthetic-q2-r1.statements",
    ),
)

"""Synthetic decks with votes in columns and rows of their own, tables on their side, and labels of two scales."""

from __future__ import annotations

from deck_kinds import THREE, Kind

COUNTS = {"counts": {"agree": 42, "disagree": 2, "abstain": 1}, "voters": 45}

VOTE_COLUMNS = Kind(
    "statements with a column for each vote",
    (
        (
            "Synthetic Delphi",
            (
                ("No.", "Statement", "Agree (%)", "Disagree (%)", "Abstain (%)", "Result"),
                ("1", "Pain should be recorded daily.", "95", "3", "2", "Consensus"),
                ("2", "Pain should be recorded by nurses.", "60.9", "30.4", "8.7", "No consensus"),
            ),
        ),
    ),
    (
        {
            "title": "Pain should be recorded daily.",
            "text": ("Pain should be recorded daily.",),
            "level": ("Consensus",),
            "vote": (THREE,),
        },
        {
            "title": "Pain should be recorded by nurses.",
            "text": ("Pain should be recorded by nurses.",),
            "level": ("No consensus",),
            "vote": ({"agree": 60.9, "disagree": 30.4, "abstain": 8.7},),
        },
    ),
    marked=("title", "title"),
)


VOTE_TABLES = Kind(
    "a table with the vote alone, in a row or in a column",
    (
        (
            "Question 1: Should synthetic drains be removed?",
            "Recommendation: Remove them.",
            (("Agree", "Disagree", "Abstain", "Total"), ("42", "2", "1", "45")),
        ),
        (
            "Question 2: Should synthetic drains be cultured?",
            "Recommendation: Do not culture them.\nStrength of Recommendation: Strong",
            (("Vote", "Share"), ("Agree", "95%"), ("Disagree", "3%"), ("Abstain", "2%")),
        ),
    ),
    (
        {"title": "Should synthetic drains be removed?", "text": ("Remove them.",), "vote": (COUNTS,)},
        {
            "title": "Should synthetic drains be cultured?",
            "text": ("Do not culture them.",),
            "strength": ("Strong",),
            "vote": (THREE,),
        },
    ),
)


ON_ITS_SIDE = Kind(
    "a question to a column",
    (
        (
            "Synthetic masks",
            (
                ("", "Question 1", "Question 2"),
                ("Question", "Should masks be worn indoors?", "Should masks be worn outdoors?"),
                ("Recommendation", "Wear them indoors.", "Do not wear them outdoors."),
                ("Strength", "Strong", "Weak"),
                ("Certainty of evidence", "High", ""),
                ("Agreement", "98%", "81%"),
            ),
        ),
    ),
    (
        {
            "title": "Should masks be worn indoors?",
            "text": ("Wear them indoors.",),
            "strength": ("Strong",),
            "certainty": ("High",),
            "vote": ({"agree": 98.0},),
        },
        {
            "title": "Should masks be worn outdoors?",
            "text": ("Do not wear them outdoors.",),
            "strength": ("Weak",),
            "vote": ({"agree": 81.0},),
        },
    ),
)


YES_AND_NO = Kind(
    "questions with letters for their numbers, and votes for yes and no",
    (
        (
            "Synthetic panel",
            (
                ("Q", "Question", "Answer", "Yes", "No", "Level of consensus"),
                ("1", "Is synthetic ice safe?", "It is safe for one hour.", "20", "1", "Strong"),
                ("2", "Is synthetic steam safe?", "It is not safe.", "15", "6", "Moderate"),
            ),
        ),
    ),
    (
        {
            "title": "Is synthetic ice safe?",
            "text": ("It is safe for one hour.",),
            "level": ("Strong",),
            "vote": ({"counts": {"agree": 20, "disagree": 1}},),
        },
        {
            "title": "Is synthetic steam safe?",
            "text": ("It is not safe.",),
            "level": ("Moderate",),
            "vote": ({"counts": {"agree": 15, "disagree": 6}},),
        },
    ),
)


TWO_SCALES = Kind(
    "forms with one label for two scales, and with a label that is not known",
    (
        (
            "Synthetic form",
            (
                ("Question", "1. Should synthetic tea be warm?"),
                ("Recommendation", "Serve it warm."),
                ("Cost per cup", "Five coins"),
                ("Strength of recommendation / Certainty of evidence", "Conditional / Low"),
                ("Panel vote", "17 of 19 agreed (89%)"),
            ),
        ),
    ),
    (
        {
            "title": "Should synthetic tea be warm?",
            "text": ("Serve it warm.",),
            "strength": ("Conditional",),
            "certainty": ("Low",),
            "vote": ({"agree": 89.0, "counts": {"agree": 17}, "voters": 19},),
        },
    ),
    left=("Cost per cup Five coins",),
)


VOTES_ON_THEIR_SIDE = Kind(
    "questions in the heads of columns, with a row for each vote",
    (
        (
            "Synthetic milk",
            (
                ("", "Should milk be warm?", "Should milk be cold?"),
                ("Response", "It should be warm.", "It should not be cold."),
                ("Agree", "95%", "80%"),
                ("Disagree", "3%", "15%"),
                ("Abstain", "2%", "5%"),
            ),
        ),
    ),
    (
        {"title": "Should milk be warm?", "text": ("It should be warm.",), "vote": (THREE,)},
        {
            "title": "Should milk be cold?",
            "text": ("It should not be cold.",),
            "vote": ({"agree": 80.0, "disagree": 15.0, "abstain": 5.0},),
        },
    ),
)


WITH_ABSTENTIONS = Kind(
    "a column of agreement and one of abstentions",
    (
        (
            "Synthetic table",
            (
                ("No", "Question", "Recommendation", "Agreement (%)", "Abstain (%)"),
                ("1", "Should we test?", "We should test.", "95", "5"),
                ("2", "Should we treat?", "We should not treat.", "80", "20"),
            ),
        ),
    ),
    (
        {"title": "Should we test?", "text": ("We should test.",), "vote": ({"agree": 95.0, "abstain": 5.0},)},
        {"title": "Should we treat?", "text": ("We should not treat.",), "vote": ({"agree": 80.0, "abstain": 20.0},)},
    ),
)

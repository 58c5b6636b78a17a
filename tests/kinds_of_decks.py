"""Decks of many kinds, as committees write them. All of them are synthetic."""

from __future__ import annotations

from foreign_decks import FRENCH, GERMAN, SPANISH
from graded_decks import BULLETS, GRADE, NUMBERED
from line_decks import ANSWERS, LINES, REPORT, SEVERAL, STROKES
from plain_decks import OWN_LINES, PICO, ROUNDS, SLIDES
from row_decks import BOXES, MARKDOWN, OF_A_QUESTION
from tabled_decks import FORMS, ROWS, S3_TABLE, TABS

KINDS = (
    GRADE, BULLETS, NUMBERED, ROWS, FORMS, GERMAN, S3_TABLE, FRENCH, SPANISH, TABS, OWN_LINES, PICO, ROUNDS, SLIDES,
    OF_A_QUESTION, MARKDOWN, BOXES, STROKES, ANSWERS, SEVERAL, LINES, REPORT,
)  # fmt: skip

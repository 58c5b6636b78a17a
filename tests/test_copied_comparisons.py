"""Comparisons, subtractions and brackets in lines from right to left are copied with their meaning, or are refused."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from documents import made_alone, page_texts
from editions import edition, question
from test_signs import refused

IMAGES = dict(zip("<>≤≥≪≫≲≳", "><≥≤≫≪≳≲", strict=True))
OPENING, CLOSING = "([{", ")]}"
TOKEN = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*%?|\S")
FURNITURE = re.compile(r"SYNTHETIC · This site’s .*?Question 1\. Synthetic question q1", re.DOTALL)

MARK = "\u200f"
"""Invisible: what PDFium copies in the right order only because of it."""

REPORTED = [
    "ניתוח A ≥ [b] עצם של גידול",
    "ניתוח [CI] > 1 עצם של גידול",
    "ניתוח A ≥ (b) עצם של גידול",
    "ניתוח [A] ≥ b עצם של גידול",
    "ניתוח 10 ≥ [5] עצם של גידול",
    "ניתוח (b) ≪ 90%, עצם של גידול",
    "ניתוח ([b]+2.5) עצם של גידול",
]
REFUSED = [
    "ניתוח 2 ≤ INR ≤ 3 עצם של גידול",
    "ניתוח 0 < p < 0.05 mg עצם של גידול",
    "ניתוח A − B עצם של גידול",
    "ניתוח (2 ≤ INR ≤ 3) עצם של גידול",
    "ניתוח -5 mg עצם של גידול",
    "ניתוח (-0.5 mmol) עצם של גידול",
]
WORDS = {"hebrew": ["ניתוח", "עצם", "גידול", "חולים"], "arabic": ["علاج", "التجلط", "المرضى", "الكبار"]}
SIDES = ["INR", "p", "5", "2.5", "0.05 mg", "90%", "[b]", "(b)", "{A}", "(5)", "[5]"]
SIGNS = ["≥", "≤", "<", ">", "≪", "≳", "−", "+", "="]
FORMS = ["{0} {e} {1} {2}", "{0} {1} {e}", "{0} ({e}) {1} {2}", "{0} [{e}], {1} {2}"]


def generated(script: str) -> list[str]:
    """Lines of words around one to three signs, in some order that is the same in each run."""
    chosen = random.Random(script)
    found = []
    for form, length, _ in product(FORMS, (1, 1, 2, 3), range(12)):
        expression = chosen.choice(SIDES)
        for _ in range(length):
            space = chosen.choice(["", " ", " "])
            expression += space + chosen.choice(SIGNS) + space + chosen.choice(SIDES)
        found.append(form.format(*chosen.sample(WORDS[script], 3), e=expression))
    return list(dict.fromkeys(found))


def meaning(line: str) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """Each comparison and subtraction with its two sides, and each pair of brackets with what is between them."""
    tokens = TOKEN.findall(line.replace(MARK, ""))
    compared: Counter[tuple[str, ...]] = Counter()
    for at, token in enumerate(tokens):
        if token in IMAGES or token == "−":
            sides = [next((each for each in beside if each not in OPENING + CLOSING), "")
                     for beside in (tokens[at - 1 :: -1] if at else [], tokens[at + 1 :])]  # fmt: skip
            read = (sides[0], token, sides[1])
            compared[min(read, (sides[1], IMAGES[token], sides[0])) if token in IMAGES else read] += 1
    waiting: list[tuple[str, list[str]]] = []
    within: Counter[tuple[str, ...]] = Counter()
    for token in tokens:
        if token in OPENING:
            waiting.append((token, []))
        elif token in CLOSING:
            opening, inside = waiting.pop() if waiting else ("", [])
            within["".join((opening, token)), *sorted(inside)] += 1
        elif token.isalnum():
            for _, inside in waiting:
                inside.append(token)
    return compared, within + Counter((opening,) for opening, _ in waiting)


def copied(lines: list[str], folder: Path) -> list[str]:
    """What is copied of each line, as a paragraph of a rationale, out of the handout of its question."""
    paragraphs = [text for number, line in enumerate(lines) for text in (f"Line{number}.", line)]
    (folder / "handouts").mkdir()
    data = folder / "collection.json"
    asked = question("q1", 1, "SYNTHETIC response.") | {"rationale": [*paragraphs, "Line."]}
    data.write_text(json.dumps(edition([asked]), ensure_ascii=False), encoding="utf-8")
    made_alone(data, folder, "handouts/q1.pdf")
    text = FURNITURE.sub("", "\n".join(page_texts(folder / "handouts" / "q1.pdf")))
    return [" ".join(found.split()) for found in re.split(r"Line\d*\.", text)[1 : len(lines) + 1]]


@pytest.mark.parametrize("script", WORDS)
def test_comparisons_and_brackets_are_copied_with_their_meaning_or_refused(script: str, tmp_path: Path) -> None:
    lines = generated(script)
    kept = [line for line in lines if not refused(line)]
    assert len(lines) / 2 < len(kept) < len(lines)
    found = dict(zip(kept, copied(kept, tmp_path), strict=True))
    assert [(line, text) for line, text in found.items() if meaning(line) != meaning(text)] == []


@pytest.mark.parametrize(
    "line", ["ניתוח -5 עצם", "ניתוח (-5) עצם", "ניתוח ב-5 mg עצם", "ניתוח 5-10 עצם", "علاج -5 التجلط"]
)
def test_a_figure_that_keeps_its_sign_is_not_refused(line: str) -> None:
    assert not refused(line)


def test_a_sign_beside_brackets_is_not_lost(tmp_path: Path) -> None:
    assert [line for line in REPORTED if refused(line)] == []
    found = copied(REPORTED, tmp_path)
    assert [meaning(text) for text in found] == [meaning(line) for line in REPORTED]
    assert [MARK in text for text in found] == [False] * 5 + [True] * 2


@pytest.mark.parametrize("line", REFUSED)
def test_what_would_be_copied_half_turned_is_refused(line: str) -> None:
    assert refused(line)
    assert not refused(line.replace("ניתוח", "surgery").replace("עצם של גידול", "of bone"))

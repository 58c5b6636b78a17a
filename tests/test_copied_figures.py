"""Figures beside text from right to left: a handout and a handbook give those who copy it every figure."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from clinical_consensus.contract.questions import Question
from copies import runs_from_right
from documents import downloads, made_alone, page_texts
from editions import edition, question
from shown_texts import shown_texts
from sites import Site

FROM_RIGHT = [
    "טיפול ≥ 5, ועוד 7.5.",
    "גיל מעל ≥ 5.",
    "מינון 2.5, 7.5 או 0.25, ואז 0.5, 1.5.",
    "סיכון (5.5), [6,6]: 8%; 9.",
    "العمر ≥ 5، ثم 7.5.",
    "الجرعة (2.5 mg), 0.75 يوميا.",
]
FROM_LEFT = [
    "SYN doses 2.5, 7.5 or 0.25 mg/kg, then 0.5, 1.5.",
    "SYN (a) 1,000 (b [c]) 0.5; (d) 7.5: 10-20 > 3.",
]
CASES = list(product(FROM_RIGHT, FROM_LEFT))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handouts of questions with such a response and rationale, and their handbook."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "handouts").mkdir()
    asked = [
        question(f"q{number}", number, response) | {"rationale": [rationale]}
        for number, (response, rationale) in enumerate(CASES, 1)
    ]
    data = folder / "collection.json"
    data.write_text(json.dumps(edition(asked), ensure_ascii=False), encoding="utf-8")
    return made_alone(data, folder, *(f"handouts/q{number}.pdf" for number in range(1, len(asked) + 1)), "handbook.pdf")


def figures(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


@pytest.mark.parametrize("number", range(1, len(CASES) + 1))
def test_a_handout_gives_every_figure(made: Path, number: int) -> None:
    response, rationale = CASES[number - 1]
    copied = " ".join("\n".join(page_texts(made / "handouts" / f"q{number}.pdf")).split())
    assert rationale in copied
    assert figures(response) + figures(rationale) <= figures(copied)
    assert copied.count("edition 1.0.0, 1 January 2000") >= 2


def test_the_handbook_gives_every_figure(made: Path) -> None:
    copied = " ".join("\n".join(page_texts(made / "handbook.pdf")).split())
    for response, rationale in CASES:
        assert rationale in copied
        assert figures(response) + figures(rationale) <= figures(copied)
    whole = sum((figures(each) for case in CASES for each in case), Counter())
    assert whole <= figures(copied)


SIGNED = re.compile(r"[<>\u2264\u2265\u00b1] ?\d[\d.,]*|[(\[][\d\s.,\u060c%\u2013-]+[)\]]")
"""A comparison with its figure, or figures in brackets."""


def test_the_handbook_of_a_collection_gives_every_comparison_and_bracket(mkdocs_site: Site) -> None:
    """Texts from right to left with Latin letters are left out: PDFium copies their words turned (decisions/0050)."""
    pages = page_texts(downloads(mkdocs_site) / "handbook.pdf")
    copied = Counter(SIGNED.findall(" ".join("\n".join(pages).replace("\u200f", "").split())))
    for each in mkdocs_site.questions:
        texts = (text for text, *_ in shown_texts(mkdocs_site.data, Question, each))
        kept = [text for text in texts if not (runs_from_right(text) and re.search("[A-Za-z]", text))]
        stated = Counter(SIGNED.findall("\n".join(kept)))
        assert stated <= copied, each["id"]

"""A sign on a range of figures is copied on the side where the source has it, in Hebrew and in Arabic."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from test_copied_comparisons import copied
from test_signs import refused

RANGES = ("2-4", "5-10", "1.5-2.5", "2024-05-01")
WORDS = ("{}%", "{}€", "#{}", "{}‰", "${}", "{}°", "*{}")
FRAMES = {
    "Hebrew": ("סיכון {} בחולים", "סיכון ({}) בחולים", "סיכון בחולים {}.", "סיכון {}, בחולים", "סיכון ב-{} מהחולים"),
    "Arabic": ("الخطر {} للمرضى", "الخطر ({}) للمرضى", "الخطر للمرضى {}.", "الخطر {}، للمرضى", "الخطر [{}] للمرضى"),
}


@pytest.mark.parametrize("script", FRAMES)
def test_a_sign_on_a_range_is_copied_on_its_side(script: str, tmp_path: Path) -> None:
    lines = [
        frame.format(word.format(figures)) for frame, word, figures in product(FRAMES[script], (*WORDS, "{}"), RANGES)
    ]
    assert [line for line in lines if refused(line)] == []
    found = [text.replace("\u200f", "") for text in copied(lines, tmp_path)]
    assert [pair for pair in zip(lines, found, strict=True) if pair[0] != pair[1]] == []

"""Every sign that Unicode mirrors, beside a Latin word in a line from right to left: copied as it is, or refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from clinical_consensus.downloads.copying.bidi import mirrored
from test_copied_comparisons import TOKEN, copied
from test_signs import LARGE, SIGNS, refused

BETWEEN = {
    "המדד BMI {} 25 בחולים כאן": ("BMI", "25"),
    "הערך BMI{}25 בחולים כאן": ("BMI", "25"),
    "המדד BMI {} ב בחולים כאן": ("BMI", "ב"),
    "القيمة p {} 0.05 في المرضى": ("p", "0.05"),
    "القيمة p {} ٥ في المرضى": ("p", "٥"),
    "The value חולים {} A is shown": ("חולים", "A"),
    "The value חולים {} 5 is shown": ("חולים", "5"),
}
"""Lines around a sign, each with what is on the sign's two sides."""

BRACKETS = ("Ps", "Pe", "Pi", "Pf")
IN_PARTS = set("∄≉≢≮≯≰≱")
"""Signs that the first font which can draw them has only as two glyphs, a sign and a stroke."""


@pytest.mark.parametrize("form", BETWEEN)
def test_a_sign_beside_a_latin_word_says_the_same_in_the_copy_or_is_refused(form: str, tmp_path: Path) -> None:
    signs = [each for each in SIGNS if each not in LARGE and unicodedata.category(each) not in BRACKETS]
    kept = [each for each in signs if not refused(form.format(each))]
    assert {*signs} - {*kept} in (IN_PARTS, IN_PARTS | {"⟜", "⯾"})
    before, after = BETWEEN[form]
    wrong = []
    for sign, text in zip(kept, copied([form.format(each) for each in kept], tmp_path), strict=True):
        tokens = TOKEN.findall(text.replace("\u200e", "").replace("\u200f", ""))
        start = min(tokens.index(before), tokens.index(after))
        if tokens[start : start + 3] not in ([before, sign, after], [after, mirrored(sign) or sign, before]):
            wrong.append((sign, text))
    assert wrong == []


@pytest.mark.parametrize("sign", sorted(IN_PARTS))
def test_a_sign_of_two_glyphs_is_refused_beside_letters_from_the_right_only(sign: str) -> None:
    assert refused(f"The value חולים {sign} 5 is shown")
    assert not refused(f"The value A {sign} B is shown")
    assert not refused(f"The value A {sign} B חולים is shown")

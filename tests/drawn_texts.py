"""Texts of the widest alphabet that the contract allows, for hypothesis to draw from."""

from __future__ import annotations

from hypothesis import strategies as st

from exported import FORMULAS, HOSTILE

METACHARACTERS = list("<>&\"'`*_{}[]()#+-.!|~^=$:;/\\\n ") + [
    "&amp;", "&#42;", "<b>", "</p>", "<!--", "-->", "<script>", "</span>", "]]>", "<?x", "**", "__", "``", "[x](y)",
    "![i](j)", "{#a .b}", "{: a=b }", "{{ x }}", "{% x %}", "[TOC]", "*[HT]: x", "[^1]", "[^1]: x", "HT", "5 | 10 mm",
    "|---|", "\n\n    code", "\n\n# h", "\n\n- l", "\n1. l", "\n---\n", "\n***\n", "http://x.invalid/",
    "<http://x.invalid>", "a@b.invalid", "=\n===", "klzzwxh:0001", "\u2028", "\u2029", "\u00a0", "\u200b", "\u200d",
    "\u202e", "\ufeff", "\u0301", "שלום", "العربية", "漢字", "👩‍⚕️", "\ue000", "ﬁ",
]  # fmt: skip
"""What Markdown, HTML, YAML or a template engine could take for its own syntax."""

OTHERS = [
    "≥ 5 mg/kg", "10⁹/L", "x³⁶", "[1]", "[1,2]", "(1)", "(2–4, 7)", "p < 0.05", "−1.5", "1,234.5", "٣", "50 %",
    "Wort" * 25, "合" * 60, "e\u0301\u0323", "ไทย", "हिन्दी", "\u2067אב\u2069", "\U0001d54f", "\u00ad", "::", "\\(x\\)",
    "[sound:x.mp3]", "{{c1::x}}", "null", "true", "1e5", "2024-05-02", "'", "ß ẞ İ ı", "\u1160", "\n\n\n", "a\nb",
]  # fmt: skip
"""Figures, markers, long words, scripts, and what formats of cards and tables could take for their own syntax."""

characters = st.characters(exclude_categories=("Cs", "Cc")).filter(
    lambda c: ord(c) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(c) <= 0xFDEF
)
texts_with_markup = (
    st.lists(st.one_of(st.sampled_from(METACHARACTERS), st.text(characters, max_size=8)), min_size=1, max_size=8)
    .map("".join)
    .map(str.strip)
    .filter(bool)
)
any_texts = (
    st.lists(
        st.sampled_from([*METACHARACTERS, *HOSTILE, *FORMULAS, *OTHERS])
        | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=4),
        min_size=1,
        max_size=3,
    )
    .map("".join)
    .map(str.strip)
)
"""The same from every alphabet, shorter; a text may be empty."""

"""What changed between two texts that look alike is named by code point, wherever the comparison is shown."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from importlib import resources
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from clinical_consensus.compare.lookalikes import unseen_changes
from clinical_consensus.compare.redline import redline
from clinical_consensus.compare.report import as_json, as_markdown
from committee import changed
from editions import compared, edition, later, pair, question
from sites import Json, parse, run
from test_comparison_document import rendered

FONTS = Path(str(resources.files("clinical_consensus.downloads") / "print" / "fonts"))
MU = "µ (U+00B5 MICRO SIGN) → μ (U+03BC GREEK SMALL LETTER MU) in “μg”"
SPACE, HYPHEN = "U+0020 SPACE", "- (U+002D HYPHEN-MINUS)"

ALIKE = [
    ("Dose 5 \u00b5g.", "Dose 5 \u03bcg.", [MU]),
    ("A caf\u00e9 note.", "A cafe\u0301 note.", [
        "\u00e9 (U+00E9 LATIN SMALL LETTER E WITH ACUTE) → "
        "e\u0301 (U+0065 LATIN SMALL LETTER E + U+0301 COMBINING ACUTE ACCENT) in “cafe\u0301”"]),
    ("No thrombo\u00adembolism here.", "No thromboembolism here.", ["U+00AD SOFT HYPHEN removed in “thromboembolism”"]),
    ("No thromboembolism.", "No thrombo\u00adembolism.", ["U+00AD SOFT HYPHEN added in “thrombo\u00adembolism”"]),
    ("Use \u0430spirin.", "Use aspirin.", [
        "\u0430 (U+0430 CYRILLIC SMALL LETTER A) → a (U+0061 LATIN SMALL LETTER A) in “aspirin”"]),
    ("Use \u0430spirin daily.", "Use aspirin weekly.", [
        "\u0430 (U+0430 CYRILLIC SMALL LETTER A) → a (U+0061 LATIN SMALL LETTER A) in “aspirin”"]),
    ("5 mg", "5\u00a0mg", [f"{SPACE} → U+00A0 NO-BREAK SPACE"]),
    ("5\u2009mg", "5\u2007mg", ["U+2009 THIN SPACE → U+2007 FIGURE SPACE"]),
    ("one two", "one  two", [f"{SPACE} → {SPACE} + {SPACE}"]),
    ("one\ntwo", "one two", [f"U+000A LINE FEED → {SPACE}"]),
    ("5\u201310", "5-10", [f"– (U+2013 EN DASH) → {HYPHEN}"]),
    ("5\u201110", "5-10", [f"\u2011 (U+2011 NON-BREAKING HYPHEN) → {HYPHEN}"]),
    ("a\u2800b", "a b", [f"U+2800 BRAILLE PATTERN BLANK → {SPACE}"]),
    ("Age \u2a7d 5", "Age \u2264 5", [
        "⩽ (U+2A7D LESS-THAN OR SLANTED EQUAL TO) → ≤ (U+2264 LESS-THAN OR EQUAL TO)"]),
    ("Age \u2265 5", "Age \u2267 5", [
        "≥ (U+2265 GREATER-THAN OR EQUAL TO) → ≧ (U+2267 GREATER-THAN OVER EQUAL TO)"]),
    ("\u22125", "-5", [f"− (U+2212 MINUS SIGN) → {HYPHEN}"]),
    ("it\u2019s", "it's", ["’ (U+2019 RIGHT SINGLE QUOTATION MARK) → ' (U+0027 APOSTROPHE)"]),
    ("\uff21b", "Ab", ["Ａ (U+FF21 FULLWIDTH LATIN CAPITAL LETTER A) → A (U+0041 LATIN CAPITAL LETTER A) in “Ab”"]),
    ("a\u200bb", "ab", ["U+200B ZERO WIDTH SPACE removed in “ab”"]),
    ("a\u202eb", "ab", ["U+202E RIGHT-TO-LEFT OVERRIDE removed in “ab”"]),
    ("x\ufe0f", "x", [
        "x\ufe0f (U+0078 LATIN SMALL LETTER X + U+FE0F VARIATION SELECTOR-16) → x (U+0078 LATIN SMALL LETTER X)"]),
    ("\u0643 x", "\u06a9 x", [
        "\u2068\u0643\u2069 (U+0643 ARABIC LETTER KAF) → \u2068\u06a9\u2069 (U+06A9 ARABIC LETTER KEHEH)"]),
    ("\u064a x", "\u06cc x", [
        "\u2068\u064a\u2069 (U+064A ARABIC LETTER YEH) → \u2068\u06cc\u2069 (U+06CC ARABIC LETTER FARSI YEH)"]),
    ("a\u0301\u0323", "a\u0323\u0301", [
        "a\u0301\u0323 (U+0061 LATIN SMALL LETTER A + U+0301 COMBINING ACUTE ACCENT + U+0323 COMBINING DOT BELOW) → "
        "a\u0323\u0301 (U+0061 LATIN SMALL LETTER A + U+0323 COMBINING DOT BELOW + U+0301 COMBINING ACUTE ACCENT)"]),
    ("37 \u00baC", "37 \u00b0C", [
        "\u00ba (U+00BA MASCULINE ORDINAL INDICATOR) → \u00b0 (U+00B0 DEGREE SIGN) in “°C”"]),
    ("\u03a9", "\u2126", ["\u03a9 (U+03A9 GREEK CAPITAL LETTER OMEGA) → \u2126 (U+2126 OHM SIGN)"]),
    ("\u04bc\u04cf", "\u04bcl", [
        "\u04cf (U+04CF CYRILLIC SMALL LETTER PALOCHKA) → l (U+006C LATIN SMALL LETTER L) in “\u04bcl”"]),
    ("\u03f2m", "cm", ["\u03f2 (U+03F2 GREEK LUNATE SIGMA SYMBOL) → c (U+0063 LATIN SMALL LETTER C) in “cm”"]),
    ("37 \u02daC", "37 \u00b0C", ["\u02da (U+02DA RING ABOVE) → \u00b0 (U+00B0 DEGREE SIGN)"]),
    ("Take \u00bd daily", "Take 1\u20442 daily", [
        "\u00bd (U+00BD VULGAR FRACTION ONE HALF) → "
        "1\u20442 (U+0031 DIGIT ONE + U+2044 FRACTION SLASH + U+0032 DIGIT TWO)"]),
    ("2\u00be", "2\u00b3\u2044\u2084", [
        "\u00be (U+00BE VULGAR FRACTION THREE QUARTERS) → \u00b3\u2044\u2084 (U+00B3 SUPERSCRIPT THREE + "
        "U+2044 FRACTION SLASH + U+2084 SUBSCRIPT FOUR) in “2\u00b3\u2044\u2084”"]),
    ("\u215f8", "\u215b", [
        "\u215f8 (U+215F FRACTION NUMERATOR ONE + U+0038 DIGIT EIGHT) → \u215b (U+215B VULGAR FRACTION ONE EIGHTH)"]),
    ("1\u20442", "1/2", ["\u2044 (U+2044 FRACTION SLASH) → / (U+002F SOLIDUS)"]),
    ("5 \u338e", "5 mg", [
        "\u338e (U+338E SQUARE MG) → mg (U+006D LATIN SMALL LETTER M + U+0067 LATIN SMALL LETTER G)"]),
    ("5 \u33a1", "5 m\u00b2", [
        "\u33a1 (U+33A1 SQUARE M SQUARED) → m\u00b2 (U+006D LATIN SMALL LETTER M + U+00B2 SUPERSCRIPT TWO)"]),
    ("a\ufe13 b", "a: b", [
        "\ufe13 (U+FE13 PRESENTATION FORM FOR VERTICAL COLON) → : (U+003A COLON)"]),
    ("37 \u2070C", "37 \u00b0C", ["\u2070 (U+2070 SUPERSCRIPT ZERO) → \u00b0 (U+00B0 DEGREE SIGN) in “°C”"]),
    ("a \u2015 b", "a \u2500 b", [
        "\u2015 (U+2015 HORIZONTAL BAR) → \u2500 (U+2500 BOX DRAWINGS LIGHT HORIZONTAL)"]),
    ("l mg", "1 mg", ["l (U+006C LATIN SMALL LETTER L) → 1 (U+0031 DIGIT ONE)"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), ALIKE, ids=lambda each: ascii(each)[:40])
def test_what_looks_alike_is_named_by_code_point(old: str, new: str, expected: list[str]) -> None:
    assert list(unseen_changes(redline(old, new))) == expected
    assert not unseen_changes(redline(new, new))


@pytest.mark.parametrize("count", [100, 300, 3000])
def test_a_kind_of_change_is_named_once_in_a_passage_of_any_length(count: int) -> None:
    dose = "5 \u00b5g daily, " * count
    assert unseen_changes(redline(dose, dose.replace("\u00b5", "\u03bc"))) == (MU,)
    ends = dose.replace("daily", "d\u0430ily", 1)[::-1].replace("yliad", "yli\u0430d", 1)[::-1]
    [named] = unseen_changes(redline(dose, ends))
    assert named.startswith("a (U+0061 LATIN SMALL LETTER A) → \u0430 (U+0430 CYRILLIC SMALL LETTER A)")


def test_of_many_kinds_the_first_are_named_and_the_rest_counted() -> None:
    words = " ".join(f"w{chr(code)}" for code in range(0xAC00, 0xAC00 + 400))
    *named, rest = unseen_changes(redline(words, unicodedata.normalize("NFD", words)))
    assert all(
        each.startswith(f"{chr(0xAC00 + number)} (U+{0xAC00 + number:04X} ") for number, each in enumerate(named)
    )
    assert rest == f"and {400 - len(named)} more that look alike"
    assert len(named) == 12


@pytest.mark.parametrize(("old", "new"), [
    ("very high", "high"), ("cafe", "caf\u00e9"), ("10\u00b2", "102"), ("0.5", "5"), ("合成的", "合成之"), ("", "new"),
    ("\u00bd", "1/2"), ("\u00bd", "12"), ("1\u20442", "12"), ("\u33a1", "m2"), ("\u3314", "キロ"), ("\u2460", "1"),
    ("\u00b9\u2044\u2082", "1/2"),
    ("limited", "strong"), ("\u2264 5", "\u2265 5"), ("תשובה", "אחרת"), ("risk.", "risk"), ("one", "One"),
])  # fmt: skip
def test_what_a_reader_sees_is_not_named(old: str, new: str) -> None:
    assert not unseen_changes(redline(old, new))


def micro(of: Json) -> None:
    of["title"] = "Dose 5 \u03bcg."


def test_json_and_the_document_name_what_looks_alike() -> None:
    found = compared(*pair(micro, title="Dose 5 \u00b5g."))
    [change] = json.loads(as_json(found))["questions"][0]["changes"]
    assert change["unseen"] == [MU]
    assert f"- Changes that are hard to see: {MU}" in as_markdown(found)


def test_a_value_that_looks_alike_is_named_too() -> None:
    old = edition([question("q", 1)])
    new = later(old)
    new["strength_scheme"]["grades"][0]["label"] = "L\u0456mited"
    [change] = compared(old, new).changes
    assert change.unseen == (
        "i (U+0069 LATIN SMALL LETTER I) → \u0456 (U+0456 CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I)"
        " in “L\u0456mited”",
    )
    assert change.unseen[0] in as_markdown(compared(old, new))


def test_no_format_character_stands_in_the_document_or_in_json_but_both_say_the_same() -> None:
    def steer(of: Json) -> None:
        of["title"] = "Synthetic \u202ewords\u2069 می\u200cخواهم 👩\u200d⚕️"

    found = compared(*pair(steer))
    for text in (as_json(found), as_markdown(found)):
        assert not set("\u202e\u2069\u200c\u200d\u2068") & set(text)
    assert json.loads(as_json(found))["questions"][0]["title"] == "Synthetic \u202ewords\u2069 می\u200cخواهم 👩\u200d⚕️"
    assert "Synthetic \u202ewords\u2069 می\u200cخواهم 👩\u200d⚕️" in rendered(as_markdown(found)).get_text()


def test_the_page_of_changes_names_what_looks_alike(oncology_copy: Path, tmp_path: Path) -> None:
    def reword(value: Json) -> None:
        value["collection"]["edition"] = {"version": "1.1.0", "date": "2026-12-24"}
        value["questions"][0]["title"] = value["questions"][0]["title"].replace("B", "\u0412", 1)

    changed(oncology_copy, reword)
    assert run("build_pages.py", "--data", oncology_copy, "--docs", tmp_path / "docs").returncode == 0
    page = parse(tmp_path / "docs" / "changes" / "1.1.0" / "index.md")
    [note] = page.select('[id="oncology-q1"] .unseen')
    assert " ".join(note.get_text().split()) == (
        "Changes that are hard to see: B (U+0042 LATIN CAPITAL LETTER B) → "
        "\u0412 (U+0412 CYRILLIC CAPITAL LETTER VE) in “\u0412one”"
    )


def drawn_alike(font: TTFont) -> list[list[str]]:
    """The characters of a font that have the same outlines, if there are two or more; marks are left out."""
    glyphs, alike = font.getGlyphSet(), defaultdict(list)
    for code, name in font.getBestCmap().items():
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        if pen.value and unicodedata.category(chr(code))[0] in "LNPS":
            alike[str(pen.value)].append(chr(code))
    return [group for group in alike.values() if len(group) > 1]


@pytest.mark.parametrize("name", ["LiberationSans-Regular", "NotoSans_400Regular", "SourceSans3_400Regular",
                                  "NotoSansHebrew_400Regular", "NotoSansSC_400Regular"])  # fmt: skip
def test_what_a_font_of_the_pdfs_draws_alike_is_named(name: str) -> None:
    groups = drawn_alike(TTFont(FONTS / f"{name}.ttf"))
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    assert len(pairs) > 3
    unnamed = [(one, other) for one, other in pairs if not unseen_changes(redline(f"x {one} y", f"x {other} y"))]
    assert unnamed == []

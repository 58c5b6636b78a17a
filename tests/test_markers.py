"""Markers are found in texts as the collection writes them; what only looks like one is text, or told with its cure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.cli.check import main
from clinical_consensus.collection.citing import Citing
from clinical_consensus.contract.json_value import JsonValue
from clinical_consensus.contract.marker_rules import broken_markers, marker_warnings
from clinical_consensus.contract.records import Markers
from long_texts import collection, reference
from sites import Json

KNOWN = {str(number): f"to-{number}" for number in (*range(1, 40), 63)} | {"36a": "to-36a"}


def linked(text: str, style: Markers, *, is_cell: bool = False) -> list[str]:
    """What points to a reference in a text, and where: "36>to-36"."""
    runs = Citing(style, KNOWN).runs(text, is_cell=is_cell)
    assert "".join(run.text for run in runs) == text
    return [f"{run.text}>{run.anchor.removeprefix('to-')}" for run in runs if run.anchor]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("brackets", "Synthetic [36,63].", ["36>36", "63>63"]),
        ("brackets", "Synthetic[36][63], and [36a].", ["36>36", "63>63", "36a>36a"]),
        ("brackets", "Synthetic [2–4,7] [2-4; 7] [2 — 4]", ["2>2", "4>4", "7>7", "2>2", "4>4", "7>7", "2>2", "4>4"]),
        ("brackets", "合成［３，６］。", ["３>3", "６>6"]),
        ("brackets", "סינתטי [36] [٣]", ["36>36", "٣>3"]),
        ("brackets", "[36] Synthetic.", []),
        ("brackets", "Synthetic:\n[1] one\n[2] two [3]", ["3>3"]),
        ("brackets", "[36,63] found it.", ["36>36", "63>63"]),
        ("brackets", "Synthetic [99] [3,99] [7–2] [38–42] [x] [2020] [0.5] [3 4] (36) ³⁶", []),
        ("brackets", "No [ 3 ] and [03].", ["3>3", "03>3"]),
        ("parentheses", "Synthetic (36,63) in 12 (3) of all.", ["36>36", "63>63", "3>3"]),
        ("parentheses", "(1) Synthetic (2–4 weeks) (n = 3) [36]", []),
        ("parentheses", "合成（36、63）。", ["36>36", "63>63"]),
        ("parentheses", "تجربة (2–4، 7) (36؛ 63).", ["2>2", "4>4", "7>7", "36>36", "63>63"]),
        ("superscripts", "Synthetic.³⁶˒⁶³", ["³⁶>36", "⁶³>63"]),
        ("superscripts", "Synthetic,²⁻⁴,⁷ then.²–⁴", ["²>2", "⁴>4", "⁷>7", "²>2", "⁴>4"]),
        ("superscripts", "In 2010³ and 5%².", ["³>3", "²>2"]),
        ("superscripts", "10⁹/L, 10⁻³, m², 5 cm³, kg/m², I² = 3, χ², Ca²⁺, SO₄²⁻, ¹³¹I, ⁹⁹ᵐTc, ¹⁸F", []),
        ("superscripts", "³⁶ Synthetic [36]", []),
        ("superscripts", "Synthetic.⁹⁹ Synthetic.³˒⁹⁹", []),
    ],
)  # fmt: skip
def test_each_printed_number_of_a_marker_leads_to_its_reference(style: Markers, text: str, expected: list[str]) -> None:
    assert linked(text, style) == expected


def test_a_cell_may_be_a_marker_and_a_share_in_it_is_none() -> None:
    assert linked("[36]", "brackets", is_cell=True) == ["36>36"]
    assert linked("(36)", "parentheses", is_cell=True) == ["36>36"]
    assert linked("(3) Synthetic", "parentheses", is_cell=True) == []
    assert linked("12 (36)", "parentheses", is_cell=True) == linked("12% (36)", "parentheses", is_cell=True) == []


def test_nothing_is_a_marker_where_the_collection_names_no_style() -> None:
    assert Citing(None, KNOWN).runs("Synthetic [36].") == (("Synthetic [36].", ""),)


def told(data: Json) -> list[str]:
    return [f"{each.place}: {each.wrong}; {each.cure}" for each in broken_markers(JsonValue(data))]


def warned(data: Json) -> list[str]:
    return [f"{each.place}: {each.wrong}" for each in marker_warnings(JsonValue(data))]


def test_the_collection_of_these_tests_has_no_problem_and_one_unknown_marker() -> None:
    assert told(collection()) == []
    [warning] = warned(collection())
    assert warning == (
        "questions[0].rationale[0]: no reference of this question has the number of '[99]', so this is text"
    )


@pytest.mark.parametrize(
    ("place", "put"),
    [
        ("questions[0].rationale[0]", lambda of, text: of["rationale"].__setitem__(0, text)),
        ("questions[0].rationale[1].heading", lambda of, text: of["rationale"][1].update(heading=text)),
        ("questions[0].rationale[2].list[1]", lambda of, text: of["rationale"][2]["list"].__setitem__(1, text)),
        ("questions[0].rationale[3].table.caption", lambda of, text: of["rationale"][3]["table"].update(caption=text)),
        (
            "questions[0].rationale[3].table.rows[1][0]",
            lambda of, text: of["rationale"][3]["table"]["rows"][1].__setitem__(0, text),
        ),
        (
            "questions[0].recommendations[0].statements[0].text",
            lambda of, text: of["recommendations"][0]["statements"][0].update(text=text),
        ),
        (
            "questions[0].recommendations[0].remarks[0]",
            lambda of, text: of["recommendations"][0]["remarks"].__setitem__(0, text),
        ),
        (
            "questions[0].recommendations[0].dissent[1].table.header[0]",
            lambda of, text: of["recommendations"][0]["dissent"][1]["table"]["header"].__setitem__(0, text),
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)  # fmt: skip
def test_a_marker_with_only_some_references_is_a_problem_wherever_it_stands(place: str, put: object) -> None:
    data = collection()
    put(data["questions"][0], "Synthetic [36,98–99].")  # type: ignore[operator]
    [problem] = told(data)
    assert problem.startswith(f"{place}: of the marker '[36,98–99]', 98, 99 are no references of this question; add")
    assert '"citation_markers": "none"' in problem
    data["questions"][0]["citation_markers"] = "none"
    assert told(data) == warned(data) == []
    assert not any("[99]" in each for each in warned(data))


def test_without_references_every_marker_is_text_and_told() -> None:
    data = collection()
    data["questions"][0]["references"] = None
    assert told(data) == []
    assert len(warned(data)) > 4


def test_references_are_numbered_all_or_not_at_all_and_each_number_once() -> None:
    data = collection()
    references = data["questions"][0]["references"]
    references[1].pop("citation-number")
    references[4]["citation-number"] = "3"
    data["questions"][0]["citation_markers"] = "none"
    assert told(data) == [
        "questions[0].references[1].citation-number: the reference has no citation-number, but others of the question "
        "have one; give it the number that it has in the source, or take the numbers of all references away",
        "questions[0].references[4].citation-number: the citation-number '3' is already used at "
        "questions[0].references[3].citation-number; give each reference of a question its own number",
    ]


def test_references_without_numbers_are_numbered_from_one() -> None:
    data = collection()
    data["questions"][0].update(rationale=["Synthetic [1,2]."], references=[reference(None, "a"), reference(None, "b")])
    data["questions"][0]["recommendations"][0].update(remarks=None, dissent=None)
    data["questions"][0]["recommendations"][0]["statements"][0]["text"] = "Synthetic."
    assert told(data) == warned(data) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Below 50 × 109/L of synthetic cells", "× 109/L"),
        ("Below 109/L", "109/L"),
        ("A count of 1012/l", "1012/l"),
        ("30 kg/m2", "kg/m2"),
        ("per 1.73 m2", "m2"),
        ("cells/mm3", "cells/mm3"),
        ("Adults were screened.3, 4", "screened.3, 4"),
        ("Adults were screened.3,4 Others were not.", "screened.3,4"),
        ("Adults were screened.3–5", "screened.3–5"),
        ("after surgery,12 although", "surgery,12"),
        ("after surgery36.", "surgery36"),
        ("(as before).3", "before).3"),
        ("wurden aufgeklärt.3 Danach", "aufgeklärt.3"),
        ("a count of 10 9/L", "10 9/L"),
        ("5 of 106 cells/kg", "106"),
        ("10-9 mol/L", "10-9"),
        ("cells per mm3", "mm3"),
        ("The risk of VTE.4 Others", "VTE.4"),
        ("as they said.”7", "said.”7"),
        ("in 12 (of 40).9", "40).9"),
    ],
)
def test_a_flattened_superscript_is_told_with_its_words(text: str, named: str) -> None:
    data = collection()
    data["questions"][1]["rationale"] = [text]
    assert [each for each in warned(data) if "flattened" in each] == [
        f"questions[1].rationale[0]: perhaps superscripts that were flattened: '{named}'"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2 x 100 mg and 2 × 10 mg and 2 x 105 mg", "CD4, B12, PaO2, FEV1, COVID19, omega3, type2, grade3",
        "Fig.3, No.5",
        "10 of 109 adults, 109/180", "1,3-butanediol", "a ratio of 1.5,2.5", "see synthetic.example.org",
        "Day 3.4 of 5", "10⁹/L and kg/m²", "1.2 (1.1, 1.3)", "The dose was 5 mg.\n3 adults left.", "109 L",
        "105/120 mmHg, 100 mg/dL", "a dose.100 mg", "See section.4 and Day.7", "alpha2, kappa1", "106 cells were seen",
        "https://synthetic.invalid/guide3, doi:10.1000/guide.4",
    ],
)  # fmt: skip
def test_ordinary_figures_are_not_told_as_flattened(text: str) -> None:
    data = collection()
    data["questions"][1]["rationale"] = [text]
    assert not [each for each in warned(data) if "flattened" in each]


def test_check_warns_with_the_place_and_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "synthetic.json"
    file.write_text(json.dumps(collection(), indent=1), encoding="utf-8")
    assert main([str(file)]) == 0
    errors = capsys.readouterr().err
    assert f"warning: {file}: questions[0].rationale[0] (q, line " in errors
    assert "no reference of this question has the number of '[99]', so this is text" in errors

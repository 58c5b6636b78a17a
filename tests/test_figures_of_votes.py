"""What a source states of a vote in another form than one number is told with where it belongs, never as another vote.

The same is told of a figure in quotes. A word for a value that is not there is told to be null.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.contract.json_file import load
from clinical_consensus.contract.parse import parse
from clinical_consensus.contract.problems import InputError
from clinical_consensus.contract.rules import check
from sites import PROJECT, Json
from voting import KINDS, voting

HEADS = 'these are heads, no percentage: the vote takes them as "counts": {"agree": 27} and "voters": 28'
ONE = (
    "this field holds one number as the source states it: write null here, and a bound, a range or an estimate in the "
    'source\'s words in remarks or rationale; or write null for the vote, and name "vote" in not_transcribed'
)
FIGURES = {
    **dict.fromkeys(("27/28", "27 / 28", "27 of 28", "27 out of 28", "27⁄28"), HEADS),
    "27/28 (96,4 %)": 'write 96.4 for the percentage; the vote takes them as "counts": {"agree": 27} and "voters": 28',
    **dict.fromkeys(("96·43", "96•43", "96‧43", "96٫43"), "write a decimal point: 96.43"),
    **dict.fromkeys(("1'234", "1’234", "1ʼ234"), "write 1234, with nothing between the digits"),
    **dict.fromkeys((
        ">95", "> 95", ">95,5 %", ">=95", "≥96", "≥ 96 %", "<5", "≤ 5", "~96", "≈ 96", "95-100", "95–100 %",
        "95 to 100", "95 % - 100 %", "95..100", "96±2", "95+", "95 or more", "about 96", "at least 95 %",
        "more than 95", "ca. 96",
    ), ONE),
    "9.6.43": "this has more than one point: write one number, as the source states it",
}  # fmt: skip
"""What may be written for the share that agreed, and what is told."""

LEVELS = {
    ("min_agree", ">95"): 'write 95, and "min_exclusive": true beside it', ("min_agree", "≥ 95 %"): "write 95",
    ("min_agree", ">=95"): "write 95", ("max_agree", "<99,5"): 'write 99.5, and "max_exclusive": true beside it',
    ("max_agree", "≤99"): "write 99", ("max_agree", ">95"): 'write it as "min_agree": 95, and "min_exclusive": true',
    ("min_agree", "≤ 5"): 'write it as "max_agree": 5', ("min_agree", "about 5"): "this field holds one number: ",
    ("min_agree", "95-99"): 'write the two as "min_agree": 95 and "max_agree": 99',
}  # fmt: skip


def voted(agree: object) -> Json:
    """A collection whose first vote states this share."""
    whole = voting(KINDS[:1])
    whole["questions"][0]["recommendations"][0]["consensus"] = {"level": "level", "vote": {"agree": agree}}
    return whole


def told_of_bare(value: Json, figure: str, folder: Path) -> list[str]:
    """What is told of a file in which a figure, "@" in the value, stands without quotes."""
    file = folder / "wrong.json"
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1).replace('"@"', figure), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load(file)
    return [str(problem.cure) for problem in raised.value.problems]


@pytest.mark.parametrize("figure", FIGURES)
def test_another_form_of_a_figure_is_told_with_where_it_belongs(figure: str, tmp_path: Path) -> None:
    assert told_of_bare(voted("@"), figure, tmp_path) == [FIGURES[figure]]
    [problem] = parse(voted(figure))[1]
    assert problem.cure == FIGURES[figure]


@pytest.mark.parametrize(("field", "figure"), LEVELS)
def test_a_bound_of_a_level_is_told_with_the_fields_that_hold_it(field: str, figure: str, tmp_path: Path) -> None:
    for value in ("@", figure):
        whole = voted(100)
        whole["consensus_scheme"]["levels"][0][field] = value
        cures = told_of_bare(whole, figure, tmp_path) if value == "@" else [str(each.cure) for each in parse(whole)[1]]
        assert [cure.startswith(LEVELS[field, figure]) for cure in cures] == [True], cures


@pytest.mark.parametrize("figure", ["96.43", "100", "0"])
def test_one_number_is_no_mistake(figure: str) -> None:
    assert parse(voted(float(figure)))[1] == ()


def test_the_raised_point_counts_among_other_digits_too(tmp_path: Path) -> None:
    assert told_of_bare(voted("@"), "٩٦·٤٣", tmp_path) == ["write the digits 0 to 9: 96.43"]
    assert told_of_bare({"number": "@"}, "96·43", tmp_path) == ["write a decimal point: 96.43"]


@pytest.mark.parametrize("word", ["null", "none", "Not stated", "N/A", "", "–"])
@pytest.mark.parametrize("field", ["rationale", "strength", "consensus", "vote", "level"])
def test_a_word_for_nothing_is_told_to_be_null(field: str, word: str) -> None:
    whole = voted(100)
    [question] = whole["questions"]
    answer = question["recommendations"][0]
    of = {"rationale": question, "vote": answer["consensus"], "level": answer["consensus"]}.get(field, answer)
    of[field] = word
    problems = [*check(whole, PROJECT), *parse(whole)[1]]
    assert [str(each.cure) for each in problems] == ["write null, without quotes"]
    assert problems[0].place.endswith(f".{field}")


def test_a_label_that_reads_as_nothing_is_no_word_for_it() -> None:
    whole = voted(100)
    whole["strength_scheme"]["grades"] = [{"id": "not-stated-by-vote", "label": "Not stated"}]
    whole["questions"][0]["recommendations"][0]["strength"] = "Not stated"
    [cure] = {str(each.cure) for each in parse(whole)[1]}
    assert cure == "did you mean 'not-stated-by-vote'?"

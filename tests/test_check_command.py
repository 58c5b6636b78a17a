"""The command that checks a collection names each thing that is allowed but may be a mistake, and counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.cli.check import main
from committee import changed
from sites import Json


def test_what_may_be_a_mistake_is_named_with_its_place_and_what_to_check(
    oncology_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(oncology_copy)]) == 0
    assert capsys.readouterr().out == f"ICM VTE Oncology: no problems, no warnings in {oncology_copy}.\n"

    def change(value: Json) -> None:
        statement = value["questions"][1]["recommendations"][0]["statements"][1]
        statement["text"] = statement["text"].replace("very high", "synthetic")
        value["strength_scheme"]["grades"].append({"id": "unused", "label": "Synthetic"})

    value = changed(oncology_copy, change)
    grade = len(value["strength_scheme"]["grades"]) - 1
    fields = [entry["field"] for entry in value["questions"][1]["provenance"]]
    response = fields.index("recommendations.oncology-q2-r1.statements")
    assert main([str(oncology_copy)]) == 0
    told = capsys.readouterr()
    assert told.out == f"ICM VTE Oncology: no problems, 3 warnings in {oncology_copy}.\n"
    lines = [line.removeprefix(f"warning: {oncology_copy}: ") for line in told.err.splitlines()]
    assert lines == [
        f"questions[1].provenance[{response}] (oncology-q2, line 1): "
        f"some words of {fields[response]} are not on its lines of the source: "
        "synthetic; compare the text and its lines with the source",
        "questions[1].history (oncology-q2, line 1): 'oncology-q2' differs from edition 1.0.0 as it was published; "
        "release the change, or restore the text",
        f"strength_scheme.grades[{grade}] (line 1): no question uses the grade 'unused'; "
        "remove it, unless the source lists it without using it",
    ]


def test_an_author_who_is_only_recused_is_used(oncology_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(value: Json) -> None:
        value["authors"] += [{"id": name, "name": f"Synthetic {name}"} for name in ("recused", "unused")]
        question = value["questions"][1]
        question["recommendations"][0]["recused"] = ["recused"]
        field = f"recommendations.{question['recommendations'][0]['id']}.recused"
        question["provenance"].append({"field": field, "source": value["sources"][0]["id"], "lines": [1, 1]})

    value = changed(oncology_copy, change)
    assert main([str(oncology_copy)]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "no question uses" in line]
    assert len(told) == 1
    assert f"authors[{len(value['authors']) - 1}] (line 1): no question uses the author 'unused'" in told[0]

"""Numbers that were raised in the source and are not in the file are told, and what only looks like them is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.cli.check import main
from long_texts import collection

PLACE = "questions[1].rationale[0]"

FLATTENED = [
    ("The synthetic count was reduced by 30%.5 The other was not.", "30%.5"),
    ("in 45%.4,5 However, none", "45%.4,5"),
    ("reduced by 45%.12", "45%.12"),
    ("in 45 %.4–6 Others", "%.4–6"),
    ("“in 45%.”4 Others", "45%.”4"),
    ("by 30%,5 whereas others", "30%,5"),
    ("um 30 %.5 Danach", "%.5"),
    ("有效率为30%.5", "有效率为30%.5"),
    ("as shown in 2019.4 However, none", "in 2019.4"),
    ("between 1998–2004.12,13 The others", "1998–2004.12,13"),
    ("im Jahr 2019.4 Danach", "Jahr 2019.4"),
    ("en 2019.4 Après", "en 2019.4"),
    ("合成推奨される。3,4", "合成推奨される。3,4"),
    ("合成推奨される。3,4 ただし", "合成推奨される。3,4"),
    ("合成推荐。12\n另一段。", "合成推荐。12"),
    ("（合成推奨される。3–5）", "（合成推奨される。3–5）"),
    ("合成の報告がある3,4。", "合成の報告がある3,4。"),
    ("合成される．7", "合成される．7"),
    ("above 5 mmol/L.4 Others", "mmol/L.4"),
    ("at 5 mg/kg.4", "mg/kg.4"),
    ("(HR 0.8.12", "(HR 0.8.12"),
    ("OR = 1.52.7 The", "OR = 1.52.7"),
    ("p < 0.05.7 The", "p < 0.05.7"),
    ("after COVID-19.4 Others", "COVID-19.4"),
    ("at 10-6 M of a synthetic salt", "10-6"),
    ("at 10−12 M", "10−12"),
    ("for 30 min.5 The", "min.5"),
    ("a synthetic effect [sic].4", "[sic].4"),
]

ORDINARY = [
    "30%. 5 of them", "30%, 5 whereas", "30%.", "(30%).", "> 75–95 %", ">95%;75–95%;50–75%", "30%,5%", "0.5%.",
    "30%.5 mg", "um 30,5 % und 12,5 %", "有效率为30%.20 例患者", "有效率为30%,20 例患者", "30％、20例",
    "in 2019. 4 of them", "in 2019.", "from 2019.4 to 2020.3", "2019.4.1", "on 04.12.2019", "2019.04.12",
    "since 2019.4", "in 2019.4 of the lists", "Version 2019.4 The", "a mean of 2019.4 units", "by 2000.5 Units",
    "am 3.4.2019", "2019年4月1日", "合成推奨される。3つの群", "合成推奨される。12 例が", "合成推荐。3.2 节",
    "合成推荐。1) 一", "合成推荐。1）一", "合成推荐。1. 一", "合成推荐。3,000 例", "合成推荐。2–3 周", "合計は3。",
    "表3。", "図1,2。", "第3章．2", "３．４", "5 mmol/L. 4 others", "4.5 mmol/L", "5 mg/kg.", "HR 0.8. 12 others",
    "HR 0.8, 1.2", "HR 72.5", "p = 0.012", "p < 0.05.", "versions 2.3.0 OR 2.3.1", "release 0.8.12", "≥ 3.8.12",
    "section 2.3.1", "4.110.2", "ICD-10.4", "COVID-19. 4 others", "10-6 of them", "10-12 M. of them", "10-20 M",
    "10–6 mm", "Abs.2", "min.5", "max.4", "bzw.3", "Ziff.3", "resp.4", "inkl.2", "núm.4", "pág.12", "Art.4 Abs.2",
    "§ 5 Abs.2", "1.5 à 2.5", "0,5, 1,0 y 2,0", "제3.4절", "٣٫٤", "٥٠٪.", "12.30 Uhr", "v1.2.3",
]  # fmt: skip


def flattened(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The places with what `check` tells of flattened superscripts, of a collection with this text; it exits with 0."""
    data = collection()
    data["questions"][1]["rationale"] = [text]
    file = folder / "synthetic.json"
    written = json.dumps(data, indent=1, ensure_ascii=False)
    file.write_text(written, encoding="utf-8")
    assert main([str(file)]) == 0
    assert file.read_text(encoding="utf-8") == written
    lines = capsys.readouterr().err.splitlines()
    return [line.split(f"{file}: ")[1] for line in lines if "superscripts that were flattened" in line]


@pytest.mark.parametrize(("text", "named"), FLATTENED)
def test_numbers_behind_a_sentence_are_told(
    text: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [told] = flattened(text, tmp_path, capsys)
    assert told.startswith(f"{PLACE} (")
    assert f"perhaps superscripts that were flattened: '{named}'; compare" in told


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_looks_like_them_is_not(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert flattened(text, tmp_path, capsys) == []


def test_of_words_without_spaces_a_few_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [told] = flattened("合成" * 60 + "。3,4", tmp_path, capsys)
    assert f"'成{'合成' * 14}。3,4'" in told

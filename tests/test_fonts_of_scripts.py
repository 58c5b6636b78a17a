"""A script that the texts need and no font of the PDFs has is told before anything is built, with the font to add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clinical_consensus.cli.check import main
from clinical_consensus.cli.pdf import main as make_pdfs
from clinical_consensus.review.fonts import FONTS, script_warnings
from editions import edition, question
from sites import PROJECT, Json, run

THAI = "ข้อความสังเคราะห์"


def collection_with(*titles: str) -> Json:
    questions = [question(f"synthetic-{number}", number) for number in range(1, len(titles) + 1)]
    for each, title in zip(questions, titles, strict=True):
        each["title"] = title
    return edition(questions)


def saved_with(folder: Path, *titles: str) -> Path:
    file = folder / "synthetic.json"
    file.write_text(json.dumps(collection_with(*titles), ensure_ascii=False), encoding="utf-8")
    return file


def told(script: str, font: str, others: str = "") -> str:
    return (
        f"the PDFs have no font for the {script} script, so this text{others} cannot be printed; "
        f"add {font} to {FONTS}; CONTRIBUTING.md says how, under “Change the look in print”"
    )


def test_check_names_the_script_the_font_and_where_it_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved_with(tmp_path, "Synthetic title", THAI, f"Synthetic {THAI}", "རྩོམ")
    assert main([str(file)]) == 0
    lines = [each.removeprefix(f"warning: {file}: ") for each in capsys.readouterr().err.splitlines()]
    assert [line for line in lines if "no font" in line] == [
        f"questions[1].title (synthetic-2, line 1): {told('Thai', 'Noto Sans Thai', ' and 1 more')}",
        f"questions[3].title (synthetic-4, line 1): {told('Tibetan', 'Noto Serif Tibetan')}",
    ]
    assert (PROJECT / FONTS).is_dir()
    assert "## Change the look in print" in (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "title",
    ["Synthetic", "Größe, ñ, İ, ő, Đ", "Συνθετικό", "Синтетика", "סינתטי", "اصطناعي", "合成試驗",
     "合成テスト", "합성 시험", "Synthetic \ue0ff", "Synthetic 🙂 ≥ ½ ⁹", "Synthetic Ɤ", "合成 \U0002b740"],
)  # fmt: skip
def test_single_letters_without_a_font_are_no_matter_of_a_script(title: str) -> None:
    assert list(script_warnings(collection_with(title))) == []


@pytest.mark.parametrize(
    ("letter", "font"),
    [("ไ", "Noto Sans Thai"), ("អ", "Noto Sans Khmer"), ("ა", "Noto Sans Georgian"), ("བ", "Noto Serif Tibetan"),
     ("ߊ", "Noto Sans NKo"), ("ᓀ", "Noto Sans Canadian Aboriginal"), ("ሀ", "Noto Sans Ethiopic")],
)  # fmt: skip
def test_the_font_of_a_script_has_the_name_under_which_it_is_published(letter: str, font: str) -> None:
    [problem] = script_warnings(collection_with(letter))
    assert f"add {font} to " in str(problem.cure)


def test_it_is_told_before_the_site_and_the_pdfs_are_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved_with(tmp_path, THAI)
    warning = f"warning: {file}: questions[0].title (synthetic-1, line 1): {told('Thai', 'Noto Sans Thai')}"
    done = run("build_site.py", "--data", file, "--site", tmp_path / "site")
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert lines.index(warning) < lines.index("Making the downloads …")
    assert make_pdfs(["--data", str(file), "--site", str(tmp_path / "site")]) == 1
    assert warning in capsys.readouterr().err.splitlines()
    without = run("build_site.py", "--data", file, "--site", tmp_path / "pages", DOWNLOADS="none")
    assert (without.returncode, "font" in without.stderr) == (0, False)

"""Slides and handouts of chosen questions: these alone, in their order, and a wrong id is told with its cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import page_texts, shown, slides, squeezed
from sectioned import sectioned
from sites import Json, run

OTHERS = ["--questions", "one two", "--section", "three"]
FILES = ["flashcards.apkg", "handbook.pdf", "slides.pdf", "slides.pptx", "teaching-pack.zip"]


@pytest.fixture
def data(saved: Callable[[object], Path]) -> Path:
    return saved(sectioned())


def made(site: Path, data: Path, *options: str) -> list[str]:
    """The names of the files that the command makes with these options."""
    done = run("build_pdf.py", "--data", data, "--site", site, *options)
    assert done.returncode == 0, done.stderr
    folder = site / "downloads"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def asked(site: Path) -> list[str]:
    """The ids of the questions in the decks, in their order, each once."""
    deck = "\n".join(map(shown, slides(site / "downloads/slides.pptx")))
    printed = "\n".join(page_texts(site / "downloads/slides.pdf"))
    found = [
        dict.fromkeys(re.findall(r"Syntheticquestion(\d+)", squeezed(text).replace("Question", "")))
        for text in (deck, printed)
    ]
    assert list(found[0]) == list(found[1])
    return [f"sectioned-q{number}" for number in found[0]]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--questions", "sectioned-q9 sectioned-q2"], [9, 2]),
        (["--questions", "sectioned-q9", "sectioned-q2"], [9, 2]),
        (["--questions", "sectioned-q9,sectioned-q2, sectioned-q9"], [9, 2]),
        (["--section", "arms"], [2, 7, 9, 14]),
        (["--section", "knee"], [6, 13, 1, 8]),
        (["--section", "knee", "--questions", "sectioned-q4 sectioned-q1"], [4, 1, 6, 13, 8]),
    ],
)
def test_only_the_chosen_questions_are_in_slides_and_handouts(
    data: Path, tmp_path: Path, options: list[str], expected: list[int]
) -> None:
    ids = [f"sectioned-q{number}" for number in expected]
    files = made(tmp_path / "site", data, *options)
    assert files == sorted([*(f"handouts/{each}.pdf" for each in ids), "slides.pdf", "slides.pptx"])
    assert asked(tmp_path / "site") == ids
    title = shown(slides(tmp_path / "site/downloads/slides.pptx")[0])
    assert f"{len(ids)} of the 14 questions of the collection." in title


def test_without_a_choice_all_files_are_there_again(data: Path, tmp_path: Path) -> None:
    made(tmp_path / "site", data, "--questions", "sectioned-q3")
    files = made(tmp_path / "site", data)
    handouts = [f"handouts/sectioned-q{number}.pdf" for number in range(1, 15)]
    assert files == sorted([*FILES, *handouts])
    assert len(asked(tmp_path / "site")) == 14
    assert "questions of the collection" not in shown(slides(tmp_path / "site/downloads/slides.pptx")[0])


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--questions", "sectioned-q99"], "--questions: there is no question 'sectioned-q99'; did you mean"),
        (["--questions", "7"], "--questions: there is no question '7'; did you mean 'sectioned-q7'?"),
        (["--questions", "Sectioned-Q7"], "there is no question 'Sectioned-Q7'; did you mean 'sectioned-q7'?"),
        (["--questions", "xyz"], "there is no question 'xyz'; use one of: sectioned-q3, "),
        (["--section", "kne"], "--section: there is no section 'kne'; did you mean 'knee'?"),
        (["--section", "unused"], "--section: no question is in 'unused'; choose another section"),
        (["--section", ""], "--section: it names no section; name one, or leave --section out"),
        (["--questions", ","], "--questions: it names no question; name one, or leave --questions out"),
    ],
)
def test_a_wrong_choice_is_told_with_its_cure_and_makes_nothing(
    data: Path, tmp_path: Path, options: list[str], problem: str
) -> None:
    done = run("build_pdf.py", "--data", data, "--site", tmp_path / "site", *options)
    assert done.returncode == 2
    assert problem in done.stderr
    assert "1 problem in " in done.stderr
    assert not (tmp_path / "site").exists()


def test_every_wrong_id_and_setting_is_told_at_once(data: Path, tmp_path: Path) -> None:
    done = run("build_pdf.py", "--data", data, "--site", tmp_path / "site", *OTHERS, RATIONALE="ja")
    assert done.returncode == 2
    assert [f"'{each}'" in done.stderr for each in ("one", "two", "three", "ja")] == [True] * 4
    assert "4 problems in " in done.stderr


def test_a_collection_without_sections_says_so(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    done = run("build_pdf.py", "--data", saved(raw), "--site", tmp_path / "site", "--section", "knee")
    assert done.returncode == 2
    assert "there is no section 'knee'; leave --section out: the collection has no section" in done.stderr


def test_whose_site_it_is_in_is_told_to_build_it_again(data: Path, tmp_path: Path) -> None:
    assert run("build_site.py", "--data", data, "--site", tmp_path / "site").returncode == 0
    done = run("build_pdf.py", "--data", data, "--site", tmp_path / "site", "--questions", "sectioned-q3")
    assert done.returncode == 0
    assert "offer other files; build the site again before you publish them." in done.stderr
    assert run("build_site.py", "--data", data, "--site", tmp_path / "site").returncode == 0
    assert len(list((tmp_path / "site/downloads/handouts").iterdir())) == 14

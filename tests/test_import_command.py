"""The command imports whole or not at all, refuses what exists, and shows what a newer deck would change."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinical_consensus.cli.main import main
from clinical_consensus.compare.report import AIDS_EDITED
from clinical_consensus.importing.importer import NoDraftError
from first_edition import saved_first_edition
from imported import command, imported
from sites import ONCOLOGY
from test_import import AS_PUBLISHED, COMPLETE, DECK


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.txt"
    path.write_text(COMPLETE, encoding="utf-8")
    return path


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_summary_says_what_was_placed_and_what_is_left(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = deck.parent / "data"
    code, draft, report = command(deck, folder / "spine.json", "--id", "synthetic-spine", "--date", "2026-11-25")
    shown = capsys.readouterr()
    words = report["words"]
    assert code == 0
    assert files_in(folder) == ["sources/spine.txt", "spine.json", "spine.report.json"]
    assert draft["questions"][0]["id"] == "synthetic-spine-q1"
    assert words["source"] == words["placed"] + words["layout"] + words["unplaced"] == len(COMPLETE.split())
    assert shown.out.startswith(
        f"Synthetic Consensus: 2 questions, 2 recommendations, edition 0.1.0.\nOf {words['source']} words, "
        f"{words['placed']} are placed, {words['layout']} are layout, and "
        f"{words['unplaced']} have no place.\n"
    )
    assert "  line 29, page 1: 2 What does nobody answer?\n" in shown.out
    assert "  line 31, page 1: Thank you for your attention.\n" in shown.out
    assert f"Next: clinical-consensus check {folder / 'spine.json'}\n" in shown.out
    assert main(["check", str(folder / "spine.json")]) == 0


def test_what_exists_is_never_replaced(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = deck.parent / "spine.json"
    out.write_text("SYNTHETIC", encoding="utf-8")
    (deck.parent / "spine.report.json").write_text("SYNTHETIC", encoding="utf-8")
    before = files_in(deck.parent)
    assert main(["import", str(deck), "--id", "synthetic", "--out", str(out)]) == 2
    shown = capsys.readouterr()
    assert shown.err == (
        f"error: {out} exists, and is left as it is; name another --out, or remove it first\n"
        f"{out.with_name('spine.report.json')} exists, and is left as it is; name another --out, or remove it first\n"
    )
    assert (shown.out, files_in(deck.parent), out.read_text(encoding="utf-8")) == ("", before, "SYNTHETIC")


def test_every_wrong_option_is_reported_at_once(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ("--id", "A_b", "--prefix", "x" * 41, "--date", "soon", "--number-from", "-1", "--out", "draft.txt")
    assert main(["import", str(deck), *wrong]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.removeprefix("error: ").split()[0].rstrip(":") for line in lines] == [
        "--id",
        "--prefix",
        "--date",
        "--number-from",
        "--out",
    ]
    assert files_in(deck.parent) == ["deck.txt"]


@pytest.mark.parametrize("content", [b"No question is here.\n", b"\xff\xfe\x00", b"%PDF-1.7", b""])
def test_a_document_that_gives_no_draft_is_refused_and_nothing_is_written(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deck.txt"
    file.write_bytes(content)
    assert main(["import", str(file), "--id", "synthetic", "--out", str(tmp_path / "data" / "new.json")]) == 2
    shown = capsys.readouterr()
    assert f"1 problem in {file}; nothing was written.\n" in shown.err
    assert (shown.out, files_in(tmp_path)) == ("", ["deck.txt"])


def test_a_newer_deck_is_shown_as_a_redline_and_the_published_collection_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    against = saved_first_edition(tmp_path / "published")
    published = against.read_bytes()
    newer = tmp_path / "newer.txt"
    newer.write_text(
        DECK.read_text(encoding="utf-8").replace("a high risk of \n", "a low risk of \n"), encoding="utf-8"
    )
    out = tmp_path / "data" / "proposal.json"
    code, draft, _ = command(newer, out, *AS_PUBLISHED, "--against", str(against))
    redline = out.with_name("proposal.redline.md").read_text(encoding="utf-8")
    assert (code, against.read_bytes()) == (0, published)
    assert redline in capsys.readouterr().out
    assert "[removed: ~~high~~] [added: **low**]" in redline
    same = len(draft["questions"]) - 1
    assert f"1 updated, {same} unchanged" in redline
    assert "## The collection" not in redline
    assert redline.count(AIDS_EDITED) == 1, "only the changed statement has lost its role"
    assert redline.partition("## Unchanged\n\n")[2].count("- Question ") == same


def test_a_newer_deck_is_compared_with_its_own_collection_alone(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ("--id", "synthetic", "--against", str(ONCOLOGY), "--out", str(deck.parent / "new.json"))
    assert main(["import", str(deck), *wrong]) == 2
    name = json.loads(ONCOLOGY.read_text(encoding="utf-8"))["collection"]["id"]
    assert f"this is the collection '{name}', but --id is 'synthetic'; give the same id\n" in capsys.readouterr().err


def test_the_same_deck_gives_the_same_bytes(deck: Path) -> None:
    for name in ("one", "two"):
        command(deck, deck.parent / name / "new.json", "--id", "synthetic", "--date", "2026-11-25")
    one, two = ([path.read_bytes() for path in sorted((deck.parent / name).rglob("*.*"))] for name in ("one", "two"))
    assert one == two


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_no_word_is_lost_whatever_the_order_of_the_lines(seed: int, moved: int) -> None:
    """`imported` accounts for every word, and the draft keeps the contract."""
    lines = f"{COMPLETE}\n{DECK.read_text(encoding='utf-8')}".split("\n")
    chance = random.Random(seed)
    for _ in range(moved):
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randrange(len(lines)), line + "\f" * chance.randrange(2))
    try:
        imported("\n".join(lines), by_sentence=bool(seed % 2))
    except NoDraftError:
        pytest.fail("the deck has responses")

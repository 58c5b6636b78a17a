"""A comparison names each text as what it is, a draft or an edition, in their order, and reads no altered edition."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.cli import compare
from clinical_consensus.contract.problems import exit_code
from frozen import first, second, written
from sites import Json

DRAFT = "Draft after edition 1.1.0"
EDITION = "This site’s edition 1.1.0, 1 January 2001"


def retitled(value: Json, *ids: str) -> Json:
    """A copy of a text in which these questions have another title."""
    changed = copy.deepcopy(value)
    for question in changed["questions"]:
        if question["id"] in ids:
            question["title"] += " again"
    return changed


def saved(folder: Path, value: Json, name: str) -> Path:
    """A text as a file beside the frozen editions of `folder`."""
    file = folder / name
    file.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return file


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """What the command returns and prints for two files."""

    def run(*files: Path, option: str = "") -> tuple[int, str, str]:
        code = exit_code(lambda: compare.main([*map(str, files), *filter(None, [option])]))
        return (code, *capsys.readouterr())

    return run


Said = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("is_copied", [False, True])
@pytest.mark.parametrize("change", [
    lambda of: of["questions"][0].update(title="Synthetic other title"),
    lambda of: of["collection"].update(rights="Synthetic rights."),
    lambda of: of["questions"][0].update(topics=["topic"]),
])  # fmt: skip
def test_a_draft_is_not_compared_to_its_own_edition(
    tmp_path: Path, said: Said, change: Callable[[Json], None], is_copied: bool
) -> None:
    value = second()
    change(value)
    data = written(tmp_path / "data", value, first(), second())
    edition = data.parent / "editions" / "1.1.0.json"
    new = Path(shutil.copy(edition, tmp_path / "copy.json")) if is_copied else edition
    code, document, problems = said(data, new)
    assert (code, document) == (2, "")
    wrong = f"this is edition 1.1.0 as it is frozen, and {data} is what was written since; swap the two files"
    assert problems.startswith(f"{new}: collection.edition.version (line 1): {wrong}\n")
    assert said(edition, data)[1].startswith("# SYNTHETIC: edition 1.1.0 compared with ")


def test_frozen_editions_and_equal_texts_are_compared_as_before(tmp_path: Path, said: Said) -> None:
    data = written(tmp_path / "data", second(), first(), second())
    editions = [data.parent / "editions" / f"{version}.json" for version in ("1.0.0", "1.1.0")]
    for old, new in ((editions[1], editions[1]), (data, editions[1]), (editions[1], data), editions, (data, data)):
        code, document, problems = said(old, new)
        assert (code, problems) == (0, "")
        assert f"- New: {EDITION}" in document


def test_an_older_draft_is_called_one(tmp_path: Path, said: Said) -> None:
    monday, tuesday = retitled(second(), "q2"), retitled(second(), "q2", "q4")
    data = written(tmp_path / "data", tuesday, first(), second())
    old = saved(data.parent, monday, "monday.txt")
    code, document, problems = said(old, data)
    assert code == 1
    assert document.startswith("# SYNTHETIC: a draft after edition 1.1.0 compared with a draft after edition 1.1.0\n")
    assert f"- Old: {DRAFT}\n- New: {DRAFT}: no edition contains this text yet" in document
    assert "5 questions: 1 updated, 1 withdrawn before, 3 unchanged." in document
    assert "a change of the collection alone" not in document + problems
    told = [own for own in ("q1", "q2", "q3", "q4", "q5") if f"the text of {own!r} changed" in problems]
    assert told == ["q2", "q4"]
    [value] = [json.loads(said(old, data, option="--json")[1])]
    assert (value["old_draft"], value["draft"]) == (True, True)


def test_a_draft_is_the_same_as_itself_and_still_needs_its_reason(tmp_path: Path, said: Said) -> None:
    data = written(tmp_path / "data", retitled(second(), "q2"), first(), second())
    code, document, problems = said(data, data)
    assert code == 1
    assert "1 withdrawn before, 4 unchanged. Nothing changed." in document
    assert f"- Old: {DRAFT}\n" in document
    assert [line.split(" (")[0] for line in problems.splitlines()] == [f"{data}: questions[1].history"]
    assert 'release VERSION --reason q2="…"' in problems


def test_drafts_by_the_collection_stay_apart_from_those_by_their_own_words(tmp_path: Path, said: Said) -> None:
    monday = retitled(second(), "q2")
    monday["collection"]["rights"] = "Synthetic rights."
    data = written(tmp_path / "data", retitled(monday, "q4"), first(), second())
    _, document, problems = said(saved(data.parent, monday, "monday.txt"), data)
    assert "1 updated, 2 with their own text unchanged, yet drafts, 1 withdrawn before, 1 unchanged" in document
    assert document.split("## Unchanged\n\n")[1].strip() == (
        "- Question 2: Synthetic question q2 again (draft after edition 1.1.0)"
    )
    assert problems.count("by a change of the collection alone (Rights)") == 1
    assert "()" not in problems


def test_words_that_are_those_of_the_edition_again_need_no_reason(tmp_path: Path, said: Said) -> None:
    restored = second()
    restored["questions"][0]["topics"] = ["topic"]
    data = written(tmp_path / "data", restored, first(), second())
    code, document, problems = said(saved(data.parent, retitled(second(), "q2"), "monday.txt"), data)
    assert (code, problems) == (0, "")
    assert f"- Old: {DRAFT}\n- New: {EDITION}" in document


def test_a_draft_after_an_older_edition_is_called_one(tmp_path: Path, said: Said) -> None:
    data = written(tmp_path / "data", second(), first(), second())
    document = said(saved(data.parent, retitled(first(), "q2"), "monday.txt"), data)[1]
    assert f"- Old: Draft after edition 1.0.0\n- New: {EDITION}" in document


@pytest.mark.parametrize("spoil", ["edit", "remove", "no hashes"])
@pytest.mark.parametrize("is_data", [False, True])
def test_an_altered_edition_is_not_compared(tmp_path: Path, said: Said, spoil: str, is_data: bool) -> None:
    data = written(tmp_path / "data", second(), first(), second())
    folder = data.parent / "editions"
    frozen = folder / "1.1.0.json"
    if spoil == "edit":
        for file in (data, frozen):
            file.write_text(file.read_text("utf-8").replace("question q2", "question q-two"), encoding="utf-8")
        wrong = "1.1.0.json: this frozen edition was changed after it was published: its hash differs"
    elif spoil == "remove":
        frozen.rename(tmp_path / "1.1.0.json")
        wrong = "1.1.0.json: this frozen edition is missing"
    else:
        (folder / "SHA256SUMS").unlink()
        wrong = "file: there is no such file, so nothing shows that the frozen editions are as they were published"
    code, document, problems = said(folder / "1.0.0.json", data if is_data else folder / "1.0.0.json")
    assert (code, document) == (2, "")
    assert problems.startswith(f"{folder / 'SHA256SUMS'}: {wrong}; restore it")

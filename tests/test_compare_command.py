"""The command that compares two editions reports unexplained changes with their cure, and refuses wrong input."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from clinical_consensus.cli import compare
from clinical_consensus.compare.report import as_json, as_markdown
from committee import changed
from editions import NEW, REASON, compared, every_kind, leave, pair, question, reword
from releasing import change_and_commit, released
from sites import COLLECTIONS, PROJECT, Json, run

RELEASE = "clinical-consensus release VERSION"
BACK = "set collection.edition back to that of edition 1.0.0, and "
Pair = Callable[[Json, Json], tuple[Path, Path]]


@pytest.fixture
def files(tmp_path: Path) -> Pair:
    """Save two editions; returns their files."""

    def save(old: Json, new: Json) -> tuple[Path, Path]:
        paths = tmp_path / "old.json", tmp_path / "new.json"
        for path, value in zip(paths, (old, new), strict=True):
            path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return paths

    return save


def test_the_command_accepts_explained_changes(files: Pair) -> None:
    done = run("compare_editions.py", *files(*pair(reword, REASON)))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == as_markdown(compared(*pair(reword, REASON)))
    done = run("compare_editions.py", *files(*pair(leave)), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == as_json(compared(*pair(leave)))


def test_unexplained_changes_are_reported_with_their_cure(files: Pair) -> None:
    old, new = every_kind()
    added = question("more", 2000, history=[])
    gone = question("gone", 3000)
    withdrawn = [*gone["history"], {**NEW, "change": "withdrawn"}]
    old["questions"].append(gone)
    new["questions"] += [added, question("gone", 3000, history=withdrawn)]
    paths = files(old, new)
    for mode in ([], ["--json"]):
        done = run("compare_editions.py", *paths, *mode)
        assert done.returncode == 1
        at = {
            each["id"]: f"{paths[1]}: questions[{index}].history ({each['id']}, line 1)"
            for index, each in enumerate(new["questions"])
        }
        assert done.stderr.splitlines() == [
            f"{at['unexplained']}: the text of 'unexplained' changed, but no entry newer than edition 1.0.0 says why; "
            f'{BACK}release the change: {RELEASE} --reason unexplained="…"; or restore the text',
            f"{at['more']}: the question 'more' was added, but no entry newer than edition 1.0.0 says so; "
            f"{BACK}release it: {RELEASE}",
            f"{at['gone']}: the question 'gone' was withdrawn, but no entry newer than edition 1.0.0 says why; "
            f'{BACK}remove the entry, and withdraw the question: {RELEASE} --withdraw gone="…"',
            f"{paths[1]}: questions (line 1): the question 'removed' of edition 1.0.0 is missing, "
            "and nothing says that it was withdrawn; "
            f'restore it, and withdraw it: {RELEASE} --withdraw removed="…"',
        ]  # fmt: skip
        assert done.stdout == (as_json if mode else as_markdown)(compared(old, new))


def test_a_rewritten_published_history_is_reported(files: Pair) -> None:
    published = {"edition": "1.0.0", "date": "2000-01-01", "change": "withdrawn", "reason": "Synthetic."}
    old, new = pair(leave, published)
    paths = files(old, new)
    at = f"{paths[1]}: questions[0].history (q, line 1)"
    for mode in ([], ["--json"]):
        done = run("compare_editions.py", *paths, *mode)
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            f"{at}: the question 'q' was withdrawn, but no entry newer than edition 1.0.0 "
            f'says why; {BACK}remove the entry, and withdraw the question: {RELEASE} --withdraw q="…"',
            f"{at}: the history of 'q' is not the one that edition 1.0.0 published: "
            '"withdrawn" under edition 1.0.0 was entered since; '
            "restore it; what happened to the question since, the release writes",
        ]  # fmt: skip
        assert done.stdout == (as_json if mode else as_markdown)(compared(old, new))
    done = run(
        "compare_editions.py",
        *files({**new, "collection": old["collection"]}, {**old, "collection": new["collection"]}),
    )
    assert done.returncode == 1
    assert '"withdrawn" under edition 1.0.0 is gone or was altered' in done.stderr


def test_a_text_that_changed_within_an_edition_needs_a_new_edition(files: Pair) -> None:
    old, new = pair(reword)
    new["collection"]["edition"] = old["collection"]["edition"]
    done = run("compare_editions.py", *files(old, new))
    assert done.returncode == 1
    assert done.stderr.endswith(f'release the change: {RELEASE} --reason q="…"; or restore the text\n')


def test_no_message_asks_for_what_the_guide_for_contributors_forbids(files: Pair) -> None:
    guide = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "nobody raises `collection.edition` or writes history by" in guide
    for change in (reword, leave, lambda of: of.update(id="other")):
        for same_edition in (True, False):
            old, new = pair(change)
            if same_edition:
                new["collection"]["edition"] = old["collection"]["edition"]
            said = run("compare_editions.py", *files(old, new)).stderr
            assert not re.search(r"raise collection|add (an|the) .*(entry|reason)|record what", said), said


def test_every_problem_of_either_file_is_reported(files: Pair) -> None:
    old, new = pair(leave)
    old["questions"][0]["number"] = "1"
    old["questions"][0]["titel"] = "x"
    new["questions"][0]["recommendations"][0]["strength"] = "limted"
    paths = files(old, new)
    done = run("compare_editions.py", *paths)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        str(paths[0]), str(paths[0]), f"2 problems in {paths[0]}; this command writes nothing.",
        str(paths[1]), f"1 problem in {paths[1]}; this command writes nothing.",
    ]  # fmt: skip
    assert "did you mean 'limited'?" in done.stderr
    done = run("compare_editions.py", paths[0].parent / "none.json", paths[0].parent)
    assert done.returncode == 2
    assert "there is no such file" in done.stderr
    assert "this is a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_collections_and_editions_in_the_wrong_order_are_refused(files: Pair) -> None:
    old, new = pair(leave)
    paths = files(old, new)
    done = run("compare_editions.py", *reversed(paths))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == (
        f"{paths[0]}: collection.edition.version (line 1): edition 1.0.0 is older than edition 1.1.0 in {paths[1]}; "
        "swap the two files"
    )
    new["collection"]["id"] = "other"
    done = run("compare_editions.py", *files(old, new))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == (
        f"{paths[1]}: collection.id (line 1): this is the collection 'other', but {paths[0]} is 'synthetic'; "
        "compare two editions of the same collection"
    )


def outcome(*files: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = compare.main([str(file) for file in files])
    return code, capsys.readouterr().err


def test_sources_are_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
    assert data["sources"]
    for name in ("old.json", "new.json"):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    assert outcome(tmp_path / "old.json", tmp_path / "new.json", capsys=capsys) == (0, "")


def test_a_text_ahead_of_its_frozen_edition_is_a_draft_after_it(data: Path) -> None:
    change_and_commit(data, lambda value: value["questions"][0].update(title="Synthetic second title"))
    assert released(data, "1.1.0", "--reason", "q1=Synthetic.") == 0
    first = data.parent / "editions" / "1.0.0.json"
    done = run("compare_editions.py", first, data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "- New: This site’s edition 1.1.0, " in done.stdout
    changed(data, lambda value: value["questions"][0].update(title="Synthetic third title"))
    done = run("compare_editions.py", first, data)
    assert done.returncode == 1
    assert "- New: Draft after edition 1.1.0: no edition contains this text yet" in done.stdout
    assert "the text of 'q1' changed, but no entry newer than edition 1.1.0 says why; release the change" in done.stderr
    assert "collection.edition" not in done.stderr
    assert json.loads(run("compare_editions.py", first, data, "--json").stdout)["draft"] is True


def test_where_the_files_do_not_fit_no_page_is_spoken_of(files: Pair) -> None:
    old, new = pair(leave)
    new["collection"]["id"] = "other"
    done = run("compare_editions.py", *files(old, new))
    assert done.returncode == 2
    assert done.stderr.endswith("; this command writes nothing.\n")

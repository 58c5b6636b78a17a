"""The command that releases an edition: what it refuses, what it withdraws, and that it writes all of it or nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from releasing import change_and_commit, commit, everything, freeze, history, released, reworded, signed
from sites import Json, run

BY_HAND = {"edition": "1.1.0", "date": "2001-01-01", "change": "withdrawn", "reason": "Synthetic reason."}
"""A withdrawal as someone writes it who does not know of --withdraw."""


@pytest.fixture
def refused(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Release with these arguments, which is refused with the message that is returned; nothing is written."""

    def refuse(*arguments: str) -> str:
        before = everything(data)
        assert released(data, *arguments) == 2
        assert everything(data) == before
        return capsys.readouterr().err

    return refuse


def test_a_question_is_withdrawn_with_its_reason(data: Path) -> None:
    reworded(data)
    assert (
        released(data, "1.1.0", "--withdraw", "q3=Synthetic why.", "--withdraw", "q1=Other.", "--reason", "q2=x") == 0
    )
    new = {"edition": "1.1.0", "date": "2001-01-01"}
    assert history(data, "q3")[1:] == [{**new, "change": "withdrawn", "reason": "Synthetic why."}]
    assert history(data, "q1")[1:] == [{**new, "change": "withdrawn", "reason": "Other."}]
    assert history(data, "q2")[1:] == [{**new, "change": "updated", "reason": "x"}]
    changelog = (data.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "- Question 3: withdrawn. Synthetic why.\n\n## 1.0.0" in changelog
    editions = data.parent / "editions"
    done = run("compare_editions.py", editions / "1.0.0.json", editions / "1.1.0.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 questions: 1 updated, 2 withdrawn." in done.stdout


def test_an_edition_may_do_no_more_than_withdraw(data: Path) -> None:
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic why.") == 0
    assert [len(history(data, own)) for own in ("q1", "q2", "q3")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--withdraw", "q9=x"], "q9: there is no such question; use one of: q1, q2, q3"),
        (["--withdraw", "q1="], "q1: no reason is given"),
        (
            ["--withdraw", "q1=x", "--reaffirm", "q1=x"],
            "q1: --withdraw says why; take its --reason and --reaffirm away",
        ),
        (["--withdraw", "q1=x", "--reason", "q1=x"], "q1: --withdraw says why; take its --reason and --reaffirm away"),
        (["--withdraw", "q2=x", "--reason", "q2=x"], "q2: --withdraw says why"),
        (
            ["--withdraw", "q2=x"],
            "q2: its text changed (Title: text changed), and a withdrawn question keeps its last text",
        ),
        (["--reaffirm", "new=x"], "new: it is new, so that it is not reaffirmed"),
        (["--withdraw", "new=x"], "new: no edition has it yet, so that it cannot be withdrawn"),
        (["--withdraw", "q1=a\udcffb"], "--withdraw q1: the text holds the character U+DCFF at position 2"),
        (["--reason", "q2=a\udcffb"], "--reason q2: the text holds the character U+DCFF at position 2"),
        (["--reaffirm", "q1=a\udcffb"], "--reaffirm q1: the text holds the character U+DCFF at position 2"),
        (["--reason", "q2=x", "--note", "a\udcffb"], "--note: the text holds the character U+DCFF at position 2"),
    ],
)
def test_what_cannot_be_said_of_a_question_is_refused(
    data: Path, refused: Callable[..., str], arguments: list[str], expected: str
) -> None:
    reworded(data)
    if "new" in expected:
        change_and_commit(data, lambda value: value["questions"].append(new_question(value)))
    assert expected in refused("1.1.0", *arguments)


def new_question(value: Json) -> Json:
    text = json.dumps(value["questions"][0]).replace("q1", "new")
    return {**json.loads(text), "number": 9, "history": []}


def test_a_withdrawn_question_is_not_withdrawn_again(data: Path, refused: Callable[..., str]) -> None:
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic.") == 0
    commit(data)
    assert "q3: it is withdrawn already; take --withdraw away" in refused("1.2.0", "--withdraw", "q3=x")
    assert "q3: it is withdrawn, so that it is not reaffirmed" in refused("1.2.0", "--reaffirm", "q3=x")
    reworded(data)
    assert released(data, "1.2.0", "--reason", "q2=Synthetic.") == 0
    assert len(history(data, "q3")) == 2


def test_what_was_withdrawn_by_hand_is_told_how_to_be_released(data: Path, refused: Callable[..., str]) -> None:
    def by_hand(value: Json) -> None:
        value["collection"]["edition"] |= {"version": "1.1.0", "date": "2001-01-01"}
        value["questions"][2]["history"].append(BY_HAND)

    before = data.read_bytes()
    change_and_commit(data, by_hand)
    told = refused("1.2.0")
    assert "edition 1.1.0 is not frozen; where it was released, restore editions/1.1.0.json and its hash." in told
    assert (
        "put collection.edition back to that of edition 1.0.0, "
        "take the history entries of newer editions away (q3: withdrawn), commit" in told
    )
    assert "run: scripts/release.py 1.1.0 --withdraw 'q3=Synthetic reason.'\n" in told
    data.write_bytes(before)
    commit(data)
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic reason.") == 0
    assert history(data, "q3")[-1] == BY_HAND


def test_a_published_past_is_not_rewritten(data: Path, refused: Callable[..., str]) -> None:
    entry = {**BY_HAND, "edition": "1.0.0", "date": "2000-01-01"}
    change_and_commit(data, lambda value: value["questions"][2]["history"].append(entry))
    expected = (
        'q3: its history is not as edition 1.0.0 published it: "withdrawn" under edition 1.0.0 was entered since; '
    )
    assert f'{expected}restore it, and withdraw it with --withdraw q3="…"' in refused("1.1.0", "--reaffirm", "q1=x")
    change_and_commit(data, lambda value: value["questions"][2].update(history=[]))
    expected = (
        'q3: its history is not as edition 1.0.0 published it: "added" under edition 1.0.0 is gone or was altered; '
    )
    assert f"{expected}restore it\n" in refused("1.1.0", "--reaffirm", "q1=x")


def test_a_new_question_has_no_past(data: Path, refused: Callable[..., str]) -> None:
    past = {**BY_HAND, "edition": "1.0.0", "date": "2000-01-01", "change": "added"}
    change_and_commit(data, lambda value: value["questions"].append({**new_question(value), "history": [past]}))
    expected = 'new: it is new, and its history tells of the past: "added" under edition 1.0.0 was entered since; leave'
    assert expected in refused("1.1.0")
    change_and_commit(data, lambda value: value["questions"][3].update(history=[]))
    assert released(data, "1.1.0") == 0
    assert history(data, "new") == [{**past, "edition": "1.1.0", "date": "2001-01-01", "reason": None}]


def test_the_first_edition_tells_of_no_change(data: Path, refused: Callable[..., str]) -> None:
    for file in (data.parent / "editions").iterdir():
        file.unlink()
    commit(data)
    assert "the first edition is frozen as it stands; take --reason, --reaffirm, --withdraw away" in refused(
        "1.0.0", "--withdraw", "q1=x"
    )
    before = data.read_bytes()
    assert released(data, "1.0.0") == 0
    assert data.read_bytes() == before == (data.parent / "editions" / "1.0.0.json").read_bytes()


def test_a_sign_off_that_fits_no_edition_is_told_of_by_its_own_path(data: Path, refused: Callable[..., str]) -> None:
    assert signed(data) == 0
    file = data.parent / "signoffs.json"
    reworded(data)
    frozen = (data.parent / "editions" / "1.0.0.json").read_bytes()
    freeze(data)
    file.unlink()
    assert signed(data) == 0
    (data.parent / "editions" / "1.0.0.json").write_bytes(frozen)
    (data.parent / "editions" / "SHA256SUMS").unlink()
    commit(data)
    told = refused("1.1.0", "--reason", "q2=Synthetic.")
    assert told.startswith(f"{file}: signoffs[0].sha256: this is not the hash of q2 in edition 1.0.0")
    assert "consensus-release" not in told


@pytest.mark.parametrize("changelog", ["missing/CHANGELOG.md", "data", "data/collection.json", "binary"])
def test_nothing_is_written_where_the_changelog_cannot_be(
    data: Path, refused: Callable[..., str], changelog: str
) -> None:
    reworded(data)
    path = data.parents[1] / changelog
    if changelog == "binary":
        path.write_bytes(b"\xff")
        commit(data)
    told = refused("1.1.0", "--reason", "q2=Synthetic.", "--changelog", str(path))
    assert str(path) in told
    assert "Nothing was released." in told or changelog == "data"


@pytest.mark.parametrize("place", ["collection.json", "1.1.0.json", "SHA256SUMS", "CHANGELOG.md"])
@pytest.mark.parametrize("is_first", [True, False])
def test_what_was_written_is_put_back_where_one_file_cannot_be(
    data: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch, place: str, is_first: bool
) -> None:
    version = "1.0.0" if is_first else "1.1.0"
    reworded(data)
    if is_first:
        for file in (data.parent / "editions").iterdir():
            file.unlink()
        (data.parent / "editions").rmdir()
        commit(data)
    name = place.replace("1.1.0", version)
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if Path(target).name == name and Path(source).name == f".{name}.new.tmp":
            raise OSError(5, "Input/output error", str(source))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    told = refused(version, *([] if is_first else ["--reason", "q2=Synthetic."]))
    assert f"/{name}: Input/output error; check the file or folder, and its permissions\nNothing was released." in told
    assert (data.parent / "editions").exists() != is_first


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_byte_order_mark_and_line_ends_stay_as_they_were(data: Path, mark: bytes, line_end: bytes) -> None:
    changelog = data.parents[1] / "CHANGELOG.md"
    for path in (data, changelog):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))
    freeze(data)
    reworded(data)
    before = data.read_bytes()
    assert released(data, "1.1.0", "--reason", "q2=Synthetic.") == 0
    after = data.read_bytes()
    assert after == (data.parent / "editions" / "1.1.0.json").read_bytes()
    for raw in (after, changelog.read_bytes()):
        assert raw.startswith(mark + (b"{" if raw is after else b"#"))
        assert raw.count(b"\n") == raw.count(line_end)
        assert raw.count(b"\r") == raw.count(b"\r\n")
    lines = before.splitlines(keepends=True)
    assert len([line for line in lines if line not in after.splitlines(keepends=True)]) <= 6
    assert history(data, "q2")[-1]["reason"] == "Synthetic."


def test_hashes_that_were_not_stated_are_stated_with_the_first(data: Path) -> None:
    (data.parent / "editions" / "SHA256SUMS").unlink()
    reworded(data)
    assert released(data, "1.1.0", "--reason", "q2=Synthetic.") == 0
    commit(data)
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 0
    lines = (data.parent / "editions" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["1.0.0.json", "1.1.0.json"]


def test_another_collections_frozen_edition_is_never_overwritten(data: Path, refused: Callable[..., str]) -> None:
    change_and_commit(data, lambda value: value["collection"].update(id="other"))
    expected = f"{data.parent / 'editions' / '1.0.0.json'} is there already, and of another collection"
    assert expected in refused("1.0.0")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (b"\xff", "line 2: this is not UTF-8 text; restore it from version control"),
        (b"UPPER  1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"DIGEST 1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"\xef\xbb\xbfDIGEST  1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"DIGEST  ./1.0.0.json", "write {digest}, two spaces and 1.0.0.json"),
        (b"DIGEST  ", "restore it from version control"),
        (b"1.0.0.json", "restore it from version control"),
    ],
)
def test_each_malformed_line_of_the_hashes_is_told_with_its_cure(
    data: Path, refused: Callable[..., str], spoil: bytes, expected: str
) -> None:
    file = data.parent / "editions" / "SHA256SUMS"
    digest = file.read_text(encoding="utf-8").split()[0]
    line = spoil.replace(b"DIGEST", digest.encode()).replace(b"UPPER", digest.upper().encode())
    file.write_bytes(b"\n" + line + b"\nx y\n")
    commit(data)
    told = refused("1.1.0", "--reaffirm", "q1=x").splitlines()
    assert [line.split(": ")[:2] for line in told[:2]] == [[str(file), "line 2"], [str(file), "line 3"]]
    assert expected.format(digest=digest) in told[0]
    assert "no hash is stated" not in " ".join(told)
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 2

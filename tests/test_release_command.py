"""The command that releases an edition: what it withdraws, and what it refuses about questions and history."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from releasing import change_and_commit, commit, freeze, history, released, reworded, signed
from sites import Json, run

BY_HAND = {"edition": "1.1.0", "date": "2001-01-01", "change": "withdrawn", "reason": "Synthetic reason."}
"""A withdrawal as written by someone who does not know --withdraw."""


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


def test_a_new_question_replaces_what_the_same_release_withdraws(data: Path, refused: Callable[..., str]) -> None:
    change_and_commit(data, lambda value: value["questions"].append({**new_question(value), "replaces": ["q3"]}))
    output = refused("1.1.0")
    assert "questions[3].replaces[0] (new, line " in output
    assert "'q3' is not withdrawn, so nothing replaces it" in output
    assert "'q3' is not withdrawn" in refused("1.1.0", "--withdraw", "q2=Synthetic.")
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic.") == 0
    assert [history(data, own)[-1]["change"] for own in ("q3", "new")] == ["withdrawn", "added"]
    assert run("build_pages.py", "--data", data, "--dry-run").returncode == 0


def test_an_edition_may_only_withdraw(data: Path) -> None:
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic why.") == 0
    assert [len(history(data, own)) for own in ("q1", "q2", "q3")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--withdraw", "q9=x"], "q9: there is no such question; use one of: q1, q2, q3"),
        (["--withdraw", "q1="], "q1: the reason is missing"),
        (
            ["--withdraw", "q1=x", "--reaffirm", "q1=x"],
            "q1: --withdraw already gives the reason; remove its --reason and --reaffirm",
        ),
        (
            ["--withdraw", "q1=x", "--reason", "q1=x"],
            "q1: --withdraw already gives the reason; remove its --reason and --reaffirm",
        ),
        (["--withdraw", "q2=x", "--reason", "q2=x"], "q2: --withdraw already gives the reason"),
        (
            ["--withdraw", "q2=x"],
            "q2: its text changed (Title: text changed), but a withdrawn question keeps its last text",
        ),
        (["--reason", "q2=x", "--reason", "q2=y"], "--reason q2 is given twice; give one reason for it"),
        (["--reaffirm", "new=x"], "new: it is new, so it cannot be reaffirmed"),
        (["--withdraw", "new=x"], "new: no edition contains it yet, so it cannot be withdrawn"),
        (["--withdraw", "q1=a\udcffb"], "--withdraw q1: the text contains the character U+DCFF at position 2"),
        (["--reason", "q2=a\udcffb"], "--reason q2: the text contains the character U+DCFF at position 2"),
        (["--reaffirm", "q1=a\udcffb"], "--reaffirm q1: the text contains the character U+DCFF at position 2"),
        (["--reason", "q2=x", "--note", "a\udcffb"], "--note: the text contains the character U+DCFF at position 2"),
    ],
)
def test_wrong_arguments_about_a_question_are_refused(
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
    assert "q3: it is already withdrawn; remove --withdraw" in refused("1.2.0", "--withdraw", "q3=x")
    assert "q3: it is withdrawn, so it cannot be reaffirmed" in refused("1.2.0", "--reaffirm", "q3=x")
    reworded(data)
    assert released(data, "1.2.0", "--reason", "q2=Synthetic.") == 0
    assert len(history(data, "q3")) == 2


def test_a_withdrawal_by_hand_is_refused_with_the_way_to_release_it(data: Path, refused: Callable[..., str]) -> None:
    def by_hand(value: Json) -> None:
        value["collection"]["edition"] |= {"version": "1.1.0", "date": "2001-01-01"}
        value["questions"][2]["history"].append(BY_HAND)

    before = data.read_bytes()
    change_and_commit(data, by_hand)
    output = refused("1.2.0")
    assert "edition 1.1.0 is not frozen; if it was released, restore editions/1.1.0.json and its hash." in output
    assert (
        "set collection.edition back to that of edition 1.0.0, "
        "remove the history entries of newer editions (q3: withdrawn), commit" in output
    )
    assert "run: clinical-consensus release 1.1.0 --withdraw 'q3=Synthetic reason.'\n" in output
    data.write_bytes(before)
    commit(data)
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic reason.") == 0
    assert history(data, "q3")[-1] == BY_HAND


def test_a_published_history_cannot_be_rewritten(data: Path, refused: Callable[..., str]) -> None:
    entry = {**BY_HAND, "edition": "1.0.0", "date": "2000-01-01"}
    change_and_commit(data, lambda value: value["questions"][2]["history"].append(entry))
    expected = (
        "q3: its history is not the one that edition 1.0.0 published: "
        '"withdrawn" under edition 1.0.0 was entered since; '
    )
    assert f'{expected}restore it, and withdraw it with --withdraw q3="…"' in refused("1.1.0", "--reaffirm", "q1=x")
    change_and_commit(data, lambda value: value["questions"][2].update(history=[]))
    expected = (
        "q3: its history is not the one that edition 1.0.0 published: "
        '"added" under edition 1.0.0 is gone or was altered; '
    )
    assert f"{expected}restore it\n" in refused("1.1.0", "--reaffirm", "q1=x")


def test_a_new_question_has_no_past(data: Path, refused: Callable[..., str]) -> None:
    past = {**BY_HAND, "edition": "1.0.0", "date": "2000-01-01", "change": "added"}
    change_and_commit(data, lambda value: value["questions"].append({**new_question(value), "history": [past]}))
    expected = (
        "new: it is new, but its history has entries for past editions: "
        '"added" under edition 1.0.0 was entered since; leave'
    )
    assert expected in refused("1.1.0")
    change_and_commit(data, lambda value: value["questions"][3].update(history=[]))
    assert released(data, "1.1.0") == 0
    assert history(data, "new") == [{**past, "edition": "1.1.0", "date": "2001-01-01", "reason": None}]


def test_the_first_edition_reports_no_change(data: Path, refused: Callable[..., str]) -> None:
    for file in (data.parent / "editions").iterdir():
        file.unlink()
    commit(data)
    assert "the first edition is frozen as it is; remove --reason, --reaffirm, --withdraw" in refused(
        "1.0.0", "--withdraw", "q1=x"
    )
    with_its_day = data.read_bytes().replace(b"2000-01-01", b"2001-01-01")
    assert released(data, "1.0.0") == 0
    assert data.read_bytes() == with_its_day == (data.parent / "editions" / "1.0.0.json").read_bytes()


def test_a_sign_off_that_matches_no_edition_is_reported_with_its_own_path(
    data: Path, refused: Callable[..., str]
) -> None:
    assert signed(data) == 0
    file = data.parent / "signoffs.json"
    reworded(data)
    frozen = (data.parent / "editions" / "1.0.0.json").read_bytes()
    freeze(data)
    file.unlink()
    assert signed(data) == 0
    signed_off = file.read_text(encoding="utf-8")
    present = data.read_bytes()
    data.write_bytes(frozen)
    freeze(data)
    data.write_bytes(present)
    commit(data)
    output = refused("1.1.0", "--reason", "q2=Synthetic.")
    line = 1 + next(number for number, text in enumerate(signed_off.split("\n")) if '"sha256"' in text)
    assert output.startswith(f"{file}: signoffs[0].sha256 (line {line}): this is not the hash of q2 in edition 1.0.0")
    assert "consensus-release" not in output

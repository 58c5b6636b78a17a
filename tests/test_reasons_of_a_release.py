"""A release of many questions takes its reasons from a file, and says everything that is wrong in it at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from editions import question
from releasing import change_and_commit, commit, everything, history, released, reworded
from sites import Json

NEW = {"edition": "1.1.0", "date": "2001-01-01"}


@pytest.fixture
def file(data: Path) -> Path:
    """The path of a file of reasons, which is not there yet, in the folder of the repository."""
    return data.parents[1] / "reasons.txt"


def write(file: Path, *lines: str) -> None:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


LINES = [
    "# Synthetic comment",
    "",
    "q2=Synthetic = why, # and “more”.",
    "   ",
    "--reaffirm q1=Synthetic stays.",
    "\t# Synthetic comment",
    "  --withdraw   q3 = Synthetic end.  ",
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_file_gives_the_reason_for_each_question(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str], line_end: str, start: str
) -> None:
    reworded(data)
    file.write_bytes((start + line_end.join(LINES)).encode())
    assert released(data, "1.1.0", "--reasons", str(file)) == 0
    assert [history(data, own)[1:] for own in ("q1", "q2", "q3")] == [
        [{**NEW, "change": "reaffirmed", "reason": "Synthetic stays."}],
        [{**NEW, "change": "updated", "reason": "Synthetic = why, # and “more”."}],
        [{**NEW, "change": "withdrawn", "reason": "Synthetic end."}],
    ]
    changelog = (data.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "- Question 1: reaffirmed. Synthetic stays.\n- Question 2: updated. Synthetic = why" in changelog
    assert f"The reasons in {file} are in the history now; remove it if it should not be" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("--reason q2=x", "x"),
        ("--reason=q2=x", "x"),
        ('q2="Synthetic why."', "Synthetic why."),
        ("q2='Synthetic why.'", "Synthetic why."),
        ('q2="One" and "two"', '"One" and "two"'),
        ("q2=Synthetic\u2028line", "Synthetic\u2028line"),
        ("q2=--withdraw", "--withdraw"),
    ],
)
def test_a_line_is_what_the_option_takes(data: Path, file: Path, line: str, reason: str) -> None:
    reworded(data)
    write(file, line)
    assert released(data, "1.1.0", "--reasons", str(file)) == 0
    assert history(data, "q2")[-1] == {**NEW, "change": "updated", "reason": reason}


def test_files_and_options_go_together(data: Path, file: Path) -> None:
    reworded(data)
    other = file.with_name("other.txt")
    write(file, "q2=Synthetic.")
    write(other, "--withdraw q3=Synthetic.")
    given = ["--reasons", str(file), "--reasons", str(other), "--reaffirm", "q1=Synthetic."]
    assert released(data, "1.1.0", *given) == 0
    assert [history(data, own)[-1]["change"] for own in ("q1", "q2", "q3")] == ["reaffirmed", "updated", "withdrawn"]


WRONG = {
    "q2 Synthetic why": "this is not a question and its reason: 'q2 Synthetic why'; write the id, \"=\" and the reason",
    "=Synthetic": "this is not a question and its reason: '=Synthetic'; write",
    "--withdraw": "this is not a question and its reason: '--withdraw'; write",
    "--withdraw =x": "this is not a question and its reason: '--withdraw =x'; write",
    "q2=": 'q2: the reason is missing; write it as q2="why"',
    "--withdraw q3=  ": 'q3: the reason is missing; write it as q3="why"',
    'q3=""': 'q3: the reason is missing; write it as q3="why"',
    "--withdrawn q3=x": "there is no option '--withdrawn'; did you mean '--withdraw'?",
    "--note x=y": "there is no option '--note'; use one of: --reason, --reaffirm, --withdraw",
    "- q3=x": "there is no option '-'; use one of: --reason",
    "q1=a\tb": "the text contains the character U+0009 at position 2, which cannot be displayed; remove it",
    "q9=x": "q9: there is no such question; use one of: q1, q2, q3",
    "q11=x": "q11: there is no such question; did you mean 'q1'?",
    "—withdraw q1=x": "—withdraw q1: there is no such question; use",
    f"{'q' * 9000}=x": f'there is no question \'{"q" * 58}…; write the id, "=" and the reason',
    "q1=x": "q1: its text did not change; remove the reason, or use --reaffirm",
}
"""Each wrong line, and what is said about it."""


def test_every_wrong_line_is_reported_at_once_with_its_number(file: Path, refused: Callable[..., str]) -> None:
    write(file, *WRONG)
    *lines, end = refused("1.1.0", "--reasons", str(file)).splitlines()
    assert end == "Nothing was released."
    for number, text in enumerate(WRONG.values(), 1):
        assert [line for line in lines if line.removeprefix("error: ").startswith(f"{file}: line {number}: {text}")]


def test_a_line_that_is_not_utf_8_is_reported(file: Path, refused: Callable[..., str]) -> None:
    file.write_bytes(b"q1=Synthetic\nq2=Synth\xe9tique\nq3")
    output = refused("1.1.0", "--reasons", str(file))
    assert f"{file}: line 2: this is not UTF-8 text; save the file as UTF-8\n" in output
    assert f"{file}: line 3: this is not a question and its reason: 'q3'" in output


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_encoding_is_told_once(file: Path, refused: Callable[..., str], code: str) -> None:
    file.write_bytes("q1=Synthetic\n--withdraw q2=Synthetic\n".encode(code))
    wrong = "this is not UTF-8 text, but UTF-16 or UTF-32; save the file as UTF-8"
    told = [line for line in refused("1.1.0", "--reasons", str(file)).splitlines() if str(file) in line]
    assert told == [f"error: {file}: {wrong}"]


def add_a_replacement(value: Json) -> None:
    value["questions"].append(question("q4", 4, history=[], replaces=["q3"]))


@pytest.mark.parametrize(("given", "told"), [
    ("--withdraw q3=Synth\xe9tique", "line 1: this is not UTF-8 text; save"),
    ("--withdraw q3=", "line 1: q3: the reason is missing; write it"),
    ("--witdraw q3=Synthetic.", "line 1: there is no option '--witdraw'; did you mean '--withdraw'?"),
    ("--withdraw q33=Synthetic.", "line 1: q33: there is no such question; did you mean 'q3'?"),
    ("--withdraw q3=a\tb", "line 1: the text contains the character U+0009"),
    ("--withdraw q3=" + "x" * 20_001, "line 1: the text has 20,001 characters, and the limit is 20,000; say"),
])  # fmt: skip
def test_what_is_wrong_with_a_withdrawal_is_told_not_that_it_is_not_there(
    data: Path, file: Path, refused: Callable[..., str], given: str, told: str
) -> None:
    change_and_commit(data, add_a_replacement)
    file.write_bytes(given.encode("latin-1"))
    said = refused("1.1.0", "--reasons", str(file))
    assert f"{file}: {told}" in said
    assert "is not withdrawn" not in said


def test_a_withdrawal_that_is_not_there_is_asked_for(data: Path, refused: Callable[..., str]) -> None:
    change_and_commit(data, add_a_replacement)
    assert "'q3' is not withdrawn, so nothing replaces it; withdraw it in the same release" in refused("1.1.0")
    assert released(data, "1.1.0", "--withdraw", "q3=Synthetic.") == 0


@pytest.mark.parametrize("what", ["--reason", "--note"])
def test_a_reason_or_note_has_a_limit(data: Path, refused: Callable[..., str], what: str) -> None:
    reworded(data)
    long = "x" * 20_001
    given = ["--reason", f"q2={long}"] if what == "--reason" else ["--reason", "q2=x", "--note", long]
    assert "the text has 20,001 characters, and the limit is 20,000; say in a few" in refused("1.1.0", *given)


def test_the_cure_for_a_needless_reason_is_one_that_works(data: Path, refused: Callable[..., str]) -> None:
    assert released(data, "1.1.0", "--withdraw", "q1=Synthetic.") == 0
    commit(data)
    wrong = "its text did not change; remove the reason"
    said = refused("1.2.0", "--reason", "q1=x", "--reason", "q2=x", "--reason", "q3=x", "--reaffirm", "q3=x")
    assert said.removeprefix("error: ").splitlines()[:3] == [
        f"q1: {wrong}", f"q2: {wrong}, or use --reaffirm", f"q3: {wrong}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "arguments", "place", "earlier"),
    [
        (["q2=x", "", "q2=y"], [], "line 3", "{file}: line 1"),
        (["--withdraw q2=x", "--reaffirm q2=y"], [], "line 2", "{file}: line 1"),
        (["q2=x"], ["--reason", "q2=x"], "line 1", "--reason q2"),
        (["q2=x"], ["--withdraw", "q2=x"], "line 1", "--withdraw q2"),
    ],
)
def test_a_question_has_one_reason(
    data: Path, file: Path, refused: Callable[..., str], lines: list[str], arguments: list[str], place: str,
    earlier: str,
) -> None:  # fmt: skip
    reworded(data)
    write(file, *lines)
    expected = f"{file}: {place}: q2 is already given, by {earlier.format(file=file)}; give one reason for it"
    assert expected in refused("1.1.0", "--reasons", str(file), *arguments)


@pytest.mark.parametrize(("place", "wrong"), [("missing", "No such file or directory"), ("data", "Is a directory")])
def test_a_file_that_cannot_be_read_is_refused(data: Path, refused: Callable[..., str], place: str, wrong: str) -> None:
    path = data.parents[1] / place
    expected = f"error: {path}: {wrong}; check the path of --reasons\nNothing was released."
    assert expected in refused("1.1.0", "--reasons", str(path))


@pytest.mark.parametrize("place", ["reasons.txt", "data/reasons.txt", "new folder/[r]*.txt", "ré.txt"])
@pytest.mark.parametrize("state", ["untracked", "changed", "committed"])
def test_the_file_itself_need_not_be_committed(data: Path, place: str, state: str) -> None:
    reworded(data)
    file = data.parents[1] / place
    file.parent.mkdir(exist_ok=True)
    if state != "untracked":
        write(file, "# Synthetic")
        commit(data)
    write(file, "q2=Synthetic.")
    if state == "committed":
        commit(data)
    assert released(data, "1.1.0", "--reasons", str(file)) == 0


def test_the_file_may_be_anywhere(data: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    reworded(data)
    file = tmp_path_factory.mktemp("elsewhere") / "reasons.txt"
    write(file, "q2=Synthetic.")
    assert released(data, "1.1.0", "--reasons", str(file)) == 0


@pytest.mark.parametrize("other", ["other.txt", "reasons.txt.old", "sub/reasons.txt", "data/collection.json"])
def test_everything_else_must_be_committed(data: Path, file: Path, refused: Callable[..., str], other: str) -> None:
    reworded(data)
    write(file, "q2=Synthetic.")
    path = data.parents[1] / other
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    output = refused("1.1.0", "--reasons", str(file))
    assert "there are uncommitted changes; commit them first:" in output
    assert other.split("/", maxsplit=1)[0] in output
    assert "reasons.txt\n" not in output


def test_a_refused_file_is_left_alone(data: Path, file: Path, refused: Callable[..., str]) -> None:
    write(file, "q9=x")
    before = everything(data)
    refused("1.1.0", "--reasons", str(file))
    assert everything(data) == before

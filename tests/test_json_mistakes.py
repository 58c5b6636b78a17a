"""A mistake in the JSON's syntax is told where it stands, with the question it is in and what to write in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clinical_consensus.contract.json_file import load
from clinical_consensus.contract.problems import InputError

INSIDE = 'write \\" for a quotation mark inside a text'
STRAIGHT = 'use straight double quotes: "'
NO_COMMENTS = "JSON has no comments; take the line away"
COMMENT_BESIDE = "JSON has no comments; take the comment away"
COMMA_BEFORE = "look at the end of the previous line: a comma or a closing bracket is missing"

MISTAKES = [
    ('"title": "He said "yes" to it."', '"yes', f"in the text 'He said \"yes\" to it.'; {INSIDE}"),
    ('"title": "A 5" tube of it."', '" tube', INSIDE),
    ('"title": "A 5", then more."', '", then', INSIDE),
    ('"title": "It ends with a "word""', '"word', INSIDE),
    ('"title": ""Word" at the start"', '"Word', INSIDE),
    ('"title": "the "a", "b" or "c" of it"', '"a"', INSIDE),
    ('"title": "He said: "no": never"', '"no', INSIDE),
    ('"title": "size "5" tube"', '"5', INSIDE),
    ('"rationale": ["a "b" c", "d"]', '"b', INSIDE),
    ('"rationale": ["a 5", then b"]', '", then', INSIDE),
    ('"parts": [{"id": "x", "text": "a "b" c", "label": "A"}]', '"b', INSIDE),
    ('"vote": {"agree": 96,43, "disagree": 3}', ",43", "write a decimal point: 96.43"),
    ('"agree": 96, 43', ", 43", "write a decimal point: 96.43"),
    ('"agree": 1.234,56', ",56", "write a decimal point, and no other: 1234.56"),
    ('"number": 1,000', ",000", "write 1000 without a comma, or with a decimal point: 1.000"),
    ('"number": 1 000', "000", "write 1000, with nothing between the digits"),
    ('"agree": 96.43%', "%", "no percent sign: 96.43"),
    ('"agree": 96 %', "%", "no percent sign: 96"),
    ('"number": >95', ">", "write the number alone: 95"),
    ('"agree": +5', "+", "write the number alone: 5"),
    ('"number": ٩٠', "٩٠", "write the digits 0 to 9: 90"),
    ('"number": ９०', "９०", "write the digits 0 to 9: 90"),
    ('"number": 9٠', "9٠", "write the digits 0 to 9: 90"),
    ('"agree": ٢٫٥', "٢٫٥", "write the digits 0 to 9: 2.5"),
    ('"agree": .5', ".5", "write a zero before the point: 0.5"),
    ('"agree": 5.', ".", "write a digit after the point, or no point: 5"),
    ('"agree": 05', "5", "write the number without a zero before it: 5"),
    ('"agree": 5 mg', "mg", 'write the number alone: 5, or put the whole in double quotes: "…"'),
    ("“title”: 1", "“", STRAIGHT),
    ("„title“: 1", "„", STRAIGHT),
    ("«title»: 1", "«", STRAIGHT),
    ('"title”: "x"', "”", STRAIGHT),
    ('"title": “x y”', "“", STRAIGHT),
    ('"title": "x y”', "”", STRAIGHT),
    ("'rationale': null", "'", STRAIGHT),
    ("\"title\": 'x y'", "'", STRAIGHT),
    ('// a "comment"\n"title": "x"', "//", NO_COMMENTS),
    ('"title": "x", // a comment\n"y": 1', "//", COMMENT_BESIDE),
    ('"title": "x" // a comment\n', "//", COMMENT_BESIDE),
    ('/* a comment */ "title": "x"', "/*", COMMENT_BESIDE),
    ('# a comment\n"title": "x"', "#", NO_COMMENTS),
    ('/* a\ncomment */\n"title": "x"', "/*", NO_COMMENTS),
    ('"rationale": None', "None", "write null in place of None"),
    ('"rationale": NULL', "NULL", "write null in place of NULL"),
    ('"rationale": n/a', "n/a", "write null in place of n/a"),
    ('"rationale": nul', "nul", "write null in place of nul"),
    ('"rationale": nulll', "l", "write null"),
    ('"is": True', "True", "write true in place of True"),
    ('"strength": limited', "limited", 'put the text in straight double quotes: "limited"'),
    ('title: "x"', "title", 'put the key in straight double quotes: "title"'),
    ('"title" = "x"', "=", "write a colon between key and value, not ="),
    ('"title": "x"; "y": 1', ";", "write a comma, not ;"),
    ('"title": "x" "y": 1', '"y"', "a comma or a closing bracket is missing before this place"),
    ('"title": "x"\n"y": 1', '"y"', COMMA_BEFORE),
    ('"a": ["x"\n"y"]', '"y"', COMMA_BEFORE),
    ('"a": [1, 2,]', "]", "remove the comma before it, or add the missing value"),
    ('"a":', ",", "add the missing value, or write null"),
    ('"a": [1,, 2]', ", 2", "remove this comma, or add what is missing before it"),
    ('"a": ["x"', ": 1", "close the [ of line 6 first: a ] is missing before this place"),
    ('"title": "x\ny"', "\ny", "write a line break inside the text as \\n"),
    ('"title": "x\ty"', "\t", "write a space in place of the tab"),
    ('"title": "C:\\dir"', "\\", "write \\\\ for a backslash inside a text"),
    ('"title":\u00a0"x"', "\u00a0", "remove the character U+00A0 NO-BREAK SPACE, or write an ordinary space"),
    ('"title"：1', "：", "write : in place of ： (U+FF1A FULLWIDTH COLON)"),
    ("<<<<<<< HEAD", "<", "this line was left by version control: keep one of the two versions"),
]  # fmt: skip


def file_with(lines: str, folder: Path, before: int = 0) -> tuple[Path, str]:
    """A file whose question after `before` others has these lines, and its text."""
    others = "".join(f'{{\n"id": "q-{number}",\n"title": "A, b: {{c}} [d] \\"e\\""\n}},\n' for number in range(before))
    text = f'{{\n"questions": [\n{others}{{\n"id": "here",\n"number": 1,\n{lines},\n"last": 1\n}}\n]\n}}\n'
    file = folder / "wrong.json"
    file.write_text(text, encoding="utf-8")
    return file, text


def told(file: Path) -> list[str]:
    with pytest.raises(InputError) as raised:
        load(file)
    return [line.removeprefix(f"{file}: ") for line in str(raised.value).split("\n")]


@pytest.mark.parametrize("before", [0, 400])
@pytest.mark.parametrize(("lines", "stands", "cure"), MISTAKES)
def test_a_mistake_is_told_at_its_place_with_its_cure(
    tmp_path: Path, lines: str, stands: str, cure: str, before: int
) -> None:
    file, text = file_with(lines, tmp_path, before)
    start = text.index(lines)
    is_last = stands in ("l", "5", "000")
    position = text.rindex(stands, start, start + len(lines)) if is_last else text.index(stands, start)
    line, column = text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
    [problem] = told(file)
    assert problem.startswith(f"line {line:,}, column {column:,} (questions[{before}]"), problem
    assert re.search(r"^line [\d,]+, column [\d,]+ \([^()]*, here\): this is not JSON: ", problem), problem
    assert cure.replace("line 6", f"line {6 + 4 * before:,}") in problem


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_line_is_counted_whatever_it_ends_with(tmp_path: Path, end: str) -> None:
    file, text = file_with('"number": 2,,', tmp_path)
    line = text[: text.index(",,")].count("\n") + 1
    file.write_bytes(text.replace("\n", end).encode())
    assert told(file)[0].startswith(f"line {line:,}, column "), told(file)
    file.write_bytes(
        text.replace(",,", ",").replace("2,", "\udcff,").replace("\n", end).encode(errors="surrogateescape")
    )
    assert told(file) == [f"line {line:,}, byte 11: this is not UTF-8 text; save the file as UTF-8"]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    lines = '"a": 96,43,\n“b”: 5%,\n// c\n"d": None,\n"e": "x "y" z",\n"f": [1, 2,]'
    file, _ = file_with(lines, tmp_path)
    assert [line.split(",")[0] for line in told(file)] == [f"line {number}" for number in (6, 7, 7, 8, 9, 10, 11)]
    many, _ = file_with(",\n".join('"a": None' for _ in range(30)), tmp_path)
    found = told(many)
    assert len(found) == 10
    assert ["there are more mistakes after this one" in line for line in found] == [False] * 9 + [True]


INDENTED = ["{", ' "a": [', "  {", '   "b": {', '    "c": "} {"', "   },", '   "d": 1', "  },", "  {}", " ]", "}"]


@pytest.mark.parametrize(
    ("number", "line", "said"),
    [
        (2, ' "a":', "or add the missing value; or a [ is missing after the colon of line 2"),
        (
            6,
            "   ,",
            "or add the missing value; look at line 8: its } closes the { of line 4, which is indented differently",
        ),
        (6, "   }},", "look at line 6: its } closes the { of line 3, which is indented differently"),
        (10, " ]},", "remove what stands after the last bracket; look at line 10: its } closes the { of line 1, which"),
    ],
)
def test_a_bracket_one_too_many_is_told_by_its_line(tmp_path: Path, number: int, line: str, said: str) -> None:
    file = tmp_path / "wrong.json"
    file.write_text("\n".join([*INDENTED[: number - 1], line, *INDENTED[number:]]), encoding="utf-8")
    [problem] = told(file)
    assert said in problem, problem

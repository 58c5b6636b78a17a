"""Find the bracket of a JSON text that is missing or one too many, by how the lines of brackets are indented."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}\[\]:]|\n[ \t]*')


def misaligned_bracket(text: str) -> str:
    """Return the first closing bracket that is not indented as the one that it closes, as a clause of a cure; or "".

    Brackets on one line have no indentation of their own. The text may end anywhere.
    """
    line, indent = 1, ""
    around: list[tuple[str, int, str]] = []
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign == "\n":
            line, indent = line + 1, token[0][1:]
        elif sign in "{[":
            around.append((sign, line, indent))
        elif sign in "}]" and around:
            opened, above, expected = around.pop()
            if line != above and indent != expected:
                return (
                    f"; look at line {line:,}: its {sign} closes the {opened} of line {above:,}, "
                    "which is indented differently"
                )
    return ""


def unopened_list(text: str) -> str:
    """Return the last key of the object that is open at the end of a text, as a clause of a cure; "" if none is open.

    Where the object goes on as a list would, the bracket after that key may be missing.
    """
    line, around = 1, list[tuple[str, int]]()
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign == "\n":
            line += 1
        elif sign in "{[":
            around.append((sign, 0))
        elif sign in "}]":
            around[-1:] = []
        elif sign == ":" and around:
            around[-1] = (around[-1][0], line)
    opened, key = around[-1] if around else ("", 0)
    return f"; or a [ is missing after the colon of line {key:,}" if opened == "{" and key else ""

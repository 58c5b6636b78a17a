"""Find the bracket of a JSON text that is missing or one too many, by how the lines of brackets are indented."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}\[\]]|\n[ \t]*')


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

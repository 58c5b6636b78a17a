"""Write texts of the data in Markdown (CommonMark) so that no part of them is taken for markup."""

from __future__ import annotations

import re

from clinical_consensus.contract.terminal import steers

_ESCAPED = re.compile(r"[\\`*_{}\[\]#]|[<>&|~$]")


def markdown_line(text: str) -> str:
    """Return a text escaped for one line of Markdown, so that it is shown letter for letter with its line breaks."""
    escaped = _ESCAPED.sub(lambda found: _escape(found[0]), text)
    return "".join(f"&#{ord(each)};" if steers(each) else each for each in escaped).replace("\n", "<br>")


def _escape(character: str) -> str:
    """Return a character escaped so that no flavour of Markdown takes it for markup."""
    if character in "\\`*_{}[]#":
        return f"\\{character}"
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(character, f"&#{ord(character)};")


def markdown_block(text: str) -> str:
    """Return a line of Markdown that does not begin a list: "1." and "-" are escaped at its start."""
    start = re.match(r"[-+]|\d+(?=[.)])", text)
    if not start:
        return text
    end = 0 if start[0] in "-+" else start.end()
    return f"{text[:end]}\\{text[end:]}"

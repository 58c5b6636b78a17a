"""Recognise mistakes in quotation marks, and in the texts between them, for which a text is not JSON."""

from __future__ import annotations

import re

from clinical_consensus.contract.json_stop import Mistake, Stop
from clinical_consensus.contract.problems import quoted

_QUOTES = "'`´‘’‚‛“”„‟«»‹›″〝〞「」＂＇"
_ANY_QUOTE = re.escape(_QUOTES)
_STRAIGHT = 'use straight double quotes: "'
_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_END = re.compile(r'"(?=\s*(?:[\]}]|,\s*"[^"\n]*"\s*:|,\s*[\[{]|,?\s*$))', re.MULTILINE)
_AROUND = 30
"""How many characters before a mistake inside a text are shown."""


def inside_a_text(stop: Stop) -> Mistake | None:
    """A line break, a tab or a backslash in a text, or a text without an end."""
    here = stop.text[stop.at : stop.at + 1]
    if stop.says("escape"):
        slash = stop.text.rfind("\\", 0, stop.at + 1)
        return Mistake("write \\\\ for a backslash inside a text", slash, (slash, "/"))
    if stop.says("control character") and here not in ("\r", "\n"):
        cure = "write a space in place of the tab" if here == "\t" else f"remove the character U+{ord(here):04X}"
        return Mistake(cure, stop.at, (stop.at, " "))
    if not stop.is_in_text:
        return None
    line = stop.before.rpartition("\n")[2]
    other_end = re.search(rf'"[^"]*([{_ANY_QUOTE}])\s*,?\s*$', line)
    if other_end and other_end[1] != "'":
        at = stop.at - len(line) + other_end.start(1)
        return Mistake(_STRAIGHT, at, (at, '"'))
    if re.search(r'\\",?\s*$', line):
        return Mistake('write \\\\ for a backslash at the end of a text, and then the closing "', stop.at)
    return Mistake('end the text with " on the same line; write a line break inside the text as \\n', stop.at)


def other_quotes(stop: Stop) -> Mistake | None:
    """Quotation marks around a key or a value, or only after a key, that are not the straight ones."""
    wrong_end = re.search(rf'"[^"\n]*([{_ANY_QUOTE}])\s*:\s*"$', stop.before)
    if stop.says("':'") and wrong_end:
        return Mistake(_STRAIGHT, stop.at - len(stop.before) + wrong_end.start(1))
    if stop.here[:1] not in tuple(_QUOTES) or stop.is_in_text or stop.before.endswith('"'):
        return None
    whole = re.match(rf'.([^"\n]*?)["{_ANY_QUOTE}](?=\s*(?:[:,\]}}]|$))', stop.here)
    return Mistake(_STRAIGHT, stop.at, (stop.at, f'"{whole[1]}"') if whole else None)


def quote_inside(stop: Stop) -> Mistake | None:
    """A quotation mark inside a text, which ends the text too early."""
    closed = re.search(r'"(?P<space>[ \t]*)(?P<comma>,[ \t]*)?\Z', stop.before)
    if not closed or not stop.here or not _goes_on(stop, closed["space"], bool(closed["comma"])):
        return None
    quote = stop.at - len(stop.before) + closed.start()
    line_start = stop.text.rfind("\n", 0, quote) + 1
    start = [found.start() for found in _TEXT.finditer(stop.text, line_start, quote + 1)][-1] + 1
    line_end = stop.at + len(stop.here)
    end = _END.search(stop.text, stop.at, line_end)
    stops = end.start() if end else line_end
    mended = (quote, re.sub(r'(?<!\\)"', "'", stop.text[quote:stops])) if end and not stop.says("':'") else None
    near = max(start, quote - _AROUND)
    excerpt = ("…" if near > start else "") + stop.text[near : min(stops, quote + 2 * _AROUND)]
    excerpt += "…" if stops > quote + 2 * _AROUND else ""
    return Mistake(
        'write \\" for a quotation mark inside a text', quote, mended, f", in the text {quoted(excerpt, 120)}"
    )


def _goes_on(stop: Stop, space: str, has_comma: bool) -> bool:
    """Whether the text seems to go on after the quotation mark: what follows is no part of JSON."""
    here = stop.here
    is_odd = len(re.findall(r'(?<!\\)"', here)) % 2 == 1
    if has_comma:
        is_key_or_comment = re.match(rf"[\w$]+\s*:|[{_ANY_QUOTE}]|//|#", here)
        return stop.says("value", "property name") and is_odd and not is_key_or_comment
    if not stop.says("delimiter") or here[0] in ",]}：，、；" or re.match(r"//|/\*|#", here):
        return False
    if here[0] in ":=;%":
        return is_odd and stop.says("','")
    return not space or (stop.says("','") and not re.match(r'["\[{]|(?:null|true|false|-?[\d.]+)\s*[,\]}]', here))

"""Explain why a text is not JSON: what stands where the parser stopped, and what to write in its place.

What is recognised is mended in a copy of the text, character for character, so that later mistakes are found too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import deque
from dataclasses import replace
from json import JSONDecodeError

from clinical_consensus.contract import json_text_mistakes as texts
from clinical_consensus.contract import json_value_mistakes as values
from clinical_consensus.contract.json_brackets import misaligned_bracket, unopened_list
from clinical_consensus.contract.json_stop import Mistake, MistakeRule, Stop
from clinical_consensus.contract.places import Scan
from clinical_consensus.contract.problems import Problem

MOST = 10
"""How many mistakes are reported at once."""


def syntax_problems(text: str, error: JSONDecodeError) -> tuple[Problem, ...]:
    """Return the mistakes for which `text` is not JSON; `error` is the first, as the parser reports it."""
    found: list[tuple[Stop, Mistake]] = []
    stopped: JSONDecodeError | None = error
    while stopped and len(found) < MOST:
        stop = Stop(text, stopped.pos, stopped.msg)
        mistake = next((each for rule in _RULES if (each := rule(stop))), None) or _unknown(stop)
        found.append((stop, mistake))
        text, before = _mended(text, mistake), text
        stopped = _next_error(text) if text != before else None
    if stopped:
        stop, mistake = found[-1]
        found[-1] = stop, replace(mistake, cure=f"{mistake.cure}; there are more mistakes after this one")
    return tuple(_problems(found))


def _mended(text: str, mistake: Mistake) -> str:
    if mistake.mended is None:
        return text
    start, instead = mistake.mended
    return f"{text[:start]}{instead}{text[start + len(instead) :]}"


def _next_error(text: str) -> JSONDecodeError | None:
    try:
        json.loads(text)
    except JSONDecodeError as error:
        return error
    except (ValueError, RecursionError):
        return None
    return None


def _problems(found: list[tuple[Stop, Mistake]]) -> list[Problem]:
    """Return a problem for each mistake; in the text of the last one, all the others are mended."""
    last, _ = found[-1]
    scan = Scan(last.text)
    problems = []
    for stop, mistake in found:
        deque(scan.members(stop.at), maxlen=0)
        line = last.text.count("\n", 0, mistake.at) + 1
        column = mistake.at - last.text.rfind("\n", 0, mistake.at)
        place = scan.outer if stop.says("property name") and mistake.at == stop.at else scan.member
        where = ", ".join(filter(None, (place, scan.question_id(place)))) if re.search(r"[.\[]", place) else ""
        wrong = f"this is not JSON: {stop.said.removesuffix(' at')}{mistake.excerpt}"
        problems.append(Problem(f"line {line:,}, column {column:,}", wrong, mistake.cure, where))
    return problems


def _conflict(stop: Stop) -> Mistake | None:
    """A line that version control left."""
    if re.match(r"<{7}|={7}|>{7}|\|{7}", stop.here):
        cure = "this line was left by version control: keep one of the two versions, and remove such lines"
        return Mistake(cure, stop.at)
    return None


_OTHER_FORMAT = re.compile(r"---\s*$|%YAML\b|-\s|[\w.-]+\s*[:=]|[A-Za-z_][\w ]*$|\[[A-Za-z][\w.]*\]\s*$")
"""How a file in YAML, TOML or another format begins, or a list of names."""


def _another_format(stop: Stop) -> Mistake | None:
    """A file that begins with neither a brace nor a bracket, such as one in YAML."""
    is_first = not stop.text[: stop.at].strip("[ \t\r\n")
    if not is_first or stop.is_in_text or not _OTHER_FORMAT.match(stop.text[: stop.at].strip() + stop.here):
        return None
    return Mistake("the file must be JSON, which begins with {: convert it, or name the JSON file", stop.at)


def _comment(stop: Stop) -> Mistake | None:
    block = re.compile(r"/\*.*?\*/|<!--.*?-->", re.DOTALL).match(stop.text, stop.at)
    comment = block[0] if block else stop.here if re.match(r"//|#|/\*|<!--|--|%%|;;", stop.here) else ""
    if not comment or stop.is_in_text:
        return None
    rest = stop.text[stop.at + len(comment) :].partition("\n")[0]
    is_alone = not stop.before.rpartition("\n")[2].strip() and not rest.strip()
    cure = f"JSON has no comments; take the {'line' if is_alone else 'comment'} away"
    return Mistake(cure, stop.at, (stop.at, re.sub(r"[^\n]", " ", comment)))


def _strange_character(stop: Stop) -> Mistake | None:
    """A space that is none in JSON, an invisible character, or a full-width sign."""
    first = stop.here[:1]
    if first == "\0":
        return Mistake("the file seems to be UTF-16: save it as UTF-8", stop.at)
    if not first or first.isascii() or stop.is_in_text:
        return None
    name = f"U+{ord(first):04X} {unicodedata.name(first, '')}".strip()
    if first.isspace() or unicodedata.category(first) in ("Cf", "Cc", "Mn"):
        return Mistake(f"remove the character {name}, or write an ordinary space", stop.at, (stop.at, " "))
    plain = {"、": ",", "؛": ",", "،": ","}.get(first, unicodedata.normalize("NFKC", first))
    if plain in ("{", "}", "[", "]", ",", ":", ";"):
        plain = plain.replace(";", ",")
        return Mistake(f"write {plain} in place of {first} ({name})", stop.at, (stop.at, plain))
    return None


def _missing_value(stop: Stop) -> Mistake | None:
    if stop.says("Expecting value") and stop.before.rstrip().endswith(":") and stop.here[:1] in ("", ",", "]", "}"):
        mended = (stop.at - 1, "0") if stop.before[-1:] in (" ", "\t") else None
        return Mistake("add the missing value, or write null", stop.at, mended)
    return None


def _comma(stop: Stop) -> Mistake | None:
    """A comma, or a colon, too many, or another sign in its place."""
    here, before = stop.here[:1], stop.before.rstrip()
    last = stop.at - len(stop.before) + len(before) - 1
    cure = "remove the comma before it, or add the missing value"
    if stop.says("trailing comma"):
        return Mistake(cure, stop.at, (stop.at, " "))
    if before.endswith(",") and (here in ("]", "}", "") or (stop.says("property name") and here != ",")):
        hint = misaligned_bracket(stop.text[: stop.at]) if here not in ("]", "}") else ""
        hint += unopened_list(stop.text[: stop.at]) if here in ("{", "[") else ""
        return Mistake(cure + hint, stop.at, (last, " ") if here in ("]", "}") else None)
    if here in (",", ":") and stop.says("Expecting value", "property name"):
        cure = f"remove this {'comma' if here == ',' else 'colon'}, or add what is missing before it"
        return Mistake(cure, stop.at, (stop.at, " "))
    if stop.says("':'"):
        is_other = here in ("=", ";")
        cure = f"write a colon between key and value{f', not {here}' if is_other else ''}"
        cure += unopened_list(stop.text[: stop.at]) if here in ("]", ",") else ""
        return Mistake(cure, stop.at, (stop.at, ":") if is_other else None)
    if here in (";", ".", "|") and stop.says("','"):
        return Mistake(f"write a comma, not {here}", stop.at, (stop.at, ","))
    return None


def _bracket(stop: Stop) -> Mistake | None:
    """The end of the file, a bracket of the other kind or a key, before a bracket is closed."""
    here = stop.here[:1]
    if not stop.says("','") or here not in ("]", "}", ":", ""):
        return None
    around: list[tuple[str, int]] = []
    for token in re.finditer(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]', stop.text[: stop.at]):
        if token[0] in "{[":
            around.append((token[0], token.start()))
        elif token[0] in "}]":
            around.pop()
    opened, at = around[-1]
    if here == ":" and opened == "{":
        return None
    line, closing = stop.text.count("\n", 0, at) + 1, "}" if opened == "{" else "]"
    cure = f"close the {opened} of line {line:,} first: a {closing} is missing before this place"
    cure += misaligned_bracket(stop.text[: stop.at]) + (unopened_list(stop.text[: stop.at]) if here == "]" else "")
    return Mistake(cure, stop.at)


def _unknown(stop: Stop) -> Mistake:
    cure = "check the text here and just before"
    if stop.says("delimiter"):
        is_new_line = "\n" in stop.before[len(stop.before.rstrip()) :]
        cure = "look at the end of the previous line: a" if is_new_line else "a"
        cure += f" comma or a closing bracket is missing{'' if is_new_line else ' before this place'}"
        is_space = stop.before[-1:] in (" ", "\t")
        return Mistake(cure, stop.at, (stop.at - 1, ",") if is_space else None)
    if stop.says("Extra data"):
        cure = "remove the extra closing bracket before it, or separate two files that were joined"
        if stop.here[:1] not in ("{", "[", "}", "]"):
            cure = "remove what stands after the last bracket"
        cure += misaligned_bracket(stop.text[: stop.at])
    if stop.here.startswith("<"):
        cure = "this looks like HTML or XML: check that it is the right file"
    return Mistake(cure, stop.at)


_RULES: tuple[MistakeRule, ...] = (
    _conflict,
    _another_format,
    texts.inside_a_text,
    _comment,
    values.figure_of_a_vote,
    texts.other_quotes,
    texts.quote_inside,
    _strange_character,
    values.decimal_comma,
    values.other_digits,
    values.after_a_number,
    values.before_a_number,
    values.bare_key,
    _missing_value,
    values.bare_word,
    _bracket,
    _comma,
)

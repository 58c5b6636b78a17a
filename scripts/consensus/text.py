"""The only place that escapes: from plain text to what means just that text in a generated page.

A generated page is a Markdown file whose body is HTML. One escape serves element content, attribute values and Markdown
headings alike: every character that HTML or Markdown could read as markup is written as a numeric character reference
(HTML Living Standard, 13.2.5.72 on; CommonMark 0.31, 2.5).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from markupsafe import Markup

_MARKUP = re.compile(
    "[&<>\"'\\\\`*_{}\\[\\]#|~^=$\n\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\xa0\xad]"
)
_YAML_SPECIAL = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")


def html(value: object) -> Markup:
    """Return `value` as text in a page. What is markup already (Markup) stays as it is; all else is escaped."""
    if isinstance(value, Markup):
        return value
    return Markup(_MARKUP.sub(_reference, str(value)))  # noqa: S704 - this is the escape


def front_matter(fields: Mapping[str, object], comment: str) -> str:
    """Return the YAML block that opens a page, `fields` in order, headed by `comment`."""
    lines = "".join(f"{name}: {yaml(value)}\n" for name, value in fields.items())
    return f"---\n# {comment}\n{lines}---\n"


def yaml(value: object) -> str:
    """Return `value` (text, a number, a list or mapping of them) as YAML on one line."""
    written = json.dumps(value, ensure_ascii=False)
    return _YAML_SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"

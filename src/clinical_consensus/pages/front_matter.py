"""The YAML block at the start of a page, and the generated settings file.

The theme prints these values unescaped, so text is escaped for HTML, as in the templates, and then for YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from markupsafe import escape

_YAML_SPECIAL = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")
"""Characters that JSON allows unescaped and YAML does not (YAML 1.1, 5.1 and 5.4), as far as \\uXXXX escapes them."""


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def front_matter(fields: Mapping[str, object], comment: str) -> str:
    """Return the YAML block at the start of a page: `comment`, then `fields` (texts, lists and mappings of them)."""
    return f"---\n# {comment}\n{yaml(fields)}---\n"


def yaml(fields: Mapping[str, object]) -> str:
    """Return `fields` as YAML, one per line, every text escaped for HTML."""
    return "".join(f"{name}: {_on_one_line(_html(value))}\n" for name, value in fields.items())


def _html(value: object) -> object:
    if isinstance(value, str):
        return str(escape(value))
    if isinstance(value, dict):
        return {key: _html(each) for key, each in value.items()}
    return [_html(each) for each in value] if isinstance(value, list) else value


def _on_one_line(value: object) -> str:
    written = _encoded(value)
    return _YAML_SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", written)

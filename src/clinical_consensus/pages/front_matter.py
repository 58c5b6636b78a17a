"""The YAML block that opens a page, and the settings file beside the pages.

The theme prints what stands there as it is, so text is escaped for HTML, as in the templates, and then for YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from markupsafe import escape

_YAML_SPECIAL = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")
"""What JSON may hold as it is and YAML may not (YAML 1.1, 5.1 and 5.4), in the reach of the escape \\uXXXX."""


def front_matter(fields: Mapping[str, object], comment: str) -> str:
    """Return the YAML block that opens a page: `fields` (texts, lists and mappings of them), headed by `comment`."""
    return f"---\n# {comment}\n{yaml(fields)}---\n"


def yaml(fields: Mapping[str, object]) -> str:
    """Return `fields` as YAML, one a line, every text in it escaped for HTML."""
    return "".join(f"{name}: {_on_one_line(_html(value))}\n" for name, value in fields.items())


def _html(value: object) -> object:
    if isinstance(value, dict):
        return {key: _html(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_html(each) for each in value]
    return str(escape(value)) if isinstance(value, str) else value


def _on_one_line(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _YAML_SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", written)

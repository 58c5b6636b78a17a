"""Data as a script, which a page can load from a disk too, where it may not fetch a file."""

from __future__ import annotations

import json


def script(receiver: str, name: str, value: object) -> str:
    """Return a script that passes a JSON value by name to `take` of the page's object `receiver`."""
    written = json.dumps(json.dumps(value, ensure_ascii=False, separators=(",", ":")), ensure_ascii=True)
    return f"{receiver}.take({json.dumps(name)}, JSON.parse({written}));\n"

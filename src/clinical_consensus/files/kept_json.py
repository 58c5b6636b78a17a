"""JSON that an earlier run wrote, and that anything may have happened to since."""

from __future__ import annotations

import json
from typing import Any


def kept_json(content: bytes) -> Any:
    """Return the value in JSON; None if it is cut off or damaged, or nested too deeply to be read."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None

"""What a response says of its own strength or certainty, in brackets: it is reported, since its form is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_GRADED = re.compile(
    r"\([^()]*\b(?:strong|weak|conditional|moderate|low|high|grade|level|class)\b[^()]*\)|\[(?:[12][A-D]|[A-D])\]",
    re.IGNORECASE,
)


def grade_notes(collection: Mapping[str, Any]) -> Iterator[str]:
    """Yield a note for each response of a draft that may state a strength or certainty which its fields do not have."""
    for question in collection["questions"]:
        for answer in question["recommendations"]:
            text = " ".join(statement["text"] for statement in answer["statements"])
            found = _GRADED.search(text)
            if found and answer.get("strength") is None and answer.get("certainty") is None:
                yield (
                    f"{answer['id']}: if “{found[0]}” in the response is its strength or its certainty, fill them in; "
                    "as it is, the site says that they are not stated in the source."
                )

"""The first published edition, as it was frozen: what tests say about its texts stays true after later editions.

Later editions may replace its source, so here its source is made of its texts, each in the lines that it names.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from releasing import freeze
from said_in_sources import stated
from sites import ONCOLOGY, Json

FROZEN = ONCOLOGY.parent / "editions" / "1.0.0.json"
FRAMES = {
    "title": "{number} - {text}",
    "statements": "Response/Recommendation: {text}",
    "strength": "Strength of Recommendation: {text}.",
    "consensus": "({text})",
}
"""What surrounds a field's text in the source."""


def first_edition() -> Json:
    """The first edition with today's search words, which are no part of what an edition says."""
    data: Json = json.loads(FROZEN.read_text(encoding="utf-8"))
    data["terms"] = json.loads(ONCOLOGY.read_text(encoding="utf-8"))["terms"]
    source, content = data["sources"][0], source_of(data)
    source["sha256"] = hashlib.sha256(content).hexdigest()
    return data


def source_of(data: Json) -> bytes:
    """A source that states the texts of a collection, each in the lines that its provenance names."""
    places = {(question["id"], entry["field"]): entry["lines"] for question in data["questions"]
              for entry in question["provenance"]}  # fmt: skip
    lines = [""] * max(last for _, last in places.values())
    for question, name, text in stated(data):
        first, last = places[question["id"], name]
        words = FRAMES.get(name.split(".")[-1], "{text}").format(number=question["number"], text=text).split()
        share = -(-len(words) // (last - first + 1))
        for at in range(first, last + 1):
            lines[at - 1] = " ".join(words[(at - first) * share : (at - first + 1) * share])
    return "".join(f"{line}\n" for line in lines).encode()


def saved_first_edition(folder: Path) -> Path:
    """Write the first edition, its source and its frozen copy into a folder; returns the path of its JSON."""
    data = first_edition()
    file = folder / ONCOLOGY.name
    source = folder / data["sources"][0]["file"]
    source.parent.mkdir(parents=True)
    source.write_bytes(source_of(data))
    file.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    freeze(file)
    return file

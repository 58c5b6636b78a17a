"""A word of a PDF in Arabic letters is copied as one, also where its letters stand apart."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

from documents import made_alone, page_texts
from editions import edition, question

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىؤئ"
AT_THE_END = "ةى"
WORDS = tuple(f"ب{one}{other}" for one, other in product(LETTERS, LETTERS) if one not in AT_THE_END) + tuple(
    f"{one}{other}ب" for one, other in product(LETTERS, LETTERS) if not {one, other} & {*AT_THE_END}
)


def test_no_space_is_copied_within_a_word(tmp_path: Path) -> None:
    data = tmp_path / "collection.json"
    shown = question("q1", 1, "SYNTHETIC") | {"rationale": [" ".join(WORDS)], "title": "ب " + " ".join(WORDS[::40])}
    data.write_text(json.dumps(edition([shown]), ensure_ascii=False), encoding="utf-8")
    (tmp_path / "handouts").mkdir()
    made_alone(data, tmp_path, "handouts/q1.pdf")
    copied = " ".join(page_texts(tmp_path / "handouts" / "q1.pdf")).split()
    words = {word for word in copied if set(word) <= set(LETTERS)}
    assert [word for word in WORDS if word not in words] == []

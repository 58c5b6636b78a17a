"""Signs that PDFium takes for others in text from right to left are copied out of PDFs as the source has them."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from documents import made_alone, page_texts
from editions import edition, question

REPLACED = "¼½¾⅓⅔⅛№™®℃℉℞…‰①⑳⓫❶➓⁼︘"
"""Signs that are copied by PDFium as others that look alike; "1½" would be "11/2"."""

FORMS = {
    "Hebrew": ["מינון 1{} חולים", "מינון {} חולים", "מינון ({} א) חולים", "מינון 2{}–3{} חולים"],
    "Arabic": ["جرعة ٢{} للمرضى", "جرعة {} للمرضى", "جرعة ({} أ) للمرضى"],
    "English": ["SYNTHETIC הפרין {} daily dose", "SYNTHETIC dose (הפרין {}) once a day"],
}
OTHERS = [
    "טיפול “אספירין” מונע “LMWH” חולים",
    "טיפול ‘אספירין’ מונע ‘LMWH’ חולים",
    "الجرعة “الأولى” للمرضى “LMWH” أيضا",
    "ר’ שאלה שנייה",
    "מינון 5→10 מ״ג",
    "מינון 5 → 10 מ״ג",
    "מינון A→ב חולים",
    "מינון א⇒B חולים",
    "الجرعة 5→10 ملغ",
    "الجرعة ٥→١٠ ملغ",
]


def copied(texts: list[str], folder: Path) -> str:
    """What is copied from a handout with these texts, without invisible marks of direction."""
    data = folder / "collection.json"
    shown = question("q1", 1, "SYNTHETIC") | {"rationale": texts}
    data.write_text(json.dumps(edition([shown]), ensure_ascii=False), encoding="utf-8")
    (folder / "handouts").mkdir()
    made_alone(data, folder, "handouts/q1.pdf")
    found = "\n".join(page_texts(folder / "handouts" / "q1.pdf"))
    return " ".join(re.sub("[\u200e\u200f]", "", found).split())


@pytest.mark.parametrize("forms", FORMS.values(), ids=FORMS)
def test_a_sign_is_not_copied_as_another_one(forms: list[str], tmp_path: Path) -> None:
    texts = [form.replace("{}", sign) for sign, form in product(REPLACED, forms)]
    found = copied(texts, tmp_path)
    assert [text for text in texts if text not in found] == []


def test_quotation_marks_and_arrows_point_where_those_of_the_source_do(tmp_path: Path) -> None:
    found = copied(OTHERS, tmp_path)
    assert [text for text in OTHERS if text not in found] == []

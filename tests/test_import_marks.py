"""Text files with the signs of Markdown, of a wiki or of a mail, and words that their lines divide."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinical_consensus.importing.lines import ReadDocument
from clinical_consensus.importing.readers.documents import read_document
from imported import Json, imported, questions

MARKDOWN = """# Synthetic nutrition

*Draft.*

## Q1. When should feeding begin?

**Recommendation** Feeding should begin within 24 hours,
unless it is **not** safe.

- **Strength:** Strong
- **Vote:** 31 agree, 2 disagree, 1 abstain

### Rationale

Five trials were \\[un\\]blinded. *Early* feeding shortened the stay.
"""

WIKI = """= Synthetic nutrition =

== Question 1: When should feeding begin? ==

'''Recommendation:''' Feeding should begin within 24 hours, unless it is '''not''' safe.

* '''Strength:''' Strong
* '''Vote:''' 31 agree, 2 disagree, 1 abstain

=== Rationale ===

Five trials were [un]blinded. ''Early'' feeding shortened the stay.
"""

UNDERLINED = """Synthetic nutrition
===================

Question 1: When should feeding begin?
--------------------------------------
Recommendation: Feeding should begin within 24 hours, unless it is not safe.
Strength: Strong
Vote: 31 agree, 2 disagree, 1 abstain

Rationale
---------
Five trials were [un]blinded. Early feeding shortened the stay.
"""

QUOTED = """Subject: wording

> Question 1: When should feeding begin?
>
> Recommendation: Feeding should begin within 24 hours, unless it is not safe.
>
> Strength: Strong
> Vote: 31 agree, 2 disagree, 1 abstain
>
> Rationale: Five trials were [un]blinded. Early feeding shortened the stay.
"""


def read(text: str, folder: Path) -> ReadDocument:
    file = folder / "deck.txt"
    file.write_text(text, encoding="utf-8")
    return read_document(file)


@pytest.mark.parametrize("text", [MARKDOWN, WIKI, UNDERLINED, QUOTED], ids=["Markdown", "wiki", "lines", "mail"])
def test_signs_of_headings_bold_letters_and_quotes_are_no_text(text: str, tmp_path: Path) -> None:
    document = read(text, tmp_path)
    [question] = questions(document.lines)
    [answer] = question["recommendations"]
    assert question["title"] == "When should feeding begin?"
    assert answer["statements"][0]["text"] == "Feeding should begin within 24 hours, unless it is not safe."
    assert (answer["strength"], answer["consensus"]["vote"]["counts"]["agree"]) == ("strong", 31)
    assert question["rationale"] == ["Five trials were [un]blinded. Early feeding shortened the stay."]
    assert len(document.lines) == len(text.splitlines())
    assert document.media_type == "text/plain"


def test_a_sign_alone_is_text(tmp_path: Path) -> None:
    text = """Question 1: Should synthetic adults be tested?

Response: Test those with a score of
> 3 points*, or # 4 of the list, or **all.

Rationale: Scores of 2*3 and x_1 and y_2 were used.
"""
    document = read(text, tmp_path)
    [question] = questions(document.lines)
    answer = question["recommendations"][0]["statements"][0]["text"]
    assert answer == "Test those with a score of > 3 points*, or # 4 of the list, or **all."
    assert question["rationale"] == ["Scores of 2*3 and x_1 and y_2 were used."]
    assert document.media_type == ""


def test_half_a_pair_of_signs_stays(tmp_path: Path) -> None:
    document = read(f"{MARKDOWN}\nDoses of **two or x_1 and y_2 were given.\n", tmp_path)
    [question] = questions(document.lines)
    assert question["rationale"][-1] == "Doses of **two or x_1 and y_2 were given."


def test_a_word_that_a_line_of_a_text_divides_is_kept_and_marked(tmp_path: Path) -> None:
    text = """Question 1: Is an elastic bandage enough?

Response: A bandage is enough, but an elastic band-
age must not be tight-
ened.
"""
    document = read(text, tmp_path)
    done = imported(document.lines)
    [question] = done.collection["questions"]
    [answer] = question["recommendations"]
    said = "A bandage is enough, but an elastic band- age must not be tight- ened."
    assert answer["statements"][0]["text"] == said
    assert _inferred(question) == ["recommendations.synthetic-q1-r1.statements"]
    assert document.notes == ()


def _inferred(question: Json) -> list[str]:
    return [each["field"] for each in question["provenance"] if each.get("placement") == "inferred"]

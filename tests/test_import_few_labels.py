"""Recommendations without a label, in documents where something else looks like one."""

from __future__ import annotations

from imported import imported, questions, unplaced

ADVICE = [f"{n}. Splint {n} should be worn at night. (8{n}% agreement)" for n in range(1, 7)]
ASKED = "\n\n".join(
    f"{n}. Should splint {n} be worn?\n\nSplint {n} should be worn.\n\nStrength of recommendation: Weak"
    for n in range(1, 4)
)


def texts(source: str) -> list[str]:
    """The text of each recommendation of a draft."""
    answers = (answer for question in questions(source) for answer in question["recommendations"])
    return [" ".join(each["text"] for each in answer["statements"]) for answer in answers]


def test_a_title_that_begins_like_a_label_hides_no_numbered_statements() -> None:
    source = "Consensus statements: splints\n\fWorn at night\n\n{}\n".format("\n\n".join(ADVICE))
    assert [text[:33] for text in texts(source)] == [f"Splint {n} should be worn at night." for n in range(1, 7)]


def test_a_labelled_recommendation_among_numbered_ones_stays() -> None:
    found = texts("Splints\n\n{}\n\nRecommendation: Shoes should be worn.\n".format("\n\n".join(ADVICE)))
    assert "Shoes should be worn." in found
    assert len(found) == len(ADVICE) + 1


def test_labelled_recommendations_are_not_outvoted_by_as_many_sentences() -> None:
    source = (
        "Question 1: Which?\n\nRecommendation: Shoes should be worn.\n\nQuestion 2: What?\n\nRecommendation: Hats.\n\n"
    )
    assert texts("{}Rationale:\n\n{}\n".format(source, "\n\n".join(ADVICE[:4]))) == ["Shoes should be worn.", "Hats."]


def test_texts_of_an_appendix_name_statements_that_have_no_label() -> None:
    part = "\n\n".join(f"Statement {n}. Trial {n} found less pain." for n in range(1, 4))
    source = f"Splints\n\n{ASKED}\n\nAppendix 1. Rationale\n\n{part}\n"
    found = questions(source)
    assert texts(source) == [f"Splint {n} should be worn." for n in range(1, 4)]
    assert [each["rationale"] for each in found] == [[f"Trial {n} found less pain."] for n in range(1, 4)]
    assert not any("Trial" in line for line in unplaced(imported(source)))

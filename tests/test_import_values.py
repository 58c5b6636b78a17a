"""What a value in a document says: votes, sentences, names, references and abbreviations, and what stays unread."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinical_consensus.importing.abbreviations import listed_out, spelled_out
from clinical_consensus.importing.names import is_names, names_in
from clinical_consensus.importing.reference_text import read_reference
from clinical_consensus.importing.sentences import sentences
from clinical_consensus.importing.vote_text import read_consensus

THREE = {"agree": 96.43, "disagree": 3.57, "abstain": 0.0}
HEADS = {"counts": {"agree": 44, "disagree": 1, "abstain": 0}}

VOTES: dict[str, tuple[str | None, list[dict[str, Any]]]] = {
    "Agree: 96.43% Disagree: 3.57% Abstain: 0.00% (Unanimous Strong Consensus)": (
        "Unanimous Strong Consensus",
        [THREE],
    ),
    "Agree 96.43%, Disagree 3.57%, Abstain 0.00%": (None, [THREE]),
    "96.43% agree, 3.57% disagree, 0.00% abstain (strong consensus)": ("strong consensus", [THREE]),
    "Agree: 96,43 %; Disagree: 3,57 %; Abstain: 0 %": (None, [THREE]),
    "44 of 45": (None, [{"counts": {"agree": 44}, "voters": 45}]),
    "44/45 (97.8 %)": (None, [{"agree": 97.8, "counts": {"agree": 44}, "voters": 45}]),
    "97 %": (None, [{"agree": 97.0}]),
    "95% agree (38/40)": (None, [{"agree": 95.0, "counts": {"agree": 38}, "voters": 40}]),
    "Agree 44, disagree 1, abstain 0 (n = 45)": (None, [{**HEADS, "voters": 45}]),
    "44 delegates agreed, 1 disagreed, 0 abstained": (None, [HEADS]),
    "44 agree / 1 disagree / 0 abstain; 45 voters": (None, [{**HEADS, "voters": 45}]),
    "Agree: 44 (97.8%); Disagree: 1 (2.2%); Abstain: 0 (0%)": (
        None,
        [{"agree": 97.8, "disagree": 2.2, "abstain": 0.0, **HEADS}],
    ),
    "90% of those who voted": (None, [{"agree": 90.0, "basis": "voting"}]),
    "Round 1: 70%; Round 2: 44 of 45": (
        None,
        [{"agree": 70.0, "round": 1}, {"counts": {"agree": 44}, "voters": 45, "round": 2}],
    ),
    "Strong Consensus": ("Strong Consensus", []),
    "95% agreement (19 of 20)": (None, [{"agree": 95.0, "counts": {"agree": 19}, "voters": 20}]),
    "Zustimmung 96 % (Starker Konsens)": ("Starker Konsens", [{"agree": 96.0}]),
    "44 von 45": (None, [{"counts": {"agree": 44}, "voters": 45}]),
}


@pytest.mark.parametrize("text", VOTES)
def test_a_vote_is_read_in_every_form_that_the_contract_holds(text: str) -> None:
    read = read_consensus(text, is_agreement=True)
    assert read
    assert (read.level, list(read.votes), read.note) == (*VOTES[text], None)


@pytest.mark.parametrize(
    "text",
    ["≥ 95 %", "mean 8.9 of 9 points", "Agreement 8.7 ± 1.2", "44 of 45 agreed, one left early", "5", "11-2", "104 %"]
    + ["Agree: 90% Disagree: 5% Abstain: 5% of the first half", "Zustimmung ca. 96 %", "Agreement of about 96%"],
)
def test_a_vote_that_is_not_understood_whole_is_not_read(text: str) -> None:
    assert read_consensus(text, is_agreement=True) is None


def test_figures_of_which_nothing_says_whom_they_count_are_marked() -> None:
    read = read_consensus("44 of 45")
    assert read
    assert read.note == "The deck does not say what “44 of 45” counts: read as those who agreed."


SENTENCES = {
    "Give it. Then stop.": ["Give it.", "Then stop."],
    "Give 2.5 mg, e.g. Agent A, for 5.0 days. Then stop.": ["Give 2.5 mg, e.g. Agent A, for 5.0 days.", "Then stop."],
    "As Alpha et al. Showed, it helps. It is cheap.": ["As Alpha et al. Showed, it helps.", "It is cheap."],
    "No. They need none. See No. 3. It is for 30 min. Then stop.": [
        "No.",
        "They need none.",
        "See No. 3.",
        "It is for 30 min.",
        "Then stop.",
    ],
    "Give it. Unless the risk is high.": ["Give it. Unless the risk is high."],
    "Give it. However, this does not apply to children. Stop then.": [
        "Give it. However, this does not apply to children.",
        "Stop then.",
    ],
    "Give it. (Except in children.) Stop.": ["Give it. (Except in children.)", "Stop."],
    "Give it. This is not for children.": ["Give it. This is not for children."],
    "Give it. Patients at very high risk are exempt. Stop.": [
        "Give it. Patients at very high risk are exempt.",
        "Stop.",
    ],
    "It has two steps: 1. Wash. 2. Dry.": ["It has two steps: 1. Wash.", "2. Dry."],
    "Give vitamin K. Patients agree.": ["Give vitamin K.", "Patients agree."],
    "As J. Doe says, wait.[1,2] Then act.": ["As J. Doe says, wait.[1,2]", "Then act."],
    "Give:\n• agent A\n• agent B. Not agent C.\nThen stop.": [
        "Give:\n• agent A\n• agent B. Not agent C.",
        "Then stop.",
    ],
    "Test (if needed. Or not). Then stop.": ["Test (if needed. Or not).", "Then stop."],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_response_is_divided_into_sentences_and_never_from_what_limits_it(text: str) -> None:
    assert list(sentences(text)) == SENTENCES[text]


@given(
    st.lists(
        st.sampled_from(["Give", "it.", "Unless", "e.g.", "(", "A)", "1.", "2.5", "\n", "•", "[1]", "etc.", "J.", "?"])
    )
)
def test_sentences_joined_are_the_response_word_for_word(words: list[str]) -> None:
    text = " ".join(words)
    assert " ".join(sentences(text)).split() == text.split()


def test_names_are_told_from_terms() -> None:
    assert names_in("Ada Alpha, MD, Bert van Beta, and C. D. Gamma") == (
        "Ada Alpha, MD",
        "Bert van Beta",
        "C. D. Gamma",
    )
    assert names_in("Alpha, Ada; Beta, Bert") == ()
    assert is_names("Ada Alpha, Bert Beta", {"risk"})
    assert not is_names("Deep Vein, Lung Artery", {"deep", "vein", "lung", "artery"})
    assert not is_names("Ada Alpha", set())
    assert not is_names("Ada Alpha, Bert Beta.", set())


def test_a_reference_is_divided_only_where_no_word_is_lost() -> None:
    whole = "Gamma G, et al. A title. Synthetic Press; 2019."
    assert read_reference(whole) == {"type": "document", "title": whole}
    assert read_reference(f"{whole} doi:10.1234/abc(1)2.") == {
        "type": "document",
        "title": whole,
        "DOI": "10.1234/abc(1)2",
    }
    assert read_reference("Alpha A. A title? J Synth. 2015 Mar 2;22(4):101-9. PMID: 12.") == {
        "type": "article-journal",
        "title": "A title?",
        "author": [{"family": "Alpha", "given": "A"}],
        "container-title": "J Synth",
        "issued": {"date-parts": [[2015, 3, 2]]},
        "volume": "22",
        "issue": "4",
        "page": "101-9",
        "PMID": "12",
    }


@pytest.mark.parametrize(
    "address", ["https:// doi.org/10.9999/a.1", "https://doi.org/ 10.9999/a.1", "doi:10. 9999/ a.1"]
)
def test_an_address_goes_on_in_the_next_line_after_its_signs(address: str) -> None:
    assert read_reference(f"Gamma G. A title. {address}.") == {
        "type": "document",
        "title": "Gamma G. A title.",
        "DOI": "10.9999/a.1",
    }


@given(st.text(alphabet="Aa b.,;:()123/-", max_size=60).map(str.strip).filter(bool))
def test_no_word_of_a_reference_is_lost(text: str) -> None:
    read = read_reference(text)
    assert read["type"] != "document" or read["title"].split() == text.split()


def test_only_abbreviations_that_the_text_surely_spells_out_are_terms() -> None:
    text = "A venous thromboembolism (VTE) or low-molecular-weight heparin (LMWH), and aspirin (ASA)."
    assert list(spelled_out(text)) == [
        ("VTE", "venous thromboembolism"),
        ("LMWH", "low-molecular-weight heparin"),
        ("ASA", None),
    ]
    assert list(listed_out("SOR: synthetic outcome rate; SA = synthetic agent")) == [
        ("SOR", "synthetic outcome rate"),
        ("SA", "synthetic agent"),
    ]

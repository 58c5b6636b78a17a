"""A document becomes a draft: the published deck gives its collection back, and no word of any deck is lost."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from clinical_consensus.cli.main import main
from clinical_consensus.importing.importer import NoDraftError
from first_edition import FROZEN
from imported import Json, command, imported, notes_of, questions, unplaced
from sites import PROJECT

DECK = PROJECT / "tests" / "collections" / "sources" / "icm_vte_oncology.txt"
AS_PUBLISHED = ("--id", "icm-vte-oncology", "--prefix", "oncology", "--statements", "sentences", "--date", "2026-11-22")
EDITORIAL = ("topics", "related", "history")


def without_editorial(question: Json) -> Json:
    """A question without what editors add: topics, related questions, history, roles, and what statements answer."""
    kept = {name: value for name, value in question.items() if name not in EDITORIAL}
    kept["recommendations"] = [
        {**answer, "statements": [{"id": each["id"], "text": each["text"]} for each in answer["statements"]]}
        for answer in question["recommendations"]
    ]
    return kept


def test_the_published_deck_gives_its_questions_back_field_by_field(tmp_path: Path) -> None:
    code, draft, report = command(DECK, tmp_path / "icm_vte_oncology.json", *AS_PUBLISHED)
    published = json.loads(FROZEN.read_text(encoding="utf-8"))
    assert code == 0
    assert list(map(without_editorial, draft["questions"])) == list(map(without_editorial, published["questions"]))
    assert draft["collection"]["title"] == published["collection"]["title"]
    scales = ("strength_scheme", "grades"), ("consensus_scheme", "levels")
    for scheme, name in scales:
        stated = [{"comparisons": [], **each} for each in draft[scheme][name]]
        assert stated == [{**each, "comparisons": []} for each in published[scheme][name]]
        assert draft[scheme]["label"] == published[scheme]["label"]
    names = [{"id": each["id"], "name": each["name"]} for each in published["authors"]]
    assert draft["authors"] == names
    spelled = {each["abbreviation"]: each["name"] for each in draft["terms"]}
    assert spelled == {"LMWH": "low-molecular-weight heparin", "VTE": "venous thromboembolism"}
    assert spelled.items() <= {each["abbreviation"]: each["name"] for each in published["terms"]}.items()
    assert report["words"] == {"source": 421, "placed": 372, "layout": 49, "unplaced": 0}
    assert report["unplaced"] == report["unanswered"] == report["dropped"] == []
    assert [each["question"] for each in report["inferred"]] == ["oncology-q3", "oncology-q3"]


def test_the_source_is_kept_byte_for_byte_and_the_draft_can_be_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, draft, _ = command(DECK, tmp_path / "icm_vte_oncology.json", *AS_PUBLISHED)
    copied = (tmp_path / "sources" / "icm_vte_oncology.txt").read_bytes()
    assert copied == DECK.read_bytes()
    assert draft["sources"] == [
        {
            "id": "deck",
            "title": "icm_vte_oncology.txt",
            "file": "sources/icm_vte_oncology.txt",
            "sha256": hashlib.sha256(copied).hexdigest(),
            "original": None,
        }
    ]
    assert draft["collection"]["edition"] == {"version": "0.1.0", "date": "2026-11-22", "note": None}
    capsys.readouterr()
    assert main(["check", str(tmp_path / "icm_vte_oncology.json")]) == 0
    assert "no problems, no warnings" in capsys.readouterr().out


def test_a_whole_response_is_one_statement_unless_sentences_are_asked_for(tmp_path: Path) -> None:
    _, draft, _ = command(DECK, tmp_path / "whole.json", *AS_PUBLISHED[:4])
    published = json.loads(FROZEN.read_text(encoding="utf-8"))
    for question, of in zip(draft["questions"], published["questions"], strict=True):
        [answer], [known] = question["recommendations"], of["recommendations"]
        assert [each["text"] for each in answer["statements"]] == [" ".join(s["text"] for s in known["statements"])]


COMPLETE = """Synthetic Consensus

QUESTION 1: Should synthetic patients receive a synthetic agent
before surgery?

Authors: Ada Example, MD, Bert Sample, PhD, Carla von Test

RESPONSE/RECOMMENDATION: Synthetic patients should receive the agent at 2.5 mg/kg, e.g. by mouth. The
duration is 14 days.

STRENGTH OF RECOMMENDATION: Moderate.

DELEGATE VOTE: Agree: 96.43% Disagree: 3.57% Abstain: 0.00% (Unanimous Strong Consensus)

RATIONALE
A synthetic outcome rate (SOR) was studied in two trials [1,2]. It fell in
both of them.

The second paragraph has a list:

• first synthetic item
• second synthetic item

REFERENCES
1. Alpha A, Beta BC. A synthetic title of an article. J Synth Test. 2020;12(3):45-67. doi: 10.1234/synth.2020.1
2. Gamma G, et al. Another synthetic title that
wraps. Synthetic Press; 2019. PMID: 12345678

QUESTION 2: What does nobody answer?

Thank you for your attention.

QUESTION 3: Which synthetic dose is best?

RECOMMENDATION: The low dose is best.
STRENGTH OF RECOMMENDATION: Strong, against
VOTE: 44 of 45 agreed
CERTAINTY OF EVIDENCE: Low
"""


def test_a_complete_entry_is_placed_whole() -> None:
    first, _ = questions(COMPLETE, by_sentence=True)
    assert first["title"] == "Should synthetic patients receive a synthetic agent before surgery?"
    [answer] = first["recommendations"]
    assert [each["text"] for each in answer["statements"]] == [
        "Synthetic patients should receive the agent at 2.5 mg/kg, e.g. by mouth.",
        "The duration is 14 days.",
    ]
    assert answer["strength"] == "moderate"
    vote = {"agree": 96.43, "disagree": 3.57, "abstain": 0.0}
    assert answer["consensus"] == {"level": "unanimous-strong", "vote": vote}
    assert first["authors"] == ["ada-example-md", "bert-sample-phd", "carla-von-test"]
    assert first["rationale"] == [
        "A synthetic outcome rate (SOR) was studied in two trials [1,2]. It fell in both of them.",
        "The second paragraph has a list:",
        {"list": ["first synthetic item", "second synthetic item"], "ordered": False},
    ]
    assert first["references"] == [
        {
            "id": "ref-1",
            "type": "article-journal",
            "title": "A synthetic title of an article",
            "author": [{"family": "Alpha", "given": "A"}, {"family": "Beta", "given": "BC"}],
            "container-title": "J Synth Test",
            "issued": {"date-parts": [[2020]]},
            "volume": "12",
            "issue": "3",
            "page": "45-67",
            "DOI": "10.1234/synth.2020.1",
            "citation-number": 1,
        },
        {
            "id": "ref-2",
            "type": "document",
            "title": "Gamma G, et al. Another synthetic title that wraps. Synthetic Press; 2019.",
            "PMID": "12345678",
            "citation-number": 2,
        },
    ]
    assert notes_of(first) == {}
    places = {each["field"]: each["lines"] for each in first["provenance"]}
    assert places["title"] == [3, 4]
    assert places["rationale"] == [16, 22]
    assert places["references"] == [25, 27]


def test_the_collection_knows_its_markers_terms_and_scales() -> None:
    draft = imported(COMPLETE).collection
    assert draft["collection"]["citation_markers"] == "brackets"
    assert [(each["abbreviation"], each["name"]) for each in draft["terms"]] == [("SOR", "synthetic outcome rate")]
    assert [each["label"] for each in draft["strength_scheme"]["grades"]] == ["Moderate", "Strong"]
    certainty = {"id": "low", "label": "Low", "rank": None, "definition": None}
    assert draft["certainty_scheme"] == {"label": "Certainty of evidence", "levels": [certainty]}
    [answer] = draft["questions"][1]["recommendations"]
    assert (answer["strength"], answer["direction"], answer["certainty"]) == ("strong", "against", "low")
    assert answer["consensus"] == {"level": None, "vote": {"counts": {"agree": 44}, "voters": 45}}


def test_a_question_without_a_response_is_reported_and_not_in_the_draft() -> None:
    done = imported(COMPLETE)
    assert [each["id"] for each in done.collection["questions"]] == ["synthetic-q1", "synthetic-q3"]
    [left] = done.unanswered
    assert (left.number, left.title, left.line) == ("2", "What does nobody answer?", 29)
    assert unplaced(done) == ["QUESTION 2: What does nobody answer?", "Thank you for your attention."]


def test_a_document_without_a_question_is_refused() -> None:
    for text in ("", "A synthetic text.\n", "1. Should we test?\n\nNo label says so.\n"):
        with pytest.raises(NoDraftError, match=r"Response/Recommendation|no text"):
            imported(text)

"""The handbook and each handout contain their questions in full and in order, and link to each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page as validator
import pikepdf

from documents import (
    addresses,
    bookmarks,
    destinations,
    downloads,
    font_sizes,
    name_of,
    page_texts,
    squeezed,
    without_margins,
)
from printed import collection_facts, facts, gaps, holds, in_order, stated_strings
from sites import COLLECTIONS, NOT_STATED, Json, Site, number_of, one, run, standing, states_certainty
from stated import ABSENT, section_text


def chapter(handbook: Path, data: Json, question: Json) -> str:
    """The text of a question's pages in the handbook."""
    places, texts = destinations(handbook), page_texts(handbook)
    start = places[question["id"]]
    later = [places[each["id"]] for each in data["questions"] if places[each["id"]] > start]
    indexes = next(number for number, text in enumerate(texts) if number > start and "Indexes" in text.split("\n")[0])
    return "\n".join(texts[start : min([*later, indexes])])


def test_the_handbook_contains_every_question_in_full_and_in_order(mkdocs_site: Site) -> None:
    handbook = downloads(mkdocs_site) / "handbook.pdf"
    for question in mkdocs_site.questions:
        text = chapter(handbook, mkdocs_site.data, question)
        in_order([question["title"], *stated_strings(question)], without_margins(text, mkdocs_site))
        for fact in facts(mkdocs_site, question):
            assert holds(fact, text), fact
        for words in ABSENT:
            assert squeezed(text).count(squeezed(words)) == gaps(mkdocs_site, question, words)


def test_the_handbook_opens_at_each_question_and_has_its_bookmarks(mkdocs_site: Site) -> None:
    handbook = downloads(mkdocs_site) / "handbook.pdf"
    places, texts = destinations(handbook), page_texts(handbook)
    sections = [section_text(mkdocs_site.data, question) for question in mkdocs_site.questions]
    level_of_questions = 2 if any(sections) else 1
    titles = [title for level, title in bookmarks(handbook) if level == level_of_questions]
    for question in mkdocs_site.questions:
        assert squeezed(question["title"]) in squeezed(texts[places[question["id"]]])
        marks = ", ".join(standing(mkdocs_site.data, question))
        title = f"{number_of(question)}. {question['title']}{f'({marks})' if marks else ''}"
        assert squeezed(title) in map(squeezed, titles)
    above = {squeezed(title) for level, title in bookmarks(handbook) if level == 1}
    assert {squeezed(section) for section in sections if section} <= above
    contents = squeezed("".join(texts[1 : next(at for at, text in enumerate(texts) if text.startswith("How to read"))]))
    for question in mkdocs_site.questions:
        assert squeezed(question["title"]) in contents
    assert hashlib.sha256(COLLECTIONS[name_of(mkdocs_site)].read_bytes()).hexdigest() in squeezed(texts[0])


def test_the_handbook_has_indexes_and_a_glossary(mkdocs_site: Site) -> None:
    texts = page_texts(downloads(mkdocs_site) / "handbook.pdf")
    start = next(number for number, text in enumerate(texts) if text.startswith("Indexes"))
    index = squeezed("".join(texts[start:]))
    for records, key in (("authors", "name"), ("topics", "label"), ("terms", "name")):
        for record in mkdocs_site.data.get(records, []):
            assert squeezed(record[key]) in index
    for scheme in ("strength_scheme", "consensus_scheme", "certainty_scheme"):
        listed = mkdocs_site.data.get(scheme, {})
        for record in listed.get("grades", listed.get("levels", [])):
            assert squeezed(record["label"]) in index
    questions = mkdocs_site.questions
    answers = [each for question in questions for each in question["recommendations"]]
    unstated = [any(not each.get("strength") for each in answers)]
    unstated.append(any(not (each.get("consensus") or {}).get("level") for each in answers))
    unstated.append(states_certainty(mkdocs_site.data) and any(not each.get("certainty") for each in answers))
    unstated.append(any(not question.get("authors") for question in questions))
    assert index.count(squeezed(NOT_STATED)) == sum(unstated)


def test_the_handbook_says_what_the_collection_states_of_itself(mkdocs_site: Site) -> None:
    texts = page_texts(downloads(mkdocs_site) / "handbook.pdf")
    [page] = [text for text in texts if text.startswith("How to read")]
    for fact in collection_facts(mkdocs_site.data):
        assert holds(fact, page), fact


def test_the_handbooks_indexes_mark_what_is_only_inferred(first: Site) -> None:
    text = squeezed("".join(page_texts(downloads(first) / "handbook.pdf")[-4:]))
    assert squeezed("Unanimous Strong Consensus placement inferred") in text
    assert squeezed("Limited placement inferred") not in text


def test_every_link_within_the_handbook_leads_somewhere(mkdocs_site: Site) -> None:
    handbook = downloads(mkdocs_site) / "handbook.pdf"
    places = destinations(handbook)
    with pikepdf.open(handbook) as document:
        own = {page.objgen for page in document.pages}
        notes: list[Any] = [note for page in document.pages for note in page.get("/Annots", [])]
        inner = [
            note["/Dest"] if "/Dest" in note else note["/A"]["/D"] for note in notes if "/URI" not in note.get("/A", {})
        ]
        for target in inner:
            is_name = isinstance(target, (pikepdf.String, pikepdf.Name))
            assert (str(target) in places) if is_name else (target[0].objgen in own)
    assert len(inner) >= 2 * len(mkdocs_site.questions)


def test_each_handout_contains_its_question_in_full_and_in_order(mkdocs_site: Site) -> None:
    for question in mkdocs_site.questions:
        text = "\n".join(page_texts(downloads(mkdocs_site) / "handouts" / f"{question['id']}.pdf"))
        in_order([question["title"], *stated_strings(question)], without_margins(text, mkdocs_site))
        said = (*facts(mkdocs_site, question), *collection_facts(mkdocs_site.data))
        for fact in (*said, "This text does not replace clinical judgement."):
            assert holds(fact, text), fact
        for words in ABSENT:
            assert squeezed(text).count(squeezed(words)) == gaps(mkdocs_site, question, words)
        own = json.dumps(question, ensure_ascii=False)
        others = [each for other in mkdocs_site.questions for r in other["recommendations"] for each in r["statements"]]
        foreign = [json.dumps(each["text"], ensure_ascii=False)[1:-1] for each in others if len(each["text"]) > 40]
        assert not [each for each in foreign if each not in own and squeezed(each) in squeezed(text)]


def test_printed_references_lead_to_each_of_their_addresses(full: Site) -> None:
    [question] = [each for each in full.questions if each.get("references")]
    page = one(full.question_page(question), ".references")
    expected = {str(link["href"]) for link in page.select("a")}
    assert len(expected) >= 4
    for file in ("handbook.pdf", f"handouts/{question['id']}.pdf"):
        assert expected <= addresses(downloads(full) / file), file


def test_a_handout_of_the_first_edition_is_one_page(first: Site) -> None:
    for question in first.questions:
        assert len(page_texts(downloads(first) / "handouts" / f"{question['id']}.pdf")) == 1


def test_a_long_handout_flows_on_and_stays_readable(sites: Callable[[str], Site]) -> None:
    file = downloads(sites("full")) / "handouts" / "synthetic-q4.pdf"
    assert len(page_texts(file)) == 2
    assert min(font_sizes(file)) >= 9


def test_every_question_links_its_handout(mkdocs_site: Site) -> None:
    for question in mkdocs_site.questions:
        link = one(mkdocs_site.question_page(question), ".take a")
        assert link["href"] == f"../../downloads/handouts/{question['id']}.pdf"
        assert (downloads(mkdocs_site) / "handouts" / f"{question['id']}.pdf").is_file()


def test_with_an_address_handouts_have_a_code_and_a_link(tmp_path: Path) -> None:
    plain, hosted = tmp_path / "plain", tmp_path / "hosted"
    assert run("build_pdf.py", "--site", plain).returncode == 0
    assert run("build_pdf.py", "--site", hosted, SITE_URL="https://example.org/icm/").returncode == 0
    address = "https://example.org/icm/questions/oncology-q2/"
    for site, expected in ((plain, False), (hosted, True)):
        file = site / "downloads" / "handouts" / "oncology-q2.pdf"
        assert (address in squeezed(page_texts(file)[0])) == expected
        with pikepdf.open(file) as document:
            links = [str(note.A.URI) for note in document.pages[0].get("/Annots", []) if "/URI" in note.get("/A", {})]
            figures = [
                each
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
            ]
            assert (address in links) == expected
            assert [str(each.Alt) for each in figures] == ["QR code of this question’s page"] * expected
            assert validator.is_pdf_compliant(file, profile="ua1")

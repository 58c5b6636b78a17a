"""A question's page shows what the raw JSON states about the question: all of it, in its place, and no more."""

from __future__ import annotations

import re
from copy import copy

from bs4 import BeautifulSoup, Tag

from earlier_editions import editions_of, publication_of
from exported import plain
from long_texts import as_shown, blocks_on, texts_of
from sites import (
    NOT_STATED,
    NOT_TRANSCRIBED,
    Json,
    Site,
    hooked,
    labels,
    one,
    standing,
    states_consensus,
    strength_text,
)
from voting import vote_words

HOOKS = ("part", "recommendation", "statement", "strength", "consensus", "author", "topic", "question")


def test_a_question_page_holds_exactly_its_question(site: Site) -> None:
    names = {author["id"]: author["name"] for author in site.data.get("authors", [])}
    topics = labels(site.data.get("topics", []))
    for question in site.questions:
        page = site.question_page(question)
        article = one(page, "[data-question]")
        recommendations = question["recommendations"]
        assert article["data-question"] == question["id"]
        heading = one(page, "h1")
        assert (heading["id"], heading.get_text()) == (question["id"], question["title"])
        assert hooked(page, "part") == [(part["id"], part["text"]) for part in question.get("parts", [])]
        assert [id_ for id_, _ in hooked(page, "recommendation")] == [each["id"] for each in recommendations]
        statements = [(each["id"], each["text"]) for rec in recommendations for each in rec["statements"]]
        assert hooked(page, "statement") == statements
        authors = question.get("authors") or []
        assert hooked(page, "author") == [(author, names[author]) for author in authors]
        assert hooked(page, "topic") == [(topic, topics[topic]) for topic in question.get("topics", [])]
        everywhere = sum(len(page.select(f"[data-{hook}]")) for hook in HOOKS)
        assert everywhere == 1 + sum(len(article.select(f"[data-{hook}]")) for hook in HOOKS)


def test_each_recommendation_encloses_its_response_strength_and_consensus(site: Site) -> None:
    levels = labels(site.data["consensus_scheme"].get("levels", []))
    for question in site.questions:
        for recommendation in question["recommendations"]:
            section = one(site.question_page(question), f'[data-recommendation="{recommendation["id"]}"]')
            response = " ".join(statement["text"] for statement in recommendation["statements"])
            assert one(section, ".response p").get_text() == response
            strength, consensus = recommendation.get("strength"), recommendation.get("consensus")
            assert [id_ for id_, _ in hooked(section, "strength")] == ([strength] if strength else [])
            grade = one(section, ".grade")
            assert (strength_text(site.data, recommendation) or NOT_STATED) in grade.get_text()
            level = (consensus or {}).get("level")
            assert [id_ for id_, _ in hooked(section, "consensus")] == ([level] if level else [])
            if not states_consensus(site.data):
                assert not section.select('[data-fact$=".consensus"]')
                continue
            for name, value in (("consensus", level), ("vote", (consensus or {}).get("vote"))):
                fact = one(section, f'[data-fact="recommendations.{recommendation["id"]}.{name}"]').get_text()
                assert (NOT_STATED in fact) == (not value)
            assert not level or levels[level] in one(section, f'[data-consensus="{level}"]').get_text()


def test_each_definition_or_its_absence_is_shown_beside_the_grade(site: Site) -> None:
    definitions = {grade["id"]: grade.get("definition") for grade in site.data["strength_scheme"].get("grades", [])}
    for question in site.questions:
        for recommendation in question["recommendations"]:
            section = one(site.question_page(question), f'[data-recommendation="{recommendation["id"]}"]')
            if recommendation.get("strength"):
                expected = definitions[recommendation["strength"]] or "The source does not define this grade."
                assert expected in one(section, ".grade").get_text()


def test_votes_are_given_in_the_figures_of_the_source(site: Site) -> None:
    for question in site.questions:
        for recommendation in question["recommendations"]:
            vote = (recommendation.get("consensus") or {}).get("vote")
            section = one(site.question_page(question), f'[data-recommendation="{recommendation["id"]}"]')
            shown = [element.get_text() for element in section.select(".vote")]
            assert shown == ([vote_words(vote)] if vote else [])
            earlier = (recommendation.get("consensus") or {}).get("earlier_votes", [])
            lines = [line for each in section.select("[data-fact$=earlier_votes] [dir]") for line in each]
            assert [line.get_text() for line in lines] == [vote_words(each) for each in earlier]


def assert_blocks(page: BeautifulSoup, field: str, record: Json) -> None:
    """Fail unless a page has each block of a long text as what it is, in order."""
    blocks = record.get(field.rpartition(".")[2])
    sections = [copy(each) for each in page.select(f'section[data-fact="{field}"]')]
    for section in sections:
        section.find(["h2", "h3"]).extract()  # type: ignore[union-attr]
        if section["data-state"] == "not-transcribed":
            assert section.get_text(strip=True) == NOT_TRANSCRIBED
            section.clear()
    assert [blocks_on(section) for section in sections if section.contents] == ([as_shown(blocks)] if blocks else [])


def number_shown(item: Tag, position: int) -> str:
    """The number of a reference as a list shows it."""
    own = item.select_one(":scope.own-number > bdi")
    return own.get_text().strip("[].") if own else str(item.get("value") or position)


def test_rationale_and_references_are_complete_or_shown_as_not_stated(site: Site) -> None:
    for question in site.questions:
        page = site.question_page(question)
        assert_blocks(page, "rationale", question)
        for each in question["recommendations"]:
            for name in ("remarks", "rationale", "dissent"):
                assert_blocks(page, f"recommendations.{each['id']}.{name}", each)
        shown = [element.get_text() for element in page.select(".references > li")]
        references = question.get("references") or []
        assert len(shown) == len(references)
        for text, reference in zip(shown, references, strict=True):
            assert reference["title"] in text
            for identifier in ("DOI", "PMID", "PMCID", "URL"):
                assert reference.get(identifier, "") in text
        numbers = [str(each.get("citation-number", place)) for place, each in enumerate(references, 1)]
        assert [number_shown(each, at) for at, each in enumerate(page.select(".references > li"), 1)] == numbers
        facts = one(page, ".facts").get_text()
        missing = [name for name in ("authors", "rationale", "references") if not question.get(name)]
        left_out = [name for name in missing if name in question.get("not_transcribed", [])]
        rights = (site.data["collection"].get("rights")) is None
        assert facts.count(NOT_STATED) == len(missing) - len(left_out) + rights
        assert facts.count(NOT_TRANSCRIBED) == len(left_out)


def test_references_are_formatted_in_vancouver_style_with_links(site: Site) -> None:
    shown = {
        plain(" ".join(element.get_text().split())): [str(link["href"]) for link in element.select("a")]
        for page in site.pages.values()
        for element in page.select(".references > li")
    }
    stated = [each for question in site.questions for each in question.get("references") or []]
    assert bool(shown) == bool(stated)
    simple = {"id", "type", "title", "author", "issued", "citation-number"}
    for each in (each for each in stated if each.keys() <= simple and each.get("author") and each.get("issued")):
        names = ", ".join(f"{name['family']} {name['given']}" for name in each["author"])
        stop = "" if each["title"].endswith(("?", "!", ".")) else "."
        assert shown[f"{names}. {each['title']}{stop} {each['issued']['date-parts'][0][0]}."] == []
    if site.data["collection"]["id"] != "synthetic-full":
        return
    first = (
        "Synthetic AB, de Made U, The Synthetic <Group>. Synthetic article: is it made up? J Synth "
        "1999;12(3):45-67. doi:10.0000/synthetic(1)<x> PubMed 00000001 PMC0000001."
    )
    assert shown[first] == [
        "https://doi.org/10.0000/synthetic%281%29%3Cx%3E",
        "https://pubmed.ncbi.nlm.nih.gov/00000001/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC0000001/",
    ]
    assert "Editor E, editor. Synthetic book. Nowhere: Synthetic Press; 2000." in shown


def test_our_reading_is_marked_and_shows_role_and_part_of_every_statement(site: Site) -> None:
    roles = {
        "risk": "Risk",
        "risk-factors": "Risk factors",
        "recommendation": "Recommendation",
        "evidence-gap": "Evidence gap",
    }
    for question in site.questions:
        page = site.question_page(question)
        part = {part["id"]: part["label"] for part in question.get("parts", [])}
        lines = [" ".join(line.get_text().split()) for line in page.select(".reading > li")]
        expected = []
        for number, recommendation in enumerate(question["recommendations"], 1):
            for position, statement in enumerate(recommendation["statements"], 1):
                text = f"Statement {position} of {len(recommendation['statements'])}"
                text += f", recommendation {number}" if len(question["recommendations"]) > 1 else ""
                text += f": {roles[statement['role']]}" if statement.get("role") else ""
                answers = [part[answer] for answer in statement.get("answers", [])]
                expected.append(text + (f", answers part {' and part '.join(answers)}" if answers else ""))
        assert lines == expected
        for heading in ("How this site divides the response", "Related questions", "Topics"):
            found = [each for each in page.select("h2, dt") if each.get_text().startswith(heading)]
            assert all("our reading" in each.get_text() for each in found)


def test_abbreviations_are_explained_where_they_occur(site: Site) -> None:
    terms: dict[str, list[Json]] = {}
    for term in site.data.get("terms", []):
        if term.get("abbreviation"):
            terms.setdefault(term["abbreviation"], []).append(term)
    for question in site.questions:
        page = site.question_page(question)
        texts = [question["title"], *(part["text"] for part in question.get("parts", []))]
        texts += [each["text"] for rec in question["recommendations"] for each in rec["statements"]]
        texts += texts_of(question.get("rationale") or [])
        for abbreviation, meant in terms.items():
            occurrences = sum(len(re.findall(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", text)) for text in texts)
            links = [link for link in page.select("a.term") if link.get_text() == abbreviation]
            assert len(links) == occurrences
            for link in links:
                explanation = one(page, f'[id="{str(link["href"]).removeprefix("#")}"]')
                assert all(term["name"] in explanation.get_text() for term in meant)
                said = explanation.get_text().count("spelled out by the editor of this site, not in the source")
                assert said == sum(term["expanded_by"] == "editor" for term in meant)


def test_dates_say_whose_they_are(site: Site) -> None:
    edition = site.data["collection"]["edition"]["version"]
    editions = editions_of(site.data)
    for question in site.questions:
        published = (publication_of(site.data, question, editions) or {}).get("issued")
        dates = one(site.question_page(question), ".facts .dates").get_text()
        assert f"This site’s edition {edition}, " in dates
        assert (f"Related publication: {published['date-parts'][0][0]}." if published else "") in dates
        for entry in question.get("history", []):
            assert f"{entry['change'].capitalize()} in edition {entry['edition']}" in dates


def test_page_descriptions_have_only_title_and_strength(site: Site) -> None:
    for question in site.questions:
        found = one(site.question_page(question), 'meta[name="description"]')["content"]
        strengths = dict.fromkeys(strength_text(site.data, each) or NOT_STATED for each in question["recommendations"])
        states = standing(site.data, question)
        title = question["title"] + (f" ({', '.join(states)})" if states else "")
        stop = "" if title.endswith((".", "?", "!", "。", "？", "！", "؟")) else "."
        expected = f"{title}{stop} {site.data['strength_scheme']['label']}: {', '.join(strengths)}."
        assert found == expected

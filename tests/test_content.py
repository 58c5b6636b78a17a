"""What a reader finds on the pages is what the raw JSON says: all of it, whole, in its place, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from sites import COLLECTIONS, NOT_STATED, PROJECT, Json, Site, one, run

HOOKS = ("part", "recommendation", "statement", "strength", "consensus", "author", "topic", "question")


def hooked(within: BeautifulSoup | Tag, hook: str) -> list[tuple[str, str]]:
    """The elements with a hook, in order: id and text."""
    return [(str(element[f"data-{hook}"]), element.get_text()) for element in within.select(f"[data-{hook}]")]


def labels(records: list[Json]) -> dict[str, str]:
    return {record["id"]: record["label"] for record in records}


def test_every_record_has_its_page_and_no_other_page_exists(site: Site) -> None:
    data = site.data
    expected = {"", "404.html", "help/", "about/", "glossary/", "questions/", "strengths/", "consensus/", "authors/"}
    expected |= {"topics/", "downloads/", "review/", "review/source/", "changes/"} | {
        f"questions/{question['id']}/" for question in data["questions"]
    }
    expected |= {f"strengths/{grade['id']}/" for grade in data["strength_scheme"].get("grades", [])}
    expected |= {f"consensus/{level['id']}/" for level in data["consensus_scheme"].get("levels", [])}
    expected |= {f"authors/{author['id']}/" for author in data.get("authors", [])}
    expected |= {f"topics/{topic['id']}/" for topic in data.get("topics", [])}
    assert set(site.pages) == expected


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
    grades = labels(site.data["strength_scheme"].get("grades", []))
    levels = labels(site.data["consensus_scheme"].get("levels", []))
    for question in site.questions:
        for recommendation in question["recommendations"]:
            section = one(site.question_page(question), f'[data-recommendation="{recommendation["id"]}"]')
            response = " ".join(statement["text"] for statement in recommendation["statements"])
            assert one(section, ".response p").get_text() == response
            strength, consensus = recommendation.get("strength"), recommendation.get("consensus")
            assert [id_ for id_, _ in hooked(section, "strength")] == ([strength] if strength else [])
            grade = one(section, ".grade")
            assert (grades[strength] if strength else NOT_STATED) in grade.get_text()
            assert [id_ for id_, _ in hooked(section, "consensus")] == ([consensus["level"]] if consensus else [])
            agreement = one(section, ".agreement").get_text()
            assert (levels[consensus["level"]] if consensus else NOT_STATED) in agreement
            assert agreement.count(NOT_STATED) == (not consensus) + (not (consensus and consensus.get("vote")))


def test_a_hook_bears_the_label_of_its_record_wherever_it_stands(site: Site) -> None:
    records = {
        "strength": labels(site.data["strength_scheme"].get("grades", [])),
        "consensus": labels(site.data["consensus_scheme"].get("levels", [])),
        "author": {author["id"]: author["name"] for author in site.data.get("authors", [])},
        "topic": labels(site.data.get("topics", [])),
    }
    for page in site.pages.values():
        for hook, expected in records.items():
            for id_, text in hooked(page, hook):
                assert text == expected[id_]


def test_each_definition_or_its_absence_stands_beside_the_grade(site: Site) -> None:
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
            figures = {name: f"{vote[name]:.10g}%" for name in vote} if vote else {}
            expected = "Agree {agree}, disagree {disagree}, abstain {abstain}".format(**figures) if vote else None
            assert shown == ([expected] if expected else [])


def test_rationale_and_references_stand_whole_or_are_said_not_to_be_stated(site: Site) -> None:
    for question in site.questions:
        page = site.question_page(question)
        paragraphs = [element.get_text() for element in page.select("p.rationale")]
        assert paragraphs == (question.get("rationale") or [])
        shown = [element.get_text() for element in page.select(".references > li")]
        references = question.get("references") or []
        assert len(shown) == len(references)
        for text, reference in zip(shown, references, strict=True):
            assert reference["title"] in text
            for identifier in ("DOI", "PMID", "PMCID", "URL"):
                assert reference.get(identifier, "") in text
        facts = one(page, ".facts").get_text()
        missing = [name for name in ("authors", "rationale", "references") if not question.get(name)]
        rights = (site.data["collection"].get("rights")) is None
        assert facts.count(NOT_STATED) == len(missing) + rights


def test_references_are_formatted_in_vancouver_style_with_links(site: Site) -> None:
    shown = {
        " ".join(element.get_text().split()): [str(link["href"]) for link in element.select("a")]
        for page in site.pages.values()
        for element in page.select(".references > li")
    }
    if site.data["collection"]["id"] != "synthetic-full":
        assert not shown
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


def test_lists_hold_exactly_their_questions_with_strength_and_consensus(site: Site) -> None:
    def strengths(question: Json) -> list[str]:
        return [each["strength"] for each in question["recommendations"] if each.get("strength")]

    def levels(question: Json) -> list[str]:
        return [each["consensus"]["level"] for each in question["recommendations"] if each.get("consensus")]

    by_id = {question["id"]: question for question in site.questions}
    everything = [question["id"] for question in site.questions]
    expected = {"": everything, "questions/": everything}
    for folder, name in (("strengths", "strength_scheme"), ("consensus", "consensus_scheme")):
        for record in site.data[name].get("grades", site.data[name].get("levels", [])):
            named = strengths if folder == "strengths" else levels
            expected[f"{folder}/{record['id']}/"] = [q["id"] for q in site.questions if record["id"] in named(q)]
    for folder in ("authors", "topics"):
        for record in site.data.get(folder, []):
            found = [q["id"] for q in site.questions if record["id"] in (q.get(folder) or [])]
            expected[f"{folder}/{record['id']}/"] = found
    for address, questions in expected.items():
        rows = site.pages[address].select("[data-question]")
        assert [row["data-question"] for row in rows] == questions, address
        for row in rows:
            question = by_id[str(row["data-question"])]
            assert one(row, ".question__title bdi").get_text() == question["title"]
            assert [id_ for id_, _ in hooked(row, "strength")] == strengths(question)
            assert [id_ for id_, _ in hooked(row, "consensus")] == levels(question)
            unstated = sum(not each.get("strength") for each in question["recommendations"])
            unstated += sum(not each.get("consensus") for each in question["recommendations"])
            assert row.get_text().count(NOT_STATED) == unstated


def test_overviews_group_every_question_by_what_is_stated_and_not_stated(site: Site) -> None:
    for address, key in (("strengths/", "strength"), ("consensus/", "consensus"), ("authors/", "authors")):
        unstated = [
            question["id"]
            for question in site.questions
            if (
                not question.get("authors")
                if key == "authors"
                else any(not r.get(key) for r in question["recommendations"])
            )
        ]
        groups = [group for group in site.pages[address].select(".group") if group.select("h2 .gap")]
        shown = [row["data-question"] for group in groups for row in group.select("[data-question]")]
        assert shown == unstated


def test_statements_stand_on_their_question_page_alone(site: Site) -> None:
    for address, page in site.pages.items():
        on_question_page = address.startswith("questions/") and address != "questions/"
        found = [hook for hook in ("statement", "part", "recommendation") if page.select(f"[data-{hook}]")]
        assert on_question_page or not found


def test_what_is_inferred_is_marked_wherever_it_is_shown(site: Site) -> None:
    inferred = {
        (question["id"], entry["field"]): entry
        for question in site.questions
        for entry in question.get("provenance", [])
        if entry.get("placement") == "inferred"
    }
    for question in site.questions:
        article = one(site.question_page(question), "[data-question]")
        for entry in question.get("provenance", []):
            if entry.get("note"):
                assert entry["note"] in article.get_text()
        assert bool(article.select("dd .mark")) == any(id_ == question["id"] for id_, _ in inferred)
    marked = 0
    for page in site.pages.values():
        for row in page.select("li[data-question]"):
            question = next(each for each in site.questions if each["id"] == row["data-question"])
            for recommendation, facts in zip(question["recommendations"], row.select(".question__facts"), strict=True):
                for field, hook in (("strength", "data-strength"), ("consensus", "data-consensus")):
                    is_inferred = (question["id"], f"recommendations.{recommendation['id']}.{field}") in inferred
                    fact = [each for each in facts.select(".fact") if each.select(f"[{hook}]")]
                    assert [bool(each.select(".mark")) for each in fact] == [is_inferred] * len(fact)
                    marked += is_inferred
    assert marked or not inferred
    by_inference = {
        author
        for question in site.questions
        if (question["id"], "authors") in inferred
        for author in question["authors"]
    }
    for address, selector in (("", ".ways dd"), ("authors/", ".index li")):
        links = [link for place in site.pages[address].select(selector) for link in place.select('a[href*="authors/"]')]
        assert len(links) == len(site.data.get("authors", []))
        for link in links:
            author = str(link["href"]).rstrip("/").split("/")[-1]
            mark = link.find_next_sibling()
            assert (mark is not None and "mark" in str(mark.get("class"))) == (author in by_inference)


@pytest.mark.parametrize(
    ("scheme", "members", "field", "pages"),
    [("strength_scheme", "grades", "strength", "strengths"), ("consensus_scheme", "levels", "consensus", "consensus")],
)
def test_a_grade_or_level_that_is_only_inferred_is_marked_where_it_stands_for_itself(
    site: Site, scheme: str, members: str, field: str, pages: str
) -> None:
    uses: dict[str | None, list[bool]] = {}
    for question in site.questions:
        inferred = {e["field"] for e in question.get("provenance", []) if e.get("placement") == "inferred"}
        for each in question["recommendations"]:
            used = (each.get("consensus") or {}).get("level") if field == "consensus" else each.get("strength")
            uses.setdefault(used, []).append(f"recommendations.{each['id']}.{field}" in inferred)
    for record in site.data[scheme].get(members, []):
        expected = all(uses.get(record["id"], [False]))
        heading = one(site.pages[f"{pages}/{record['id']}/"], "h1")
        ways = next(
            link
            for link in site.pages[""].select(".ways .chip")
            if str(link["href"]).endswith(f"{pages}/{record['id']}/")
        )
        group = one(site.pages[f"{pages}/"], f'h2 [data-{field}="{record["id"]}"]')
        for place in (heading, ways, group):
            mark = place.find_next_sibling()
            assert (mark is not None and "mark" in str(mark.get("class"))) == expected, (record["id"], place.name)
        option = one(site.pages["questions/"], f'input[name="{field}"][value="{record["id"]}"]').parent
        assert option is not None
        assert ("(inferred)" in option.get_text()) == expected
        description = str(one(site.pages[f"{pages}/{record['id']}/"], 'meta[name="description"]')["content"])
        assert ("(inferred)" in description) == expected


@pytest.fixture(scope="module")
def all_inferred(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The oncology collection with every placement inferred, and no note: marks must not hang on notes."""
    folder = tmp_path_factory.mktemp("inferred")
    data = json.loads(COLLECTIONS["oncology"].read_text(encoding="utf-8"))
    for question in data["questions"]:
        for entry in question["provenance"]:
            entry["placement"] = "inferred"
            entry.pop("note", None)
    shutil.copytree(COLLECTIONS["oncology"].parent / "sources", folder / "sources")
    (folder / "all.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("build_site.py", "--data", folder / "all.json", "--site", folder / "site").returncode == 0
    return Site(data, folder / "site")


def test_every_inferred_word_bears_its_mark_on_every_page(all_inferred: Site) -> None:
    for question in all_inferred.questions:
        page = all_inferred.question_page(question)
        assert "inferred" in one(page, ".response h2").get_text()
        assert "inferred" in one(page, ".grade").get_text()
        assert all("inferred" in line.get_text() for line in page.select(".parts li"))
        assert "inferred" in one(page, "h1").find_next_sibling().get_text()  # type: ignore[union-attr]
        assert all("inferred" in link.get_text() for link in page.select(".steps a, .related li, .cite"))
        assert f"{question['title']} (inferred)" in str(one(page, 'meta[name="description"]')["content"])
    for page in all_inferred.pages.values():
        for row in page.select("li[data-question]"):
            mark = one(row, ".question__title").find_next_sibling()
            assert mark is not None
            assert "mark" in str(mark.get("class"))


def test_what_is_not_stated_has_no_place_in_the_source(tmp_path: Path) -> None:
    data = json.loads(COLLECTIONS["oncology"].read_text(encoding="utf-8"))
    data["questions"][2]["authors"] = None
    data["questions"][2]["recommendations"][0]["strength"] = None
    shutil.copytree(COLLECTIONS["oncology"].parent / "sources", tmp_path / "sources")
    (tmp_path / "some.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("build_site.py", "--data", tmp_path / "some.json", "--site", tmp_path / "site").returncode == 0
    page = Site(data, tmp_path / "site").question_page(data["questions"][2])
    assert [row.get_text() for row in page.select(".standing dt")] == ["Title", "Response/Recommendation", "Consensus"]


def test_where_each_field_stands_in_the_source_is_told(site: Site) -> None:
    titles = {source["id"]: source["title"] for source in site.data.get("sources", [])}
    for question in site.questions:
        shown = [row.get_text(" ", strip=True) for row in site.question_page(question).select(".standing > div")]
        assert len(shown) == len(question.get("provenance", []))
        for text, entry in zip(shown, question.get("provenance", []), strict=True):
            first, last = entry["lines"]
            assert (f"line {first}" if first == last else f"lines {first}–{last}") in text
            assert len(titles) == 1 or titles[entry["source"]] in text
            assert ("inferred" in text) == ("placement" in entry)


def test_our_reading_is_marked_and_says_role_and_part_of_every_statement(site: Site) -> None:
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
    terms: dict[str, list[str]] = {}
    for term in site.data.get("terms", []):
        if term.get("abbreviation"):
            terms.setdefault(term["abbreviation"], []).append(term["name"])
    for question in site.questions:
        page = site.question_page(question)
        texts = [question["title"], *(part["text"] for part in question.get("parts", []))]
        texts += [each["text"] for rec in question["recommendations"] for each in rec["statements"]]
        texts += question.get("rationale") or []
        for abbreviation, names in terms.items():
            occurrences = sum(len(re.findall(rf"(?<!\w){re.escape(abbreviation)}(?!\w)", text)) for text in texts)
            links = [link for link in page.select("a.term") if link.get_text() == abbreviation]
            assert len(links) == occurrences
            for link in links:
                explanation = page.find(id=str(link["href"]).removeprefix("#"))
                assert explanation is not None
                assert all(name in explanation.get_text() for name in names)


def test_glossary_holds_every_term_and_its_search_words(site: Site) -> None:
    page = site.pages["glossary/"]
    for term in site.data.get("terms", []):
        entry = one(page, f'[id="{term["id"]}"]')
        assert one(entry, "dt").get_text() == (term.get("abbreviation") or term["name"])
        assert term["name"] in entry.get_text()
        words = [word.get_text() for word in entry.select("dd .note bdi")]
        assert words == term.get("search", [])
        assert ("Search also finds this by" in entry.get_text()) == bool(words)
    assert len(page.select(".glossary > div")) == len(site.data.get("terms", []))


def test_about_tells_the_collection_from_its_data(site: Site) -> None:
    text = one(site.pages["about/"], "article").get_text()
    profile = site.data["collection"]
    for passage in profile.get("about", []):
        for stated in (passage["heading"], *passage["paragraphs"], passage["source"]):
            assert stated in text
    for source in site.data.get("sources", []):
        assert source["title"] in text
        assert source["sha256"] in text
    assert ("The collection names no source file." in text) == (not site.data.get("sources"))
    assert profile["edition"]["version"] in text
    assert (NOT_STATED in text) == (not profile.get("rights"))
    assert ("No contact recorded" in text) == (not profile.get("contact"))
    assert profile.get("publication_note") is None or profile["publication_note"] in text


def test_comparisons_stand_on_the_page_of_their_grade_or_level_alone(site: Site) -> None:
    for folder, scheme, key in (
        ("strengths", "strength_scheme", "grades"),
        ("consensus", "consensus_scheme", "levels"),
    ):
        for record in site.data[scheme].get(key, []):
            for comparison in record.get("comparisons", []):
                shown = [address for address, page in site.pages.items() if comparison["text"] in page.get_text()]
                assert shown == [f"{folder}/{record['id']}/"]


def test_dates_say_whose_they_are(site: Site) -> None:
    edition = site.data["collection"]["edition"]["version"]
    published = (site.data["collection"].get("publication") or {}).get("issued")
    for question in site.questions:
        dates = one(site.question_page(question), ".facts .dates").get_text()
        assert f"This site’s edition {edition}, " in dates
        assert (f"Consensus published {published['date-parts'][0][0]}." if published else "") in dates
        for entry in question.get("history", []):
            assert f"{entry['change'].capitalize()} in edition {entry['edition']}" in dates


def test_page_descriptions_are_made_of_title_and_strength_alone(site: Site) -> None:
    grades = labels(site.data["strength_scheme"].get("grades", []))
    for question in site.questions:
        found = one(site.question_page(question), 'meta[name="description"]')["content"]
        strengths = dict.fromkeys(grades.get(each.get("strength"), NOT_STATED) for each in question["recommendations"])
        stop = "" if question["title"].endswith((".", "?", "!")) else "."
        expected = f"{question['title']}{stop} {site.data['strength_scheme']['label']}: {', '.join(strengths)}."
        assert found == expected


WORD = re.compile(r"\w+")


def own_words() -> set[str]:
    """Every word that the site itself may say: those of the templates, the theme's blocks and the help page."""
    files = [*PROJECT.glob("templates/**/*.md"), *PROJECT.glob("overrides/**/*.html"), PROJECT / "docs" / "help.md"]
    files += [
        PROJECT / "scripts" / "consensus" / name
        for name in (
            "render.py",
            "plan.py",
            "citation.py",
            "words.py",
            "teaching/shelf.py",
            "checklists.py",
            "completeness.py",
        )
    ] + [PROJECT / "mkdocs.yml"]
    theme = "Skip to content Type to start searching Clear Initializing search Table of contents Back to top"
    return set(WORD.findall("\n".join(file.read_text(encoding="utf-8") for file in files) + theme))


def data_words(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(data_words(each) for each in (*map(str.capitalize, value), *value.values())))
    if isinstance(value, list):
        return set().union(*(data_words(each) for each in value))
    return set(WORD.findall(str(value)))


def test_every_word_on_every_page_is_the_datas_or_the_sites_own(site: Site) -> None:
    initials = {"AB", "U", "E", "editor"} if site.data["collection"]["id"] == "synthetic-full" else set()
    hashes = {element.get_text() for page in site.pages.values() for element in page.select(".hash")}
    sources = {word for file in PROJECT.glob("*/**/sources/*.txt") for word in WORD.findall(file.read_text("utf-8"))}
    allowed = own_words() | data_words(site.data) | initials | hashes | sources
    for address, page in site.pages.items():
        shown = [
            text for text in page.find_all(string=True) if text.parent and text.parent.name not in {"script", "style"}
        ]
        words = set(WORD.findall(" ".join(shown)))
        extra = {word for word in words - allowed if not word.isdecimal()}
        assert not extra, address


def test_another_collections_site_carries_no_word_of_the_published_one(site: Site) -> None:
    if site.data["collection"]["id"] == "icm-vte-oncology":
        assert any("Oncology" in page.get_text() for page in site.pages.values())
        return
    for path in site.folder.rglob("*"):
        if path.suffix in {".html", ".json", ".xml", ".css", ".js", ".txt"}:
            assert not re.search(r"oncolog|ICM|\bVTE\b|thrombo|tumou?r|sarcoma", path.read_text(encoding="utf-8")), path


def test_nothing_synthetic_reaches_the_published_site(oncology: Site) -> None:
    for path in oncology.folder.rglob("*"):
        if path.is_file():
            assert b"synthetic" not in path.read_bytes().lower(), path


@pytest.mark.parametrize("name", ["full", "minimal"])
def test_fixtures_are_plainly_marked_as_synthetic(name: str) -> None:
    text = Path(COLLECTIONS[name]).read_text(encoding="utf-8")
    assert '"title": "SYNTHETIC' in text

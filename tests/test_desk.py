"""What a committee reviews: where each word came from, what is missing, what changed and why, who signed off which words."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from consensus.json_text import added, appended, replaced, span
from documents import cards, page_texts, shown, slides
from sites import COLLECTIONS, ONCOLOGY, PROJECT, Json, Site, one, parse, run

NOT_STATED = "Not stated in the source"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the published collection's folder; returns the path of its JSON."""
    shutil.copytree(ONCOLOGY.parent, tmp_path / "data")
    return tmp_path / "data" / ONCOLOGY.name


def changed(data: Path, change: Callable[[Json], None]) -> Json:
    value: Json = json.loads(data.read_text(encoding="utf-8"))
    change(value)
    data.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return value


def raise_edition(value: Json) -> None:
    value["collection"]["edition"] = {"version": "1.1.0", "date": "2026-12-24", "note": "Synthetic edition."}


def site_of(data: Path) -> Path:
    site = data.parents[1] / "site"
    done = run("build_site.py", "--data", data, "--site", site)
    assert done.returncode == 0, done.stderr
    return site


def stated(question: Json) -> dict[str, object]:
    """What each column of the completeness table is about: the value that the question states, or nothing."""
    recommendations = question["recommendations"]
    return {
        "Title": question["title"],
        "Parts": question.get("parts"),
        "Response": recommendations,
        "Strength": all(each.get("strength") for each in recommendations),
        "Consensus": all(each.get("consensus") for each in recommendations),
        "Vote": all((each.get("consensus") or {}).get("vote") for each in recommendations),
        "Authors": question.get("authors"),
        "Rationale": question.get("rationale"),
        "References": question.get("references"),
    }


def test_the_source_stands_whole_beside_the_text(site: Site) -> None:
    page = site.pages["review/source/"]
    folder = COLLECTIONS[
        next(name for name, file in COLLECTIONS.items() if json.loads(file.read_text()) == site.data)
    ].parent
    sources = site.data.get("sources", [])
    assert ("The collection names no source file." in page.get_text()) == (not sources)
    for source in sources:
        section = one(page, f'[id="source.{source["id"]}"]')
        lines = (folder / source["file"]).read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")
        lines = lines[:-1] if lines[-1] == "" else lines
        assert [line.get_text() for line in section.select("ol li")] == lines
        numbers = [int(str(each["start"])) for each in section.select("ol")]
        assert numbers[0] == 1
        placed = re.search(r"placed: (\d+) of (\d+)\. (\d+) more frame a field, .* and (\d+) stand", section.get_text())
        assert placed
        words, *parts = int(placed[2]), int(placed[1]), int(placed[3]), int(placed[4])
        assert words == sum(parts) == sum(len(line.split()) for line in lines)


def test_every_word_of_the_published_source_is_placed_or_is_a_label_or_layout(oncology: Site) -> None:
    page = oncology.pages["review/source/"]
    assert "Words of the source placed: 369 of 421." in page.get_text()
    assert not page.select(".warning")
    layout = [" ".join(each.get_text(" ").split()) for each in page.select(".layout ol") if each.get_text().strip()]
    assert all(re.fullmatch(r"(ICM VTE Oncology|3 - What orthopedic .*\?| )*", each) for each in layout)
    repeated = [each for each in page.select(".layout") if "3 - What orthopedic" in each.get_text()]
    assert [one(each, ".note").get_text() for each in repeated] == ["Layout; repeats the title of question 3"]
    assert page.get_text().count("repeats the title") == 1


def test_each_field_is_marked_where_it_was_read(site: Site) -> None:
    for question in site.questions:
        own = one(site.question_page(question), "[data-question]").select(".compare .passage")
        entries = question.get("provenance", [])
        assert len(own) == len(entries)
        for passage, entry in zip(own, entries, strict=True):
            first, last = entry["lines"]
            assert int(str(one(passage, "ol")["start"])) == first
            assert len(passage.select("ol li")) == last - first + 1
            assert bool(passage.select(".mark")) == (entry.get("placement") == "inferred")
            assert (entry.get("note") or "") in passage.get_text()


def test_a_published_word_that_its_lines_do_not_have_is_named(data: Path) -> None:
    def reword(value: Json) -> None:
        statement = value["questions"][1]["recommendations"][0]["statements"][1]
        statement["text"] = statement["text"].replace("very high", "synthetic")

    changed(data, reword)
    page = parse(site_of(data) / "review" / "source" / "index.html")
    assert [each.get_text() for each in page.select(".warning")] == ["Not on these lines: synthetic"]


def test_completeness_tells_each_field_of_each_question_with_counts(site: Site) -> None:
    table = one(site.pages["review/"], ".completeness")
    names = [each.get_text() for each in table.select("thead th")][1:-1]
    counts = {name: {"stated": 0, "inferred": 0, "not stated": 0} for name in names}
    for row, question in zip(table.select("tbody tr"), site.questions, strict=True):
        inferred = {
            entry["field"].split(".")[-1] if "recommendations" in entry["field"] else entry["field"].split(".")[0]
            for entry in question.get("provenance", [])
            if entry.get("placement") == "inferred"
        }
        for cell, name in zip(row.select("td"), names, strict=False):
            if name == "Parts" and not question.get("parts"):
                assert cell.get_text() == "no parts"
                continue
            field = {"Response": "statements", "Vote": "consensus"}.get(name, name.lower())
            expected = "not stated" if not stated(question)[name] else "inferred" if field in inferred else "stated"
            assert one(cell, "a").get_text() == expected, (question["id"], name)
            counts[name][expected] += 1
        assert row.select("td")[-1].get_text() == "No sign-off recorded"
    for row in table.select("tfoot tr"):
        state = one(row, "th").get_text()
        assert [int(each.get_text()) for each in row.select("td")[:-1]] == [counts[name][state] for name in names]


def test_checklists_tell_where_each_item_is_shown_and_score_nothing(site: Site) -> None:
    page = site.pages["review/"]
    leading = {"Shown", "Shown for some questions", "Look in the source"}
    for table in page.select(".checklist"):
        numbers = [each.get_text() for each in table.select("tbody th")]
        assert len(numbers) == len(set(numbers)) >= 15
        for row in table.select("tbody tr"):
            cell = row.select("td")[-1]
            said = next(cell.stripped_strings)
            assert said in {*leading, NOT_STATED, "Awaiting the committee"}
            assert bool(cell.select("a")) == (said in leading)
            assert [each.get_text() for each in cell.select(".mark")] in (
                [], ["inferred"], ["some inferred"], ["our reading"]
            )  # fmt: skip
    assert not re.search(r"\bscore of|\d+ ?%|\d+ of \d+", one(page, "article").get_text())
    contact = [row for row in page.select(".checklist tr") if "Whom to write to" in row.get_text()]
    expected = "Shown" if site.data["collection"].get("contact") else "Awaiting the committee"
    assert [row.select("td")[-1].get_text() for row in contact] == [expected]


@pytest.mark.parametrize(
    ("item", "name"),
    [("Who took part", "Authors"), ("The strength of each recommendation", "Strength"),
     ("The reasons for each recommendation", "Rationale"), ("The evidence behind each recommendation", "References")],
)  # fmt: skip
def test_a_checklist_says_not_stated_only_where_no_question_states_the_field(site: Site, item: str, name: str) -> None:
    field = name.lower()
    inferred = {
        question["id"]
        for question in site.questions
        for entry in question.get("provenance", [])
        if entry["field"].endswith(field) and entry.get("placement") == "inferred"
    }
    stating = [question["id"] for question in site.questions if stated(question)[name]]
    said = "Shown" if len(stating) == len(site.questions) else "Shown for some questions" if stating else NOT_STATED
    marked = [each in inferred for each in stating]
    mark = ["inferred"] if stating and all(marked) else ["some inferred"] if any(marked) else []
    for row in site.pages["review/"].select(".checklist tbody tr"):
        if row.select("td")[0].get_text() == item:
            assert list(row.select("td")[-1].stripped_strings) == [said, *mark]


def test_the_first_edition_has_nothing_to_be_compared_with(oncology: Site) -> None:
    text = one(oncology.pages["changes/"], "article").get_text()
    assert "Edition 1.0.0, 22 November 2026" in text
    assert "The only edition so far" in text
    assert not [address for address in oncology.pages if re.match(r"changes/.", address)]


def second_edition(value: Json) -> None:
    """A new edition: question 2 with another word and strength, 4 withdrawn, one added; 1 and 3 as they were."""
    raise_edition(value)
    value["strength_scheme"]["grades"].append({"id": "synthetic-grade", "label": "Synthetic grade"})
    second, last = value["questions"][1], value["questions"][3]
    recommendation = second["recommendations"][0]
    statement = recommendation["statements"][1]
    statement["text"] = statement["text"].replace("very high", "synthetic")
    recommendation["strength"] = "synthetic-grade"
    entry = {"edition": "1.1.0", "date": "2026-12-24"}
    second["history"].append(entry | {"change": "updated", "reason": "Synthetic reason <b> for the change."})
    last["history"].append(entry | {"change": "withdrawn", "reason": "Synthetic reason of withdrawal."})
    new = json.loads(json.dumps(value["questions"][2]).replace("oncology-q3", "synthetic-new"))
    new |= {
        "id": "synthetic-new",
        "number": 5,
        "title": "Synthetic new question",
        "history": [entry | {"change": "added"}],
    }
    value["questions"].append(new)


def test_a_new_edition_has_a_redline_from_which_both_texts_can_be_read(data: Path, oncology: Site) -> None:
    value = changed(data, second_edition)
    site = site_of(data)
    page = parse(site / "changes" / "1.1.0" / "index.html")
    kinds = {str(each["id"]): str(each["data-change"]) for each in page.select(".change")}
    assert kinds == {"oncology-q2": "updated", "oncology-q4": "withdrawn", "synthetic-new": "added"}
    assert "2 unchanged" in page.get_text()
    section = one(page, '[id="oncology-q2"]')
    assert one(section, ".reason").get_text() == "Synthetic reason <b> for the change."
    headlines = [each.get_text() for each in section.select(".headline")]
    assert "Strength of Recommendation: Limited → Synthetic grade" in headlines
    redline = one(section, ".redline")
    for mark in redline.select(".hidden"):
        assert mark.get_text() in {"[removed: ", "[added: ", "]"}
        mark.decompose()
    texts = {
        "ins": oncology.questions[1]["recommendations"][0]["statements"],
        "del": value["questions"][1]["recommendations"][0]["statements"],
    }
    for left_out, statements in texts.items():
        copy = BeautifulSoup(str(redline), "html5lib")
        for element in copy.select(left_out):
            element.decompose()
        assert copy.get_text() == " ".join(statement["text"] for statement in statements)
    listed = one(parse(site / "changes" / "index.html"), "article").get_text()
    assert "1 added, 1 updated, 1 withdrawn, 2 unchanged. Compared with edition 1.0.0." in " ".join(listed.split())


def test_a_question_says_when_it_last_changed_and_links_the_redline(data: Path) -> None:
    changed(data, second_edition)
    site = site_of(data)
    for question, expected in (("oncology-q1", []), ("oncology-q2", ["../../changes/1.1.0/#oncology-q2"])):
        page = parse(site / "questions" / question / "index.html")
        assert [str(link["href"]) for link in page.select('.dates a[href*="changes/"]')] == expected


def test_a_withdrawn_question_keeps_its_address_and_its_last_text_marked_everywhere(data: Path) -> None:
    value = changed(data, second_edition)
    site = site_of(data)
    page = parse(site / "questions" / "oncology-q4" / "index.html")
    assert "Withdrawn in edition 1.1.0" in one(page, ".lead > .warning").get_text()
    assert "Synthetic reason of withdrawal." in one(page, ".lead > .warning").get_text()
    response = " ".join(each["text"] for each in value["questions"][3]["recommendations"][0]["statements"])
    assert one(page, ".response p").get_text() == response
    for address in ("", "questions", "strengths/limited"):
        rows = parse(site / address / "index.html").select("li[data-question]")
        assert {str(row["data-question"]): bool(row.select(".withdrawn")) for row in rows}["oncology-q4"]
        assert not [row for row in rows if row["data-question"] != "oncology-q4" and row.select(".withdrawn")]
    handout = site / "downloads" / "handouts" / "oncology-q4.pdf"
    assert "Withdrawn in edition 1.1.0" in "".join(page_texts(handout))
    assert "(withdrawn)" in cards(site / "downloads" / "flashcards.apkg")[3]["fields"][0]
    titles = [shown(slide) for slide in slides(site / "downloads" / "slides.pptx")]
    assert any("(withdrawn)" in title for title in titles)
    assert "Withdrawn in edition 1.1.0" in (site / "questions" / "oncology-q4.txt").read_text(encoding="utf-8")
    assert '"withdrawn":true' in (site / "search" / "questions-0.js").read_text(encoding="utf-8").replace("\\", "")


def test_text_that_is_ahead_of_its_published_edition_is_said_to_be(data: Path) -> None:
    def reword(value: Json) -> None:
        value["questions"][0]["title"] = "Synthetic title"

    changed(data, reword)
    text = parse(site_of(data) / "changes" / "index.html").get_text()
    assert "ahead of edition 1.0.0 as it was published: question 1." in text


def forget_history(value: Json) -> None:
    for question in value["questions"]:
        question["history"] = []


@pytest.mark.parametrize("spoil", ["edit", "remove", "rename", "newer"])
def test_a_frozen_edition_that_is_not_as_it_was_stops_the_build(data: Path, spoil: str) -> None:
    site = site_of(data)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    frozen = data.parent / "editions" / "1.0.0.json"
    if spoil == "edit":
        frozen.write_text(frozen.read_text(encoding="utf-8").replace("very high", "high"), encoding="utf-8")
        expected = "1.0.0.json: this frozen edition is not as it was published: its hash differs; restore it"
    elif spoil == "remove":
        frozen.unlink()
        expected = "1.0.0.json: this frozen edition is missing; restore it"
    elif spoil == "rename":
        frozen.rename(frozen.with_name("0.9.0.json"))
        expected = "0.9.0.json: no hash is stated for this frozen edition"
    else:
        changed(data, lambda value: value["collection"]["edition"].update(version="0.9.0"))
        changed(data, forget_history)
        expected = "edition 1.0.0 is newer than the collection's, 0.9.0; raise"
    done = run("build_site.py", "--data", data, "--site", site)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def sign(data: Path, question: str = "oncology-q1", date: str = "2026-12-01") -> subprocess.CompletedProcess[str]:
    signed = ["--reviewer", "Synthetic Reviewer", "--role", "Synthetic role", "--date", date]
    return run("sign_off.py", question, *signed, "--data", data)


def test_nothing_is_signed_off_in_the_published_collection(oncology: Site) -> None:
    assert not (ONCOLOGY.parent / "signoffs.json").exists()
    for question in oncology.questions:
        facts = one(oncology.question_page(question), ".facts")
        assert "No sign-off recorded" in facts.get_text()


def test_a_sign_off_holds_while_the_words_are_the_same_and_no_longer(data: Path) -> None:
    assert sign(data).returncode == 0
    page = parse(site_of(data) / "questions" / "oncology-q1" / "index.html")
    signed = "Signed off by Synthetic Reviewer (Synthetic role) on 1 December 2026, edition 1.0.0."
    assert signed in one(page, ".facts").get_text()
    changed(data, lambda value: value["questions"][0].update(topics=[], number=9))
    assert signed in parse(site_of(data) / "questions" / "oncology-q1" / "index.html").get_text()
    changed(data, lambda value: value["questions"][0].update(title="Synthetic title"))
    changed(data, raise_edition)
    text = parse(site_of(data) / "questions" / "oncology-q1" / "index.html").get_text()
    assert signed not in text
    assert (
        "The text changed since Synthetic Reviewer (Synthetic role) signed off edition 1.0.0 on 1 December 2026."
        in text
    )
    page = parse(data.parents[1] / "site" / "questions" / "oncology-q1" / "index.html")
    assert "lastReviewed" not in str(one(page, 'script[type="application/ld+json"]').string)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("sha256", "0" * 64, "signoffs[0].sha256: this is not the hash of oncology-q1 in edition 1.0.0"),
        ("edition", "7.0.0", "signoffs[0].edition: there is no edition '7.0.0'"),
        ("question", "oncology-q9", "signoffs[0].question: edition 1.0.0 has no question 'oncology-q9'; did you mean"),
        ("date", "soon", "signoffs[0].date: it is no date: 'soon'"),
        ("reviewer", "", "signoffs[0].reviewer: the text is empty"),
    ],
)
def test_a_forged_or_wrong_sign_off_is_reported(data: Path, field: str, value: str, expected: str) -> None:
    assert sign(data).returncode == 0
    file = data.parent / "signoffs.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["signoffs"][0][field] = value
    file.write_text(json.dumps(content), encoding="utf-8")
    done = run("build_pages.py", "--data", data, "--docs", data.parents[1] / "docs")
    assert done.returncode == 2
    assert f"{file}: {expected}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("question", "date"), [("oncology-q9", "2026-12-01"), ("oncology-q1", "soon")])
def test_a_wrong_sign_off_is_not_recorded(data: Path, question: str, date: str) -> None:
    assert sign(data, question, date).returncode == 2
    assert not (data.parent / "signoffs.json").exists()


@pytest.fixture
def repository(data: Path) -> Path:
    """The folder of a copy of the collection under version control, everything committed; returns the JSON's path."""
    (data.parents[1] / "CHANGELOG.md").write_text(
        "# Changelog\n\nSynthetic.\n\n## 1.0.0, 22 November 2026\n", encoding="utf-8"
    )
    git(data, "init", "--quiet")
    commit(data)
    return data


def git(data: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=Synthetic", "-c", "user.email=synthetic@example.org"]
    subprocess.run(["git", *settings, *arguments], cwd=data.parents[1], check=True, capture_output=True)


def commit(data: Path) -> None:
    git(data, "add", "-A")
    git(data, "commit", "--quiet", "--message", "Synthetic")


def release(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    changelog = data.parents[1] / "CHANGELOG.md"
    return run("release.py", *arguments, "--date", "2026-12-24", "--data", data, "--changelog", changelog)


def reword(data: Path) -> None:
    """Change one word as an editor would, in the text of the file."""
    text = data.read_text(encoding="utf-8")
    assert text.count("unless very high bleeding risk") == 1
    data.write_text(text.replace("unless very high bleeding risk", "unless synthetic bleeding risk"), encoding="utf-8")


def test_a_release_bumps_freezes_notes_and_leaves_the_rest_of_the_file_alone(repository: Path) -> None:
    reword(repository)
    commit(repository)
    before = repository.read_text(encoding="utf-8")
    done = release(repository, "1.1.0", "--reason", "oncology-q2=Synthetic “reason”.", "--note", "Synthetic note.")
    assert done.returncode == 0, done.stderr
    after = repository.read_text(encoding="utf-8")
    removed = [line for line in before.splitlines() if line not in after.splitlines()]
    assert len(removed) <= 8
    value = json.loads(after)
    assert value["collection"]["edition"] == {"version": "1.1.0", "date": "2026-12-24", "note": "Synthetic note."}
    assert value["questions"][1]["history"][-1] == {
        "edition": "1.1.0", "date": "2026-12-24", "change": "updated", "reason": "Synthetic “reason”.",
    }  # fmt: skip
    assert [len(question["history"]) for question in value["questions"]] == [1, 2, 1, 1]
    editions = repository.parent / "editions"
    assert (editions / "1.1.0.json").read_text(encoding="utf-8") == after
    sums = dict(line.split("  ")[::-1] for line in (editions / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in editions.glob("*.json")}
    changelog = (repository.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.index("## 1.1.0, 24 December 2026\n\n### Data\n\n") < changelog.index("## 1.0.0, 22 November 2026")
    assert "- Question 2: updated. Synthetic “reason”." in changelog
    old, new = editions / "1.0.0.json", editions / "1.1.0.json"
    assert run("compare_editions.py", old, new).returncode == 0
    page = parse(site_of(repository) / "changes" / "1.1.0" / "index.html")
    assert [str(each["id"]) for each in page.select(".change")] == ["oncology-q2"]


REFUSED: list[tuple[str, list[str], str]] = [
    ("commit", ["1.1.0"], "oncology-q2: its text changed"),
    ("commit", ["1.1.0"], 'say why: --reason oncology-q2="…"'),
    ("leave", ["1.1.0", "--reason", "oncology-q2=x"], "something is not committed"),
    ("commit", ["1.0.0", "--reason", "oncology-q2=x"], "1.0.0 is not newer than the present edition"),
    ("commit", ["1.1", "--reason", "oncology-q2=x"], "'1.1' is no semantic version"),
    ("commit", ["1.1.0", "--reason", "oncology-q2=x", "--reason", "oncology-q1=x"], "oncology-q1: nothing of its text changed"),
    ("commit", ["1.1.0", "--reason", "oncology-q9=x"], "oncology-q9: there is no such question"),
    ("commit", ["1.1.0", "--reason", "oncology-q2="], "oncology-q2: no reason is given"),
    ("restore", ["1.1.0"], "nothing changed since edition 1.0.0"),
    ("remove", ["1.1.0"], "oncology-q4: it is gone, and was not withdrawn"),
    ("invalid", ["1.1.0"], "questions[0].title: the text is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "arguments", "expected"), REFUSED)
def test_a_release_is_refused_with_its_reason_and_changes_nothing(
    repository: Path, state: str, arguments: list[str], expected: str
) -> None:
    if state in ("commit", "leave"):
        reword(repository)
    if state == "remove":
        value = json.loads(repository.read_text(encoding="utf-8"))
        value["questions"].pop()
        for question in value["questions"]:
            question["related"] = []
        repository.write_text(json.dumps(value), encoding="utf-8")
    if state == "invalid":
        changed(repository, lambda value: value["questions"][0].update(title=""))
    if state in ("commit", "remove", "invalid"):
        commit(repository)
    before = {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()}
    done = release(repository, *arguments)
    assert done.returncode == 2, done.stdout
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in repository.parent.rglob("*") if path.is_file()} == before


def test_a_release_whose_files_cannot_be_made_is_refused(repository: Path) -> None:
    text = repository.read_text(encoding="utf-8")
    repository.write_text(text.replace("unless very high", "unless \ue0ff high"), encoding="utf-8")
    commit(repository)
    before = repository.read_bytes()
    done = release(repository, "1.1.0", "--reason", "oncology-q2=Synthetic.")
    assert done.returncode == 1
    assert "handbook.pdf was not made: no font has “\ue0ff” (U+E0FF), in question 2 (oncology-q2)" in done.stderr
    assert repository.read_bytes() == before


@pytest.mark.parametrize("indent", [None, 2])
def test_a_change_of_a_json_text_leaves_every_other_character(indent: int | None) -> None:
    value: Json = {"a": [1, {"b": 'x,]}"', "c": []}], "d": {"e": {"f": [{"g": 1}, {"g": 2}]}}}
    text = json.dumps(value, indent=indent)
    start, end = span(text, ("d", "e", "f", 1, "g"))
    assert text[start:end] == "2"
    longer = appended(text, ("d", "e", "f"), {"g": 3})
    assert json.loads(longer)["d"]["e"]["f"] == [{"g": 1}, {"g": 2}, {"g": 3}]
    assert longer.replace('{ "g": 3 }', "").count("\n") == text.count("\n") + (indent is not None)
    assert json.loads(appended(text, ("a", 1, "c"), 5))["a"][1]["c"] == [5]
    assert json.loads(replaced(text, ("a", 1, "b"), "y"))["a"] == [1, {"b": "y", "c": []}]
    assert json.loads(added(text, ("d",), "h", [1]))["d"] == value["d"] | {"h": [1]}
    with pytest.raises(KeyError):
        span(text, ("d", "z"))


def test_the_published_edition_is_frozen_as_it_is() -> None:
    version = json.loads(ONCOLOGY.read_text(encoding="utf-8"))["collection"]["edition"]["version"]
    assert (PROJECT / "data" / "editions" / f"{version}.json").read_bytes() == ONCOLOGY.read_bytes()


def test_each_file_of_open_data_is_listed_with_its_hash_and_linked_from_questions(site: Site) -> None:
    rows = site.pages["downloads/"].select(".downloads > li")
    listed = {str(one(row, "a[href]")["href"]): one(row, ".hash").get_text() for row in rows}
    for link, digest in listed.items():
        path = (site.folder / "downloads" / link).resolve()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, link
    assert {"../data/collection.json", "../data/collection.schema.json", "../data/questions.csv", "../data/questions.xlsx",
            "../downloads/review-sheet.xlsx", "../changes/feed.xml", "../llms.txt"} <= set(listed)  # fmt: skip
    for question in site.questions:
        links = {str(link["href"]) for link in one(site.question_page(question), ".data-files").select("a")}
        own = question["id"]
        expected = {f"../../data/questions/{own}.json", f"../../questions/{own}.txt", "../../data/collection.json"}
        expected |= {f"../../data/citations/{own}.{kind}" for kind in ("ris", "bib", "csl.json")}
        assert expected <= links


def test_pages_carry_what_machines_read(site: Site) -> None:
    def texts(value: object) -> list[str]:
        members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return [value] if isinstance(value, str) else [text for each in members for text in texts(each)]

    for question in site.questions:
        page = site.question_page(question)
        markup = json.loads(str(one(page, 'script[type="application/ld+json"]').string))
        responses = [" ".join(s["text"] for s in r["statements"]) for r in question["recommendations"]]
        assert set(responses) <= set(texts(markup))
        assert "evidenceLevel" not in json.dumps(markup)
        for name in ("citation_title", "DC.title"):
            assert str(one(page, f'meta[name="{name}"]')["content"]).startswith(question["title"])

"""A question's plain text has its responses in full and all that belongs to them; a list points programs to it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator

from exported import Opened, folded, inferred, notes, opened, plain, response, titled
from sites import NOT_STATED, Json, number_of, standing, states_consensus, withdrawal
from stated import (
    ABSENT,
    Stated,
    absent,
    certainty_of,
    further_of_answer,
    further_of_question,
    level_of,
    strength_of,
    text_words,
    vote_of,
)


def responses_in(of: Opened, text: str) -> list[tuple[bool, str]]:
    """The responses in a question's plain text, with their marks: what is between their heading and their strength."""
    label = re.escape(of.data["strength_scheme"]["label"])
    heading = r"^Response/Recommendation(?: \d+ of \d+)?( \(placement inferred\))?\n"
    found = re.findall(rf"(?ms){heading}(.*?)\n{label}: ", text)
    return [(bool(mark), response.replace("\n", " ")) for mark, response in found]


def test_the_plain_text_has_every_response_in_full_and_all_that_belongs_to_it(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        text = each.text(f"questions/{question['id']}.txt")
        assert responses_in(each, text) == [
            (inferred(question, f"recommendations.{item['id']}.statements"), response(item))
            for item in question["recommendations"]
        ]
        lines = text.split("\n")
        gone = withdrawal(question)
        states = ["placement inferred"] * inferred(question, "title") + standing(each.data, question)
        marks = f" ({', '.join(states)})" if states else ""
        assert lines[0] == f"{number_of(question)}. {question['title']}{marks}"
        assert not gone or f"Withdrawn in edition {gone['edition']}, {day_of(gone)}: {gone['reason']}" in plain(text)
        for item in question["recommendations"]:
            for name, line in lines_of_answer(each, question, item):
                is_marked = inferred(question, f"recommendations.{item['id']}.{name}") and not line.endswith(ABSENT)
                mark = " (placement inferred)" * is_marked
                assert f"\n{line}{mark}\n" in text or f"\n{line}{mark}. " in text, line
        labels = {fact.label for fact in further_of_answers(each, question)}
        said = [line.partition(": ")[0] for line in text.split("\nWhere it stands in the source\n")[0].split("\n")]
        assert Counter(label for label in said if label in labels) == Counter(
            fact.label for fact in further_of_answers(each, question) if fact.text
        )
        assert states_consensus(each.data) == ("Vote" in said)
        names = ", ".join(each.names(question)) or absent(each.data, question, "authors")
        assert f"Authors{' (placement inferred)' * inferred(question, 'authors')}: {names}" in map(plain, lines)
        for part in question.get("parts", []):
            mark = " (placement inferred)" * inferred(question, f"parts.{part['id']}")
            assert f"\nPart {part['label']}{mark}\n{part['text']}\n" in text
        references = question.get("references") or []
        first = f"{references[0].get('citation-number', 1)}. " if references else ""
        rationale = f"{text_words(question['rationale'])}\n" if question.get("rationale") else ""
        for name, stated in (("rationale", rationale), ("references", first)):
            mark = " (placement inferred)" * inferred(question, name)
            assert f"\n{name.capitalize()}{mark}\n{stated or absent(each.data, question, name)}" in text
        assert all(reference["title"] in text for reference in references)
        for fact in further_of_question(each.data, question):
            mark = " (placement inferred)" * inferred(question, fact.placed)
            assert (f"\n{fact.label}{mark}\n{fact.text}\n" in plain(text)) == bool(fact.text)
        named = " (placement inferred)" * inferred(question, "title")
        title = question["title"] if question["title"].endswith((".", "?", "!", "？", "؟")) else f"{question['title']}."
        cited = f"Question {number_of(question)}: {title}{named} In: {profile['title']} (web site), edition "
        [cite] = [line for line in map(plain, lines) if line.startswith(cited)]
        assert cite.startswith(f"{cited}{profile['edition']['version']}, ")
        for note in notes(question):
            assert re.search(rf"^Placement inferred \([^\n]+\): {re.escape(note)}$", text, re.MULTILINE)
            assert f"(placement inferred: {note})" in text
        stands = text.partition("\nWhere it stands in the source\n")[2].split("\n\n")[0].splitlines()
        for entry, line in zip(question.get("provenance", []), stands, strict=True):
            first, last = entry["lines"]
            assert re.search(rf"\bline {first}\b" if first == last else rf"\blines {first}–{last}\b", line)
        assert f"\nRights: {profile.get('rights') or NOT_STATED}\n" in text
        assert f"\nThis site’s edition {profile['edition']['version']}, " in text
        assert (lines[-2] == f"{each.site_url}questions/{question['id']}/") == bool(each.site_url)


def lines_of_answer(of: Opened, question: Json, answer: Json) -> Iterator[tuple[str, str]]:
    """The lines below a response, each with the field that says where it is in the source."""
    yield "strength", f"{of.data['strength_scheme']['label']}: {strength_of(of.data, question, answer)}"
    if certainty := certainty_of(of.data, question, answer):
        yield "certainty", f"{of.data['certainty_scheme']['label']}: {certainty}"
    if states_consensus(of.data):
        yield "consensus", f"{of.data['consensus_scheme']['label']}: {level_of(of.data, question, answer)}"
        yield "consensus", f"Vote: {vote_of(of.data, question, answer)}"
    for fact in further_of_answer(of.data, question, answer):
        if fact.text:
            yield fact.placed, f"{fact.label}: {fact.text}"


def further_of_answers(of: Opened, question: Json) -> list[Stated]:
    return [fact for each in question["recommendations"] for fact in further_of_answer(of.data, question, each)]


def day_of(entry: Json) -> str:
    """The date of a history entry, as pages write it."""
    date = datetime.date.fromisoformat(entry["date"])
    return f"{date.day} {date:%B %Y}"


def test_every_note_on_how_a_field_was_placed_is_there(raw: Json) -> None:
    entries = raw["questions"][0]["provenance"]
    [strength] = [entry for entry in entries if entry["field"].endswith(".strength")]
    strength |= {"placement": "inferred", "note": "Synthetic first."}
    entries.append({**strength, "note": "Synthetic second."})
    lines = opened(raw).text("questions/oncology-q1.txt").split("\n")
    assert [line for line in lines if line.startswith("Placement inferred (strength): Synthetic")] == [
        "Placement inferred (strength): Synthetic first.", "Placement inferred (strength): Synthetic second.",
    ]  # fmt: skip


def test_a_field_with_one_inferred_place_is_marked_and_both_places_are_named(raw: Json) -> None:
    entries = raw["questions"][0]["provenance"]
    [strength] = [entry for entry in entries if entry["field"].endswith(".strength")]
    entries.append({**strength, "lines": [1, 2], "placement": "inferred", "note": "Synthetic note."})
    lines = opened(raw).text("questions/oncology-q1.txt").split("\n")
    assert "Strength of Recommendation: Limited (placement inferred). The source does not define this grade." in lines
    assert "Strength: lines 1–2 (placement inferred: Synthetic note.)" in lines
    assert sum(line.startswith("Strength: line") for line in lines) == 2


def test_the_list_for_programs_links_every_plain_text(each: Opened) -> None:
    text = each.text("llms.txt")
    lines = text.split("\n")
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert each.data["collection"]["edition"]["version"] in lines[2]
    links = re.findall(r"^- \[(.*)\]\(([^()\s]+)\): (.+)$", text, re.MULTILINE)
    assert len(links) == sum(line.startswith("- ") for line in lines)
    targets = [target.removeprefix(each.site_url) for _, target, _ in links]
    assert all(target.startswith(each.site_url) for _, target, _ in links)
    assert all(target in each.files for target in targets)
    assert targets[: len(each.questions)] == [f"questions/{question['id']}.txt" for question in each.questions]
    for question, (name, _, said) in zip(each.questions, links, strict=False):
        assert re.sub(r"\\(.)", r"\1", name).startswith(f"{number_of(question)}. {folded(titled(question))}")
        for item in question["recommendations"]:
            mark = " (placement inferred)" * inferred(question, f"recommendations.{item['id']}.strength")
            label = strength_of(each.data, question, item) + mark
            assert label in re.sub(r"\\(.)", r"\1", said)

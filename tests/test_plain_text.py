"""A question's plain text has its responses in full and all that belongs to them; a list points programs to it."""

from __future__ import annotations

import datetime
import re

from exported import Opened, figure_text, folded, inferred, notes, opened, plain, response, titled
from sites import NOT_STATED, Json, number_of, standing, states_consensus, withdrawal


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
            at, consensus = f"recommendations.{item['id']}", item.get("consensus") or {}
            known = [("strength", "grades", item.get("strength"))]
            if states_consensus(each.data):
                known.append(("consensus", "levels", consensus.get("level")))
            for name, members, value in known:
                scheme = each.data[f"{name}_scheme"]
                mark = " (placement inferred)" * inferred(question, f"{at}.{name}")
                line = f"{scheme['label']}: {each.label(f'{name}_scheme', members, value)}{mark}"
                assert any(found == line or found.startswith(f"{line}. ") for found in lines)
            vote = consensus.get("vote")
            assert states_consensus(each.data) == any(
                found.startswith(f"Vote: Agree {figure_text(vote['agree'])}%" if vote else f"Vote: {NOT_STATED}")
                for found in lines
            )
        names = ", ".join(each.names(question)) or NOT_STATED
        assert f"Authors{' (placement inferred)' * inferred(question, 'authors')}: {names}" in map(plain, lines)
        for part in question.get("parts", []):
            mark = " (placement inferred)" * inferred(question, f"parts.{part['id']}")
            assert f"\nPart {part['label']}{mark}\n{part['text']}\n" in text
        for name in ("rationale", "references"):
            stated = question.get(name)
            mark = " (placement inferred)" * inferred(question, name)
            first = (stated[0] if name == "rationale" else "1. ") if stated else NOT_STATED
            assert f"\n{name.capitalize()}{mark}\n{first}" in text
            assert all(item in text if isinstance(item, str) else item["title"] in text for item in stated or [])
        named = " (placement inferred)" * inferred(question, "title")
        title = question["title"] if question["title"].endswith((".", "?", "!")) else f"{question['title']}."
        cited = f"Question {number_of(question)}: {title}{named} In: {profile['title']} (web site), edition "
        [cite] = [line for line in map(plain, lines) if line.startswith(cited)]
        assert cite.startswith(f"{cited}{profile['edition']['version']}, ")
        for note in notes(question):
            assert re.search(rf"^Placement inferred \([^\n]+\): {re.escape(note)}$", text, re.MULTILINE)
            assert f"(placement inferred: {note})" in text
        assert f"\nRights: {profile.get('rights') or NOT_STATED}\n" in text
        assert f"\nThis site’s edition {profile['edition']['version']}, " in text
        assert (lines[-2] == f"{each.site_url}questions/{question['id']}/") == bool(each.site_url)


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
            label = each.label("strength_scheme", "grades", item.get("strength")) + mark
            assert label in re.sub(r"\\(.)", r"\1", said)

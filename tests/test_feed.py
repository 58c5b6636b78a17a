"""The feed lists each change once, newest first, as RFC 4287 requires, and its ids stay the same."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from exported import Opened, opened, titled
from sites import Json, number_of

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_entries(of: Opened) -> list[tuple[str, str, str, str]]:
    """Title, time, link and summary of each entry, in the feed's order."""
    root = ET.fromstring(of.files["changes/feed.xml"])
    return [
        (
            entry.findtext(f"{ATOM}title", ""),
            entry.findtext(f"{ATOM}updated", ""),
            entry.find(f"{ATOM}link").get("href", ""),  # type: ignore[union-attr]
            entry.findtext(f"{ATOM}summary", ""),
        )
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_the_feed_lists_each_change_newest_first(each: Opened) -> None:
    changes = [(entry, question) for question in each.questions for entry in question.get("history", [])]
    changes.sort(key=lambda change: change[0]["date"], reverse=True)
    assert feed_entries(each) == [
        (
            f"Question {number_of(question)}: {titled(question)} {entry['change']} in edition {entry['edition']}",
            f"{entry['date']}T00:00:00Z",
            f"{each.site_url or '../'}questions/{question['id']}/",
            entry.get("reason") or "",
        )
        for entry, question in changes
    ]


def test_the_feed_has_what_rfc_4287_requires(each: Opened, hostile: Opened) -> None:
    for of in (each, hostile):
        root = ET.fromstring(of.files["changes/feed.xml"])
        profile = of.data["collection"]
        assert root.tag == f"{ATOM}feed"
        language = profile.get("language", "en")
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang", "en") == language
        assert root.findtext(f"{ATOM}title") == root.findtext(f"{ATOM}author/{ATOM}name") == profile["title"]
        assert root.findtext(f"{ATOM}updated") == f"{profile['edition']['date']}T00:00:00Z"
        for record in (root, *root.iter(f"{ATOM}entry")):
            assert [len(record.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids) == 1 + sum(len(question.get("history", [])) for question in of.questions)
        assert all(
            re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", each)
            for each in ids
        )
        own = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == ([f"{of.site_url}changes/feed.xml"] if of.site_url else [])


def test_a_feeds_ids_stay_when_its_texts_change(raw: Json) -> None:
    def ids(data: Json) -> list[str | None]:
        return [element.text for element in ET.fromstring(opened(data).files["changes/feed.xml"]).iter(f"{ATOM}id")]

    before = ids(raw)
    raw["questions"][0]["title"] = "Synthetic title"
    raw["collection"]["title"] = "Synthetic collection"
    raw["questions"][0]["history"].append(
        {"edition": "1.0.0", "date": "2026-11-22", "change": "updated", "reason": None}
    )
    assert set(before) < set(ids(raw))

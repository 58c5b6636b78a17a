"""Every way through a site leads somewhere: links, anchors, both directions of a relation, and Home to every page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from sites import IN_HOME, Json, Site, one


def resolved(address: str, link: str) -> str | None:
    """Where `link` on the page at `address` leads within the site, its anchor kept; None when it leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    base = "/" + (address if address.endswith("/") or not address else posixpath.dirname(address))
    path = posixpath.normpath(posixpath.join(base, unquote(parts.path))) if parts.path else "/" + address
    path = path.lstrip("/")
    if path and parts.path and (parts.path.endswith("/") or parts.path in {".", ".."}):
        path += "/"
    return f"{path}#{unquote(parts.fragment)}" if parts.fragment else path


def targets(address: str, page: BeautifulSoup) -> set[str]:
    found = {resolved(address, str(link["href"])) for link in page.select("a[href]")}
    return {target for target in found if target is not None}


def test_every_internal_link_and_anchor_resolves(site: Site) -> None:
    checked = 0
    for address, page in site.pages.items():
        for target in targets(address, page):
            path, _, anchor = target.partition("#")
            if path not in site.pages:
                assert (site.folder / path).is_file(), f"{address} → {target}"
            elif anchor:
                assert site.pages[path].find(id=anchor) is not None, f"{address} → {target}"
            checked += 1
    assert checked > len(site.pages)


def test_every_asset_that_a_page_names_is_there(site: Site) -> None:
    for address, page in site.pages.items():
        for element in page.select("[src], link[href]:not([rel=prev], [rel=next], [rel=canonical])"):
            link = str(element.get("src") or element.get("href"))
            target = resolved(address, link)
            assert target is not None, f"{address} requests {link}"
            assert (site.folder / target).is_file(), f"{address} → {link}"


def test_no_page_style_or_script_contacts_a_third_party(site: Site) -> None:
    allowed = {"a", "base"}
    for address, page in site.pages.items():
        for element in page.find_all(True):
            for name, value in element.attrs.items():
                if name in {"href", "src", "srcset", "action", "poster", "data", "formaction", "ping"}:
                    external = bool(re.match(r"\s*(https?:)?//", str(value)))
                    assert not external or element.name in allowed, f"{address}: {element.name} {value}"
                assert not name.startswith("on"), f"{address}: {name}"
                assert not str(value).lower().startswith("javascript:"), f"{address}: {value}"
            assert element.name not in {"iframe", "object", "embed"}
    for style in site.folder.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", style.read_text(encoding="utf-8")), style


def test_every_page_and_the_host_forbid_what_is_not_the_sites_own(site: Site) -> None:
    own = ("script-src", "style-src", "font-src", "connect-src", "manifest-src", "worker-src")
    allowed = {**dict.fromkeys(own, "'self'"), **dict.fromkeys(("default-src", "form-action", "base-uri"), "'none'")}
    allowed["img-src"] = "'self' data:"

    def rules(policy: str) -> dict[str, str]:
        return dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    for address, page in site.pages.items():
        [policy] = page.select('meta[http-equiv="Content-Security-Policy"]')
        assert rules(str(policy["content"])) == allowed, address
    headers = (site.folder / "_headers").read_text(encoding="utf-8")
    [sent] = re.findall("Content-Security-Policy: (.*)", headers)
    assert rules(sent) == allowed | {"frame-ancestors": "'none'"}


def test_every_page_can_be_reached_from_home(site: Site) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        address = waiting.pop()
        for target in targets(address, site.pages[address]):
            path = target.partition("#")[0]
            if path in site.pages and path not in reached:
                reached.add(path)
                waiting.append(path)
    assert reached == set(site.pages) - {"404.html"}


def test_home_and_the_list_of_questions_lead_to_every_other_list_with_its_count(site: Site) -> None:
    data = site.data
    certainty = data.get("certainty_scheme") or {"levels": []}
    lists = {
        **({"sections/": ("Sections", len(data["sections"]))} if data.get("sections") else {}),
        **({"certainty/": (certainty["label"], len(certainty["levels"]))} if certainty["levels"] else {}),
        "strengths/": (data["strength_scheme"]["label"], len(data["strength_scheme"].get("grades", []))),
        "consensus/": (data["consensus_scheme"]["label"], len(data["consensus_scheme"].get("levels", []))),
        "topics/": ("Topics", len(data.get("topics", []))),
        "authors/": ("Authors", len(data.get("authors", []))),
        "glossary/": ("Glossary", len(data.get("terms", []))),
    }
    for address, selector in (("", ".ways dt"), ("questions/", ".other-lists li")):
        found = {}
        for way in site.pages[address].select(selector):
            link = one(way, "a:not(.mark)")
            found[resolved(address, str(link["href"]))] = (link.get_text(), int(one(way, ".count").get_text()))
        assert found == lists


def test_lists_and_their_records_have_the_way_back_to_the_questions(site: Site) -> None:
    folders = ("strengths/", "consensus/", "topics/", "authors/", "glossary/")
    checked = 0
    for address, page in site.pages.items():
        top = address.partition("/")[0] + "/"
        if top in folders:
            steps = [resolved(address, str(link["href"])) for link in page.select(".crumbs a")]
            is_top = re.sub(r"page\.\d+/$", "", address) == top
            assert steps == (["questions/"] if is_top else ["questions/", top])
            checked += 1
    assert checked >= len(folders)


def test_every_question_can_be_reached_without_the_navigation(site: Site) -> None:
    home = {resolved("", str(link["href"])) for link in one(site.pages[""], "article").select("a[href]")}
    if len(site.questions) > IN_HOME:
        assert "questions/" in home
        home = {target for page in site.listed("questions/") for target in targets("questions/", page)}
    assert {f"questions/{question['id']}/" for question in site.questions} <= home


def test_titles_are_unique_and_name_the_collection(site: Site) -> None:
    titles = Counter(page.title.get_text() for page in site.pages.values() if page.title)
    assert len(titles) == len(site.pages)
    assert all(site.data["collection"]["title"] in title for title in titles)


def test_every_page_has_one_main_heading_and_unique_ids(site: Site) -> None:
    for address, page in site.pages.items():
        assert len(page.select("h1")) == 1, address
        ids = Counter(str(element["id"]) for element in page.select("[id]"))
        assert not [id_ for id_, count in ids.items() if count > 1], address


def test_every_record_of_a_question_has_its_own_anchor(site: Site) -> None:
    for question in site.questions:
        page = site.question_page(question)
        records: list[Json] = [question, *question.get("parts", []), *question["recommendations"]]
        records += [
            statement for recommendation in question["recommendations"] for statement in recommendation["statements"]
        ]
        linked = targets(f"questions/{question['id']}/", page)
        for record in records:
            assert page.find(id=record["id"]) is not None
            if record in question["recommendations"] or ("text" in record and record not in question.get("parts", [])):
                assert f"questions/{question['id']}/#{record['id']}" in linked


def test_relations_are_linked_in_both_directions(site: Site) -> None:
    def page_targets(address: str) -> set[str]:
        return {target.partition("#")[0] for page in site.listed(address) for target in targets(address, page)}

    pairs = set()
    for question in site.questions:
        own = f"questions/{question['id']}/"
        for recommendation in question["recommendations"]:
            if recommendation.get("strength"):
                pairs.add((own, f"strengths/{recommendation['strength']}/"))
            if (recommendation.get("consensus") or {}).get("level"):
                pairs.add((own, f"consensus/{recommendation['consensus']['level']}/"))
        pairs |= {(own, f"authors/{author}/") for author in question.get("authors") or []}
        pairs |= {(own, f"topics/{topic}/") for topic in question.get("topics", [])}
        pairs |= {(own, f"questions/{other}/") for other in question.get("related", [])}
    for this, other in pairs:
        assert other in page_targets(this)
        assert this in page_targets(other)


def test_a_hook_that_is_a_link_leads_to_the_page_of_its_record(site: Site) -> None:
    folders = {
        "strength": "strengths",
        "consensus": "consensus",
        "author": "authors",
        "topic": "topics",
        "question": "questions",
    }
    for address, page in site.pages.items():
        for hook, folder in folders.items():
            for element in page.select(f"[data-{hook}]"):
                link = (
                    element.select_one(".question__title")
                    if hook == "question"
                    else element.find_parent("a") or element
                )
                if link is not None and link.name == "a":
                    assert resolved(address, str(link["href"])) == f"{folder}/{element[f'data-{hook}']}/", address


def test_related_questions_are_those_named_and_those_that_name_it(site: Site) -> None:
    related: dict[str, set[str]] = {question["id"]: set() for question in site.questions}
    for question in site.questions:
        for other in question.get("related", []):
            related[question["id"]].add(other)
            related[other].add(question["id"])
    for question in site.questions:
        own = f"questions/{question['id']}/"
        links = site.question_page(question).select(".related a")
        shown = [resolved(own, str(link["href"])) for link in links]
        ordered = [f"questions/{each['id']}/" for each in site.questions if each["id"] in related[question["id"]]]
        assert shown == ordered


def test_previous_and_next_follow_the_numbers(site: Site) -> None:
    row = [f"questions/{question['id']}/" for question in site.questions]
    for position, address in enumerate(row):
        page = site.pages[address]
        shown = {
            rel: [resolved(address, str(a["href"])) for a in page.select(f'.steps a[rel="{rel}"]')]
            for rel in ("prev", "next")
        }
        assert shown == {"prev": row[:position][-1:], "next": row[position + 1 :][:1]}


def test_the_404_page_helps(site: Site) -> None:
    article = one(site.pages["404.html"], "article")
    assert "Page not found" in article.get_text()
    links = {str(link["href"]) for link in article.select("a[href]")}
    lists = {"strengths", "consensus", "topics", "authors", "glossary"}
    assert {"/questions/", "/help/", *(f"/{name}/" for name in lists)} <= links

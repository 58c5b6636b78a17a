"""What the environment decides of a run: the site's address and the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consensus.problems import Problem, nearest
from consensus.record import is_web_address

PAPERS = ("a4", "us-letter")


@dataclass(frozen=True)
class Settings:
    """`site_url` is the hosted address, ending in "/", or "" when it is not known; `paper` is one of PAPERS."""

    site_url: str = ""
    paper: str = PAPERS[0]


def settings_in(environment: Mapping[str, str]) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that SITE_URL and PAPER make, and what is wrong with them."""
    site_url, paper = environment.get("SITE_URL", ""), environment.get("PAPER") or PAPERS[0]
    problems = (*_site_url_problems(site_url), *_paper_problems(paper))
    return Settings(f"{site_url.rstrip('/')}/" if site_url else "", paper), problems


def _site_url_problems(site_url: str) -> Iterator[Problem]:
    cure = 'write it as "https://host/folder/", or leave it out'
    if site_url and not is_web_address(site_url, ("http", "https")):
        yield Problem("SITE_URL in the environment", f"{site_url!r} is no address", cure)
    elif site_url and re.search(r"[?#]|//[^/]*@", site_url):
        yield Problem("SITE_URL in the environment", "it has a query, an anchor or a password", cure)


def _paper_problems(paper: str) -> Iterator[Problem]:
    if paper not in PAPERS:
        cure = nearest(paper, PAPERS, f"use one of: {', '.join(PAPERS)}")
        yield Problem("PAPER in the environment", f"there is no paper {paper!r}", cure)

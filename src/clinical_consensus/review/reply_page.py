"""Write what reviewers replied as one page that opens from the disk, with what they propose as redlines."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from clinical_consensus.review.replies import Remark, Reply, holds

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class _Group:
    """The remarks on one text; `before` is how many stand above them in their section."""

    id: str
    question: str
    name: str
    text: str
    sha256: str
    remarks: tuple[Remark, ...]
    before: int


def reply_page(reply: Reply) -> str:
    """Return the page: no script, nothing from elsewhere, and a policy that forbids both."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (_HERE / "remarks.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sections = {name: getattr(reply, name) for name in ("remarks", "set_apart", "unplaced")}
    titles = {each.id: f"{each.numbering} {each.heading}" for each in reply.view.questions}
    counted = {**sections, "reviewers": reply.reviewers, "problems": reply.problems}
    return environment.get_template("remarks.html").render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704 - our own file
        language=reply.view.spoken.language,
        title=reply.view.title,
        edition=reply.view.profile.edition.version,
        counts={name: len(each) for name, each in counted.items()},
        reviewers=reply.reviewers,
        problems=reply.problems,
        holds=holds,
        **{name: tuple(_groups(each, titles)) for name, each in sections.items()},
    )


def _groups(remarks: Sequence[Remark], titles: Mapping[str, str]) -> Iterator[_Group]:
    before = 0
    for identifier, each in groupby(remarks, key=lambda remark: remark.row.id):
        own = tuple(each)
        text = own[0].text
        name, words, digest = (text.name, text.text, text.sha256) if text else ("No such text", "", "")
        title = titles.get(text.question, "") if text else ""
        yield _Group(identifier, title, name, words, digest, own, before)
        before += len(own)

"""A hook of MkDocs: a body that begins with `<` is HTML, and is passed on as it is.

Without it, MkDocs reads every generated page twice as HTML and once as Markdown, for the same page: Zensical, which has
no hooks, does so.
"""

from __future__ import annotations

import re

from mkdocs.structure.pages import Page

_ID = re.compile(r' id="([^"]+)"')


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Return what is left to read as Markdown: nothing of a body that is HTML."""
    if not markdown.startswith("<"):
        return markdown
    page.meta["html_body"] = markdown.rstrip()
    return ""


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Return the page's content, and tell MkDocs the anchors in it, to which other pages may link."""
    body = page.meta.pop("html_body", None)
    if body is None:
        return html
    page.present_anchor_ids = set(_ID.findall(body))
    return str(body)

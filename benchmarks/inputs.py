"""Writes what the builders of benchmarks/builders.py read, for one number of questions.

Run as a process of its own, because a process that measures must stay small: inputs.py COUNT FOLDER.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from collection import synthetic
from measuring import PROJECT

BASE, CHANGED = "base", "changed"
"""The folders of the two collections, which differ in one sentence. Those of the second hold what differs alone."""

DATA, STOCK, HUGO = "synthetic.json", "stock", "hugo"
"""What is in them: the collection's file, the pages for MkDocs and Zensical, and the pages for Hugo."""

CHANGED_PAGE = "questions/synthetic-q1/index"
SENTENCE = "This SYNTHETIC sentence was changed."
"""The sentence of the second collection, and the page that shows it, without its suffix."""

_TITLE = re.compile(r"---\n.*?^(title: .*?\n).*?^---\n", re.DOTALL | re.MULTILINE)
_HUGO = {
    "hugo.toml": 'title = "plain"\nlocale = "en"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]\n'
    '[security]\nallowContent = ["^text/html$", "^text/markdown$"]\n',
    "layouts/all.html": '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{{ .Title }}</title>'
    '</head>\n<body><nav><a href="/">{{ site.Title }}</a></nav><main>{{ .Content }}</main></body>\n</html>\n',
}
"""A site of Hugo with a plain theme, by path: every page is its title, a link to the home page and its body."""


def main() -> int:
    """Write the inputs of COUNT questions into FOLDER."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    write_data(folder, count)
    docs = folder / "docs"
    shutil.copytree(PROJECT / "docs", docs)
    for name in (BASE, CHANGED):
        script: list[str | Path] = [sys.executable, PROJECT / "scripts" / "build_pages.py"]
        command = [*script, "--data", folder / name / DATA, "--docs", docs]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
        write_new(folder, name, f"{STOCK}/mkdocs.yml", stock_settings(settings).encode())
        for path, content in stock_files(docs):
            write_new(folder, name, f"{STOCK}/docs/{path}", content)
        for path, content in hugo_files(docs):
            write_new(folder, name, f"{HUGO}/{path}", content)
    shutil.rmtree(docs)
    return 0


def write_data(folder: Path, count: int) -> None:
    """Write the two collections of `count` questions."""
    data = synthetic(count)
    write_new(folder, BASE, DATA, as_json(data))
    data["questions"][0]["recommendations"][0]["statements"][0]["text"] = SENTENCE
    write_new(folder, CHANGED, DATA, as_json(data))


def as_json(data: dict[str, Any]) -> bytes:
    """Return a collection as somebody who writes it keeps it, with indents."""
    return json.dumps(data, indent=2).encode()


def write_new(folder: Path, name: str, path: str, content: bytes) -> None:
    """Write a file of the base collection, or one of the changed collection if it differs from the base."""
    base, file = folder / BASE / path, folder / name / path
    if name == BASE or not base.exists() or base.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def stock_settings(own: str) -> str:
    """Settings of a stock Material site with the navigation of the settings `own`, and defaults for everything else.

    That is the index pages alone: with every question in the navigation, each page would repeat them all.
    """
    [navigation] = re.findall(r"^nav:\n(?:  - .*\n)+", own, re.MULTILINE)
    return f"site_name: stock\ntheme:\n  name: material\nexclude_docs: collection.yml\n{navigation}"


def stock_files(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file that MkDocs reads."""
    for path in sorted(docs.rglob("*")):
        if path.is_file() and path.name != ".gitignore":
            yield path.relative_to(docs).as_posix(), path.read_bytes()


def hugo_files(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every file that Hugo reads: the same pages, their bodies as they are."""
    yield from ((path, text.encode()) for path, text in _HUGO.items())
    for path, content in stock_files(docs):
        if not path.endswith(".md"):
            yield f"static/{path}", content
            continue
        text = content.decode()
        front = _TITLE.match(text)
        if not front:
            raise ValueError(f"{path} has no title")
        body = text[front.end() :]
        name = re.sub(r"(^|/)index$", r"\1_index", path.removesuffix(".md"))
        yield f"content/{name}.{'html' if body.startswith('<') else 'md'}", f"---\n{front[1]}---\n{body}".encode()


if __name__ == "__main__":
    sys.exit(main())

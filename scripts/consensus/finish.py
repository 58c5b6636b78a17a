"""What must be done to a built site, the same after any site builder."""

from __future__ import annotations

import re
from pathlib import Path

_UNUSED = (
    "assets/javascripts/lunr",
    "assets/stylesheets/*.map",
    "assets/javascripts/*.map",
    "assets/javascripts/workers/*.map",
)
"""What the theme ships and no page of ours asks for: other languages' stemmers, source maps."""

_CHECKBOX_AUTOCOMPLETE = re.compile(r'(<input [^>]*type="checkbox"[^>]*?) autocomplete="off"')
_SOURCE_MAP = re.compile(r"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$")


def finish(site: Path, site_url: str) -> None:
    """Mend a site's files in place: HTML that a validator refuses, files that nothing asks for, an empty sitemap."""
    for pattern in _UNUSED:
        for path in sorted(site.glob(pattern)):
            _remove(path)
    if not site_url:
        for path in sorted(site.glob("sitemap.xml*")):
            path.unlink()
    for path in sorted(site.rglob("*.html")):
        _rewrite(path, _CHECKBOX_AUTOCOMPLETE, r"\1")
    for path in sorted([*site.glob("assets/**/*.js"), *site.glob("assets/**/*.css")]):
        _rewrite(path, _SOURCE_MAP, "\n")


def _rewrite(path: Path, pattern: re.Pattern[str], replacement: str) -> None:
    before = path.read_text(encoding="utf-8")
    after = pattern.sub(replacement, before)
    if after != before:
        path.write_text(after, encoding="utf-8", newline="")


def _remove(path: Path) -> None:
    if path.is_dir():
        for member in path.iterdir():
            _remove(member)
        path.rmdir()
    else:
        path.unlink()

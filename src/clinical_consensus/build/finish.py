"""The last changes to a built site, the same for every site builder."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from clinical_consensus.build.offline import write_offline
from clinical_consensus.contract.records import Profile

_POLICY = re.compile(r'<meta http-equiv="?Content-Security-Policy"? content="([^"]*)"')
"""The content security policy in every page (set in mkdocs.yml)."""

_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/glightbox*",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "assets/javascripts/LICENSE",
    "assets/stylesheets/palette.*",
    "assets/stylesheets/classic/palette.*",
    "assets/stylesheets/glightbox*",
    "assets/stylesheets/modern",
    "assets/stylesheets/**/*.map",
    "assets/images/favicon.png",
    "search.json",
)
"""Files of the theme that no page loads: its scripts, its search, its palettes, source maps."""

_LEFTOVERS = re.compile(
    r'\s*<input class="md-toggle" data-md-toggle="(?:drawer|search)"[^>]*>'
    r'|\s*<label class="md-overlay"[^>]*></label>'
    r'|\s*<div data-md-component="(?:skip|announce)">(?:\s*<a [^>]*class="md-skip"[^>]*>[^<]*</a>)?\s*</div>'
    r'|\s*<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
    r'|\s*<a id="__skip" tabindex="-1"></a>'
    r'|\s*<link rel="(?:prev|next)"[^>]*>'
)
"""Controls for the theme's own scripts, which the site does not use."""

_INDENTED_FRAME = re.compile(r"\A.*?(?=<article\b)|\s*</article>\s*</div>(?:(?!</article>).)*\Z", re.DOTALL)
_INDENT = re.compile(r"(?<=>)\s*\n\s*(?=<)")
"""Indentation between elements outside the article, a tenth of a page's bytes; the article is left unchanged."""

_AFTER_BLOCK = re.compile(r"(</(?:div|section|p|ul|ol|dl|dd|dt|li|h1|h2|details|summary|aside|nav|table|tr)>)\s*\n\s*")
"""White space after a block, which has no meaning; white space inside a block is left unchanged."""

_SOURCE_MAP = re.compile(r"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$")


def finish(site: Path, profile: Profile, site_url: str, files: Mapping[str, bytes], with_copy: bool = True) -> None:
    """Clean up the built site in place (leftovers of the theme, files that no page loads) and add `files`, by path.

    `with_copy` says whether a zipped copy of the site is added too.
    """
    for pattern in _UNUSED:
        for path in sorted(site.glob(pattern)):
            _remove(path)
    if not site_url:
        for path in sorted(site.glob("sitemap.xml*")):
            path.unlink()
    _write_headers(site)
    for path in sorted(site.rglob("*.html")):
        _rewrite(path, _LEFTOVERS, "")
        _rewrite(path, _INDENTED_FRAME, lambda frame: _INDENT.sub("\n", frame[0]))
        _rewrite(path, _AFTER_BLOCK, r"\1\n")
        _rewrite(path, _above(len(path.relative_to(site).parts) - 1), "")
    for path in sorted(site.glob("assets/stylesheets/**/*.css")):
        _rewrite(path, _SOURCE_MAP, "\n")
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write_offline(site, profile, with_copy)


def _above(depth: int) -> re.Pattern[str]:
    """Matches the part of a link that leads above the site: one builder adds a step to links to files."""
    return re.compile(rf'(?<=href=")(?:\.\./)+(?=(?:\.\./){{{depth}}}(?!\.\./))')


def _write_headers(site: Path) -> None:
    """Write the headers that a host should send: `_headers` for hosts that read that file, and a snippet for nginx."""
    policy = _POLICY.search((site / "index.html").read_text(encoding="utf-8"))
    assert policy
    headers = {
        "Content-Security-Policy": f"{html.unescape(policy[1])}; frame-ancestors 'none'",
        **_HEADERS,
    }
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    (site / "_headers").write_text(f"/*\n{lines}", encoding="utf-8")
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    (site / "security-headers.nginx.conf").write_text(lines, encoding="utf-8")


def _rewrite(path: Path, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> None:
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

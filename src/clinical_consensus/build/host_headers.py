"""The headers that a host should send: `_headers` for hosts that read that file, and a file to include for nginx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clinical_consensus.build.hashed_names import HASHED
from clinical_consensus.build.offline import LISTS
from clinical_consensus.build.site_folder import STAMP
from clinical_consensus.files.plain_files import write_file

_SECURITY = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_LONG = "public, max-age=31536000, immutable"
"""For files whose names have a hash (RFC 9111, section 5.2.2; RFC 8246)."""

_SHORT = "public, max-age=0, must-revalidate"
"""For all others: kept, but asked for again each time. Netlify and Cloudflare Pages send it by default."""

_NGINX_START = f"""\
# Include this file in the server block. A location that has an add_header of its own gets none of the server's:
# repeat in it the lines of this file that begin with add_header.
set $site_cache "{_SHORT}";
if ($uri ~ "/{HASHED}[^/]+$") {{
    set $site_cache "{_LONG}";
}}
"""
_NGINX_END = "add_header Cache-Control $site_cache;\n"
"""Without "always": what is missing is not kept."""


def write_headers(site: Path, policy: str) -> None:
    """Write both files into the folder `site`; `policy` is the Content-Security-Policy of every page."""
    headers = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'", **_SECURITY}
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    lives = "".join(f"{path}\n  Cache-Control: {life}\n" for path, life in _lives(site))
    write_file(site / "_headers", f"/*\n{lines}{lives}".encode())
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    write_file(site / "security-headers.nginx.conf", f"{_NGINX_START}{lines}{_NGINX_END}".encode())


def _lives(site: Path) -> Iterator[tuple[str, str]]:
    """Yield how long what is at each address may be kept; no two match the same, since hosts join values by commas."""
    yield "/", _SHORT
    written_later = {"_headers", "security-headers.nginx.conf", STAMP, *LISTS}
    for name in sorted({*(path.name for path in site.iterdir() if path.is_file()), *written_later}):
        yield f"/{name}", _SHORT
    folders = [path for path in site.iterdir() if path.is_dir() and path.name != "assets"]
    for folder in sorted([*folders, *(site / "assets").glob("*/")]):
        path = f"{folder.relative_to(site).as_posix()}/"
        yield f"/{path}*", _LONG if path == HASHED else _SHORT

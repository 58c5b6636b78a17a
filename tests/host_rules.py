"""The files that tell a host which headers to send, read as such hosts read them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

NGINX = "security-headers.nginx.conf"

_SET = re.compile(r'set \$(\w+) "([^"]*)";')
_IF = re.compile(r'if \(\$uri ~ "([^"]*)"\) \{')
_ADD = re.compile(r'add_header ([\w-]+) (?:"([^"]*)"|\$(\w+))( always)?;')


def rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    """Each address of `_headers` with its headers. "*" in an address stands for any characters."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            assert line not in dict(found)
            found.append((line, {}))
            continue
        assert re.fullmatch(r"  [\w-]+: \S.*\S", line), line
        name, value = line.strip().split(": ", 1)
        assert name not in found[-1][1]
        found[-1][1][name] = value
    return found


def headers(site: Path, path: str = "") -> dict[str, str]:
    """The headers that a host with `_headers` sends with what is at a path: of all its rules, joined by commas."""
    found: dict[str, str] = {}
    for address, named in rules(site):
        if re.fullmatch(".*".join(map(re.escape, address.split("*"))), f"/{unquote(path)}"):
            found |= {name: f"{found[name]}, {value}" if name in found else value for name, value in named.items()}
    return found


def nginx_headers(site: Path, path: str, status: int = 200) -> dict[str, str]:
    """The headers that nginx sends with what is at a path, where a server includes the file for it."""
    variables: dict[str, str] = {}
    found: dict[str, str] = {}
    is_in_if = is_true = False
    for line in (site / NGINX).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if setting := _SET.fullmatch(line.strip()):
            variables |= {setting[1]: setting[2]} if is_true or not is_in_if else {}
        elif condition := _IF.fullmatch(line):
            is_in_if, is_true = True, bool(re.search(condition[1], f"/{path}"))
        elif line == "}":
            is_in_if = is_true = False
        else:
            added = _ADD.fullmatch(line)
            assert added, line
            assert added[1] not in found
            value = variables[added[3]] if added[3] else added[2]
            found |= {added[1]: value} if added[4] or status < 400 else {}
    return found

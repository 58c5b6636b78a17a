"""The server of the preview answers its own machine's browser alone, and no address leads out of the site."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinical_consensus.build.preview.answers import Preview, made_in
from clinical_consensus.build.preview.server import PreviewServer, serving
from host_rules import rules
from previews import asked, get, made_by_preview
from shared import Shared
from sites import ONCOLOGY

PATHS = ("/", "/questions/oncology-q1/", "/_preview/state.json", "/_preview/follow.js", "/synthetic", "/../")


@pytest.fixture
def site(shared: Shared) -> Path:
    return made_by_preview(ONCOLOGY, shared)


@pytest.fixture
def server(site: Path) -> Iterator[PreviewServer]:
    with serving(0) as started:
        started.preview = Preview(made_in(site))
        yield started


@pytest.fixture
def port(server: PreviewServer) -> int:
    return server.port


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_the_preview_is_reached_by_the_names_of_this_machine(port: int, name: str) -> None:
    assert get(port, host=f"{name}:{port}").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:{port}", "127.0.0.1", "localhost", "[::1]", "127.0.0.1:1", "127.0.0.1:{port}0",
        "0.0.0.0:{port}", "localhost.evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.2:{port}",
        "evil.example@127.0.0.1:{port}", "127.0.0.1:{port}, evil.example", "localhost.:{port}", "::1:{port}",
        "[::]:{port}", "192.168.0.1:{port}", "127.1:{port}", "2130706433:{port}", "127.0.0.1:{port}\tx",
        "127.0.0.1:+{port}", ".", "é",
    ],
)  # fmt: skip
def test_any_other_name_is_refused_with_a_cure(port: int, host: str) -> None:
    for path in PATHS:
        answer = get(port, path, "Service-Worker: script", host=host.format(port=port))
        assert answer.status == 421
        assert f"Open http://127.0.0.1:{port}/".encode() in answer.content
        assert b"evil" not in answer.content
        assert b"VTE" not in answer.content


@pytest.mark.parametrize("lines", ["", "Host: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}\r\n", "Host:\r\nHost: x\r\n"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_request_names_one_host(port: int, lines: str, version: str) -> None:
    answer = asked(port, f"GET / HTTP/{version}\r\n{lines.format(port=port)}\r\n".encode())
    assert answer.status == 400
    assert b"VTE" not in answer.content


@pytest.mark.parametrize(
    "target",
    [
        "/../", "/../../../../../etc/passwd", "/%2e%2e/", "/%2e%2e%2f%2e%2e%2fetc/passwd", "/..%5c", "/\\..\\", "/%00",
        "/about/%00", "/%", "/%zz", "/%ff", "/%c0%ae%c0%ae/", b"/\xff\xfe", "//etc/passwd", "/./", "/about/../about/",
        "/about//",
        "//evil.example/", "///evil.example//", "/%2f%2fevil.example", f"/{'a' * 300}", f"/{'a/' * 4000}",
        f"/{'a' * 60000}", "/_preview/", "/_preview/../making.py", "/_preview/forget.js", "/_preview/%2e%2e/server.py",
        "/_preview/waiting.html", "http://evil.example/", "*", "about", "/about/index.html/", "/about/?/..",
        "/%F0%9F%98%80", "/CON", "/~", "/.", "/..", "/site-build.json/", "/..;/", "/%252e%252e/", "/file:///etc/passwd",
    ],
    ids=lambda target: repr(target)[:40],
)  # fmt: skip
def test_a_bad_address_is_answered_and_leads_nowhere(
    port: int, target: bytes | str, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = get(port, target)
    assert answer.status in ((200,) if target == "/about/?/.." else (400, 404))
    assert b"root:" not in answer.content
    assert "location" not in answer.headers
    assert capfd.readouterr() == ("", "")
    assert get(port).status == 200


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 200 + b"\r\n", 431),
        (b"SYNTHETIC / HTTP/1.1\r\nHost: x\r\n\r\n", 501),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 501),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 x y\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET / SYNTHETIC\r\n\r\n", 400),
        (b"<script> / x / y\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_for_a_page_is_refused(
    port: int, request_bytes: bytes, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = asked(port, request_bytes)
    assert answer.status == status
    assert b"script" not in answer.content
    assert answer.headers["cache-control"] == "no-store"
    assert capfd.readouterr() == ("", "")
    assert get(port).status == 200


def test_a_reader_who_leaves_early_is_no_error(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    assert get(port).status == 200
    assert capfd.readouterr() == ("", "")


def test_every_answer_has_the_sites_headers_and_is_kept_nowhere(port: int, site: Path) -> None:
    [(_, asked), *_] = rules(site)
    expected = {name.lower(): value for name, value in asked.items()}
    del expected["strict-transport-security"]
    for path in ("/", "/synthetic/", "/assets/stylesheets/site.css", "/_preview/state.json", "/about"):
        answer = get(port, path)
        assert answer.headers["cache-control"] == "no-store"
        assert {name: answer.headers.get(name) for name in expected} == expected


def test_pages_are_those_of_the_site_but_for_one_script_and_files_are_the_same(port: int, site: Path) -> None:
    for file in sorted(site.rglob("*")):
        if not file.is_file():
            continue
        name = file.relative_to(site).as_posix()
        content = get(port, f"/{name}").content
        if name == "assets/javascripts/offline.js":
            assert b"A preview is not kept on the device." in content
        elif file.suffix == ".html":
            script = f'<script src="/_preview/follow.js" data-version="{made_in(site).version}"></script>\n'
            assert content.count(script.encode()) == 1
            assert content.replace(script.encode(), b"") == file.read_bytes()
        else:
            assert content == file.read_bytes()


def test_a_folder_is_shown_by_its_page(port: int) -> None:
    assert get(port, "/about/").content == get(port, "/about/index.html").content
    moved = get(port, "/about?a=1")
    assert (moved.status, moved.headers["location"]) == (307, "/about/?a=1")
    head = get(port, "/about/", method="HEAD")
    assert (head.status, head.content) == (200, b"")
    assert int(head.headers["content-length"]) == len(get(port, "/about/").content)


@pytest.mark.parametrize("path", ["/sw.js", "/old/service-worker.js", "/synthetic.js?v=1", "/"])
def test_every_script_for_a_service_worker_is_one_that_ends_itself(port: int, path: str) -> None:
    answer = get(port, path, "Service-Worker: script")
    assert answer.status == 200
    assert b"unregister()" in answer.content
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["service-worker-allowed"] == "/"


@pytest.mark.parametrize("path", ["/", "/questions/", "/synthetic/", "/assets/stylesheets/site.css"])
def test_before_there_are_pages_a_page_says_so(server: PreviewServer, path: str) -> None:
    server.preview = Preview()
    answer = get(server.port, path)
    assert answer.status == 503
    assert b"There are no pages yet" in answer.content
    assert b'<script src="/_preview/follow.js" data-version=""></script>' in answer.content

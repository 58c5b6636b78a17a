"""`compare-sites --content` reports each difference that a reader gets of a page, and none that no reader gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from compared_sites import assert_equal, compared, page


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<p>One two</p>", "<p>One, two</p>", 'html/body/p: old "One two", new "One, two"'),
        ("<p>One two</p>", "<p>Onetwo</p>", 'html/body/p: old "One two", new "Onetwo"'),
        ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>", 'html/body/p: old "a ", new "a"'),
        ("<p><b>a</b> <i>b</i></p>", "<p><b>a</b><i>b</i></p>", 'html/body/p: old " ", new nothing'),
        ("<p><img alt=''> b</p>", "<p><img alt=''>b</p>", 'html/body/p: old " b", new "b"'),
        ("<p>a&nbsp;</p>", "<p>a</p>", 'html/body/p: old "a\xa0", new "a"'),
        ("<pre>a  b</pre>", "<pre>a b</pre>", 'html/body/pre: old "a  b", new "a b"'),
        ("<p dir=auto>a\nb</p>", "<p dir=auto>a b</p>", 'html/body/p: old "a\\nb", new "a b"'),
        ("<p><a href=x>a</a></p>", "<p><a href=y>a</a></p>", 'html/body/p/a: old <a href="x">, new <a href="y">'),
        ("<p>a</p><p id=x>b</p>", "<p>a</p><p id=y>b</p>", 'html/body/p#x: old <p id="x">, new <p id="y">'),
        ("<p data-fact=a>a</p>", "<p data-fact=b>a</p>", 'html/body/p: old <p data-fact="a">, new <p data-fact="b">'),
        ("<ul><li>a</ul>", "<ol><li>a</ol>", "html/body/ul: old <ul>, new <ol>\n  html/body/ul: old </ul>, new </ol>"),
        ("<p>a</p><p>b</p>", "<p>ab</p>", 'html/body/p: old "a" </p> <p> "b", new "ab"'),
        ("<p>a</p>", "<p>a</p><p>b</p>", 'html/body/p[2]: old nothing, new <p> "b" </p>'),
        ("<p>a<br>b</p>", "<p>a b</p>", 'html/body/p: old "a" <br> </br> "b", new "a b"'),
        ("<p>&lt;b></p>", "<p><b></b></p>", 'html/body/p: old "<b>", new <b> </b>'),
    ],
)  # fmt: skip
def test_a_page_that_differs_is_reported_with_the_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    found = compared(tmp_path, {"a/index.html": page(old)}, {"a/index.html": page(new)})
    assert found == (1, ["a/index.html: changed", *f"  {expected}".split("\n")])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>a</p><p>b</p>", "\n<p>a</p>\n\n  <p>b</p>\n"),
        ("<p>a b</p>", "<p>\n  a\n  b </p>"),
        ("<ul><li>a<li>b</ul>", "<ul> <li> a </li> <li><b></b>b </li> </ul>".replace("<b></b>", "")),
        ("<p>a <b>b</b></p>", "<p>a <b>b </b></p>"),
        ("<p>a <b>b</b></p>", "<p>a <b> b</b></p>"),
        ("<p>a<!-- c --> b</p>", "<p>a b</p>"),
        ("<p class='a' id=b>“x”&amp;</p>", '<P id="b" class=a>&ldquo;x&rdquo;&</P>'),
        ("<input hidden>", '<input hidden="">'),
        ("<p>a<br>b</p>", "<p>a <br> b</p>"),
        ("<span data-copy=size>, 1 kB</span>", "<span data-copy=size>, 2 kB</span>"),
    ],
)
def test_a_page_that_reads_the_same_is_equal(tmp_path: Path, old: str, new: str) -> None:
    assert_equal(compared(tmp_path, {"a.html": page(old)}, {"a.html": page(new)}))


def test_a_title_and_a_doctype_are_compared(tmp_path: Path) -> None:
    whole = page("<p>a</p>")
    assert compared(tmp_path / "a", {"a.html": whole}, {"a.html": page("<p>a</p>", "<title>Other</title>")}) == (
        1, ["a.html: changed", '  html/head/title: old "Synthetic", new "Other"']
    )  # fmt: skip
    _, lines = compared(tmp_path / "b", {"a.html": whole}, {"a.html": whole.removeprefix(b"<!DOCTYPE html>")})
    assert lines[1] == "  doctype: old doctype, new no doctype"

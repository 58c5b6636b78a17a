"""The sites and files that tests use, each built once for all of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

import forks
from browser import launch
from exported import HOSTILE, MARKED, SITE, Opened, collection, opened, with_strings
from first_edition import first_edition, saved_first_edition
from folders import Save
from hosts import Host, hosted
from publishing import Publisher
from readers import Reader, reading
from releasing import committed, everything, released
from shared import Shared
from sites import BUILDERS, COLLECTIONS, ONCOLOGY, Json, Site, site_in

expect.set_options(timeout=20_000)  # in milliseconds; a busy machine needs more than the 5 s that are the default


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """What all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return Shared((own if worker_id == "master" else own.parent) / "shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    only = "run only the tests of the published collection that need no browser"
    parser.addoption("--published", action="store_true", help=only)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--published"):
        items[:] = [item for item in items if isinstance(item, pytest.Function) and _is_published(item)]


def _is_published(test: pytest.Function) -> bool:
    given = test.callspec.params.values() if hasattr(test, "callspec") else ()
    named = any("oncology" in (value if isinstance(value, tuple) else (value,)) for value in given)
    return (named or "oncology" in test.fixturenames) and "browser" not in test.fixturenames


def pytest_sessionfinish() -> None:
    forks.stop()


@pytest.fixture(
    params=[
        pytest.param((name, builder), id=f"{name}-{builder}", marks=pytest.mark.xdist_group(f"{name}-{builder}"))
        for name in COLLECTIONS
        for builder in BUILDERS
    ]
)
def site(request: pytest.FixtureRequest, shared: Shared) -> Site:
    """Every collection, built by every site builder."""
    return _site(request.param, shared)


@pytest.fixture
def oncology(shared: Shared) -> Site:
    """The published collection as MkDocs builds it."""
    return _site(("oncology", "mkdocs"), shared)


@pytest.fixture
def first(shared: Shared) -> Site:
    """The first published edition, which later ones leave as it is."""
    return _first(shared)


@pytest.fixture
def full(shared: Shared) -> Site:
    """The synthetic collection with every optional field, as MkDocs builds it."""
    return _site(("full", "mkdocs"), shared)


@pytest.fixture
def sites(shared: Shared) -> Callable[[str], Site]:
    """Any collection by its name, as MkDocs builds it."""
    return lambda name: _site((name, "mkdocs"), shared)


@pytest.fixture(params=list(COLLECTIONS))
def mkdocs_site(request: pytest.FixtureRequest, sites: Callable[[str], Site]) -> Site:
    """Each collection's site as MkDocs builds it, with its downloads."""
    return sites(request.param)


@cache
def _site(which: tuple[str, str], shared: Shared) -> Site:
    name, builder = which
    return site_in(shared.site(COLLECTIONS[name], builder), COLLECTIONS[name])


@cache
def _first(shared: Shared) -> Site:
    data = shared.made("first-edition", saved_first_edition) / ONCOLOGY.name
    return site_in(shared.site(data), data)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Browser:
    """The browser for all tests that need one; without one, the run stops and says how to install it."""
    try:
        return launch(playwright)
    except RuntimeError as error:
        pytest.exit(str(error), returncode=1)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What one device keeps: a phone."""
    opened = browser.new_context(viewport={"width": 390, "height": 664})
    yield opened
    opened.close()


@pytest.fixture
def publisher(shared: Shared, first: Site, tmp_path: Path) -> Iterator[Publisher]:
    """The first edition on a host, which a test can replace by the next one."""
    folder = Path(shutil.copytree(first.folder, tmp_path / "site"))
    with hosted(folder, Host()) as host:
        yield Publisher(host, folder, shared)


@pytest.fixture
def reader(browser: Browser, first: Site) -> Iterator[Reader]:
    """A reader of the first edition's site. At the end of a test, no third party was contacted, no error was logged."""
    with reading(browser, first) as opened:
        yield opened


@pytest.fixture
def full_reader(browser: Browser, full: Site) -> Iterator[Reader]:
    """A reader of the synthetic site with every optional field."""
    with reading(browser, full) as opened:
        yield opened


@pytest.fixture
def raw() -> Json:
    """The JSON of the first published edition, which a test may change."""
    return first_edition()


@pytest.fixture
def oncology_copy(tmp_path: Path) -> Path:
    """The file of the first published edition, in a folder that a test may change."""
    return saved_first_edition(tmp_path / "data")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The JSON of a synthetic collection under version control, its first edition frozen."""
    return committed(tmp_path)


@pytest.fixture
def refused(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Release with these arguments, which must be refused and write nothing; returns the message."""

    def refuse(*arguments: str) -> str:
        before = everything(data)
        assert released(data, *arguments) == 2
        assert everything(data) == before
        return capsys.readouterr().err

    return refuse


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    """Save a value as the JSON of a collection beside the source of the first edition; returns the file's path."""
    folder = tmp_path / "data"
    saved_first_edition(folder)
    shutil.rmtree(folder / "editions")
    (folder / ONCOLOGY.name).unlink()

    def save(value: object) -> Path:
        file = folder / "collection.json"
        file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return file

    return save


@pytest.fixture(
    params=[
        pytest.param((name, url), id=name + "-hosted" * bool(url))
        for name in (*COLLECTIONS, *MARKED)
        for url in ("", SITE)
    ]
)
def each(request: pytest.FixtureRequest) -> Opened:
    """Every collection, and some with a mark on everything; with and without a hosted address."""
    return collection(*request.param)


@pytest.fixture
def hostile(raw: Json) -> Opened:
    """The first edition with hostile texts in place of its titles, statements, names and what is cited."""
    changed = iter(HOSTILE * 9)
    raw = with_strings(raw, changed)
    for question in raw["questions"]:
        question["provenance"] = [entry for entry in question["provenance"] if entry["field"] != "authors"]
    raw["collection"]["title"] = next(changed)
    raw["collection"]["rights"] = next(changed)
    raw["collection"]["publication"] |= {
        name: next(changed) for name in ("title", "container-title", "abstract", "note", "genre")
    }
    raw["collection"]["publication"]["editor"] = [{"family": next(changed), "given": next(changed)}]
    return opened(raw, SITE)

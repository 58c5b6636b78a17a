"""A field that is added to the contract in one line appears on every surface; one without a class stops everything."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from documents import squeezed
from forks import run_forked
from in_process import Done
from new_fields import (
    CLASSLESS,
    LINE,
    RECORDS,
    SURFACES,
    Probed,
    probe_of,
    probed_collection,
    project_with,
    run_in,
    saved_in,
    surface_text,
)  # fmt: skip
from readers import reading, search
from releasing import freeze
from sites import PROJECT, Site, parse


@dataclass(frozen=True)
class Commands:
    """How comparing ended, and the hash that signing off recorded, by the record whose probe was changed."""

    compared: dict[str, Done]
    signed: dict[str, str]


def built_with(folder: Path, line: str) -> Probed:
    """The site of a collection in which every record has a probe, a field declared by `line`."""
    generator = project_with(folder / "project", line, *RECORDS)
    data = saved_in(folder, probed_collection(lambda record: {"probe": probe_of(record)}))
    done = run_in(generator, "build_site.py", "--data", data, "--site", folder / "site")
    assert done.returncode == 0, done.stderr
    return Probed(generator, data, folder / "site")


@pytest.fixture(scope="module")
def probed(tmp_path_factory: pytest.TempPathFactory) -> Probed:
    return built_with(tmp_path_factory.mktemp("probed"), LINE)


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("surface", SURFACES)
def test_the_value_of_a_new_field_appears_on_every_surface(probed: Probed, surface: str, record: str) -> None:
    text = surface_text(surface, probed.site)
    assert (probe_of(record).casefold() if surface == "search" else probe_of(record)) in text


@pytest.mark.parametrize("record", RECORDS)
def test_the_value_of_a_new_field_appears_on_the_page_with_its_hooks(probed: Probed, record: str) -> None:
    pages = {"Profile": ["about"], "Author": ["questions/probed", "authors/a"]}
    pages["Grade"] = ["questions/probed", "strengths/limited", "strengths"]
    pages["Level"] = ["questions/probed", "consensus/level", "consensus"]
    for address in pages.get(record, ["questions/probed"]):
        page = parse(probed.site / address / "index.html")
        assert probe_of(record) in squeezed(page.get_text()), address
    page = parse(probed.site / pages.get(record, ["questions/probed"])[0] / "index.html")
    [fact] = [each for each in page.select("[data-fact]") if probe_of(record) in each.get_text()]
    fields = {
        "Question": "probe",
        "Part": "parts.probed-a.probe",
        "Recommendation": "recommendations.probed-r.probe",
        "Statement": "recommendations.probed-r.statements.probed-s1.probe",
        "Consensus": "recommendations.probed-r.consensus.probe",
        "Vote": "recommendations.probed-r.vote.probe",
        "Author": "authors.a.probe",
        "Level": "recommendations.probed-r.consensus.level.probe",
        "Grade": "recommendations.probed-r.strength.probe",
        "Profile": "probe",
    }
    assert (fact["data-fact"], fact["data-state"]) == (fields[record], "stated")


@pytest.mark.browser
@pytest.mark.parametrize("record", RECORDS)
def test_search_finds_the_value_of_a_new_field_where_it_is(probed: Probed, record: str, browser: Browser) -> None:
    with reading(browser, Site({}, probed.site)) as reader:
        page = reader.open()
        [found] = search(page, probe_of(record))
        of_collection = record == "Profile"
        assert found["question"] == ("collection" if of_collection else "probed")
        assert found["link"].removeprefix(reader.address) == ("about/" if of_collection else "questions/probed/#probed")
        status = page.locator(".search [role=status]").inner_text()
        assert status == ("the page about the collection found" if of_collection else "1 question found")


@pytest.mark.browser
def test_copied_text_has_every_new_field_of_a_question(probed: Probed, browser: Browser) -> None:
    with reading(browser, Site({}, probed.site)) as reader:
        page = reader.open("questions/probed/", permissions=["clipboard-read", "clipboard-write"])
        page.click("[data-copy=citation]")
        page.wait_for_function("document.querySelector('.actions [role=status]').textContent")
        lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    for record in RECORDS[:-1]:
        assert [line for line in lines if line.endswith(f": {probe_of(record)}")], record


def test_completeness_counts_every_new_field(probed: Probed) -> None:
    page = parse(probed.site / "review" / "index.html")
    columns = [head.get_text() for head in page.select("table.completeness thead th")]
    assert [name for name in columns if name.startswith("Probe")] == [
        "Probe (parts)", "Probe (statements)", "Probe (strength)", "Probe (level)", "Probe (consensus)", "Probe (vote)",
        "Probe", "Probe (authors)", "Probe",
    ]  # fmt: skip
    [of_collection] = [each for each in page.select("section") if "The collection itself" in each.get_text()]
    assert "Probe" in of_collection.get_text()


def reprobed(folder: Path, changed: str) -> Path:
    """The same collection in a folder of its own, with another probe in the record `changed`."""
    folder.mkdir()
    return saved_in(folder, probed_collection(lambda record: {"probe": probe_of(record) + "x" * (record == changed)}))


SIGNED = ("--reviewer", "Synthetic", "--role", "Synthetic", "--date", "2000-02-01")


@pytest.fixture(scope="module")
def commands(probed: Probed, tmp_path_factory: pytest.TempPathFactory) -> Commands:
    """What the commands do where nothing changed (record "", twice), and where a probe of one record changed."""
    folder = tmp_path_factory.mktemp("commands")
    names = ["", "again", *RECORDS]
    files = {name: reprobed(folder / f"of-{name}", name) for name in names}
    comparing: list[list[str | Path]] = [["compare_editions.py", files[""], file] for file in files.values()]
    signing: list[list[str | Path]] = [["sign_off.py", "probed", *SIGNED, "--data", file] for file in files.values()]
    ended = run_forked(probed.project, [*comparing, *signing])
    assert [done.returncode for done in ended[len(names) :]] == [0] * len(names), ended
    recorded = {name: json.loads((file.parent / "signoffs.json").read_bytes()) for name, file in files.items()}
    hashes = {name: str(each["signoffs"][0]["sha256"]) for name, each in recorded.items()}
    return Commands(dict(zip(names, ended, strict=False)), hashes)


@pytest.mark.parametrize("record", RECORDS)
def test_a_change_of_a_new_field_is_reported(commands: Commands, record: str) -> None:
    done = commands.compared[record]
    assert probe_of(record) in done.stdout
    assert done.returncode == (0 if record in {"Profile", "Grade", "Level", "Author"} else 1), done.stderr
    assert "Nothing changed." in commands.compared["again"].stdout


@pytest.mark.parametrize("record", RECORDS)
def test_a_sign_off_covers_every_new_field(commands: Commands, record: str) -> None:
    assert commands.signed[""] == commands.signed["again"]
    assert commands.signed[""] != commands.signed[record]


def test_a_changed_fact_of_the_collection_is_not_called_a_changed_text(probed: Probed, tmp_path: Path) -> None:
    data = saved_in(tmp_path, probed_collection(lambda record: {"probe": probe_of(record)}))
    assert run_in(probed.project, "sign_off.py", "probed", *SIGNED, "--data", data).returncode == 0
    freeze(data)
    changed = probed_collection(lambda record: {"probe": probe_of(record) + "x" * (record == "Profile")})
    changed["collection"]["edition"]["version"] = "1.1.0"
    site = tmp_path / "site"
    done = run_in(
        probed.project, "build_site.py", "--data", saved_in(tmp_path, changed), "--site", site, DOWNLOADS="none"
    )
    assert done.returncode == 0, done.stderr
    page = parse(site / "questions/probed/index.html").get_text()
    assert "The facts of the collection changed since Synthetic (Synthetic) signed off edition 1.0.0" in page
    assert "The text changed since" not in page


def test_a_new_field_that_nothing_states_changes_no_page_and_no_hash(probed: Probed, tmp_path: Path) -> None:
    data = saved_in(tmp_path, probed_collection(lambda _: {}))
    for generator, site in ((probed.project, tmp_path / "new"), (PROJECT, tmp_path / "old")):
        done = run_in(generator, "build_site.py", "--data", data, "--site", site)
        assert done.returncode == 0, done.stderr
    done = run_in(PROJECT, "compare_sites.py", tmp_path / "old", tmp_path / "new")
    assert done.stdout.splitlines() == [
        f"{path}: changed"
        for path in (
            "SHA256SUMS.txt", "data/collection.schema.json", "downloads/index.html", "downloads/synthetic-site.zip",
            "downloads/synthetic-site.zip.sha256", "sw-downloads.json", "sw-files.js", "sw-pages.json",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS)
def test_a_field_without_a_class_stops_the_generator_and_names_it(record: str, tmp_path: Path) -> None:
    generator = project_with(tmp_path / "project", CLASSLESS, record)
    data = saved_in(tmp_path, probed_collection(lambda _: {}))
    done = run_in(generator, "build_pages.py", "--data", data, "--docs", tmp_path / "docs")
    assert done.returncode == 2
    assert f"{record}.probe has no class" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "docs").exists()


def test_make_check_stops_at_a_field_without_a_class(tmp_path: Path) -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    check = makefile[makefile.index("\ncheck:") :].split("\n\n")[0]
    generator = project_with(tmp_path / "project", CLASSLESS, "Recommendation")
    scripts = re.findall(r"scripts/(\w+\.py)((?: --[\w-]+)*)", check)
    assert [script for script, _ in scripts] == ["export_schema.py", "build_pages.py"]
    for script, options in scripts:
        done = run_in(generator, script, *options.split())
        assert done.returncode == 2
        assert "Recommendation.probe has no class" in done.stderr


def test_an_editorial_field_is_marked_and_is_no_change_of_text(tmp_path: Path) -> None:
    built = built_with(tmp_path, LINE.replace("Shown", "Editorial"))
    page = parse(built.site / "questions/probed/index.html")
    for record in RECORDS[:-1]:
        [fact] = [each for each in page.select("[data-fact]") if probe_of(record) in each.get_text()]
        labelled = fact if fact.name == "span" else fact.find_previous_sibling("dt")
        assert labelled
        assert "our reading" in labelled.get_text()
        assert f"{probe_of(record)}" in (built.site / "questions/probed.txt").read_text(encoding="utf-8")
    changed = saved_in(tmp_path, probed_collection(lambda record: {"probe": probe_of(record) + "x"}), "changed.json")
    done = run_in(built.project, "compare_editions.py", built.data, changed)
    assert done.returncode == 0
    assert "Syntheticprobe" not in done.stdout
    assert "Editorial aids changed too" in done.stdout


def test_a_machine_only_field_is_shown_nowhere(tmp_path: Path) -> None:
    built = built_with(tmp_path, LINE.replace('Shown("Probe")', 'MachineOnly("a probe")'))
    for path in built.site.rglob("*.html"):
        assert "Syntheticprobe" not in path.read_text(encoding="utf-8"), path
    for surface in SURFACES:
        if surface != "JSON":
            assert "syntheticprobe" not in surface_text(surface, built.site).casefold(), surface


def test_a_field_of_a_record_that_no_surface_reads_by_class_stops_the_generator(tmp_path: Path) -> None:
    generator = project_with(tmp_path / "project", LINE)
    file = generator / "src/clinical_consensus/contract/editorial.py"
    text = file.read_text(encoding="utf-8")
    place = text.index("    id: ", text.index("class Source(Record):"))
    line = LINE.replace("Shown", "Editorial")
    file.write_text(f"{text[:place]}{line}{text[place:]}", encoding="utf-8")
    data = saved_in(tmp_path, probed_collection(lambda _: {}))
    done = run_in(generator, "build_pages.py", "--data", data, "--docs", tmp_path / "d")
    assert done.returncode == 2
    assert "Source.probe does not appear on any surface" in done.stderr

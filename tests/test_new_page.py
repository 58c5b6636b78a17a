"""A kind of page is added in three files: a row, a template, the navigation."""

from __future__ import annotations

import json
from pathlib import Path

from new_fields import probed_collection, project_with, run_in, saved_in
from sites import parse

ROW = """    Kind(
        "probes", "probes", "Probes", _always("Probes"), lambda site, _: f"Synthetic list in {site.name}.",
    ),
    Kind(
        "probe", "probes", "Probes", lambda _, question: f"Probe {question.number}", lambda site, _: site.name,
        lambda site: _by_id(site.view.questions),
    ),
"""


def test_a_kind_of_page_takes_three_files(tmp_path: Path) -> None:
    generator = project_with(tmp_path / "project", "")
    kinds = generator / "src/clinical_consensus/pages/kinds.py"
    text = kinds.read_text(encoding="utf-8")
    kinds.write_text(text.replace("KINDS = (\n", f"KINDS = (\n{ROW}"), encoding="utf-8")
    templates = generator / "src/clinical_consensus/pages/templates"
    row = '<a href="{{ here.link("probe", each.id) }}">x</a>'
    listed = f"<h1>Probes</h1>{{% for each in here.view.questions %}}{row}{{% endfor %}}"
    (templates / "probes.md").write_text(listed, encoding="utf-8")
    (templates / "probe.md").write_text("<h1>{{ subject.title.text }}</h1>", encoding="utf-8")
    settings = generator / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - About:", "  - Probes: probes/index.md\n  - About:"), encoding="utf-8")
    data = saved_in(tmp_path, probed_collection(lambda _: {}))
    done = run_in(generator, "build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    page = parse(tmp_path / "site/probes/index.html")
    assert [link["href"] for link in page.select("article a[href^='probed'], article a[href*='probed/']")] == [
        "../probes/probed/"
    ]
    title = json.loads(data.read_text(encoding="utf-8"))["questions"][0]["title"]
    assert title in parse(tmp_path / "site/probes/probed/index.html").get_text()
    done = run_in(generator, "build_pages.py", "--data", data, "--docs", tmp_path / "docs")
    assert done.returncode == 0, done.stderr
    assert "/probes/" in (tmp_path / "docs/.gitignore").read_text(encoding="utf-8").splitlines()

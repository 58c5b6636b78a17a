"""Read the settings of a run: the project's folder, the site's address, the paper size, what slides carry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import clinical_consensus
from clinical_consensus.contract.problems import Problem, nearest, one_of
from clinical_consensus.contract.shard import WHOLE_SITE, Shard
from clinical_consensus.contract.values import is_web_address

PAPERS = ("a4", "us-letter")
DOWNLOAD_KINDS = {
    "handbook": "handbook",
    "handouts": "handouts",
    "slides": "slides",
    "powerpoint": "editable slides",
    "cards": "flash cards",
}
"""The kinds of downloads, each with the words for it."""

_DOWNLOADS = {"all": tuple(DOWNLOAD_KINDS), "none": (), "pdf": ("handbook", "handouts", "slides")}
"""Names of several kinds of downloads, or of none."""

RATIONALE_CHOICES = ("no", "yes")
ROOT_VARIABLE = "CLINICAL_CONSENSUS_ROOT"
"""The environment variable that names the folder of the project's files, if not the one that the package finds."""

PACKAGE = Path(clinical_consensus.__path__[0]).resolve()
"""The folder of the package: its code, templates and fonts."""

_BUNDLED = PACKAGE / "project"


@cache
def code_digest() -> str:
    """Return a digest of the package's files: code, templates, fonts."""
    digest = hashlib.sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def found_root() -> Path:
    """Return the folder of the project's files: the one in the wheel, or the checkout that contains the package."""
    checkouts = (folder for folder in PACKAGE.parents if (folder / "mkdocs.yml").is_file())
    return _BUNDLED if _BUNDLED.is_dir() else next(checkouts, _BUNDLED)


@dataclass(frozen=True)
class Settings:
    """The settings of a run.

    `site_url` is the hosted address, ending in "/", or "" if it is unknown; `paper` is one of PAPERS; `root` is the
    folder of the project's own files: `mkdocs.yml`, `docs/`, `data/`; `downloads` are those of DOWNLOAD_KINDS
    that are made; `rationale` is one of RATIONALE_CHOICES: whether slides carry
    the rationale, which their notes always have; `shard` is the share of the pages and downloads that are made.
    """

    site_url: str = ""
    paper: str = PAPERS[0]
    root: Path = field(default_factory=found_root)
    downloads: tuple[str, ...] = tuple(DOWNLOAD_KINDS)
    rationale: str = RATIONALE_CHOICES[0]
    shard: Shard = WHOLE_SITE

    @property
    def is_checkout(self) -> bool:
        """Whether the project's files are those of a checkout, and not those in an installed wheel."""
        return (self.root / "pyproject.toml").is_file()

    @property
    def with_downloads(self) -> bool:
        """Whether a site is built with the files to download."""
        return bool(self.downloads)

    @property
    def with_rationale(self) -> bool:
        """Whether slides carry the rationale."""
        return self.rationale == "yes"

    @property
    def output_root(self) -> Path:
        """Where commands write by default: the checkout or, if a wheel is installed, the current folder."""
        return self.root if self.is_checkout else Path()

    @property
    def data(self) -> Path:
        """The file of the default collection."""
        return self.root / "data" / "icm_oncology.json"


def settings_in(environment: Mapping[str, str]) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings given by SITE_URL, PAPER, DOWNLOADS, RATIONALE and ROOT_VARIABLE, and what is wrong."""
    site_url, paper = environment.get("SITE_URL", ""), environment.get("PAPER") or PAPERS[0]
    chosen = environment.get("DOWNLOADS", "").replace(",", " ").split() or ["all"]
    kinds = {kind for name in chosen for kind in _DOWNLOADS.get(name, (name,))}
    downloads = tuple(kind for kind in DOWNLOAD_KINDS if kind in kinds)
    rationale = environment.get("RATIONALE") or RATIONALE_CHOICES[0]
    root = Path(environment[ROOT_VARIABLE]).resolve() if environment.get(ROOT_VARIABLE) else found_root()
    problems = (
        *_site_url_problems(site_url),
        *_choice_problems("PAPER", "paper size", paper, PAPERS),
        *_downloads_problems(chosen),
        *_choice_problems("RATIONALE", "choice of rationale", rationale, RATIONALE_CHOICES),
        *_root_problems(root),
    )
    return Settings(f"{site_url.rstrip('/')}/" if site_url else "", paper, root, downloads, rationale), problems


def _site_url_problems(site_url: str) -> Iterator[Problem]:
    cure = 'write it as "https://host/folder/", or unset it'
    if site_url and not is_web_address(site_url, ("http", "https")):
        yield Problem("SITE_URL in the environment", f"{site_url!r} is not an http: or https: address", cure)
    elif site_url and re.search(r"[?#]|//[^/]*@", site_url):
        yield Problem("SITE_URL in the environment", "it contains a query, a fragment or login details", cure)


def _downloads_problems(chosen: list[str]) -> Iterator[Problem]:
    for name in chosen:
        yield from _choice_problems("DOWNLOADS", "choice of downloads", name, (*_DOWNLOADS, *DOWNLOAD_KINDS))
    if "none" in chosen and len(chosen) > 1:
        yield Problem("DOWNLOADS in the environment", "it names none and others", "remove none, or the others")


def _choice_problems(variable: str, what: str, chosen: str, choices: tuple[str, ...]) -> Iterator[Problem]:
    if chosen not in choices:
        cure = nearest(chosen, choices, one_of(choices))
        yield Problem(f"{variable} in the environment", f"there is no {what} {chosen!r}", cure)


def _root_problems(root: Path) -> Iterator[Problem]:
    if not (root / "mkdocs.yml").is_file():
        cure = f"set {ROOT_VARIABLE} to the folder that contains mkdocs.yml, or unset it"
        yield Problem(f"{ROOT_VARIABLE} in the environment", f"there is no mkdocs.yml in {root}", cure)

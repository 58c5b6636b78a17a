"""From a collection's file to its finished site: generate, build in a folder beside it, finish, publish.

The site builder reads a copy of the authored files and the generated pages, never the project's own folders. So the
build of one collection cannot affect another's, and a failed build leaves the last good site unchanged.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from clinical_consensus.build.finish import add_files, finish
from clinical_consensus.build.finished_pages import PageMaker
from clinical_consensus.build.generate import Generated
from clinical_consensus.build.hashed_names import with_hashed_names
from clinical_consensus.build.inputs import authored, builder_inputs, inputs_digest
from clinical_consensus.build.parts import NO_PARTS, Parts
from clinical_consensus.build.site_folder import output_digest, publish, read_stamp, tried, work_folder_of
from clinical_consensus.collection.relations import Questions
from clinical_consensus.downloads.manifest import DOWNLOADS
from clinical_consensus.downloads.pack import Earlier, Pack
from clinical_consensus.downloads.pack_maker import PackMaker, Watch, unwatched
from clinical_consensus.files.whole_folder import WorkFolder
from clinical_consensus.open_data.exports import exports
from clinical_consensus.pages.site import Published

_UNWRITTEN = re.compile(r"^OSError: \[Errno (\d+)\] [^:\n]+(?:: (?:'.*' -> )?'(.*)')?\s*\Z", re.MULTILINE)
"""The last line of a site builder that could not write a file."""


class BuildFailedError(Exception):
    """The site builder failed; the message is its output."""


@dataclass(frozen=True)
class Built:
    """A built site: its number of pages, whether anything changed, and a line for each file that was not made."""

    pages: int
    changed: bool
    failures: tuple[str, ...]


def build(generated: Generated, site: Path, say: Callable[[str], None], watch: Watch, parts: Parts = NO_PARTS) -> Built:
    """Build the site of a generated collection in `site`, a folder that `check_site_folder` accepts.

    `say` is called with a line for each step, `watch` sees the downloads as they are made. What `parts` have is not
    made again. If nothing changed since the last build there, nothing is done. Raises BuildFailedError if the site
    builder fails, RefusedError if a folder cannot be written; `site` is then unchanged, or else
    it says that.
    """
    read = authored(generated.settings.root)
    digest = inputs_digest(read, generated)
    last = read_stamp(site)
    if last.get("inputs") == digest and last.get("output") == output_digest(site):
        return Built(_pages(site), changed=False, failures=tuple(last.get("failures", ())))
    pack = Pack(())
    if generated.settings.with_downloads:
        say("Making the downloads …")
        pack = make_pack(generated, site, watch=watch, parts=parts)
    with tried("making the spreadsheets", site):
        published = published_with(generated, pack)
    stamp = {"inputs": digest, "failures": pack.failures, "files": pack.stamp()}
    with work_folder_of(site) as work:
        made = work.made
        inputs = with_hashed_names(builder_inputs(read, generated.files_with(published)))
        say("Building the site …")
        profile, site_url = generated.view.profile, generated.settings.site_url
        run = partial(run_site_builder, made, work, generated)
        PageMaker(generated.cache, parts).make(made, inputs, site_url, run)
        add_files(made / "site", files_beside_pages(pack, published), work.target)
        hashes = finish(made, profile, site_url, published.with_downloads, generated.cache)
        with tried("putting the new site in its place", site):
            publish(work, made / "site", stamp, hashes)
    return Built(_pages(site), changed=True, failures=pack.failures)


def make_pack(
    generated: Generated, site: Path, chosen: Questions = (), watch: Watch = unwatched, parts: Parts = NO_PARTS
) -> Pack:
    """Make the downloads, reusing those in `site` that an earlier run made from the same input, and those of `parts`.

    `watch` sees them as they are made. If questions are `chosen`, make slides and handouts of these alone.
    """
    collection = generated.view
    maker = PackMaker(collection, generated.settings, generated.data_sha256, chosen)
    stamped = read_stamp(site).get("files")
    earlier = Earlier(site / DOWNLOADS, stamped if isinstance(stamped, dict) else {})
    return maker.pack(lambda path, key: earlier.found(path, key) or parts.download(path, key), watch)


def published_with(generated: Generated, pack: Pack) -> Published:
    """Return the files published with the pages: those of `pack`, and the collection as open data."""
    return Published(pack.offers, open_data(generated), generated.settings.downloads)


def open_data(generated: Generated) -> Mapping[str, bytes]:
    """Return the collection as open data, by path in the site."""
    with_sheet = generated.settings.with_downloads
    return exports(generated.view, generated.raw, generated.data_sha256, with_sheet=with_sheet, cache=generated.cache)


def files_beside_pages(pack: Pack, published: Published) -> Mapping[str, bytes]:
    """Return a site's downloads and open data, by path in the site."""
    return {**{f"{DOWNLOADS}{path}": content for path, content in pack.files.items()}, **published.files}


def run_site_builder(made: Path, work: WorkFolder, generated: Generated) -> None:
    """Run the site builder in the folder `made`. Raises BuildFailedError, and OSError if it could not write a file."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SITE_URL": generated.settings.site_url,
        "SOURCE_DATE_EPOCH": str(_epoch(generated.view.profile.edition.date)),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=made, env=environment, capture_output=True, encoding="utf-8", errors="backslashreplace",
        check=False, pass_fds=(work.lock,),
    )  # fmt: skip
    if done.returncode != 0:
        unwritten = _UNWRITTEN.search(done.stderr)
        if unwritten:
            raise OSError(int(unwritten[1]), os.strerror(int(unwritten[1])), unwritten[2] or str(made / "site"))
        raise BuildFailedError(f"{done.stdout}{done.stderr}".strip())


def _epoch(date: datetime.date) -> int:
    """Midnight UTC of a date in seconds since 1970, limited to what archives can store (32 bits)."""
    since = (date - datetime.date(1970, 1, 1)).days * 86_400
    return min(max(since, 0), 2**32 - 1)


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))

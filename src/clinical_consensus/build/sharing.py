"""A site made by several runs: each makes a part, and one puts the parts together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from clinical_consensus.build.finished_pages import PageMaker, target_of
from clinical_consensus.build.generate import Generated, cache_of, generate
from clinical_consensus.build.hashed_names import with_hashed_names
from clinical_consensus.build.inputs import authored, builder_inputs, inputs_digest
from clinical_consensus.build.parts import INPUTS, PART_FILE, PART_MADE_BY, SITE, Parts
from clinical_consensus.build.site import Built, build, make_pack, published_with, run_site_builder
from clinical_consensus.build.site_folder import ANOTHER_PART, tried, work_folder_of
from clinical_consensus.contract.problems import RefusedError, shown
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.manifest import DOWNLOADS
from clinical_consensus.downloads.pack import Pack
from clinical_consensus.downloads.pack_maker import Watch
from clinical_consensus.files.entry_plan import is_the_hosts
from clinical_consensus.files.plain_files import write_file
from clinical_consensus.files.scratch import scratch_folder
from clinical_consensus.files.whole_folder import replace

_OF_SITE = ("site_url", "paper", "downloads", "rationale")
"""The settings that a part records, which hold for the whole site."""


@dataclass(frozen=True)
class MadePart:
    """How many pages and downloads are in a part, and a line for each download that was not made."""

    pages: int
    downloads: int
    failures: tuple[str, ...]


def make_part(generated: Generated, data: Path, out: Path, say: Callable[[str], None], watch: Watch) -> MadePart:
    """Make the share of a site that the settings name, of the collection in the file `data`, in the folder `out`.

    `say` is called with a line for each step, `watch` sees the downloads as they are made. Raises BuildFailedError if
    the site builder fails, RefusedError if a folder cannot be written; `out` is then unchanged, or else it
    says that.
    """
    settings = generated.settings
    read = authored(settings.root)
    pack = Pack(())
    if settings.with_downloads:
        say(f"Making the downloads of part {settings.shard} …")
        pack = make_pack(generated, out, watch=watch)
    with tried("making the spreadsheets", out, ANOTHER_PART):
        published = published_with(generated, pack)
    with work_folder_of(out, ANOTHER_PART) as work:
        inputs = with_hashed_names(builder_inputs(read, generated.files_with(published)))
        say(f"Building the pages of part {settings.shard} …")
        made, part = work.made / "builder", work.made / "part"
        run = partial(run_site_builder, made, work, generated)
        keys = PageMaker(generated.cache).make(made, inputs, settings.site_url, run)
        pages = {target_of(path): key for path, key in keys.items()}
        files = {
            **{f"{INPUTS}{path}": content for path, content in generated.inputs.items()},
            **{f"{SITE}{path}": (made / "site" / path).read_bytes() for path in pages},
            **{f"{SITE}{DOWNLOADS}{path}": content for path, content in pack.files.items()},
        }
        said = {
            "made_by": PART_MADE_BY,
            "shard": str(settings.shard),
            "made_from": inputs_digest(read, generated),
            "data": data.name,
            "settings": {name: getattr(settings, name) for name in _OF_SITE},
            "pages": pages,
            "downloads": pack.stamp(),
            "files": {path: hashlib.sha256(content).hexdigest() for path, content in files.items()},
        }
        for path, content in files.items():
            write_file(part / path, content)
        write_file(part / PART_FILE, f"{json.dumps(said, indent=1)}\n".encode())
        replace(work, part, is_the_hosts)
    return MadePart(len(pages), len(pack.files), pack.failures)


def merge(parts: Parts, root: Path, site: Path, say: Callable[[str], None], watch: Watch) -> tuple[Generated, Built]:
    """Put the parts of a site together in the folder `site`; see `build`. `root` is the folder of the project's files.

    Returns the collection and what was built. Raises RefusedError if the parts were made from other authored files, or
    by another version of the program.
    """
    settings = Settings(root=root, **_settings(parts.first.said["settings"]))
    with scratch_folder() as folder:
        for path, content in parts.first.inputs():
            write_file(folder / path, content)
        generated = generate(folder / parts.first.data, settings, cache=cache_of(settings))
        if inputs_digest(authored(root), generated) != parts.first.made_from:
            folders = ", ".join(shown(part.folder) for part in parts.each)
            raise RefusedError(
                f"{folders}: these parts were made with other authored files or another version of the program; "
                "build them again"
            )
        return generated, build(generated, site, say, watch, parts)


def _settings(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value := said[name], list) else value for name in _OF_SITE}

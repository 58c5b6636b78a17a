"""What all workers of a test run share: each site is built once, by the first worker that needs it."""

from __future__ import annotations

import fcntl
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clinical_consensus.build.inputs import authored
from folders import tree
from sites import PROJECT, build_with_mkdocs, build_with_zensical


@dataclass(frozen=True)
class Shared:
    """The folder that all workers of a run share. Nobody changes what is in it."""

    folder: Path

    def made(self, key: str, make: Callable[[Path], object]) -> Path:
        """The path of what `make` makes at this path: made once for each key."""
        self.folder.mkdir(exist_ok=True)
        target, done = self.folder / key, self.folder / f"{key}.done"
        with (self.folder / f"{key}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(target, ignore_errors=True)
                make(target)
                done.touch()
        return target

    def site(self, data: Path, builder: str = "mkdocs", **environment: str) -> Path:
        """The site of the collection in the file `data`, as the command builds it, or as another builder does."""
        key = hashlib.sha256(f"{builder} {data.name} {sorted(environment.items())}".encode())
        key.update(f"{_code()} {_digest(tree(data.parent))}".encode())
        if builder == "mkdocs":
            return self.made(key.hexdigest(), lambda site: build_with_mkdocs(data, site, **environment))
        return self.made(key.hexdigest(), lambda site: build_with_zensical(data, site, self.site(data)))

    def copy(self, data: Path, target: Path, **environment: str) -> Path:
        """A copy of that site which a test may change, in the folder `target`."""
        return Path(shutil.copytree(self.site(data, **environment), target))


@cache
def _code() -> str:
    """A digest of everything but the collection that decides the bytes of a site."""
    names = ("requirements.txt", "scripts/build_site.py")
    package = {path: content for path, content in tree(PROJECT / "src").items() if not path.endswith(".pyc")}
    return _digest({**package, **authored(PROJECT), **{name: (PROJECT / name).read_bytes() for name in names}})


def _digest(files: Mapping[str, bytes]) -> str:
    listed = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    return hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()

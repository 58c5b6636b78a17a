"""Makes the site anew whenever a file that it is made from has changed, and hands it to the server."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from clinical_consensus.build.preview.answers import Preview, made_in
from clinical_consensus.build.preview.making import Ended, Maker
from clinical_consensus.build.preview.server import PreviewServer
from clinical_consensus.build.preview.watch import Watched, watched

_PAUSE = 0.1
"""Seconds between two looks at the files. A change is followed when two are alike: editors save in several steps."""

_KEPT = 2
"""How many sites are kept: the one that is shown, and the one before, of which a page may still be loading."""


@dataclass(frozen=True)
class Follower:
    """What the preview of the collection in the file `data` is made from and in.

    `root` is the folder of the project's files; sites are made in `folder`; `is_stopped` says whether to end; `say` is
    called with each line to print.
    """

    root: Path
    data: Path
    folder: Path
    is_stopped: Callable[[], bool]
    say: Callable[[str], None]

    def follow(self, server: PreviewServer) -> None:
        """Let `server` show the site as it is now and, until stopped, as it is after each change."""
        seen = watched(self.root, self.data)
        kept: list[Path] = []
        with closing(Maker(self.data, self.folder)) as maker:
            for number, now in enumerate(self._changes()):
                start = time.monotonic()
                if now.code != seen.code:
                    maker.renew()
                seen, work = now, self.folder / str(number)
                ended = maker.make(work, self.is_stopped)
                if ended is None:
                    return
                last, server.preview = server.preview, _shown(server.preview, ended, work / "site")
                shown = server.preview
                maker.renew()
                kept.append(work)
                if shown.version == last.version:
                    shutil.rmtree(kept.pop(), ignore_errors=True)
                elif len(kept) > _KEPT:
                    shutil.rmtree(kept.pop(0), ignore_errors=True)
                for line in shown.problems or (f"{ended.said[-1]}, made in {time.monotonic() - start:.1f} s.",):
                    self.say(line)

    def _changes(self) -> Iterator[Watched]:
        """Yield the files as they are now and, until stopped, as they are whenever they have changed since."""
        followed = before = None
        while not self.is_stopped():
            now = watched(self.root, self.data)
            if now == before and now != followed:
                followed = now
                yield now
            before = now
            time.sleep(_PAUSE)


def _shown(last: Preview, ended: Ended, site: Path) -> Preview:
    """What to show after the process that was to make `site` has ended; `last` is what was shown before."""
    if ended.code == 0:
        made = made_in(site)
        return Preview(last.made if made.version == last.version else made)
    wrong = tuple(line for line in ended.wrong if not line.startswith("INFO "))
    return replace(last, problems=wrong or (f"The pages could not be made: the process ended with {ended.code}.",))

"""Build a site without files to download, but with the copy to unzip: `site` with DOWNLOADS=none has none.

Takes the command `site` or `merge` of clinical-consensus with its arguments.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from clinical_consensus.build import finish, site
from clinical_consensus.cli.main import main
from clinical_consensus.contract.records import Profile
from clinical_consensus.files.cache import Cache


def with_copy(work: Path, profile: Profile, site_url: str, _: bool, cache: Cache) -> Mapping[str, str]:
    """Finish a site as the build does, and add the copy; return what `finish` returns."""
    return finish.finish(work, profile, site_url, with_copy=True, cache=cache)


if __name__ == "__main__":
    os.environ["DOWNLOADS"] = "none"
    with mock.patch.object(site, "finish", with_copy):
        sys.exit(main(sys.argv[1:]))

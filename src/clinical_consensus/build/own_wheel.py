"""Pack this package as a wheel, so that a folder that was made with it can be built elsewhere with the same code."""

from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.archive import zipped

_NAME = "clinical-consensus"
_OF_INSTALLERS = ("INSTALLER", "RECORD", "REQUESTED", "direct_url.json")
"""What an installer adds to a package (packaging.python.org, "Recording installed projects")."""


def own_wheel(settings: Settings) -> tuple[str, bytes]:
    """Return the name and the content of a wheel of this package: of the checkout, or of what is installed.

    No network is used. Raises RefusedError if it cannot be packed.
    """
    if settings.is_checkout:
        return _of_checkout(settings.root)
    try:
        installed = distribution(_NAME)
    except PackageNotFoundError:
        raise RefusedError(f"{_NAME} is not installed as a package; install its wheel with pip") from None
    return f"{_NAME.replace('-', '_')}-{installed.version}-py3-none-any.whl", _packed(installed)


def _of_checkout(root: Path) -> tuple[str, bytes]:
    with TemporaryDirectory() as folder:
        options = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation")
        command = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, str(root)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            reason = done.stderr.strip().rpartition("\n")[2]
            raise RefusedError(f"the package could not be packed: {reason}; run make site in the checkout first")
        return wheels[0].name, wheels[0].read_bytes()


def _packed(installed: Distribution) -> bytes:
    """A package's wheel, made of its installed files (packaging.python.org, "Binary distribution format")."""
    files: dict[str, bytes] = {}
    for path in sorted(installed.files or (), key=lambda each: (".dist-info" in each.parts[0], each.as_posix())):
        is_added = ".dist-info" in path.parts[0] and path.name in _OF_INSTALLERS
        if not (is_added or path.suffix == ".pyc" or ".." in path.parts):
            files[path.as_posix()] = Path(str(path.locate())).read_bytes()
    [metadata] = [name for name in files if name.endswith(".dist-info/METADATA")]
    record = f"{metadata.rpartition('/')[0]}/RECORD"
    return zipped({**files, record: _record(files, record)})


def _record(files: Mapping[str, bytes], own: str) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    for name, content in files.items():
        digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        writer.writerow((name, f"sha256={digest}", len(content)))
    writer.writerow((own, "", ""))
    return written.getvalue().encode()

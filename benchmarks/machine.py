"""The machine and the code of a benchmark, as its figures name them."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measuring import PROJECT

_PACKAGES = ("mkdocs", "mkdocs-material", "zensical", "hugo")


def machine() -> dict[str, str]:
    """Return what names the machine: processor, cores, memory, system and Python."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return {
        "Processor": f"{_processor()}, {platform.machine()}",
        "Cores": str(os.cpu_count()),
        "Memory": f"{memory:.0f} GiB",
        "System": _system(),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def packages() -> str:
    """Return the versions of the site builders that are compared."""
    return ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)


def commit() -> str:
    """Return the commit of the checkout, and whether files of it were changed since; "unknown" without git."""
    command = ["git", "describe", "--always", "--abbrev=12", "--exclude=*"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    changed = subprocess.run(
        ["git", "diff", "--quiet", "HEAD", "--", "src", "scripts", "docs", "benchmarks", "mkdocs.yml"],
        cwd=PROJECT, capture_output=True, check=False,
    )  # fmt: skip
    found = done.stdout.strip() or "unknown"
    return f"{found}, with changes" if found != "unknown" and changed.returncode == 1 else found


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"

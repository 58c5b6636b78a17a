"""What the standard library lacks: exchange two paths in one step, flush a file system, list mounted file systems."""

from __future__ import annotations

import ctypes
import errno
import os
import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_AT_WORKING_FOLDER = -100
_EXCHANGE = 2
"""AT_FDCWD and RENAME_EXCHANGE: renameat2(2)."""

_NOT_THERE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM)
"""How a kernel, a file system or a container says that it has no such call."""

_libc = ctypes.CDLL(None, use_errno=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange what is at two paths of one file system in one step. Return False where the system has no such step.

    Raises OSError if it has, and refuses.
    """
    call = getattr(_libc, "renameat2", None)
    if call is None:
        return False
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    here = _AT_WORKING_FOLDER
    if call(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_THERE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def flush(folder: Path) -> None:
    """Write the file system of `folder` to its disk. Raises OSError if something of it cannot be written."""
    call = getattr(_libc, "syncfs", None)
    if call is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)


def mounted_in(folder: Path) -> tuple[Path, ...]:
    """Return the mount points at `folder`, a path without links, and below it (proc(5), mountinfo: the fifth field)."""
    if not _MOUNTS.exists():
        return (folder,) if os.path.ismount(folder) else ()
    lines = os.fsdecode(_MOUNTS.read_bytes()).splitlines()
    points = (Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), line.split(" ")[4])) for line in lines)
    return tuple(sorted({point for point in points if point.is_relative_to(folder)}))

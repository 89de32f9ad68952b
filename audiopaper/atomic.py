"""Writing so that nothing is ever half there: write aside, flush to the disk, then rename."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from audiopaper.errors import OutputError
from audiopaper.words import Words

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ASIDE = ".aside-"
"""Prefix of everything unfinished; whatever bears it can be deleted when no run is under way."""
STEPPED_BACK = f"{ASIDE}was-"
"""Prefix of a folder that makes way for its successor; a run killed between two renames leaves the only copy here."""


_SPACE = Words("free some space or choose another folder", "请腾出磁盘空间或换一个目录")
_LEAVE = Words("allow writing there or choose another folder", "请开放写入权限或换一个目录")
_GONE = Words("see that the folder and its disk are there, or choose another", "请确认目录及其磁盘仍在，或换一个目录")
_TAKEN = Words("move away what stands there or choose another folder", "请移走占用该位置的文件或换一个目录")
_LONG = Words("choose a shorter name", "请换一个较短的名称")
_OTHER = Words("see to the disk or choose another folder", "请检查磁盘或换一个目录")
REFUSALS: Mapping[int, tuple[str, Words]] = {
    errno.ENOSPC: ("磁盘已满", _SPACE),
    errno.EDQUOT: ("超出磁盘配额", _SPACE),
    errno.EFBIG: ("文件过大", _SPACE),
    errno.EACCES: ("没有权限", _LEAVE),
    errno.EPERM: ("不允许此操作", _LEAVE),
    errno.EROFS: ("磁盘为只读", _LEAVE),
    errno.ENOENT: ("目录不存在", _GONE),
    errno.EEXIST: ("已有同名文件", _TAKEN),
    errno.ENOTDIR: ("不是目录", _TAKEN),
    errno.EISDIR: ("已有同名目录", _TAKEN),
    errno.ENAMETOOLONG: ("名称过长", _LONG),
}
"""What a disk answers → that in Chinese, which the system does not say, and what to do about it."""


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Translate what the disk says about `path` into :class:`~audiopaper.errors.OutputError`.

    The file named is one that the user knows: in place of what stands aside, `path`, for which it was to serve. Where
    such calls are nested, `path` of an inner one may stand aside itself; then the outer one's is named.
    """
    try:
        yield
    except OutputError as error:
        if _is_aside(error.file):
            error.file = path
        raise
    except OSError as error:
        why = error.strerror or str(error)
        zh, todo = REFUSALS.get(error.errno or 0, (why, _OTHER))
        named = error.filename if isinstance(error.filename, str) and not _is_aside(error.filename) else path
        raise OutputError(
            Words("Cannot write: {why}", "无法写入：{why}").fill(why=Words(why, zh)), file=named, todo=todo
        ) from error


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; on success it replaces `path`, on any failure it is gone.

    Raises:
        OutputError: the disk does not take it.
    """
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=ASIDE, suffix=path.suffix, dir=path.parent)
        os.close(descriptor)
        aside = Path(name)
        try:
            yield aside
            _to_disk(aside)
            aside.chmod(0o644)
            aside.replace(path)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, all or nothing. Raises OutputError."""
    with written(path) as aside:
        aside.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` in UTF-8, all or nothing. Raises OutputError."""
    write_bytes(path, text.encode("utf-8"))


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """Give an empty folder beside `path` to fill; on success it replaces `path`, on any failure it is gone.

    Raises:
        OutputError: the disk does not take it.
    """
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=path.parent))
        try:
            yield aside
            for file in aside.rglob("*"):
                if file.is_file():
                    _to_disk(file)
                    file.chmod(0o644)
            aside.chmod(0o755)
            _swap(aside, path)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold the folder `path` for one run, and clear away what a killed one left aside in it, two levels deep.

    Raises:
        OutputError: it cannot be written, or another run holds it.
    """
    with disk_errors(path):
        path.mkdir(parents=True, exist_ok=True)
        with locked(path, wait=False) as held:
            if not held:
                raise OutputError(
                    Words("Another run is writing here", "另一个程序正在写入该目录"),
                    file=path,
                    todo=Words("wait until it is done", "请等它完成后再试"),
                )
            sweep(path)
            yield


@contextmanager
def locked(path: Path, *, shared: bool = False, wait: bool = True) -> Iterator[bool]:
    """Lock the folder `path`, alone or `shared` with others who share; gives whether it is held.

    The lock is the folder itself: it leaves no file, and the kernel gives it back when the run dies, however it dies.
    """
    if fcntl is None:  # Windows: no folder locks; two runs at once are the user's to avoid there
        yield True
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        yield _flocked(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    finally:
        os.close(handle)


def sweep(path: Path) -> None:
    """Clear away what killed runs left aside in `path`, two levels deep. Only for who holds its lock alone.

    A folder that had stepped back for a successor that never came goes back to its place first.
    """
    for pattern in (f"{ASIDE}*", f"*/{ASIDE}*", f"*/*/{ASIDE}*"):
        for left in sorted(path.glob(pattern)):
            place = left.with_name(left.name.removeprefix(STEPPED_BACK))
            if left.name.startswith(STEPPED_BACK) and not place.exists():
                left.replace(place)
            else:
                remove(left)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, should it be there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_aside(file: Path | str | None) -> bool:
    return file is not None and any(part.startswith(ASIDE) for part in Path(file).parts)


def _flocked(handle: int, how: int) -> bool:
    try:
        fcntl.flock(handle, how)
    except BlockingIOError:
        return False
    return True


def _swap(aside: Path, path: Path) -> None:
    """Put the folder `aside` where `path` is. An older folder steps back first and returns if the swap fails."""
    if not path.exists():
        aside.replace(path)
        return
    old = path.with_name(STEPPED_BACK + path.name)
    remove(old)
    path.replace(old)
    try:
        aside.replace(path)
    except OSError:
        old.replace(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())

"""From files to text: which files, in which order, in which encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from audiopaper.errors import IssueError
from audiopaper.words import Words

BINARY = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM\x00", b"II*\x00", b"MM\x00*"),
    *(b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"{\\rtf"),
    *(b"ID3", b"OggS", b"\x7fELF", b"MZ\x90"),
)
"""First bytes of pictures, archives, office files, sound and programs."""
SUFFIXES = {".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ".pdf"}
"""What counts as a page in a folder."""
COMMON = frozenset(
    "的一是在不了有和人中大上个個国國年日本報报月为為会會工作发發这這到地来來时時要我们們区區县縣市，。、"
)
"""Characters that real Chinese text has in quantity, whichever encoding it came in."""
ADVICE = Words("give a page as .md, .txt, .html or .pdf with text", "请提供 .md、.txt、.html 或含文字层的 .pdf 文件")
SAMPLE = 100_000
"""Characters looked at to tell text from other bytes."""


class Form(Enum):
    """How a file is marked up."""

    TEXT = "Markdown or plain text"
    HTML = "HTML"
    PDF = "PDF"


@dataclass(frozen=True, slots=True)
class File:
    """One file of an issue; `text` is empty for a PDF, whose `data` a library reads."""

    path: Path
    form: Form
    text: str
    data: bytes


def read_files(path: Path) -> list[File]:
    """The files of an issue, in reading order.

    Raises:
        IssueError: nothing is there, or it is empty or no text.
    """
    try:
        if not path.is_dir():
            return [_read(path)]
        found = [each for each in path.iterdir() if each.suffix.lower() in SUFFIXES and not each.name.startswith(".")]
        if not found:
            raise IssueError(Words("The folder holds no pages", "目录里没有版面文件"), file=path, todo=ADVICE)
        return [_read(each) for each in sorted(found, key=_by_number)]
    except OSError as error:
        raise IssueError(
            Words("Cannot read the issue: {why}", "无法读取报纸：{why}").fill(why=error.strerror or error),
            file=path,
            todo=Words("check the path", "请检查路径"),
        ) from error


def _by_number(path: Path) -> list[tuple[int, int, str]]:
    """Page 10 comes after page 2."""
    return [(0, int(each), "") if each.isdecimal() else (1, 0, each) for each in re.split(r"(\d+)", path.name)]


def _read(path: Path) -> File:
    data = path.read_bytes()
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf"):
        raise IssueError(Words("The file is empty", "文件是空的"), file=path, todo=ADVICE)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return File(path, Form.PDF, "", data)
    text = None if data.startswith(BINARY) else decode(data)
    if text is None:
        what = Words("This is no text but a picture or other binary", "这不是文本，而是图片或其他二进制文件")
        raise IssueError(what, file=path, todo=ADVICE)
    return File(path, Form.HTML if _is_html(path, text) else Form.TEXT, text, data)


def _is_html(path: Path, text: str) -> bool:
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        return "<" in head
    return head.startswith(("<!doctype html", "<html", "<?xml"))


def decode(data: bytes) -> str | None:
    """The text of `data` in whatever encoding Chinese papers use, or None if it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = max((data.decode(name, "replace") for name in ("utf-8", "gb18030", "big5")), key=_likeness)
    sample = text[:SAMPLE]
    controls = len(re.findall("[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]", sample))
    return None if controls > 0.05 * len(sample) + 8 or _is_mostly_nul(sample) else text


def _likeness(text: str) -> float:
    """GB18030 and Big5 accept much of each other's bytes; only one of them gives text that reads like Chinese."""
    sample = text[:20_000]
    return (sum(each in COMMON for each in sample) - 3 * sample.count("\ufffd")) / max(len(sample), 1)


def _is_mostly_nul(sample: str) -> bool:
    """Bytes of a program may be valid UTF-8; a page with stray NULs still reads like Chinese."""
    return sample.count("\0") > 0.3 * len(sample) and not COMMON.intersection(sample)

"""From bytes on the disk to text: encodings, and what is no issue at all."""

from __future__ import annotations

from pathlib import Path

from audiopaper.errors import IssueError
from audiopaper.words import Words

MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"RIFF", b"\x7fELF", b"ID3", b"\x1f\x8b", b"BM")
ENCODINGS = ("utf-8-sig", "gb18030", "big5")
"""Tried in this order: UTF-8 refuses what is not UTF-8; GB18030 is what older layout software writes."""
MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text."""


def read_source(path: Path) -> str:
    """The text of `path`: a file, or a folder of one file a page, joined by form feeds in the order of their names.

    Raises:
        IssueError: it is missing, unreadable, empty or no text.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
        if not files:
            raise _refused(path, Words("There is no file in this folder", "该目录中没有文件"))
        return "\n\f\n".join(_read(file) for file in files)
    return _read(path)


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refused(
            path, Words("Cannot read the issue: {why}", "无法读取报纸：{why}").fill(why=error.strerror)
        ) from error
    if data.startswith(MAGIC):
        raise _refused(path, Words("This is no text", "这不是文本文件"))
    text = _decoded(data, path)
    if not text.strip():
        raise _refused(path, Words("The issue is empty", "报纸文件是空的"))
    controls = sum(1 for each in text[:100_000] if each < " " and each not in "\t\n\r\f")
    if controls > MOST_CONTROLS * len(text[:100_000]):
        raise _refused(path, Words("This is no text", "这不是文本文件"))
    return text


def _decoded(data: bytes, path: Path) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused(path, Words("The encoding of the issue is unknown", "无法识别报纸文件的编码"))


def _refused(path: Path, what: Words) -> IssueError:
    return IssueError(
        what,
        file=path,
        todo=Words(
            "give the text of one issue: Markdown or plain text, UTF-8",
            "请提供一期报纸的文本：Markdown 或纯文本，UTF-8 编码",
        ),
    )

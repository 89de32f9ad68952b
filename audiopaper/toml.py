"""A TOML file that people write: show file, lexicon, profile of a voice; saved by whatever editor they have."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from audiopaper.errors import AudiopaperError
from audiopaper.words import Words


def read_toml(
    path: Path, what: Words, raises: type[AudiopaperError], missing: Words | None = None
) -> tuple[str, dict[str, Any]]:
    """The text of a file, without a byte order mark, and its table.

    Args:
        path: the file.
        what: what it is, for the message: "the show file".
        raises: the error of its room.
        missing: what to do where it cannot be opened.

    Raises:
        AudiopaperError: of the class `raises`: it cannot be opened, is not UTF-8 or no TOML, then with the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise raises(
            Words("{what} is not UTF-8", "{what}不是 UTF-8 编码").fill(what=what),
            file=path,
            todo=Words("save it as UTF-8", "请另存为 UTF-8 编码"),
        ) from error
    except OSError as error:
        raise raises(
            Words("Cannot open {what}", "无法打开{what}").fill(what=what),
            file=path,
            todo=missing or Words("check the path", "请检查路径"),
        ) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise raises(
            Words("{what} is not TOML: {why}", "{what}不是有效的 TOML：{why}").fill(what=what, why=error),
            file=path,
            line=int(line[1]) if line else None,
            todo=Words("correct that line", "请改正该行"),
        ) from error


def line_of(text: str, *path: str) -> int | None:
    r"""The line at which a file that could be read says `path`: ``"pauses", "story"``; None where it cannot be told.

    A line counts if what precedes it is whole and lacks the key, and what it begins has it: neither a key of the same
    name in another table nor a row inside a long text is taken for it.

    >>> line_of('# story\n[story]\n[pauses]\n\nstory = 9', "pauses", "story")
    5
    """
    rows = text.split("\n")
    for at, row in enumerate(rows):
        if path[-1] in row and _says(rows[:at], path) is False:
            ends = (_says(rows[:end], path) for end in range(at + 1, len(rows) + 1))
            if next((said for said in ends if said is not None), False):
                return at + 1
    return None


def _says(rows: list[str], path: tuple[str, ...]) -> bool | None:
    """Whether these rows say `path`; None where they break off inside a value."""
    try:
        found: Any = tomllib.loads("\n".join(rows))
    except tomllib.TOMLDecodeError:
        return None
    for name in path:
        if not isinstance(found, dict) or name not in found:
            return False
        found = found[name]
    return True

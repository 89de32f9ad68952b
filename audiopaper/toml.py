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

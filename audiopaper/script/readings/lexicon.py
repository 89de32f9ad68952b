"""Pronunciation lexicons: a word and how it is read. The shared one comes with the program, the paper's own goes first.

"重任" = "zhong4 ren4"
"任新" = "rèn xīn"
"CPI" = {spoken = "居民消费价格指数"}
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audiopaper.errors import LexiconError
from audiopaper.mandarin.characters import bases, is_hanzi, tone3
from audiopaper.words import Words

LONGEST = 16
"""Characters of an entry."""


ROW = re.compile(r"""\s*(?P<sign>["']?)(?P<word>[^"'=\s#]+)(?P=sign)\s*=""")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words with their readings or their spoken forms."""

    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)

    def over(self, other: Lexicon) -> Lexicon:
        """This lexicon before `other`."""
        return Lexicon({**other.readings, **self.readings}, {**other.spoken, **self.spoken})

    def respoken(self, printed: str) -> str:
        """The text with the words that are said otherwise replaced, the longest first."""
        if not self.spoken:
            return printed
        words = sorted(self.spoken, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, words)), lambda found: self.spoken[found[0]], printed)


def load_lexicon(path: Path) -> Lexicon:
    """Read and check a lexicon.

    Raises:
        LexiconError: it cannot be read, or an entry has a wrong number of syllables or none of Mandarin.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise LexiconError(
            Words("The lexicon is not UTF-8", "读音词典不是 UTF-8 编码"),
            file=path,
            todo=Words("save it as UTF-8", "请另存为 UTF-8 编码"),
        ) from error
    except OSError as error:
        raise LexiconError(
            Words("Cannot read the lexicon", "无法读取读音词典"),
            file=path,
            todo=Words("check the path in the show file", "请检查节目设置中的路径"),
        ) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise LexiconError(
            Words("Cannot read the lexicon: {why}", "无法读取读音词典：{why}").fill(why=error),
            file=path,
            line=int(line[1]) if line else None,
            todo=Words("correct that line", "请改正该行"),
        ) from error
    lines = {_word_of(row): number for number, row in enumerate(text.splitlines(), 1)}
    readings: dict[str, tuple[str, ...]] = {}
    spoken: dict[str, str] = {}
    for word, value in table.items():
        try:
            if isinstance(value, dict):
                spoken[word] = _words(word, value)
            else:
                readings[word] = _syllables(word, value)
        except ValueError as error:
            raise LexiconError(
                Words("{word} cannot be read so: {why}", "“{word}”不能这样读：{why}").fill(word=word, why=error),
                file=path,
                line=lines.get(word),
                todo=Words('write it like "重任" = "zhong4 ren4"', '请写成 "重任" = "zhong4 ren4" 这样'),
            ) from error
    return Lexicon(readings, spoken)


def with_entries(text: str, entries: Mapping[str, Sequence[str]]) -> str:
    """The text of a lexicon with `entries` in it: a word that is there is read anew, others follow at the end.

    Raises:
        LexiconError: an entry cannot be said.
    """
    rows = text.splitlines()
    for word, syllables in entries.items():
        row = f'"{word}" = "{" ".join(_checked(word, syllables))}"'
        at = next((number for number, each in enumerate(rows) if _word_of(each) == word), None)
        if at is None:
            rows.append(row)
        else:
            rows[at] = row
    return "\n".join(rows) + "\n"


def _checked(word: str, syllables: Sequence[str]) -> tuple[str, ...]:
    try:
        if not all(map(is_hanzi, word)):
            raise ValueError(word)
        return _syllables(word, " ".join(syllables))
    except ValueError as error:
        raise LexiconError(
            Words("{word} cannot be read so: {why}", "“{word}”不能这样读：{why}").fill(word=word, why=error),
            todo=Words('write it like 重任="zhong4 ren4"', '请写成 重任="zhong4 ren4" 这样'),
        ) from error


def _word_of(row: str) -> str:
    """The word of a row of a lexicon; "" for a comment or an empty row."""
    found = ROW.match(row)
    return found["word"] if found else ""


def _words(word: str, value: dict[str, object]) -> str:
    said = value.get("spoken")
    if set(value) != {"spoken"} or not isinstance(said, str) or not said.strip() or not word:
        raise ValueError(str(value))
    return said


def _syllables(word: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, str):
        raise ValueError(repr(value))  # noqa: TRY004 - the caller names the entry, whatever is wrong with it
    said = tuple(
        tone3(each.replace("u:", "v")) if not each[-1].isdigit() else each.replace("ü", "v") for each in value.split()
    )
    if not word or len(word) > LONGEST or len(said) != len(word):
        raise ValueError(f"{len(said)} : {len(word)}")
    for syllable in said:
        if syllable[:-1] not in bases() or syllable[-1:] not in "12345":
            raise ValueError(syllable)
    return said

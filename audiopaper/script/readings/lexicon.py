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
from audiopaper.toml import read_toml
from audiopaper.words import Words

LONGEST = 16
"""Characters of an entry."""
WHAT = Words("The lexicon", "读音词典")
ROW = re.compile(r"""\s*(?P<sign>["']?)(?P<word>[^"'=\s#]+)(?P=sign)\s*=""")
PLAIN = re.compile(ROW.pattern + r"""\s*(?:"[^"]*"|'[^']*'|\{[^}]*\})""")
"""A row up to the end of its value; a comment may follow."""


class _UnsayableError(Exception):
    """Why an entry cannot be read so."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.en)
        self.why = why


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
    text, table = read_toml(path, WHAT, LexiconError)
    lines = {_word_of(row): number for number, row in enumerate(text.splitlines(), 1)}
    readings: dict[str, tuple[str, ...]] = {}
    spoken: dict[str, str] = {}
    for word, value in table.items():
        try:
            if isinstance(value, dict):
                spoken[word] = _words(word, value)
            else:
                readings[word] = _syllables(word, value)
        except _UnsayableError as error:
            raise LexiconError(
                Words("{word} cannot be read so: {why}", "“{word}”不能这样读：{why}").fill(word=word, why=error.why),
                file=path,
                line=lines.get(word),
                todo=Words('write it like "重任" = "zhong4 ren4"', '请写成 "重任" = "zhong4 ren4" 这样'),
            ) from error
    return Lexicon(readings, spoken)


def with_entries(path: Path, entries: Mapping[str, Sequence[str]]) -> str:
    """The text of the lexicon at `path` with `entries` in it; what stands there is kept, comments and all.

    A word that is there is read anew, others follow the last row before the first table.

    Raises:
        LexiconError: an entry cannot be said, the lexicon cannot be read, or has the word in a way that only people
            can change.
    """
    text = ""
    if path.is_file():
        load_lexicon(path)  # one that cannot be read is not written over
        text, _ = read_toml(path, WHAT, LexiconError)
    rows = text.splitlines()
    for word, syllables in entries.items():
        row = f'"{word}" = "{" ".join(_checked(word, syllables))}"'
        at = next((number for number, each in enumerate(rows) if _word_of(each) == word), None)
        if at is None:
            tables = (number for number, each in enumerate(rows) if each.lstrip().startswith("["))
            rows.insert(next(tables, len(rows)), row)
        else:
            rows[at] = row + PLAIN.sub("", rows[at])
    written = "\n".join(rows) + "\n"
    _check_written(path, written, entries)
    return written


def _check_written(path: Path, written: str, entries: Mapping[str, Sequence[str]]) -> None:
    """Raise where the lexicon would not say what it should: its word is written in escapes, or as a table."""
    try:
        found = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        found = {}
    for word in entries:
        if not isinstance(found.get(word), str):
            raise LexiconError(
                Words("{word} stands in the lexicon in another way", "读音词典里已有“{word}”的另一种写法").fill(
                    word=word
                ),
                file=path,
                todo=Words("change it there by hand", "请手工改正"),
            )


def _checked(word: str, syllables: Sequence[str]) -> tuple[str, ...]:
    try:
        if not all(map(is_hanzi, word)):
            raise _UnsayableError(Words("it is not in Hanzi", "不全是汉字"))
        return _syllables(word, " ".join(syllables))
    except _UnsayableError as error:
        raise LexiconError(
            Words("{word} cannot be read so: {why}", "“{word}”不能这样读：{why}").fill(word=word, why=error.why),
            todo=Words('write it like 重任="zhong4 ren4"', '请写成 重任="zhong4 ren4" 这样'),
        ) from error


def _word_of(row: str) -> str:
    """The word of a row of a lexicon; "" for a comment or an empty row."""
    found = ROW.match(row)
    return found["word"] if found else ""


def _words(word: str, value: dict[str, object]) -> str:
    said = value.get("spoken")
    if set(value) != {"spoken"} or not isinstance(said, str) or not said.strip() or not word:
        raise _UnsayableError(Words("{value} gives no spoken form", "{value} 没有给出 spoken").fill(value=value))
    return said


def _syllables(word: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, str):
        raise _UnsayableError(Words("{value} is no text", "{value} 不是引号里的文字").fill(value=repr(value)))
    said = tuple(
        tone3(each.replace("u:", "v")) if not each[-1].isdigit() else each.replace("ü", "v") for each in value.split()
    )
    if not word or len(word) > LONGEST:
        raise _UnsayableError(Words("a word has 1 to {most} characters", "词语为 1 到 {most} 个字").fill(most=LONGEST))
    if len(said) != len(word):
        raise _UnsayableError(
            Words("{characters}, {syllables}", "{characters}，{syllables}").fill(
                characters=_count(len(word), "character", "个字"), syllables=_count(len(said), "syllable", "个音节")
            )
        )
    for syllable in said:
        if syllable[:-1] not in bases() or syllable[-1:] not in "12345":
            raise _UnsayableError(Words("{it} is no syllable of Mandarin", "{it} 不是普通话音节").fill(it=syllable))
    return said


def _count(number: int, en: str, zh: str) -> Words:
    return Words(f"{number} {en}" + "s" * (number != 1), f"{number} {zh}")

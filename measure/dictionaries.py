"""Make the tables of words and characters that the readings use, from the packages that carry them.

``python -m measure.dictionaries`` needs ``pypinyin-dict==0.9.0`` (CC-CEDICT, CC BY-SA 4.0) and
``opencc-python-reimplemented==0.1.7`` (OpenCC's table of characters, Apache-2.0); neither is needed to run audiopaper.
"""

from __future__ import annotations

import importlib
import lzma
from pathlib import Path
from typing import Any

from audiopaper.mandarin.characters import standard, tone3

DATA = Path(__file__).parents[1] / "audiopaper" / "mandarin" / "data"
LONGEST = 8


def main() -> None:
    """Write both tables."""
    (DATA / "traditional.txt").write_text("", encoding="utf-8")
    forms = _forms()
    (DATA / "traditional.txt").write_text("\n".join(forms) + "\n", encoding="utf-8")
    rows = _cedict()
    text = "".join(row + "\n" for row in rows)
    (DATA / "cedict.txt.xz").write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    print(f"{len(forms)} traditional characters, {len(rows)} words of CC-CEDICT")


def _forms() -> list[str]:
    opencc = importlib.import_module("opencc")
    table = Path(str(opencc.__file__)).parent / "dictionary" / "TSCharacters.txt"
    pairs = (row.split() for row in table.read_text(encoding="utf-8").splitlines())
    singles = (old + new for old, new, *_ in pairs if old != new and len(old) == len(new) == 1)
    return [pair for pair in singles if not standard(pair[0])]  # 藉 and 乾 are simplified characters, too


def _cedict() -> list[str]:
    words: dict[str, list[list[str]]] = {}
    for number in range(4):
        module: Any = importlib.import_module(f"pypinyin_dict.phrase_pinyin_data.cc_cedict_{number}")
        words |= module.phrases_dict
    rows = []
    for word, readings in words.items():
        said = [tone3(each[0]) for each in readings]
        if 2 <= len(word) <= LONGEST and len(said) == len(word) and _tells(word, said):
            rows.append(" ".join((word, *said)))
    return sorted(rows)


def _tells(word: str, said: list[str]) -> bool:
    """Whether the word says more than its characters do one by one."""
    return any(standard(each) != (reading,) for each, reading in zip(word, said, strict=True))


if __name__ == "__main__":
    main()

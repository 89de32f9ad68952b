"""Words of a line, what each is, and which are people, places and bodies: the network of Baidu's LAC.

LAC (Jiao, Sun & Sun 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network", Apache-2.0) reads a line character
by character in both directions, twice, and says of each what kind of word begins or goes on there; the likeliest
sequence is the answer. `data/tagger.onnx` holds what `measure/cut_tagger.py` keeps of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Word = tuple[int, int, str]
"""Where a word starts, how long it is, and what it is."""
PERSON, PLACE, BODY = "PER", "LOC", "ORG"
"""What a word may be besides TIME and a part of speech (n, v, a, d, p, c, m, q, r, u, w, xc …)."""
LONGEST = 400
"""Characters read in one piece; longer lines are read in pieces of this length, and only seams notice."""
REMEMBERED = 256
"""Lines whose words are kept: several rooms ask about the same line, one after another."""


@lru_cache(REMEMBERED)
def words_of(text: str) -> tuple[Word, ...]:
    """For each character of `text`, which is in simplified characters, the word it stands in.

    >>> words_of("单霁翔说")
    ((0, 3, 'PER'), (0, 3, 'PER'), (0, 3, 'PER'), (3, 1, 'v'))
    """
    return unremembered(text)


def unremembered(text: str) -> tuple[Word, ...]:
    """The same, for what nobody will ask again."""
    found: list[Word] = []
    for begin in range(0, len(text), LONGEST):
        words = _words(_network().tags(text[begin : begin + LONGEST]))
        found.extend((begin + start, length, kind) for start, length, kind in words)
    return tuple(found)


def _words(tags: Sequence[str]) -> list[Word]:
    starts = [at for at, tag in enumerate(tags) if not at or not tag.endswith("-I")]
    found: list[Word] = []
    for start, end in zip(starts, [*starts[1:], len(tags)], strict=True):
        found.extend([(start, end - start, tags[start].partition("-")[0])] * (end - start))
    return found


@dataclass(frozen=True)
class _Network:
    """Two layers of gated recurrent units (2 × 128) over characters, and what tag may follow which."""

    session: Any  # onnxruntime has no types
    numbers: dict[str, int]
    """Row of each character's embedding; 0 is that of any other."""
    names: tuple[str, ...]

    def tags(self, text: str) -> list[str]:
        """What kind of word begins ("v-B") or goes on ("v-I") at each character of `text`, which is not empty."""
        tokens = np.array([[self.numbers.get(each, 0) for each in text]], np.int64)
        scores, moves = self.session.run(None, {"token_ids": tokens, "length": np.array([len(text)], np.int64)})
        return [self.names[tag] for tag in _likeliest(scores[0], moves)]


def _likeliest(scores: Floats, moves: Floats) -> list[int]:
    """The sequence of tags whose scores and moves have the largest sum (Viterbi 1967)."""
    best, came = scores[0], []
    for here in scores[1:]:
        ways = best[:, None] + moves
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + here
    path = [int(best.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


@cache
def _network() -> _Network:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1  # lines are short: a second thread costs more than it brings
    session = InferenceSession((files(__package__) / "data" / "tagger.onnx").read_bytes(), options)
    known = session.get_modelmeta().custom_metadata_map
    numbers = {character: row for row, character in enumerate(known["characters"], 1)}
    return _Network(session, numbers, tuple(known["tags"].split(" ")))

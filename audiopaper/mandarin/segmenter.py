"""Words of a line as the dictionary has them (jieba's), each with its part of speech.

Beside the tagger (``tagger.py``), which knows who and where and what a word does in its sentence: it makes one word of
安徽省委书记 and none of 看热闹. Where a dictionary is asked what its words say, its own words are needed.
"""

from __future__ import annotations

import rjieba

from audiopaper.mandarin.tagger import Word


def segments(text: str) -> list[Word]:
    """For each character the word it stands in.

    >>> segments("应爱护")
    [(0, 1, 'v'), (1, 2, 'v'), (1, 2, 'v')]
    """
    found: list[Word] = []
    for word, kind in rjieba.tag(text):
        found.extend([(len(found), len(word), kind)] * len(word))
    return found

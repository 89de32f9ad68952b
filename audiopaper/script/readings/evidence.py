"""What speaks for a person's name: a character that may be a surname is one where enough does.

The tagger knows names of people, but rare surnames it takes for the verbs and adverbs that they are, too (过, 种, 都).
So it is asked twice: what it makes of the line, and what it would make of it if the surname were 王. What it says, and
what titles, dictionaries and given names say, has weights that were learned from marked phrases by
``measure/train_names.py``; `data/names.json` holds them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import rjieba

from audiopaper.mandarin.characters import is_hanzi
from audiopaper.mandarin.tagger import BODY, PERSON, Word, unremembered
from audiopaper.script.readings.surnames import COMMON, EVERYDAY, GIVEN, HARDLY

SIZES = (3, 2)
"""Characters of a name with a surname of one."""
NEAR = 12
"""Characters on either side of a surname that are shown to the tagger when it is asked again."""
BEST_KNOWN = "王"
"""A surname that is nothing else in a sentence of today."""
WEAK_LEFT = re.compile(r"(?:^|[^\u3400-\u9fff]|[和与及对向由给请找跟让被把是老小为的])$")
"""Where a name may begin that has no title."""
CALLED = re.compile(
    "副?(?:书记|主任|部长|局长|县长|市长|区长|镇长|乡长|村长|院长|校长|所长|站长|队长|厅长|省长|庭长|班长|处长|科长|厂长|社长|馆长|会长|台长|行长|店长|组长|团长|连长)|同志|先生|女士|小姐|老师|教授|医生|大夫|师傅|大爷|大妈|大娘|"
    "阿姨|爷爷|奶奶|叔叔|经理|董事长|老汉|阿婆|大哥|大姐|大叔|大嫂|教练|警官|法官|律师|总(?![是算])"
)
"""What stands right after a surname in address: 曾老师, 单大爷."""
ADVERB = re.compile(
    "曾(?:任|担|获|是|在|为|经|被|有|与|向|到|去|参|对|因|多|一|两|三|几|以|作|当|入|于|用|把|给|让|说|主|带|教|写|立|连|先|亲|就|前|率|出|荣|受|表|创|夺|代)|"
    "应(?:由|在|按|以|当|该|对|将|向|及|予)"
)
"""What looks like a surname and is an adverb or a verb: 曾任县长, 应由局长."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """`size` characters that may be a person's name."""

    text: str
    words: Sequence[Word]
    """Those of the tagger, one a character."""
    at: int
    size: int
    titled: bool
    """Whether a title stands before it, or another name of a list."""

    @property
    def word(self) -> Word:
        """The word in which it begins."""
        return self.words[self.at]

    @property
    def inside(self) -> bool:
        """Whether it begins inside that word."""
        return self.word[0] < self.at

    @property
    def is_verb(self) -> bool:
        """Whether the tagger takes the surname for a verb."""
        return self.word == (self.at, 1, "v")

    @property
    def before(self) -> str:
        """What the word of two characters or more is that ends before it; "" for none."""
        _, length, kind = self.words[self.at - 1] if self.at and not self.inside else (0, 0, "")
        return kind if length > 1 else ""

    @property
    def rest(self) -> str:
        """What would be the given name."""
        return self.text[self.at + 1 : self.at + self.size]

    @property
    def given(self) -> int:
        """How many of its characters given names are made of."""
        return sum(each in GIVEN for each in self.rest)

    @property
    def named(self) -> int:
        """How long the person's name is that the tagger finds here; 0 for none."""
        return self.word[1] if self.word[2] == PERSON and not self.inside else 0

    @property
    def after(self) -> Word:
        """The word that begins right after the surname; one of no length if none does."""
        word = self.words[self.at + 1]
        return word if word[0] == self.at + 1 else (self.at + 1, 0, "")

    @property
    def rest_named(self) -> int:
        """How long the person's name is that the tagger finds right after the surname; 0 for none."""
        return self.after[1] if self.after[2] == PERSON else 0

    @property
    def begins_list(self) -> bool:
        """Whether another person follows behind a 、."""
        behind = self.at + self.size + 1
        listed = self.text[behind - 1 : behind] == "、" and behind < len(self.text)
        return listed and self.words[behind][0] == behind and self.words[behind][2] == PERSON

    @property
    def longest(self) -> int:
        """Characters of the longest word of the dictionary that begins here; 0 for none."""
        lengths = range(4, 1, -1)
        fits = (
            n for n in lengths if self.at + n <= len(self.text) and rjieba.has_word(self.text[self.at : self.at + n])
        )
        return next(fits, 0)


SEEN: Mapping[str, Callable[[Candidate], bool]] = {
    "any": lambda _: True,
    "title before": lambda it: it.titled,
    "may begin here": lambda it: not it.titled and may_begin(it.text, it.at),
    "begins a list": lambda it: it.begins_list,
    "after a body": lambda it: it.before == BODY,
    "after a noun": lambda it: it.before == "n",
    "after a verb": lambda it: it.before == "v",
    "address after": lambda it: bool(CALLED.match(it.text, it.at + it.size)),
    "only a title after": lambda it: bool(CALLED.match(it.text, it.at + 1)),
    "adverb": lambda it: bool(ADVERB.match(it.text, it.at)),
    "a verb to the tagger": lambda it: it.is_verb,
    "a verb after a title": lambda it: it.titled and it.is_verb,
    "a verb with a word after it": lambda it: it.is_verb and it.after[1] == it.size - 1 and rjieba.has_word(it.rest),
    "an adverb to the tagger": lambda it: it.word == (it.at, 1, "d"),
    "everyday word": lambda it: it.text[it.at] in EVERYDAY,
    "mostly something else": lambda it: it.text[it.at] in HARDLY - EVERYDAY,
    "given name": lambda it: it.given == it.size - 1,
    "no given name": lambda it: not it.given,
    "named": lambda it: it.named == it.size,
    "named at another length": lambda it: it.named not in (0, it.size),
    "inside a name": lambda it: it.inside and it.word[2] == PERSON,
    "inside a word": lambda it: it.inside and rjieba.has_word(it.text[it.word[0] : it.word[0] + it.word[1]]),
    "another kind of word": lambda it: not it.inside and it.word[2] != PERSON and it.word[1] == it.size,
    "rest is named": lambda it: it.rest_named == it.size - 1,
    "another surname after": lambda it: it.rest_named > 1 and it.rest[0] in COMMON,
    "rest is a word of the line": lambda it: (
        it.after[1] == it.size - 1 and not it.rest_named and rjieba.has_word(it.rest)
    ),
    "a longer word after": lambda it: it.after[1] > it.size - 1 and not it.rest_named,
    "word with the one before": lambda it: it.at > 0 and rjieba.has_word(it.text[it.at - 1 : it.at + 1]),
    "word of two": lambda it: it.longest == 2,
    "longer word": lambda it: it.longest > 2,
    "a word itself": lambda it: it.longest == it.size,
    "rest is a word": lambda it: it.size > 2 and it.given == it.size - 1 and rjieba.has_word(it.rest),
    "rest is an ordinary word": lambda it: it.size > 2 and it.given < it.size - 1 and rjieba.has_word(it.rest),
}
"""What can be seen of a candidate at once."""
ASKED: Mapping[str, Callable[[int, Candidate], bool]] = {
    "王 is named": lambda again, it: again == it.size,
    "王 is named, of given characters": lambda again, it: again == it.size and it.given == it.size - 1 > 1,
    "王 is named shorter": lambda again, it: 0 < again < it.size,
    "王 is named longer": lambda again, it: again > it.size,
    "王 is not named": lambda again, _: again == 0,
}
"""What the tagger's second answer, the length of the name that it sees, says of a candidate."""


def believed(text: str, words: Sequence[Word], at: int, *, titled: bool, odds: float = 0.0) -> int:
    """How many characters the name has that begins at `at`, or 0 if too little speaks for one.

    Args:
        text: a line in simplified characters.
        words: its words as the tagger has them.
        at: where a surname stands that may be something else.
        titled: whether a title stands before it, or another name of a list.
        odds: the natural logarithm of the odds that are enough; 0 is more likely than not.
    """
    weights = _weights()
    scores = {each: sum(weights[name] for name in seen(each)) for each in candidates(text, words, at, titled=titled)}
    if max(scores.values(), default=-9.0) + sum(max(weights[name], 0) for name in ASKED) <= odds:
        return 0  # whatever the second answer is
    again = asked_again(text, at)
    score, best = max(
        (score + sum(weights[name] for name in told(again, each)), each.size) for each, score in scores.items()
    )
    return best if score > odds else 0


def may_begin(text: str, at: int) -> bool:
    """Whether a name without a title may begin at `at`: the end of a clause or a preposition stands before it."""
    return bool(WEAK_LEFT.search(text[max(0, at - 1) : at]))


def candidates(text: str, words: Sequence[Word], at: int, *, titled: bool) -> list[Candidate]:
    """The names that may begin at `at`, one a size."""
    sizes = [size for size in SIZES if at + size <= len(text) and all(map(is_hanzi, text[at : at + size]))]
    return [Candidate(text, words, at, size, titled) for size in sizes]


def seen(candidate: Candidate) -> list[str]:
    """What is true of it, of :data:`SEEN`."""
    return [name for name, holds in SEEN.items() if holds(candidate)]


def told(again: int, candidate: Candidate) -> list[str]:
    """What is true of it, of :data:`ASKED`, if the second answer is `again`."""
    return [name for name, holds in ASKED.items() if holds(again, candidate)]


def asked_again(text: str, at: int) -> int:
    """How long the tagger takes the name to be that begins here, were its surname 王; 0 if it sees none even so."""
    begin = max(0, at - NEAR)
    start, length, kind = unremembered(text[begin:at] + BEST_KNOWN + text[at + 1 : at + NEAR + 1])[at - begin]
    return length if start == at - begin and kind == PERSON else 0


@cache
def _weights() -> Mapping[str, float]:
    return json.loads((files(__package__) / "data" / "names.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]

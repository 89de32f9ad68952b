"""Where a sentence may be cut, what ends there, and what the cut costs a listener.

A newsreader breathes at punctuation; where there is none for too long, at the joints of the clause: before a
conjunction or a preposition, between what is spoken of and what is said of it, after a 的. Never inside a word or a
name or between a number and its measure; and not inside a quotation or a title that one breath can hold.

Costs have no unit but each other: :mod:`audiopaper.script.phrasing` weighs them against lines too long or too short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import rjieba

from audiopaper.mandarin.characters import encodable


class Ends(StrEnum):
    """What ends with a line: a name of the pause table of the show."""

    SENTENCE = "sentence"
    SEMICOLON = "semicolon"
    CLAUSE = "clause"
    GROUP = "group"
    """A few names of a long list."""
    LIFT = "lift"
    """A quotation or a title is about to begin."""
    JOINT = "joint"
    """Nothing that is printed."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a line may end."""

    at: int
    """Offset of the first character of the next line."""
    ends: Ends
    cost: float
    """Of ending a line here."""
    passing: float = 0.0
    """Of not ending it."""


OPENERS = "“‘（《〈「『【(["
CLOSERS = "”’）》〉」』】)]"
PAIRS = dict(zip(OPENERS, CLOSERS, strict=True))
QUOTES = frozenset("“‘《「『")
LEANING = frozenset("。！？!?…；;，：,:、—－·.%％‰℃°-～~ \t\u3000" + CLOSERS)
"""What stands at the end of a line and never begins one."""
NESTED = 8
"""How deep quotations are followed."""
_CLOSING = re.escape(CLOSERS)
STOPS: Sequence[tuple[re.Pattern[str], Ends, float, float]] = tuple(
    (re.compile(rf"(?:{signs})+[{_CLOSING}]*\s*"), ends, cost, passing)
    for signs, ends, cost, passing in (
        (r"[。！？!?]|……|\.{3,}|…", Ends.SENTENCE, 0, 15),
        (r"[；;]", Ends.SEMICOLON, 2, 3),
        (r"[，：,:]", Ends.CLAUSE, 4, 0),
        (r"、", Ends.CLAUSE, 9, 0),
        (r"[—－]{2}", Ends.CLAUSE, 8, 0),
        (r"[ \t\u3000]", Ends.CLAUSE, 6, 0),
    )
)
"""Signs, what ends at them, cost of a line's end there, cost of none."""
TORN = 45.0
"""Beyond its own cost, of a cut inside a quotation, a title or a bracket that one line can hold."""
NEVER = 200.0
"""Inside a word; only what has no other joint in it is cut there."""

# Tags of jieba: c 但, p 在, u* 的了着, v verb, n* noun, r 这, m number, q measure, d 很, f 上, t 今年, a 大, k 们.
TAGGED: Sequence[tuple[re.Pattern[str], float]] = tuple(
    (re.compile(pattern), cost)
    for pattern, cost in (
        (r".* (?:u|y|k)|m m|m q|m n|m t|m f", 120.0),  # 的 leans on what it follows, a measure on its number
        (r"(?:p|c|and|d|r|m) .*|nr nr", 60.0),  # these lean on what follows
        (r"q .*|a n|.* q|.* f", 40.0),
        (r".* c", 12.0),
        (r".* and", 28.0),
        (r".* p", 14.0),
        (r"(?:t|f|ul) .*", 15.0),  # 今年 | , …中 | , …了 |
        (r"uj .*", 20.0),  # …的 |
        (r"n\w* (?:v|d)\w*", 16.0),  # what is spoken of | what is said of it
        (r"v\w* v\w*", 22.0),
        (r"v\w* .*", 26.0),
        (r".* .*", 34.0),
    )
)
COUPLING = frozenset({"和", "与", "及", "或", "暨", "跟", "同", "以及"})
"""Conjunctions of words rather than of clauses."""
ENUMERATED = re.compile(r"、")
LEAST_LISTED = 6
"""Items from which a list is read in groups."""
LONGEST_ITEM = 6
"""Characters of an item in such a list: names."""
LEAST_LIST = 24
"""Characters of a list that is worth a breath inside it."""
GROUP = 4
"""Items that a listener holds together; groups are of three to five."""


def joints(text: str, kept: re.Pattern[str] | None = None, held: int = 62) -> list[Joint]:
    """Every place of `text` where a line may end but its own end, from left to right.

    Args:
        text: one paragraph as printed.
        kept: what is never torn: names, entries of the lexicon.
        held: characters of a quotation that one line can hold.
    """
    found = {joint.at: joint for part in (_between_words, _at_stops, _in_groups) for joint in part(text)}
    inside = _depth(_spans(text, held), len(text))
    torn = _depth((each.span() for each in kept.finditer(text)) if kept else iter(()), len(text))
    return [
        _weighed(joint, text, inside[at], torn[at])
        for at, joint in sorted(found.items())
        if 0 < at < len(text) and text[at] not in LEANING and text[at - 1] not in OPENERS
    ]


def _weighed(joint: Joint, text: str, inside: int, torn: int) -> Joint:
    """A joint with the cost of what it would tear."""
    cost = joint.cost + TORN * bool(inside) + NEVER * bool(torn)
    passing = 0.0 if inside else joint.passing
    lifts = text[joint.at] in QUOTES and joint.ends in (Ends.JOINT, Ends.CLAUSE)
    return Joint(joint.at, Ends.LIFT if lifts else joint.ends, cost, passing)


def _between_words(text: str) -> Iterator[Joint]:
    """Joints of words by what they are; inside a long run of letters or digits, anywhere at a high price."""
    at, before = 0, "x"
    for word, kind in rjieba.tag(encodable(text)):
        tag = "and" if word in COUPLING else kind
        yield Joint(at, Ends.JOINT, _cost(before, tag))
        if len(word) > LONGEST_ITEM:
            yield from (Joint(place, Ends.JOINT, NEVER) for place in range(at + 1, at + len(word)))
        at, before = at + len(word), tag


def _cost(before: str, after: str) -> float:
    both = f"{before} {after}"
    return next(cost for pattern, cost in TAGGED if pattern.fullmatch(both))


def _at_stops(text: str) -> Iterator[Joint]:
    for pattern, ends, cost, passing in reversed(STOPS):
        for stop in pattern.finditer(text):
            if not _in_number(text, stop):
                yield Joint(stop.end(), ends, cost, passing)


def _in_number(text: str, stop: re.Match[str]) -> bool:
    """Whether the sign stands inside 14:30, 3,200 or between letters."""
    around = text[max(0, stop.start() - 1) : stop.start()] + text[stop.end() : stop.end() + 1]
    return len(around) == 2 and around.isascii() and around.isalnum() and len(stop[0]) == 1 and stop[0] in ",:：. !?;"


def _in_groups(text: str) -> Iterator[Joint]:
    """Long lists of names, three to five at a time."""
    run: list[int] = []
    for comma in [*(found.end() for found in ENUMERATED.finditer(text)), len(text) + LONGEST_ITEM + 2]:
        if run and (comma - run[-1] > LONGEST_ITEM + 1 or re.search("[。！？；，]", text[run[-1] : comma])):
            yield from _grouped(run)
            run = []
        run.append(comma)


def _grouped(run: Sequence[int]) -> Iterator[Joint]:
    items = len(run) + 1
    if items < LEAST_LISTED or run[-1] - run[0] < LEAST_LIST:
        return
    groups = -(-items // GROUP)
    ends = {run[items * number // groups - 1] for number in range(1, groups)}
    for at in run:
        yield Joint(at, Ends.GROUP, -16.0) if at in ends else Joint(at, Ends.CLAUSE, TORN)


def _spans(text: str, held: int) -> Iterator[tuple[int, int]]:
    """Quotations, titles and brackets that one line can hold, the outermost."""
    open_at: list[tuple[str, int]] = []
    for at, sign in enumerate(text):
        if sign in PAIRS:
            open_at = [*open_at[-NESTED:], (PAIRS[sign], at)]
        elif open_at and sign in CLOSERS:
            depth = next((n for n, (closer, _) in enumerate(reversed(open_at), 1) if closer == sign), 0)
            if depth:
                begin = open_at[-depth][1]
                del open_at[-depth:]
                if at + 1 - begin <= held:
                    yield begin, at + 1


def _depth(spans: Iterator[tuple[int, int]], length: int) -> list[int]:
    """For each offset, in how many spans a cut there would be."""
    steps = [0] * (length + 2)
    for begin, end in spans:
        steps[begin + 1] += 1
        steps[end] -= 1
    total, depths = 0, []
    for step in steps:
        total += step
        depths.append(total)
    return depths

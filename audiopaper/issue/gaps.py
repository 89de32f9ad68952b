"""Gaps: all that stands between two pieces of text. A story begins in a gap or nowhere."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from audiopaper.issue.rules import bylines, flow, heads, kinds
from audiopaper.issue.rules.characters import ends_sentence, width
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import once
from audiopaper.model import Why

TEXT = (Shape.PROSE, Shape.ROW, Shape.VERSE)
NEAR = 60
"""Gaps to either side in which the siblings of a heading are looked for."""
NEAREST = 6
"""Siblings to either side that are asked."""
PARTS = 8
"""Paragraphs from a heading to its second subhead, at most, and one."""
ITEM_TEXTS = 4
"""Paragraphs of a brief, at most, and one."""
COLUMN = re.compile("[一-鿿“”]{2,8}[·•｜|][一-鿿]{2,6}$|[一-鿿]{2,8}[两二三四五六七八九]则$")
"""The name of a column: "平安临江·社区连线", "乡村新事三则"."""
LONGEST_COLUMN = 5
"""Ems of a column's name that says nothing else; headlines are longer."""
NOTHING = 9
"""A rank below all ranks."""


@dataclass
class Gap:
    """What stands between two pieces of text, in the order of the page."""

    blocks: list[Block]
    text: Block | None
    """The text below; None at the end of the issue."""
    inside: bool = False
    """The sentence above goes on below: what stands here interrupts it. Set while stories are put together."""

    spaced: bool = False
    """Bare headlines of this page have a blank line above them. Set by :class:`Habits`."""
    marked: bool = False
    """Headlines of stories that certainly begin on this page are marked as such. Set by :class:`Habits`."""

    @once
    def heads(self) -> list[Block]:
        """What may stand above a story."""
        return [block for block in self.blocks if heads.is_heading(block)]

    @once
    def last_head(self) -> int:
        """Place of the last heading among the blocks; -1 without."""
        return max((at for at, block in enumerate(self.blocks) if heads.is_heading(block)), default=-1)

    @once
    def best(self) -> int:
        """Rank of the most prominent heading."""
        return min((heads.rank(block) for block in self.heads), default=NOTHING)

    @once
    def lead(self) -> bool:
        """Whether the text below opens with a byline."""
        text = self.text
        return text is not None and text.shape is Shape.PROSE and bylines.lead_length(text.text) > 0

    @once
    def signed(self) -> bool:
        """Whether a story certainly begins here: there is a byline between the last heading and the text, or in it."""
        return self.lead or any(block.shape is Shape.BYLINE for block in self.blocks[self.last_head + 1 :])

    @once
    def ruled(self) -> bool:
        """Whether a rule or a page label stands here."""
        return any(block.shape in (Shape.BREAK, Shape.PAGE) for block in self.blocks)

    @once
    def resumes(self) -> bool:
        """Whether a story of another page goes on below."""
        return any(block.why is Why.JUMP and flow.jump_from(block.text) for block in self.blocks)


def gaps(blocks: list[Block]) -> list[Gap]:
    """The gaps of an issue; the text of each is the end of the next."""
    found: list[Gap] = []
    between: list[Block] = []
    for block in blocks:
        if block.shape in TEXT:
            found.append(Gap(between, block))
            between = []
        else:
            between.append(block)
    return [*found, Gap(between, None)]


@dataclass
class Habits:
    """What headings of each rank do on this page."""

    gaps: list[Gap]
    begins: frozenset[int] = field(init=False)
    """Ranks of the headlines of stories that certainly begin."""
    marked: bool = field(init=False)
    """Headlines of stories that certainly begin are marked as such."""
    levels: bool = field(init=False)
    """Headings are marked as such."""
    stand_in: bool = field(init=False)
    """Some headings begin with two empty squares, and others do not."""
    spaced: bool = field(init=False)
    """Bare headlines have a blank line above them."""
    stretch: list[int] = field(default_factory=list)
    lone: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.begins = frozenset(gap.best for gap in self.gaps if gap.heads and gap.signed)
        bare = [gap.heads[0] for gap in self.gaps[1:] if gap.heads and gap.best == heads.BARE]
        self.marked = any(rank < heads.BARE for rank in self.begins)
        self.levels = any(block.level for gap in self.gaps for block in gap.heads)
        self.stand_in = len({gap.heads[0].indent for gap in self.gaps if gap.heads}) > 1
        self.spaced = any(head.blank for head in bare)
        for gap in self.gaps:
            gap.marked, gap.spaced = self.marked, self.spaced
        self._find_lone()

    def siblings(self, at: int) -> list[tuple[str, str]]:
        """Lone, unsigned headings nearest to gap `at` and of its rank, with their texts, up to a certain start."""
        lone = self.lone.get((self.stretch[at], self.gaps[at].best), [])
        here = bisect.bisect_left(lone, at)
        near = [*lone[max(here - NEAREST, 0) : here], *(each for each in lone[here : here + NEAREST] if each != at)]
        return [(gap.heads[0].text, gap.text.text) for gap in map(self.gaps.__getitem__, near) if gap.text]

    def has_parts(self, at: int) -> bool:
        """Whether the next two headings after gap `at` are unsigned, alone, and marked as smaller than those in it."""
        following = [gap for gap in self.gaps[at + 1 : at + PARTS] if gap.heads][:2]
        return len(following) > 1 and all(
            self.gaps[at].best < gap.best < heads.BOLD and not gap.signed and len(gap.heads) == 1 for gap in following
        )

    def _find_lone(self) -> None:
        """Number the stretches between gaps where a story certainly begins, and list the lone headings of each."""
        stretch, before = 0, None
        for at, gap in enumerate(self.gaps):
            certain = bool(gap.blocks) and self._is_certain(gap, before)
            stretch += certain
            self.stretch.append(stretch)
            if not certain and gap.text is not None and len(gap.heads) == 1:
                self.lone.setdefault((stretch, gap.best), []).append(at)
            before = gap.text

    def _is_certain(self, gap: Gap, before: Block | None) -> bool:
        """Whether a story begins, or goes on that another page has begun: a byline, a jump, a rule, or a notice."""
        named = any(
            heads.begins(block.text) and (block.level or not block.bold or not self.levels) for block in gap.heads[:4]
        )
        if gap.signed or gap.resumes or named:
            return True
        if not gap.ruled or not gap.heads:
            return False
        return not (before and gap.text and flow.is_open(before.text) and flow.continues(before.text, gap.text.text))

    def runs_on(self, at: int) -> bool:
        """Whether several short paragraphs follow gap `at`, one below the other, and each is whole."""
        texts = [self.gaps[at].text, *(gap.text for gap in self.gaps[at + 1 : at + 3] if not gap.blocks)]
        whole = [each for each in texts if each and each.shape is Shape.PROSE and ends_sentence(each.text)]
        return len(whole) == len(texts) > 1 and all(len(each.text) <= kinds.SHORT_BRIEF for each in whole)

    def recurs(self, at: int, head: Block) -> bool:
        """Whether lone headings of the same make and length follow."""
        later = (gap.heads[0] for gap in self.gaps[at + 1 : at + NEAR] if len(gap.heads) == 1 and not gap.signed)
        return any(heads.rank(each) == heads.rank(head) and even_width(each, head) for each in later)

    def rubric(self, at: int) -> bool:
        """Whether the larger of two headings in gap `at` is over several stories: the next has the smaller."""
        upper, lower = self.gaps[at].heads
        if self._is_over_items(at, upper, lower):
            return True
        short = width(upper.text) <= LONGEST_COLUMN < width(lower.text)
        named = heads.rank(upper) < heads.rank(lower) and (short or COLUMN.match(upper.text) is not None)
        if heads.rank(upper) >= heads.rank(lower) or heads.rank(lower) == heads.BARE:
            return False
        for gap in self.gaps[at + 1 : at + NEAR]:
            if not gap.heads:
                continue
            if gap.best < heads.rank(lower):
                return False
            if gap.best == heads.rank(lower) and gap.heads[0].bold == lower.bold:
                return gap.signed or (named and width(gap.heads[0].text) > LONGEST_COLUMN)
        return False

    def _is_over_items(self, at: int, upper: Block, lower: Block) -> bool:
        """Whether the headlines below one begin with the same sign, and it does not."""
        sign = heads.ITEM.match(lower.text)
        if not sign or upper.text[0] == lower.text[0] or self.gaps[at].signed:
            return False
        following = next((gap for gap in self.gaps[at + 1 : at + ITEM_TEXTS] if gap.heads), None)
        return following is not None and following.heads[0].text[0] == lower.text[0]


def even_width(one: Block, two: Block) -> bool:
    """Subheads of one story are cut to the same length."""
    return abs(width(one.text) - width(two.text)) <= 1

"""From blocks to stories: a walk from gap to gap that begins stories, divides them, and heals what layout cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from audiopaper.issue import above
from audiopaper.issue.drafts import Draft, Piece
from audiopaper.issue.gaps import NOTHING, Gap, Habits, gaps
from audiopaper.issue.rules import bylines, captions, dividing, flow, furniture, heads, kinds, masthead
from audiopaper.issue.rules.characters import ENUMERATOR, ends_sentence, width
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import Strip
from audiopaper.model import Why

LONGEST_LABEL = 8
"""Ems of the name of a column."""
PICTURES = "图片新闻"
"""The rubric over a picture that tells its own story."""
LONGEST_WAIT = 200
"""Stories, more than an issue has, after which one is no longer gone on with."""
SECTION = 4
"""Paragraphs below a heading by which it is judged."""


@dataclass
class Opening:
    """What a gap holds for the text below it."""

    heads: list[Block] = field(default_factory=list)
    best: int = NOTHING
    """Rank of the most prominent of them."""
    bylines: list[Block] = field(default_factory=list)
    parts: list[Block] = field(default_factory=list)
    """Smaller headings below the byline: the first part of the story has a name of its own."""
    captions: list[Block] = field(default_factory=list)
    ruled: bool = False
    """A rule or a page label stands above the text."""
    across: str = "column"
    jumps: list[str] = field(default_factory=list)
    """Jump lines that say that a story of another page goes on below."""
    resumes: bool = False
    """It does."""

    @property
    def first(self) -> Block | None:
        """What it begins with."""
        return next(iter([*self.heads, *self.bylines, *self.captions]), None)


class Assembly:
    """Puts the stories of an issue together."""

    def __init__(self, blocks: list[Block], judge: Callable[[dividing.Place], bool] = dividing.is_subhead) -> None:
        """`judge` says whether a lone heading divides the story before it."""
        self.judge = judge
        self.gaps = gaps(blocks)
        self.habits = Habits(self.gaps)
        self.drafts: list[Draft] = []
        self.left: list[tuple[Strip, Why]] = []
        self.current: Draft | None = None
        self.page = "1"
        self.rubric: Block | None = None
        """The heading over several stories, while it holds."""

    def run(self) -> list[Draft]:
        """The stories, in the order in which they begin."""
        for at, gap in enumerate(self.gaps):
            gap.inside = above.is_interrupted(self.current, gap)
            opening = self._opening(at, gap)
            if gap.text is None:
                self._end(opening)
            else:
                self._text(self._story(at, gap, gap.text, opening), gap.text, opening.across)
        return self.drafts

    # --------------------------------------------------------------------------------------------- sorting out a gap

    def _opening(self, at: int, gap: Gap) -> Opening:
        """What of a gap belongs to the text below; the rest goes to the story before, or is left out."""
        opening = Opening()
        for index, block in enumerate(gap.blocks):
            if block.shape in (Shape.LEFT, Shape.PAGE):
                self._pass(block, opening)
            elif block.shape is Shape.BREAK:
                opening.ruled, opening.across = True, "page"
            elif block.shape is Shape.IMAGE:
                opening.across = "caption" if opening.across == "column" else opening.across
            elif block.shape is Shape.CAPTION:
                self._caption(gap, index, opening)
            elif block.shape is Shape.BYLINE:
                self._byline(gap, index, opening)
            else:
                self._line(at, gap, index, opening)
        if opening.jumps:
            self._resume(opening)
        elif len(opening.heads) == 2 and opening.heads == gap.heads and self.habits.rubric(at):
            self._rubric(opening.heads.pop(0), opening)
        return opening

    def _pass(self, block: Block, opening: Opening) -> None:
        if self.current and above.is_of_notice(block, self.current):
            self._text(self.current, block, opening.across)
            return
        self.left.append((block.strip, block.why or Why.RUNNING_HEAD))
        if (block.page or block.why is Why.JUMP) and opening.heads and opening.captions and not opening.bylines:
            self._open(opening)  # a photo that has told all
        name = heads.plain(block.text)
        of_page = opening.across == "page" and not opening.heads and name in masthead.SECTIONS and name[-2:] == "新闻"
        if block.why is Why.RUNNING_HEAD and masthead.RUBRIC.match(name) and not of_page:
            self.rubric, opening.ruled = block, True
        if block.why is Why.JUMP and flow.resumes(block.text):
            opening.jumps.append(block.text)
        elif block.why is Why.JUMP and self.current and flow.jump_to(block.text) < len(block.text):
            self.current.jump = block.text
        if block.page:
            self.page = self.page if block.page == "?" else block.page
            opening.ruled, opening.across = True, "page"

    def _resume(self, opening: Opening) -> None:
        """Go on with the story that has the number of the jump line, or that it names, else with one that is torn."""
        waiting = [each for each in self.drafts[-LONGEST_WAIT:] if each.jump or each.is_open]
        printed = [*opening.jumps, *(block.text for block in opening.heads)]
        named = [
            each for each in waiting if any(flow.names(text, head.text) for text in printed for head in each.heads)
        ]
        numbers = {number for text in opening.jumps if (number := flow.number(text))}
        numbered = [each for each in waiting if flow.number(each.jump) in numbers]
        torn = [each for each in waiting if each.is_open]
        draft = next(iter(numbered or named or torn or waiting), None)
        if draft is None:
            return
        self.left.extend((block.strip, Why.JUMP) for block in opening.heads)
        opening.heads, opening.resumes, draft.jump = [], True, ""
        self.current, self.rubric = draft, None

    def _caption(self, gap: Gap, index: int, opening: Opening) -> None:
        fresh = not (opening.heads or opening.bylines)
        pictured = self.rubric is not None and heads.plain(self.rubric.text) == PICTURES and opening.ruled
        if fresh and (pictured or above.is_photo_news(gap, index, self.current)):
            self._open(opening)
            opening.ruled = True
        opening.across = "caption"
        if self.current and fresh:
            self.current.caption(gap.blocks[index])
        else:
            opening.captions.append(gap.blocks[index])

    def _byline(self, gap: Gap, index: int, opening: Opening) -> None:
        """A byline signs the story before, if that is whole and the next has a headline or needs none."""
        draft = self.current
        whole = draft is not None and draft.paragraphs and not draft.is_open and not opening.heads
        after = gap.blocks[index + 1 :]
        elsewhere = any(each.shape in (Shape.PAGE, Shape.BREAK) or each.why is Why.JUMP for each in after)
        below = gap.text is not None and gap.last_head < index and not elsewhere
        if draft and whole and draft.is_letter and bylines.READER.match(gap.blocks[index].text):
            self._text(draft, gap.blocks[index], opening.across)
            draft.closed = True
        elif draft and whole and not (below and draft.byline):
            draft.sign(gap.blocks[index].strip)
        else:
            opening.bylines.append(gap.blocks[index])

    def _line(self, at: int, gap: Gap, index: int, opening: Opening) -> None:
        """A heading, or a bare short line that looks like one."""
        block, draft = gap.blocks[index], self.current
        bare = block.shape is Shape.SHORT and not opening.heads
        what = above.line_as(gap, index, draft) if draft and bare else None
        if gap.inside and (not bare or furniture.is_phone_line(block.text)):
            self.left.append((block.strip, Why.CONTACT if bare else Why.ADVERTISEMENT))
        elif draft and what in (above.As.TEXT, above.As.TORN):
            block.shape = Shape.PROSE if what is above.As.TORN else block.shape
            self._text(draft, block, opening.across)
        elif draft and what is above.As.CAPTION:
            self._caption(gap, index, opening)
        elif draft and what is above.As.SIGNATURE and (draft.is_letter or bylines.is_reader(block.text)):
            self._text(draft, block, opening.across)
            draft.closed = True
        elif draft and what is above.As.SIGNATURE:
            draft.sign(block.strip)
        elif self._is_column_label(gap, index) or self._is_rubric(at, gap, index):
            self._rubric(block, opening)
        else:
            self._heading(at, gap, index, opening)

    def _heading(self, at: int, gap: Gap, index: int, opening: Opening) -> None:
        block = gap.blocks[index]
        if opening.heads and self._names_author(at, index, opening.best):
            opening.bylines.append(block)
        elif opening.heads and opening.bylines and heads.rank(block) > opening.best:
            opening.parts.append(block)
        else:
            if self._is_photo_story(block, opening):
                self._open(opening)
            opening.heads.append(block)
            opening.best = min(opening.best, heads.rank(block))

    def _is_column_label(self, gap: Gap, index: int) -> bool:
        """The name of a column with a sign before it, right above a headline without one."""
        text, below = gap.blocks[index].text, gap.blocks[index + 1 : index + 2]
        if not heads.ITEM_SIGN.match(text) or width(text) > LONGEST_LABEL or not below:
            return False
        return heads.is_heading(below[0]) and not heads.ITEM_SIGN.match(below[0].text)

    def _is_rubric(self, at: int, gap: Gap, index: int) -> bool:
        """The name of a column whose first story follows: a heading, a byline, or a point of a list."""
        text, name = gap.text, heads.plain(gap.blocks[index].text)
        if not masthead.RUBRIC.match(name):
            return False
        if gap.last_head > index:
            return True
        listed = bool(masthead.BRIEFS.match(name)) and self.habits.runs_on(at)
        return name != PICTURES and text is not None and (gap.lead or heads.is_item(text) or listed)

    def _rubric(self, block: Block, opening: Opening) -> None:
        """A heading over several stories belongs to none of them, and ends the story before."""
        if opening.heads and opening.captions:
            self._open(opening)  # a photo that has told all
        self.left.append((block.strip, Why.RUNNING_HEAD))
        opening.ruled = True
        self.rubric = block

    def _names_author(self, at: int, index: int, best: int) -> bool:
        """A bare name between a headline and its text; several bare lines of one length are subheads."""
        gap = self.gaps[at]
        block = gap.blocks[index]
        below = [each for each in gap.blocks[index + 1 : index + 4] if heads.is_heading(each)]
        if (
            heads.rank(block) <= best < heads.BARE
            or gap.text is None
            or heads.begins(block.text)
            or (gap.last_head > index and not (below and all(self._is_part(each, best) for each in below)))
        ):
            return False
        sure = (gap.text.shape is Shape.VERSE and not block.level) or bylines.is_name(block.text)
        return bylines.is_author(block.text) and (sure or not self.habits.recurs(at, block))

    def _is_part(self, block: Block, best: int) -> bool:
        """Whether a heading below the author divides the text, or is marked as smaller than the headline above."""
        return heads.must_divide(block) or best < heads.rank(block) < heads.BOLD

    def _is_photo_story(self, block: Block, opening: Opening) -> bool:
        """A headline with nothing but a caption below it, and then another headline."""
        told = [each.text for each in opening.captions if not captions.is_credit(each.text)]
        if not told or not opening.heads or opening.bylines:
            return False
        return heads.rank(block) <= opening.best and (
            heads.rank(block) < heads.BARE or any(ends_sentence(each) or len(each) > 30 for each in told)
        )

    # -------------------------------------------------------------------------------------------------------- stories

    def _story(self, at: int, gap: Gap, text: Block, opening: Opening) -> Draft:
        """The story to which the text below a gap belongs: a new one, or the one before."""
        draft = self.current
        if length := flow.jump_from(text.text):
            opening.jumps.append(text.text[:length])
            self._resume(opening)
            draft = self.current
        if draft is None or opening.bylines:
            return self._open(opening, text)
        if not opening.heads:
            return self._open(opening, text) if self._begins(gap, draft, opening) else draft
        if not self._divides(at, gap, draft, opening):
            return self._open(opening, text)
        for head in opening.heads:
            draft.subhead(head)
        self._release(draft, opening)
        return draft

    def _begins(self, gap: Gap, draft: Draft, opening: Opening) -> bool:
        """Whether text without a heading begins a story."""
        text = gap.text
        if text is None or opening.resumes or gap.inside:
            return False
        briefs = self.rubric is not None and bool(masthead.BRIEFS.match(heads.plain(self.rubric.text)))
        if briefs and opening.ruled and draft.paragraphs and text.shape is Shape.PROSE:
            return True
        if not draft.paragraphs:
            return bool(draft.captions) and (opening.ruled or not draft.heads)  # a photo that has told all
        forecast = bool(kinds.FORECAST.match(text.text)) and "℃" in text.text and draft.last != "row"
        if draft.closed and text.shape is Shape.PROSE and bylines.tail_start(text.text) < len(text.text):
            return True  # each of several short ones is signed
        if draft.under_rubric and not (draft.heads or draft.byline) and self.rubric:
            whole = briefs and ends_sentence(text.text)
            return text.shape is Shape.PROSE and (whole or len(text.text) >= heads.LEAST_ITEM)  # so is the next
        listed = self.rubric is not None and not draft.is_notice
        item = listed and heads.is_item(text, headed=draft.under_rubric and bool(draft.heads))
        after = draft.closed and opening.ruled and text.shape is Shape.PROSE
        return gap.lead or forecast or item or after or self._stands_alone(draft, text)

    def _stands_alone(self, draft: Draft, text: Block) -> bool:
        """Whether a paragraph opens as news do, apart, and is signed or alone apart, and is on another matter."""
        if not text.blank or draft.is_open or text.shape is not Shape.PROSE or not heads.FRESH.match(text.text):
            return False
        signed = bool(draft.byline) and bylines.tail_start(text.text) < len(text.text)
        tight = len(draft.paragraphs) > 2 and not any(each[0].block.blank for each in draft.paragraphs[1:])
        return (signed or tight) and self._is_foreign(draft, text)

    def _divides(self, at: int, gap: Gap, draft: Draft, opening: Opening) -> bool:
        """Whether the headings of a gap are subheads of the story before."""
        texts = [head.text for head in opening.heads]
        whole = min(map(heads.rank, draft.heads), default=heads.BARE)
        foreign = opening.ruled and gap.text is not None and self._is_foreign(draft, gap.text)
        certain = any(heads.begins(each.text) and (heads.rank(each) <= whole or foreign) for each in opening.heads)
        if not draft.paragraphs or certain or gap.text is None or gap.text.shape is Shape.VERSE:
            if gap.signed or gap.text is None or draft.last != "verse":
                return False
            return heads.is_stanza(opening.heads, gap.text, whole)
        if draft.last == "verse" and gap.text.shape is Shape.PROSE:
            return False
        if len(texts) > 1 and not any(ENUMERATOR.match(text) for text in texts):
            return False
        if gap.lead or (self.rubric is not None and not draft.under_rubric):
            return False
        place = partial(
            dividing.Place,
            section=self._section(at),
            ruled=opening.ruled,
            closed=draft.closed,
            bylined=bool(draft.byline),
            news=draft.news,
            above=min((heads.rank(each) for each in draft.heads), default=heads.BARE),
            story=draft.ending(dividing.LONG_AGO),
            under_rubric=draft.under_rubric,
            parts=draft.parts(self.gaps[at].best),
            brief=not draft.byline and len(draft.paragraphs) <= 1,
            siblings=self.habits.siblings(at),
            stands_in=gap.heads[0].indent if self.habits.stand_in else None,
            tight=self.habits.spaced and gap.heads[0].shape is Shape.SHORT and not gap.heads[0].blank,
            has_parts=self.habits.has_parts(at),
            below_notice=draft.is_notice,
            below_table=draft.shapes == {"row"} and gap.text.shape is Shape.PROSE,
            headline=min(draft.heads, key=heads.rank).text if draft.heads else "",
            rows=gap.text.shape is Shape.ROW and "row" not in draft.shapes,
            begins=self.habits.begins,
        )
        return all(self.judge(place(head)) for head in opening.heads)

    def _is_foreign(self, draft: Draft, text: Block) -> bool:
        """Whether a text apart has nothing in common with the story before."""
        return dividing.shared(text.text, draft.ending(dividing.LONG_AGO)) < dividing.SAME

    def _section(self, at: int) -> str:
        """The text below gap `at`, up to the next heading, or as much of it as is enough to judge by."""
        found: list[str] = []
        for gap in self.gaps[at : at + SECTION]:
            if gap.text is None or (found and (gap.heads or gap.lead)):
                break
            found.append(gap.text.text[:200])
        return "\n".join(found)

    def _open(self, opening: Opening, text: Block | None = None) -> Draft:
        if self.rubric and opening.heads and self._ends_rubric(min(map(heads.rank, opening.heads))):
            self.rubric = None
        first = next(
            (
                at
                for at, head in enumerate(opening.heads)
                if at and heads.must_divide(head, signed=bool(opening.bylines))
            ),
            len(opening.heads),
        )
        parts = [*opening.heads[first:], *opening.parts]
        line = next((block.number for block in (opening.first, text) if block), 1)
        draft = Draft(self.page, opening.heads[:first], line, under_rubric=self.rubric is not None)
        for head in parts:
            draft.subhead(head)
        draft.byline.extend(each.strip for each in opening.bylines)
        self.drafts.append(draft)
        self.current = draft
        self._release(draft, opening)
        opening.heads, opening.best, opening.bylines, opening.parts = [], NOTHING, [], []
        return draft

    def _ends_rubric(self, best: int) -> bool:
        """Whether a headline stands no lower than the rubric, or the stories under that have none."""
        draft = self.current
        if self.rubric is not None and heads.plain(self.rubric.text) == PICTURES:
            return True
        bare = draft is not None and draft.under_rubric and bool(draft.paragraphs) and not draft.heads
        return bare or (self.rubric is not None and best <= heads.rank(self.rubric) < heads.BARE)

    def _release(self, draft: Draft, opening: Opening) -> None:
        for each in opening.captions:
            draft.caption(each)
        opening.captions = []

    def _text(self, draft: Draft, block: Block, across: str) -> None:
        """Add a piece of text to a story, without the byline and the jump lines that are printed with it."""
        if block.shape in (Shape.ROW, Shape.VERSE):
            draft.row(block)
            return
        strip = block.strip
        if length := flow.jump_from(strip.text):
            self.left.append((strip.cut(0, length), Why.JUMP))
            strip, across = strip.cut(length).stripped(), "page"
        if length := bylines.lead_length(strip.text):
            draft.byline.append(strip.cut(0, length))
            draft.news = True
            strip = strip.cut(length).stripped()
        if (end := flow.jump_to(strip.text)) < len(strip.text):
            self.left.append((strip.cut(end), Why.JUMP))
            draft.jump = strip.text[end:]
            strip = strip.cut(0, end).stripped()
        if (end := bylines.tail_start(strip.text)) < len(strip.text):
            draft.sign(strip.cut(end))
            strip = strip.cut(0, end).stripped()
        if strip.text:
            draft.text(Piece(strip, block, across))

    def _end(self, opening: Opening) -> None:
        """What stands at the end of the issue has no text below it."""
        draft = self.current
        marked = any(head.level for head in opening.heads)
        told = bool(opening.heads or opening.captions)
        if told and (draft is None or marked or opening.captions or opening.bylines):
            self._open(opening)
        elif draft:
            if len(opening.heads) > 1 and heads.begins(opening.heads[0].text):
                rest = opening.heads[1:]
                opening.heads = opening.heads[:1]
                draft = self._open(opening)
                opening.heads = rest
            for head in opening.heads:
                draft.text(Piece(head.strip, head, opening.across))
            for each in opening.bylines:
                draft.sign(each.strip)
        else:
            self.left.extend((each.strip, Why.RUNNING_HEAD) for each in opening.bylines)

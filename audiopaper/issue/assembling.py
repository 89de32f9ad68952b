"""From blocks to stories: one walk over the blocks that opens stories, closes paragraphs and heals what layout cut."""

from __future__ import annotations

from dataclasses import dataclass, field

from audiopaper.issue.drafts import Draft, Piece
from audiopaper.issue.rules import bylines, captions, flow, heads, masthead
from audiopaper.issue.rules.characters import ENUMERATOR, ends_sentence, width
from audiopaper.issue.rules.kinds import DATE_ONLY, FORECAST, NOTICE
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import Strip
from audiopaper.model import Why

BODY = (Shape.PROSE, Shape.ROW, Shape.VERSE)
PASSED = (Shape.LEFT, Shape.PAGE, Shape.IMAGE)
NEAR = 40
"""Blocks that a look ahead or aside may pass."""


@dataclass
class Walk:
    """State of the walk over the blocks of an issue."""

    blocks: list[Block]
    drafts: list[Draft] = field(default_factory=list)
    left: list[tuple[Strip, Why]] = field(default_factory=list)
    current: Draft | None = None
    pending: list[tuple[int, Block]] = field(default_factory=list)
    """Headings that wait for their text, with their places among the blocks."""
    signed: list[Block] = field(default_factory=list)
    """Bylines between a headline and its text."""
    waiting: list[Block] = field(default_factory=list)
    """Captions between a headline and its text."""
    page: str = "1"
    boundary: bool = False
    """A page label or a rule stands between the last text and here."""
    across: str = "column"
    resuming: bool = False
    under_rubric: bool = False
    evidence: frozenset[int] = frozenset()

    def run(self) -> list[Draft]:
        """The stories, in the order in which they begin."""
        self.evidence = _evidence(self.blocks)
        for index, block in enumerate(self.blocks):
            if block.shape in (Shape.LEFT, Shape.PAGE):
                self._pass(block)
            elif block.shape is Shape.BREAK:
                self.boundary, self.across = True, "page"
            elif block.shape is Shape.IMAGE:
                self.across = "caption" if self.across == "column" else self.across
            elif block.shape is Shape.CAPTION:
                self._caption(block)
            elif block.shape is Shape.BYLINE:
                self._byline(index, block)
            elif heads.is_heading(block):
                self._heading(index, block)
            else:
                self._body(block)
        self._finish()
        return self.drafts

    def _next(self, index: int, *also: Shape) -> Block | None:
        found = self.blocks[index + 1 : index + NEAR]
        return next((block for block in found if block.shape not in (*PASSED, *also)), None)

    # ------------------------------------------------------------------------------------- what is not read, captions

    def _pass(self, block: Block) -> None:
        self.left.append((block.strip, block.why or Why.RUNNING_HEAD))
        if block.why is Why.JUMP and flow.jump_from(block.text):
            self._resume()
        elif block.why is Why.JUMP and self.current and flow.jump_to(block.text) < len(block.text):
            self.current.jumped = True
        if block.page:
            self.page = self.page if block.page == "?" else block.page
            self.boundary, self.across = True, "page"

    def _resume(self) -> None:
        """Go on with the story that waits for its rest: the one whose headline comes again, else the first."""
        waiting = [each for each in self.drafts if each.jumped]
        titles = {block.text for _, block in self.pending}
        named = [each for each in waiting if any(block.text in titles for block in each.heads)]
        draft = next(iter(named or waiting), None)
        if draft is None:
            return
        self.left.extend((block.strip, Why.JUMP) for _, block in self.pending)
        self.pending, self.resuming, draft.jumped = [], True, False
        self.current = draft

    def _caption(self, block: Block) -> None:
        draft = self.current
        if draft is None or (self.pending and not self.signed):
            self.waiting.append(block)
        else:
            draft.caption(block)
        self.across = "caption"

    # ------------------------------------------------------------------------------------------ bylines and headings

    def _byline(self, index: int, block: Block) -> None:
        draft = self.current
        after = self._next(index)
        ends_here = draft is not None and draft.paragraphs and not self.pending
        if draft and ends_here and not draft.is_open and (after is None or after.shape not in BODY or not draft.byline):
            draft.sign(block.strip)
        else:
            self.signed.append(block)

    def _heading(self, index: int, block: Block) -> None:
        draft = self.current
        after = self._next(index, Shape.CAPTION, Shape.BREAK)
        lone = draft is not None and not self.pending and block.shape is Shape.SHORT
        if draft and lone and self._is_signature(draft, block, index):
            self._paragraph(draft, block)
        elif draft and lone and self._is_bare_caption(draft, block, index, after):
            self._caption(block)
        elif draft and lone and self._ends_sentence_of(draft, block, index, after):
            self._body(block)
        elif masthead.RUBRIC.match(block.text) and after is not None and heads.is_heading(after):
            self._rubric(block)
        elif self._names_author(block, after):
            self.signed.append(block)
        elif self.resuming and draft and any(block.text == each.text for each in draft.heads):
            self.left.append((block.strip, Why.JUMP))
        elif self.pending and self.signed and block.shape is Shape.HEAD and heads.rank(block) > self._highest():
            self._open(block).subhead(block)
        else:
            if self._is_photo_story(block):
                self._open(self.pending[0][1])
            self.pending.append((index, block))

    def _highest(self) -> int:
        return min(heads.rank(head) for _, head in self.pending)

    def _is_photo_story(self, block: Block) -> bool:
        """A headline with nothing but a caption below it, and then another headline."""
        captioned = any(not captions.is_credit(each.text) for each in self.waiting)
        if not captioned or not self.pending or self.signed:
            return False
        same = heads.rank(block) <= min(heads.rank(head) for _, head in self.pending)
        return same and (
            heads.rank(block) < 8 or any(ends_sentence(each.text) or len(each.text) > 30 for each in self.waiting)
        )

    def _rubric(self, block: Block) -> None:
        """A heading over several stories belongs to none of them, and ends the story before."""
        self.left.append((block.strip, Why.RUNNING_HEAD))
        self.boundary = self.under_rubric = True

    def _names_author(self, block: Block, after: Block | None) -> bool:
        """A bare name under a headline."""
        return bool(self.pending) and bylines.is_name(block.text) and after is not None and not after.level

    def _is_signature(self, draft: Draft, block: Block, index: int) -> bool:
        """The name and the date under a notice or a letter, and its lines of "who: where"."""
        if DATE_ONLY.match(block.text):
            return bool(draft.paragraphs)
        following = self._next(index)
        if following and following.shape is Shape.SHORT and DATE_ONLY.match(following.text):
            return True
        return draft.is_notice and ("：" in block.text or ":" in block.text)

    def _is_bare_caption(self, draft: Draft, block: Block, index: int, after: Block | None) -> bool:
        """A bare line in the middle of a sentence, or under a picture."""
        if draft.is_open and block.blank == 0 and self.blocks[index - 1].shape is Shape.PROSE:
            return False
        if self.boundary or after is None or after.shape is Shape.BYLINE or bylines.lead_length(after.text):
            return False
        if after.shape is Shape.PROSE and draft.is_open and flow.continues(draft.last_text, after.text):
            return True
        under = index > 0 and self.blocks[index - 1].shape is Shape.IMAGE and block.blank <= 1
        return under and after.shape in (Shape.PROSE, Shape.HEAD) and 6 <= width(block.text) <= 40

    def _ends_sentence_of(self, draft: Draft, block: Block, index: int, after: Block | None) -> bool:
        """The next piece of a cut sentence, or its end without a full stop."""
        if draft.is_open and block.blank == 0 and self.blocks[index - 1].shape is Shape.PROSE:
            return True
        return draft.is_open and not self.boundary and not block.bold and (after is None or after.shape is Shape.HEAD)

    # -------------------------------------------------------------------------------------------------------- stories

    def _body(self, block: Block) -> None:
        if length := flow.jump_from(block.text):
            self._resume()
            self.left.append((block.strip.cut(0, length), Why.JUMP))
            block.strips, block.numbers = [block.strip.cut(length).stripped()], block.numbers[:1]
            if not block.text:
                return
        self._paragraph(self._story_for(block), block)

    def _story_for(self, block: Block) -> Draft:
        """The story to which a piece of text belongs: a new one, or the one before."""
        draft = self.current
        if draft is None or self.signed:
            return self._open(block)
        if self.resuming and not self.pending:
            self.boundary, self.across = False, "page"
            return draft
        lead = block.shape is Shape.PROSE and bylines.lead_length(block.text) > 0
        if not self.pending:
            forecast = bool(FORECAST.match(block.text)) and "℃" in block.text and draft.last != "row"
            apart = forecast or (draft.closed and self.boundary and block.shape is Shape.PROSE)
            return self._open(block) if draft.paragraphs and (lead or apart) else draft
        if not self._divides(draft, block, lead=lead):
            return self._open(block)
        for _, head in self.pending:
            draft.subhead(head)
        self.pending = []
        self._release(draft)
        return draft

    def _divides(self, draft: Draft, block: Block, *, lead: bool) -> bool:
        """Whether the headings that wait are subheads of the story before."""
        texts = [head.text for _, head in self.pending]
        certain = any(NOTICE.search(text) or masthead.RUBRIC.match(text.lstrip("■●◆□ ")) for text in texts)
        if not draft.paragraphs or block.shape is Shape.VERSE or certain:
            return False
        if len(texts) > 1 and not any(ENUMERATOR.match(text) for text in texts):
            return False
        above = min((heads.rank(each) for each in draft.heads), default=8)
        return all(
            heads.is_subhead(
                heads.Place(
                    head=head,
                    body=block.text,
                    signed=lead,
                    boundary=self.boundary,
                    closed=draft.closed,
                    bylined=bool(draft.byline),
                    above=above,
                    under_rubric=draft.under_rubric,
                    siblings=_siblings(self.blocks, index),
                ),
                self.evidence,
            )
            for index, head in self.pending
        )

    def _open(self, block: Block) -> Draft:
        self._drop_rubric()
        above = [head for _, head in self.pending]
        first = next((at for at, head in enumerate(above) if at and _must_divide(head)), len(above))
        draft = Draft(self.page, above[:first], block.number)
        for head in above[first:]:
            draft.subhead(head)
        draft.under_rubric = self.under_rubric
        draft.byline.extend(each.strip for each in self.signed)
        self.pending, self.signed, self.boundary, self.resuming = [], [], False, False
        self.drafts.append(draft)
        self.current = draft
        self._release(draft)
        return draft

    def _drop_rubric(self) -> None:
        """Of two headings, the larger is over several stories if the next story's headline is of the smaller kind."""
        if len(self.pending) != 2:
            return
        (_, upper), (index, lower) = self.pending
        if heads.rank(upper) >= heads.rank(lower) or heads.rank(lower) == 8:
            return
        later = [each for each in self.blocks[index + 1 : index + 4 * NEAR] if _begins(each, lower)]
        smaller = next((at for at, each in enumerate(later) if heads.is_heading(each)), None)
        if smaller is None or smaller + 1 >= len(later) or heads.is_heading(later[smaller + 1]):
            return
        between = self.blocks[index + 1 : self.blocks.index(later[smaller], index, index + 4 * NEAR)]
        if not any(heads.is_heading(each) and heads.rank(each) < heads.rank(lower) for each in between):
            self.left.append((upper.strip, Why.RUNNING_HEAD))
            self.pending = self.pending[1:]
            self.under_rubric = True

    def _release(self, draft: Draft) -> None:
        for each in self.waiting:
            draft.caption(each)
        self.waiting = []

    def _paragraph(self, draft: Draft, block: Block) -> None:
        if block.shape in (Shape.ROW, Shape.VERSE):
            draft.row(block)
        else:
            self._text(draft, block)
        self.boundary, self.across, self.resuming = False, "column", False

    def _text(self, draft: Draft, block: Block) -> None:
        strip = block.strip
        if length := bylines.lead_length(strip.text):
            draft.byline.append(strip.cut(0, length))
            strip = strip.cut(length).stripped()
        if (end := flow.jump_to(strip.text)) < len(strip.text):
            self.left.append((strip.cut(end), Why.JUMP))
            strip = strip.cut(0, end).stripped()
            draft.jumped = True
        if (end := bylines.tail_start(strip.text)) < len(strip.text):
            draft.sign(strip.cut(end))
            strip = strip.cut(0, end).stripped()
        if strip.text:
            goes_on = (
                draft.is_open and not self._starts_anew(draft, block) and flow.continues(draft.last_text, strip.text)
            )
            draft.add(Piece(strip, block, self.across), whole=not goes_on)

    def _starts_anew(self, draft: Draft, block: Block) -> bool:
        """Two empty squares directly below, or a bullet, begin a paragraph.

        Beyond a caption or a blank line only the sentence counts.
        """
        beside = block.blank == 0 and self.across == "column"
        return block.bullet or (
            block.indent and draft.indents and beside and not draft.last_text.endswith(("，", "、"))
        )

    def _finish(self) -> None:
        """What waits at the end has no text below it."""
        photo = bool(self.waiting) and (bool(self.pending) or self.current is None)
        marked = any(head.level for _, head in self.pending)
        if photo or (self.pending and (self.current is None or self.signed or marked)):
            self._open(self.pending[0][1] if self.pending else self.waiting[0])
        elif draft := self.current:
            for _, head in self.pending:
                draft.add(Piece(head.strip, head, self.across), whole=True)
            for each in self.signed:
                draft.sign(each.strip)
            self._release(draft)
        else:
            self.left.extend((each.strip, Why.RUNNING_HEAD) for each in self.signed)


def _must_divide(head: Block) -> bool:
    """A numbered line or a bare question directly under a headline is the first subhead of its story."""
    return bool(ENUMERATOR.match(head.text)) or (head.shape is Shape.SHORT and ends_sentence(head.text))


def _begins(block: Block, like: Block) -> bool:
    """A heading of the same kind as `like`, or what begins a story's text for certain."""
    same = heads.is_heading(block) and block.level == like.level and block.bold == like.bold
    return same or _begins_with_byline(block) or block.shape is Shape.VERSE


def _begins_with_byline(block: Block) -> bool:
    return block.shape is Shape.BYLINE or (block.shape is Shape.PROSE and bylines.lead_length(block.text) > 0)


def _evidence(blocks: list[Block]) -> frozenset[int]:
    """Ranks of the most prominent heading in each group that a byline follows."""
    found: set[int] = set()
    best = 9
    for block in blocks:
        if heads.is_heading(block):
            best = min(best, heads.rank(block))
        elif _begins_with_byline(block):
            found.add(best)
            best = 9
        elif block.shape in BODY:
            best = 9
    return frozenset(found - {9})


def _siblings(blocks: list[Block], index: int) -> tuple[int, ...]:
    """Widths of headings of the same rank near this one, as far as the next byline or rule."""
    mine = heads.rank(blocks[index])
    found: list[int] = []
    for side in (blocks[index + 1 : index + NEAR], blocks[max(index - NEAR, 0) : index][::-1]):
        for block in side:
            if block.shape is Shape.BREAK or _begins_with_byline(block):
                break
            if heads.is_heading(block) and heads.rank(block) == mine:
                found.append(int(width(block.text)))
    if found and _is_headline_of_byline(blocks, index):
        return ()
    return tuple(found)


def _is_headline_of_byline(blocks: list[Block], index: int) -> bool:
    return index + 1 < len(blocks) and _begins_with_byline(blocks[index + 1])

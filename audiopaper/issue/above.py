"""What of a gap goes with the story above: the rest of a torn sentence, a caption, a signature, an end of a notice."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from audiopaper.issue.drafts import Draft
from audiopaper.issue.gaps import Gap
from audiopaper.issue.rules import bylines, captions, dividing, flow, furniture, heads, kinds
from audiopaper.issue.rules.characters import ends_sentence, width
from audiopaper.issue.shapes import Block, Shape
from audiopaper.model import Why

LEAST_TORN = 16
"""Ems; a shorter line may be a subhead."""


LONGEST_GIVER = 24
"""Ems."""


class As(Enum):
    """As what a bare short line belongs to the story above."""

    TEXT = "text"
    TORN = "text whose sentence goes on below"
    CAPTION = "caption"
    SIGNATURE = "signature"


def is_interrupted(draft: Draft | None, gap: Gap) -> bool:
    """Whether the sentence above the gap goes on below it, and what stands between only interrupts it."""
    text = gap.text
    if draft is None or text is None or not draft.is_open or text.shape is not Shape.PROSE:
        return False
    if any(block.shape is Shape.BYLINE or block.why is Why.JUMP for block in gap.blocks):
        return False
    if any(heads.is_notice(block.text) and not ends_sentence(block.text) for block in gap.heads):
        return False
    marked = [block for block in gap.heads if block.level or block.bold]
    if marked and not (len(marked) == 1 and dividing.is_foreign(marked[0].text, text.text)):
        return False
    fresh = (gap.ruled or marked) and gap.heads and heads.FRESH.match(text.text)
    return not fresh and flow.continues(draft.last_text, text.text)


def line_as(gap: Gap, index: int, draft: Draft) -> As | None:
    """As what a bare short line belongs to the story above; None if it does not."""
    return next((what for what, holds in LINES if holds(gap, index, draft)), None)


def is_of_notice(block: Block, draft: Draft | None) -> bool:
    """Whether what else would be furniture belongs to the notice above: whom to call, who gives notice and when."""
    if draft is None or not draft.is_notice or draft.last not in ("text", "row"):
        return False
    if kinds.DATE_ONLY.match(block.text) and block.why is Why.RUNNING_HEAD and _is_giver(draft.last_text):
        return True
    calls = any(furniture.CALLS.search(head.text) for head in draft.heads)
    apart = block.blank and not draft.paragraphs[-1][-1].block.blank
    if (apart and not calls) or (block.why is Why.CONTACT and kinds.DATE_ONLY.match(draft.last_text)):
        return False
    if block.why is Why.CONTACT or (calls and block.why is Why.CREDITS and furniture.CONTACT_SIGN.search(block.text)):
        pieces = len(block.text.split()) if "联系人" not in block.text else 1
        theirs = not furniture.speaks_of_paper(block.text) and pieces < furniture.LEAST_PIECES
        return (calls and "广告" not in block.text) or theirs
    given = kinds.GIVEN.match(block.text) or kinds.DATE_ONLY.match(block.text)
    return block.why is Why.RUNNING_HEAD and given is not None


def _is_giver(text: str) -> bool:
    """Whether a line may be who gives a notice: short, and no sentence."""
    return width(text) <= LONGEST_GIVER and not ends_sentence(text)


def is_photo_news(gap: Gap, index: int, draft: Draft | None) -> bool:
    """Whether a picture between two stories tells its own: when and what, and nothing that the one above has named."""
    after = gap.blocks[index + 1 : index + 2]
    foot = bool(after) and after[0].shape in (Shape.PAGE, Shape.BREAK)
    last = gap.last_head > index or gap.lead or gap.text is None or foot
    text = gap.blocks[index].text
    if draft is None or not draft.paragraphs or draft.is_open or not last or not captions.tells(text):
        return False
    return dividing.shared(text, draft.ending(dividing.LONG_AGO)) < dividing.SAME


# ------------------------------------------------------------------------------------------------- bare short lines


def _goes_on(gap: Gap, index: int, draft: Draft) -> bool:
    """The next line of a sentence that is not whole."""
    return index == 0 and gap.blocks[index].blank == 0 and draft.is_open and draft.last == "text"


def _is_bare_caption(gap: Gap, index: int, draft: Draft) -> bool:
    """What interrupts a sentence, or stands under a picture where headlines are marked or the text has its own."""
    under = index > 0 and gap.blocks[index - 1].shape is Shape.IMAGE
    marked = gap.marked or draft.is_marked
    return gap.inside or (under and (marked or len(gap.heads) > 1) and not gap.blocks[index].bold)


def _is_sentence(gap: Gap, index: int, draft: Draft) -> bool:
    """A question directly below the text, where headlines are marked or stand apart."""
    block = gap.blocks[index]
    below = index == 0 and block.blank == 0 and bool(draft.paragraphs) and draft.last == "text"
    return below and (gap.marked or gap.spaced) and not block.bold and ends_sentence(block.text)


def _is_dated(gap: Gap, index: int, draft: Draft) -> bool:
    """The date under a notice or a letter, or who gives it above that."""
    text, below = gap.blocks[index].text, next(iter(gap.blocks[index + 1 :]), gap.text)
    dated = kinds.DATE_ONLY.match(text) and ("年" in text or draft.is_notice or draft.is_letter)
    if dated or (draft.is_notice and kinds.GIVEN.match(text)):
        return bool(draft.paragraphs)
    beside = (Shape.SHORT, Shape.LEFT) if draft.is_notice else (Shape.SHORT,)
    if below is None or (below.blank and below.shape not in beside) or below.page:
        return False
    return kinds.DATE_ONLY.match(below.text) is not None


def _is_of_notice(gap: Gap, index: int, draft: Draft) -> bool:
    """An entry of a notice, who signs it, or all that stands above the next marked headline."""
    block = gap.blocks[index]
    if not draft.is_notice:
        return False
    if not (block.level or block.bold) and any(each.level for each in gap.heads[index:]):
        return all(each.shape is Shape.SHORT for each in gap.blocks[: index + 1])
    return "：" in block.text or ":" in block.text or kinds.SIGNER.match(block.text) is not None


def _is_cut_by_page(gap: Gap, index: int, draft: Draft) -> bool:
    """A line right above a page's end, with text below that may go on, or right above a jump to another page."""
    after = gap.blocks[index + 1 : index + 2]
    torn = bool(after) and after[0].why is Why.JUMP and flow.jump_to(after[0].text) < len(after[0].text)
    if torn and draft.paragraphs and not index and not gap.blocks[0].bold and flow.is_open(gap.blocks[0].text):
        return "，" in gap.blocks[0].text
    if index or not after or not draft.paragraphs or gap.last_head > index or gap.lead or gap.text is None:
        return False
    dated = after[0].why is Why.RUNNING_HEAD and any(map(str.isdigit, after[0].text))
    ends = after[0].shape in (Shape.PAGE, Shape.BREAK) or after[0].why is Why.JUMP or dated
    return ends and flow.is_open(gap.blocks[index].text) and gap.text.shape is Shape.PROSE


def _hangs(gap: Gap, index: int, draft: Draft) -> bool:
    """The first line of a paragraph that stands in, where what is below does not and goes on."""
    block, text = gap.blocks[index], gap.text
    if text is None or gap.lead or len(gap.heads) > 1 or not draft.paragraphs:
        return False
    return block.indent and draft.indents and not text.indent and flow.is_open(block.text)


def _is_cut_by_column(gap: Gap, index: int, draft: Draft) -> bool:
    """A long line with a comma and no mark at its end: unlike a headline, or not echoed by the text below."""
    text, below = gap.blocks[index].text, gap.text
    pictures = all(each.shape in (Shape.CAPTION, Shape.IMAGE) for each in gap.blocks[1:])
    if index or not pictures or not draft.paragraphs or gap.lead or below is None:
        return False
    long = "，" in text and width(text) >= LEAST_TORN and not ends_sentence(text)
    return long and (draft.is_marked or dividing.echoes(text, below.text) <= 1)


def _ends_torn(gap: Gap, index: int, draft: Draft) -> bool:
    """The end of a sentence without a full stop, above a marked headline or the end of the issue."""
    below = gap.blocks[index + 1 : index + 2]
    last = below[0].shape is Shape.HEAD if below else gap.text is None
    return draft.is_open and not gap.blocks[index].bold and last and not gap.ruled and index == 0


def _is_signature(gap: Gap, index: int, draft: Draft) -> bool:
    """The author's name directly below a story that has named none, with a headline after it, or below a letter."""
    block, below = gap.blocks[index], gap.heads[1:2]
    whole = draft.paragraphs and not draft.is_open and not draft.byline and draft.last in ("text", "verse")
    apart = bool(below) and bool(below[0].level or below[0].blank)
    apart = apart or (draft.is_letter and gap.last_head == index) or bylines.is_reader(block.text)
    return bool(whole) and apart and index == 0 and block.blank == 0 and _is_signer(block.text)


def _is_signer(text: str) -> bool:
    """A name, or where and who: "城北 读者 宗明"."""
    return bylines.is_name(text) or (len(text.split()) > 1 and bylines.is_author(text))


LINES: tuple[tuple[As, Callable[[Gap, int, Draft], bool]], ...] = (
    (As.TEXT, _goes_on),
    (As.CAPTION, _is_bare_caption),
    (As.TEXT, _is_sentence),
    (As.TEXT, _is_dated),
    (As.TEXT, _is_of_notice),
    (As.TORN, _is_cut_by_page),
    (As.TORN, _hangs),
    (As.TORN, _is_cut_by_column),
    (As.TEXT, _ends_torn),
    (As.SIGNATURE, _is_signature),
)  # fmt: skip
"""As what and when; the first that holds counts."""

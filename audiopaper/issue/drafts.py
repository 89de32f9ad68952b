"""A story while it is being put together, and how it becomes an :class:`Article` and claims in the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audiopaper.issue.ledger import Ledger
from audiopaper.issue.rules import bylines, captions, flow, kinds
from audiopaper.issue.rules.heads import BARE, Headings, compose, is_notice, rank
from audiopaper.issue.shapes import Block, Shape
from audiopaper.issue.strip import Strip, joined
from audiopaper.model import Article, Join, Kind, Part

LONGEST_MADE = 30
"""Characters of a headline that is made from the lead."""
LONGEST_ENTRY = 40
"""Characters of a line of a notice that says when, where or who."""
WINDOW = 8
"""Characters that a join shows on either side."""


@dataclass
class Piece:
    """Part of a paragraph: what is left of `block` without byline and jump line, and what stands before it."""

    strip: Strip
    block: Block
    across: str = "column"


@dataclass
class Draft:
    """A story in the making."""

    page: str
    heads: list[Block]
    number: int
    byline: list[Strip] = field(default_factory=list)
    paragraphs: list[list[Piece]] = field(default_factory=list)
    subheads: list[int] = field(default_factory=list)
    captions: list[list[Block]] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)
    last: str = ""
    """Shape of what came last: text, row, verse, subhead, caption."""
    jump: str = ""
    """How it says that it goes on on another page."""
    news: bool = False
    """Its byline stands at the head of its text."""
    closed: bool = False
    """Its byline stands at its end."""
    under_rubric: bool = False
    """A heading for several stories stands over it."""
    indents: bool = False
    """Its paragraphs begin with two empty squares."""

    @property
    def last_text(self) -> str:
        """The last paragraph as far as it goes."""
        return self.paragraphs[-1][-1].strip.text if self.paragraphs else ""

    @property
    def is_open(self) -> bool:
        """Whether the last paragraph waits for the rest of its sentence."""
        if not self.paragraphs or self.last not in ("text", "caption") or self.closed:
            return False
        if kinds.DATE_ONLY.match(self.last_text):
            return False
        if len(self.last_text) <= LONGEST_ENTRY and kinds.ENTRY.match(self.last_text) and self.is_notice:
            return False  # entries of notices often end without a full stop
        shape = self.paragraphs[-1][-1].block.shape
        torn = shape is Shape.PROSE or len(self.paragraphs[-1]) > 1
        return torn and flow.is_open("　" * flow.LEAST_OPEN * (len(self.paragraphs[-1]) > 1) + self.last_text)

    @property
    def is_marked(self) -> bool:
        """Whether its headline is marked as one."""
        return min(map(rank, self.heads), default=BARE) < BARE

    @property
    def is_notice(self) -> bool:
        """Whether its headline is that of a notice, and nobody has written it: news of a power cut are none."""
        return not self.byline and any(is_notice(each.text) for each in self.heads)

    @property
    def is_letter(self) -> bool:
        """Whether it is addressed to the editor."""
        return any(kinds.LETTER.match(piece.strip.text) for each in self.paragraphs[:2] for piece in each)

    def ending(self, length: int) -> str:
        """About the last `length` characters of its text, and its headings."""
        found = [each.text for each in self.heads]
        for pieces in reversed(self.paragraphs):
            if length <= 0:
                break
            found.extend(piece.strip.text[-length:] for piece in pieces[-3:])
            length -= sum(len(piece.strip.text) for piece in pieces[-3:])
        return "\n".join(found)

    def parts(self, of: int) -> list[str]:
        """Its last few subheads, as far as they have rank `of`."""
        blocks = (self.paragraphs[at][0].block for at in self.subheads[-4:])
        return [block.text for block in blocks if rank(block) == of]

    def text(self, piece: Piece) -> None:
        """A piece of text: the rest of a sentence that waits for it, or a paragraph."""
        if self.is_open and not self._starts_anew(piece) and flow.continues(self.last_text, piece.strip.text):
            self.paragraphs[-1].append(piece)
        else:
            self.paragraphs.append([piece])
            self.indents = self.indents or piece.block.indent
        self.last = "text"
        self.shapes.add("text")

    def _starts_anew(self, piece: Piece) -> bool:
        """Two empty squares directly below, or a bullet, begin a paragraph.

        Beyond a caption or a blank line only the sentence counts.
        """
        block = piece.block
        if self.is_notice and (kinds.GIVEN.match(piece.strip.text) or kinds.DATE_ONLY.match(piece.strip.text)):
            return True
        if len(self.paragraphs[-1]) == 1 and _form(piece.strip.text) in (_form(self.last_text),) != (None,):
            return True
        if piece.across == "column" and self.last_text.endswith(("；", ";")):
            return True  # a list: columns hardly ever cut there
        beside = block.blank == 0 and piece.across == "column"
        return block.bullet or (block.indent and self.indents and beside and not self.last_text.endswith(("，", "、")))

    def row(self, block: Block) -> None:
        """A row of a table, or a line of a poem."""
        self.paragraphs.append([Piece(block.strip, block)])
        self.last = "verse" if block.shape is Shape.VERSE else "row"
        self.shapes.add(self.last)

    def subhead(self, block: Block) -> None:
        """A heading inside the story."""
        self.subheads.append(len(self.paragraphs))
        self.paragraphs.append([Piece(block.strip, block)])
        self.last = "subhead"

    def caption(self, block: Block) -> None:
        """A photo's caption, or the credit of the caption just before."""
        before = self.captions[-1][-1].text if self.captions and self.last == "caption" else ""
        if before and not captions.has_credit(before) and captions.ends_caption(before, block.text):
            self.captions[-1].append(block)
        else:
            self.captions.append([block])
        self.last = "caption"

    def sign(self, strip: Strip) -> None:
        """A byline at the end."""
        self.byline.append(strip)
        self.closed = True

    # ---------------------------------------------------------------------------------------------------- finishing

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: a byline alone is no story."""
        return not (self.paragraphs or self.captions or self.heads)

    def finish(self, name: str, ledger: Ledger) -> tuple[Article, list[Join]]:
        """The article called `name`, its claims and its joins."""
        if not self.paragraphs:
            self._fill()
        headings = compose(self.heads) if self.heads else Headings()
        self._claim(headings, name, ledger)
        paragraphs = [joined(piece.strip for piece in each).text for each in self.paragraphs]
        article = self._article(name, headings, paragraphs)
        return article, [join for each in self.paragraphs for join in _joins(name, each)]

    def _fill(self) -> None:
        """A photo's caption is its story; a headline without a story is all there is to read."""
        if self.captions:
            for group in self.captions:
                self.paragraphs.append([Piece(block.strip, block) for block in group])
            self.captions = []
            self.shapes = {"photo"}
        else:
            block = self.heads.pop()
            self.paragraphs.append([Piece(block.strip, block)])

    def _claim(self, headings: Headings, name: str, ledger: Ledger) -> None:
        parts = (
            (Part.KICKER, headings.kicker),
            (Part.HEADLINE, (headings.headline,)),
            (Part.SUBTITLE, headings.subtitle),
            (Part.BYLINE, self.byline),
            (Part.CAPTION, [block.strip for group in self.captions for block in group]),
            (Part.PARAGRAPH, [piece.strip for each in self.paragraphs for piece in each]),
        )
        for part, strips in parts:
            for strip in strips:
                ledger.read(strip, name, part)

    def _article(self, name: str, headings: Headings, paragraphs: list[str]) -> Article:
        byline = " ".join(filter(None, (plain_byline(strip.text) for strip in self.byline)))
        headline = headings.headline.text
        kind = kinds.kind_of(headline, self.shapes, paragraphs, byline=bool(byline))
        return Article(
            id=name,
            page=self.page,
            kind=Kind.PHOTO if "photo" in self.shapes else kind,
            kicker=" ".join(strip.text for strip in headings.kicker),
            headline=headline or made_headline(paragraphs),
            headline_made=not headline,
            subtitle=" ".join(strip.text for strip in headings.subtitle),
            byline=byline,
            byline_reporters=bylines.reporters(byline) if byline else (),
            paragraphs=tuple(paragraphs),
            subheads=tuple(self.subheads),
            captions=tuple(_even(joined(block.strip for block in group).text) for group in self.captions),
            line=min([self.number, *(block.number for block in self.heads)]),
        )


def made_headline(paragraphs: list[str]) -> str:
    """A headline from the lead: its first sentence, or as many clauses as are short enough.

    >>> made_headline(["云溪县昨日开仓收粮，首日收购稻谷三百吨，农民当场拿到粮款，秩序井然，人人满意。"])
    '云溪县昨日开仓收粮，首日收购稻谷三百吨，农民当场拿到粮款'
    """
    lead = next((each for each in paragraphs if each), "").lstrip("●■◆▲★◎◇○•▪☆□△▶►· \u3000")
    sentence = re.split(r"[。！？!?；]", lead[:200], maxsplit=1)[0].strip("“”‘’「」 ")
    made = ""
    for clause in re.split(r"(?<=[，、：,])", sentence):
        if made and len(made) + len(clause) > LONGEST_MADE:
            break
        made += clause
    return made[: LONGEST_MADE + 10].rstrip("，、：, ") or lead[:LONGEST_MADE] or "无题"


def _form(text: str) -> str | None:
    """How a line of a list begins, "3月27日（周日）" and "1月30日（周三）" alike; None where no figure begins it."""
    return re.sub(r"\d+", "0", text[:12])[:5] if text[:1].isdigit() else None


def _even(text: str) -> str:
    """The text with one space where the page has many to set the credit flush right."""
    return re.sub(r"[\s　]{2,}", " ", text)


def plain_byline(text: str) -> str:
    """A byline without its brackets and signs.

    >>> plain_byline("本报讯（记者 姜翔）")
    '本报讯 记者 姜翔'
    """
    return re.sub(r"[\s　]+", " ", re.sub(r"[（）()\[\]【】□■◆●:：]", " ", text)).strip()


def _joins(name: str, pieces: list[Piece]) -> list[Join]:
    found = []
    for index, piece in enumerate(pieces):
        if index:
            before = pieces[index - 1].strip.text
            found.append(Join(name, piece.block.number, before[-WINDOW:], piece.strip.text[:WINDOW], piece.across))
        lines = piece.block.strips
        found.extend(
            Join(name, piece.block.numbers[at], lines[at - 1].text[-WINDOW:], lines[at].text[:WINDOW], "line")
            for at in range(1, len(lines))
        )
    return found

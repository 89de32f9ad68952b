"""From blocks to stories: where one begins, what its parts are, and what the layout tore apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audiopaper.issue import patterns as rules
from audiopaper.issue.blocks import Act, Block, page_of
from audiopaper.issue.ledger import Account
from audiopaper.issue.lines import Look
from audiopaper.model import Article, Join, Kind, Part, Why

SHOWN = 8
"""Characters of each side of a join that are kept to show it."""
LONGEST_VERSE = 16
"""Characters: a shorter line without an end is whole, a verse or a signature, and no sentence that was cut."""
SPACES = re.compile(r"[\s\u3000]+")
LEAD = 24
"""Most characters of a headline that has to be made from the lead."""


@dataclass(slots=True)
class Draft:
    """A story while it is being put together."""

    number: int
    page: str
    line: int
    titles: list[Block] = field(default_factory=list)
    byline: str = ""
    reporters: tuple[str, ...] = ()
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    tables: int = 0
    open: bool = False
    """Whether the last paragraph breaks off inside a sentence."""
    jumped: bool = False
    """Whether it ended with "continued on page N"."""
    interrupted: str = "column"
    """What stands between the open paragraph and whatever comes next."""

    @property
    def id(self) -> str:
        """Id of the article that it becomes."""
        return f"a{self.number}"


class Desk:
    """Puts blocks into stories, and every character into the account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._drafts: list[Draft] = []
        self._joins: list[Join] = []
        self._titles: list[Block] = []
        self._page = "1"

    def take(self, block: Block) -> None:
        """Put one block where it belongs."""
        match block.act:
            case Act.FURNITURE if block.why is Why.MASTHEAD and self._signs_notice():
                self._body(block)
            case Act.FURNITURE:
                self._page = page_of(block) or self._page
                self._account.leave(block.line, block.why or Why.MASTHEAD)
                self._between("page" if block.why is Why.PAGE_LABEL else "column")
            case Act.TITLE:
                self._titles.append(block)
            case Act.CAPTION:
                self._caption(block)
            case Act.TABLE:
                self._row(block)
            case Act.BODY:
                self._body(block)

    def finish(self) -> tuple[tuple[Article, ...], tuple[Join, ...]]:
        """The stories and what was joined in them."""
        if self._titles:
            if self._drafts and all(title.line.look is Look.TEXT for title in self._titles):
                for title in self._titles:
                    self._paragraph(self._drafts[-1], title, 0)
            else:
                self._begin(self._titles[0])
        return tuple(_article(draft) for draft in self._drafts), tuple(self._joins)

    def _signs_notice(self) -> bool:
        """Whether a date on a line of its own is the date under a notice."""
        draft = self._drafts[-1] if self._drafts and not self._titles else None
        last = draft.titles[-1].line.bare if draft and draft.titles else ""
        return draft is not None and bool(rules.NOTICE.search(last)) and draft.interrupted != "page"

    def _between(self, what: str) -> None:
        if self._drafts:
            self._drafts[-1].interrupted = what

    def _begin(self, block: Block) -> Draft:
        draft = Draft(len(self._drafts) + 1, self._page, block.line.number, self._titles)
        self._titles = []
        self._drafts.append(draft)
        for title, part in zip(draft.titles, _parts(draft.titles), strict=True):
            self._account.read(title.line, draft.id, part)
        return draft

    def _draft_for(self, block: Block) -> Draft:
        """The story that a block belongs to: a new one after a headline, or at a dateline of its own."""
        if self._titles or not self._drafts:
            return self._begin(block)
        draft = self._drafts[-1]
        new = block.byline and block.byline.end < len(block.text) and draft.paragraphs and not draft.open
        return self._begin(block) if new else draft

    def _caption(self, block: Block) -> None:
        if not self._drafts and not self._titles:
            self._begin(block)
        draft = self._drafts[-1] if self._drafts and not self._titles else self._begin(block)
        torn = bool(draft.captions) and draft.interrupted == "caption" and not _whole_caption(draft.captions[-1])
        if torn:
            self._joins.append(
                Join(draft.id, block.line.number, draft.captions[-1][-SHOWN:], block.text[:SHOWN], "column")
            )
            draft.captions[-1] += _without_layout_space(block.text)
        else:
            draft.captions.append(_without_layout_space(block.text))
        self._account.read(block.line, draft.id, Part.CAPTION)
        draft.interrupted = "caption"

    def _row(self, block: Block) -> None:
        draft = self._draft_for(block)
        cells = [cell.strip() for cell in block.text.strip("|").split("|")]
        draft.paragraphs.append("，".join(cell for cell in cells if cell) or block.text)
        draft.tables += 1
        draft.open = False
        self._account.read(block.line, draft.id, Part.PARAGRAPH)

    def _body(self, block: Block) -> None:
        jump = rules.JUMP_FROM.match(block.text)
        if jump and (draft := self._jumped()):
            self._leave_titles()
            self._account.leave(block.line, Why.JUMP, 0, jump.end())
            draft.interrupted = "page"
            self._paragraph(draft, block, jump.end())
            return
        draft = self._draft_for(block)
        begin = 0
        if block.byline and not draft.open:
            self._sign(draft, block)
            begin = block.byline.end
        if begin < len(block.text):
            self._paragraph(draft, block, begin)

    def _sign(self, draft: Draft, block: Block) -> None:
        byline = block.byline
        if byline is None:
            return
        draft.byline = " ".join(filter(None, (draft.byline, byline.text)))
        draft.reporters += tuple(name for name in byline.reporters if name not in draft.reporters)
        lead = len(block.line.text) - len(block.line.text.lstrip())
        self._account.read(block.line, draft.id, Part.BYLINE, 0, lead + byline.end)

    def _paragraph(self, draft: Draft, block: Block, begin: int) -> None:
        lead = len(block.line.text) - len(block.line.text.lstrip())
        text = block.text[begin:]
        jump = rules.JUMP_TO.search(text)
        if jump:
            self._account.leave(block.line, Why.JUMP, lead + begin + jump.start(), lead + len(block.text))
            text, draft.jumped = text[: jump.start()].rstrip(), True
        if not text:
            return
        self._account.read(block.line, draft.id, Part.PARAGRAPH, lead + begin, lead + begin + len(text))
        text = _without_layout_space(text)
        if draft.open and draft.paragraphs and not block.line.indented:
            self._join(draft, block, text)
        else:
            draft.paragraphs.append(text)
        draft.open = not rules.ends_sentence(text) and len(draft.paragraphs[-1]) > LONGEST_VERSE
        draft.interrupted = "column"

    def _join(self, draft: Draft, block: Block, text: str) -> None:
        before = draft.paragraphs[-1]
        across = draft.interrupted if block.apart else "line"
        self._joins.append(Join(draft.id, block.line.number, before[-SHOWN:], text[:SHOWN], across))
        latin = before[-1].isascii() and before[-1].isalnum() and text[0].isascii() and text[0].isalnum()
        draft.paragraphs[-1] = before + (" " if latin else "") + text

    def _jumped(self) -> Draft | None:
        """The story that waits for its continuation: the one whose headline comes again, else the oldest."""
        waiting = [draft for draft in self._drafts if draft.jumped]
        again = {title.line.bare for title in self._titles}
        named = [draft for draft in waiting if any(title.line.bare in again for title in draft.titles)]
        found = next(iter(named or waiting), None)
        if found:
            found.jumped = False
        return found

    def _leave_titles(self) -> None:
        for title in self._titles:
            self._account.leave(title.line, Why.JUMP)
        self._titles = []


def _whole_caption(caption: str) -> bool:
    """Whether a caption has its end: a full stop or the photographer's credit."""
    return rules.ends_sentence(caption) or bool(rules.CREDIT_END.search(caption))


def _without_layout_space(text: str) -> str:
    """The text without the spaces that only spread Hanzi; those beside Latin letters and between verses stay."""
    return SPACES.sub(" ", text).strip()


def _parts(titles: list[Block]) -> list[Part]:
    """Kicker, headline, subtitle: the largest is the headline; of equals the first, or the first that has markup."""
    if not titles:
        return []
    levels = [title.line.level or (7 if title.line.look is Look.BOLD else 8) for title in titles]
    head = levels.index(min(levels))
    return [Part.KICKER if at < head else Part.HEADLINE if at == head else Part.SUBTITLE for at in range(len(titles))]


def _article(draft: Draft) -> Article:
    texts: dict[Part, list[str]] = {part: [] for part in Part}
    for title, part in zip(draft.titles, _parts(draft.titles), strict=True):
        texts[part].append(_without_layout_space(title.text))
    headline = " ".join(texts[Part.HEADLINE])
    return Article(
        id=draft.id,
        page=draft.page,
        kind=_kind(draft, headline),
        kicker=" ".join(texts[Part.KICKER]),
        headline=headline or _made(draft),
        headline_made=not headline,
        subtitle=" ".join(texts[Part.SUBTITLE]),
        byline=draft.byline,
        byline_reporters=draft.reporters,
        paragraphs=tuple(draft.paragraphs),
        captions=tuple(draft.captions),
        line=draft.line,
    )


def _made(draft: Draft) -> str:
    """A headline from the lead: its first clause that says something."""
    lead = next(iter(draft.paragraphs or draft.captions), "")
    made = ""
    for character in lead:
        if character in "，。；！？：" and len(made) >= 6:
            break
        made += character
        if len(made) >= LEAD:
            break
    return made


def _kind(draft: Draft, headline: str) -> Kind:
    length = sum(map(len, draft.paragraphs))
    if draft.tables and draft.tables * 2 >= len(draft.paragraphs):
        return Kind.TABLE
    if rules.WEATHER.search(headline) and length < 300:
        return Kind.TABLE
    if rules.NOTICE.search(headline):
        return Kind.NOTICE
    if not draft.paragraphs:
        return Kind.PHOTO if draft.captions else Kind.BRIEF
    if len(draft.paragraphs) >= 4 and all(len(line) <= 16 for line in draft.paragraphs):
        return Kind.POEM
    return Kind.BRIEF if len(draft.paragraphs) == 1 and length < 120 else Kind.ARTICLE

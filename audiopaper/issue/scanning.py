"""From text to lines: one pass over the source that sees tags, entities, comments and line ends."""

from __future__ import annotations

import bisect
import html
import re

from audiopaper.issue.lines import Line, Mark, Scanned
from audiopaper.issue.markdown import mark_line
from audiopaper.issue.rules.characters import INVISIBLE, INVISIBLE_CHARACTERS
from audiopaper.issue.source import Form
from audiopaper.issue.strip import Run, Strip
from audiopaper.issue.tags import BREAKS, ENTITY, INLINE, TAG, UNSEEN, VOID, holds_story, is_hidden, meaning

SPECIAL = re.compile("<(?=[a-zA-Z/!?])|&(?=[#a-zA-Z])|[\n\r\f\x0b\x85\u2028\u2029]")
PLAIN = re.compile(rf"[^<&\r\f\x0b\x85\u2028\u2029{INVISIBLE_CHARACTERS}\n]*\n")
"""A whole line in which nothing is special; most lines of most pages are so."""
TITLED = ("head", "title")
TITLE = re.compile(r"<title>([^<>]{2,120})</title>", re.IGNORECASE)
LONGEST_HEAD = 4000
"""Characters in which the title stands."""
INDENTS = ("\u3000", "\xa0\xa0", "\u2003", "    ", "\t", "  ")
"""Beginnings of a line that stands in."""
PAGE_COMMENT = re.compile(
    r"<!--\s*(?:page|第?\s*[A-Da-d]?\d{1,3}\s*版|版面|[A-D]\d{1,2}[\s·]+[一-鿿]{2,6}\s*(?=-->))[^<>]{0,40}-->",
    re.IGNORECASE,
)


def scan(text: str, form: Form) -> Scanned:
    """The lines of one file."""
    return _Scanner(text, form).run()


class _Scanner:
    def __init__(self, text: str, form: Form) -> None:
        self.text = text
        self.html = form is Form.HTML
        self.out = Scanned()
        self.starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
        self.runs: list[Run] = []
        self.cells = 0
        self.bold = 0
        self.linked = self.seen = self.bolded = 0
        self.link = 0
        self.open: list[tuple[str, Mark | int]] = []
        self.blank = 0
        self.endless: set[str] = set()

    def run(self) -> Scanned:
        at = 0
        while at < len(self.text):
            if not (self.html or self.runs or self.bold or self.link) and (found := PLAIN.match(self.text, at)):
                self._plain(found)
                at = found.end()
                continue
            found = SPECIAL.search(self.text, at)
            if found is None:
                self._say(at, len(self.text))
                break
            self._say(at, found.start())
            at = self._special(found.start())
        self._end_line(0)
        return self.out

    def number(self, at: int) -> int:
        return bisect.bisect_right(self.starts, at)

    def _plain(self, found: re.Match[str]) -> None:
        """A line without tags, entities or anything unseen."""
        text = found[0]
        bare = text.strip()
        if bare:
            start = found.start() + len(text) - len(text.lstrip())
            self._put(Strip((Run(start, start + len(bare), bare),)), text)
        else:
            self.blank += 1
        self.cells = 0

    def _say(self, start: int, end: int) -> None:
        if start == end:
            return
        at = start
        for found in INVISIBLE.finditer(self.text, start, end):
            self._add(at, found.start(), self.text[at : found.start()])
            self.out.hidden.append(found.span())
            at = found.end()
        self._add(at, end, self.text[at:end])

    def _add(self, start: int, end: int, text: str) -> None:
        if text:
            self.runs.append(Run(start, end, text))
            visible = len(text) - text.count(" ") - text.count("\u3000")
            self.seen += visible
            self.linked += visible if self.link else 0
            self.bolded += visible if self.bold else 0

    def _special(self, at: int) -> int:
        sign = self.text[at]
        if sign == "<":
            return self._less(at)
        if sign == "&":
            found = ENTITY.match(self.text, at)
            if not found:
                self._say(at, at + 1)
                return at + 1
            seen = "".join(c if c.isprintable() else " " for c in html.unescape(found[0]))
            self._add(at, found.end(), INVISIBLE.sub("", seen))
            return found.end()
        return self._line_end(at, sign)

    def _line_end(self, at: int, sign: str) -> int:
        after = at + (2 if self.text.startswith("\r\n", at) else 1)
        if self.html:
            if self.runs and self.runs[-1].text[-1:].isascii():
                self.runs.append(Run(at, after, " "))
            return after
        self._end_line(1)
        if sign == "\f":
            self.out.lines.append(Line(Strip(), self.number(at), Mark.BREAK))
        return after

    def _less(self, at: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            return self._comment(at)
        if text.startswith(("<![CDATA[", "<!", "<?"), at) and (end := text.find(">", at, at + 4000)) > 0:
            return end + 1
        found = TAG.match(text, at)
        if not found or not (self.html or found[2].lower() in BREAKS | INLINE | UNSEEN):
            self._say(at, at + 1)
            return at + 1
        return self._tag(found)

    def _comment(self, at: int) -> int:
        end = -1 if "<!--" in self.endless else self.text.find("-->", at)
        if end < 0:
            self.endless.add("<!--")
            if self.html:
                self.out.hidden.append((at, len(self.text)))
                return len(self.text)
            return at + 4
        if found := PAGE_COMMENT.match(self.text, at):
            self._end_line(0)
            label = found[0][4:-3].strip()
            self.out.lines.append(Line(Strip(), self.number(at), Mark.PAGE, label=label))
        self.out.hidden.append((at, end + 3))
        return end + 3

    def _tag(self, tag: re.Match[str]) -> int:
        closing, name, rest = tag[1] == "/", tag[2].lower(), tag[3]
        if not closing and name not in VOID and (name in UNSEEN or is_hidden(rest)):
            return self._skip(tag, name)
        if name == "img":
            self.out.images.append(tag.span())
            self._end_line(0)
            self.out.lines.append(Line(Strip((Run(tag.start(), tag.end(), ""),)), self.number(tag.start()), Mark.IMAGE))
        elif name in {"td", "th"} and not closing:
            self.cells += 1
            if self.runs and self.cells > 1:
                self.runs.append(Run(tag.start(), tag.start(), "，"))
        elif name in {"b", "strong"}:
            self.bold = max(self.bold + (-1 if closing else 1), 0)
        elif name == "a":
            self.link = max(self.link + (-1 if closing else 1), 0)
        if name in BREAKS or name == "br":
            self._end_line(0)
            self.blank += name != "br"
            if name == "hr" or (not closing and name != "br" and holds_story(name, rest)):
                self.out.lines.append(Line(Strip(), self.number(tag.start()), Mark.BREAK))
        self._remember(closing, name, rest)
        return tag.end()

    def _remember(self, closing: bool, name: str, rest: str) -> None:
        if closing:
            for index in range(len(self.open) - 1, max(len(self.open) - 20, -1), -1):
                if self.open[index][0] == name:
                    del self.open[index:]
                    break
        elif name not in VOID and len(self.open) < 1000:
            what = meaning(name, rest)
            if what is not None or any(each[0] == name for each in self.open[-8:]):
                self.open.append((name, what if what is not None else Mark.TEXT))

    def _skip(self, tag: re.Match[str], name: str) -> int:
        """Pass over an element that readers do not see; one that never ends hides its line, in HTML all the rest."""
        depth = 1
        at = tag.end()
        if name in TITLED and not self.out.title and (title := TITLE.search(self.text, tag.start(), at + LONGEST_HEAD)):
            self.out.title = html.unescape(title[1])
        if name not in self.endless:
            for found in re.compile(rf"<(/?){re.escape(name)}\b[^<>]*>", re.IGNORECASE).finditer(self.text, at):
                depth += -1 if found[1] else 1
                if depth == 0 or (found[1] and name in UNSEEN):
                    self.out.hidden.append((tag.start(), found.end()))
                    return found.end()
            self.endless.add(name)
        end = len(self.text) if self.html and name in UNSEEN else self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        self.out.hidden.append((tag.start(), end))
        return end

    def _end_line(self, ends: int) -> None:
        if not self.runs:
            self.blank += ends
            self.cells = 0
            return
        strip = Strip(tuple(self.runs))
        bare = strip.stripped()
        if bare.text:
            self._put(bare, strip.text)
        else:
            self.blank += ends
        self.runs, self.cells = [], 0
        self.linked = self.seen = self.bolded = 0

    def _put(self, bare: Strip, text: str) -> None:
        """Add a line, of which `bare` is seen; `text` has the space around it, too."""
        line = Line(bare, self.number(bare.runs[0].start), blank=self.blank)
        line.indent = text.startswith(INDENTS)
        self._dress(line)
        made = self._marked(line)
        self.out.lines.extend(made)
        self.blank = 0 if made else 1

    def _marked(self, line: Line) -> list[Line]:
        if not self.html:
            return mark_line(line, self.out)
        return self._cells(line) if self.cells > 1 and self._lays_out(line) else [line]

    def _lays_out(self, line: Line) -> bool:
        """Whether the cells of a row only set things side by side, as old pages do, and hold no data."""
        return self.linked > 0 or any(len(run.text) > 60 for run in line.strip.runs)

    def _cells(self, line: Line) -> list[Line]:
        """A line for each cell of a row."""
        found: list[list[Run]] = [[]]
        for run in line.strip.runs:
            if run.start == run.end:
                found.append([])
            else:
                found[-1].append(run)
        made = [(Strip(tuple(runs)).stripped(), self.number(runs[0].start)) for runs in found if runs]
        mark = Mark.TEXT if line.mark is Mark.TABLE else line.mark
        return [Line(strip, number, mark, line.level) for strip, number in made if strip.text]

    def _dress(self, line: Line) -> None:
        for _, what in self.open[-12:]:
            if isinstance(what, int):
                line.level = what
            elif what is not Mark.TEXT:
                line.mark = what
        if self.cells > 1 and "，" in line.text:
            line.mark = Mark.TABLE
        line.bold = self.seen > 0 and self.bolded >= self.seen
        if self.html and self.seen and self.linked >= self.seen and len(line.text) < 60:
            line.mark = Mark.ASIDE

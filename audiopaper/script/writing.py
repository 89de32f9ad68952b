"""From the rundown to the script: passages become lines, with their spoken forms and readings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from audiopaper.model import Issue, Line, Part, Script, Silence, Slate
from audiopaper.places import voices_folder
from audiopaper.script.phrasing import MOST, Phrase, phrases
from audiopaper.script.readings import Lexicon, Reader, load_lexicon
from audiopaper.script.rundown import Passage, Programme, rundown, show_title
from audiopaper.script.spoken import Spoken, spoken_form
from audiopaper.show import Pauses, Show


def write_script(issue: Issue, show: Show) -> Script:
    """Write what is said in the edition of `issue`.

    Raises:
        LexiconError: the paper's lexicon has an entry that cannot be said.
    """
    people = [name for article in issue.articles for name in article.byline_reporters]
    writer = _Writer(Reader(lexicon_of(show), people), lexicon_of(show), show.pauses)
    sections, lines, silences = [], [], []
    for programme in rundown(issue, show):
        written = list(writer.lines(programme))
        silences += [*programme.silences, *writer.unsaid(programme)]
        if written:
            sections.append(programme.section)
            lines += written
    return Script(tuple(sections), tuple(lines), tuple(silences))


def slate_for(issue: Issue, show: Show) -> Slate:
    """What is written on the board of this edition."""
    day = f"{issue.date.year}年{issue.date.month}月{issue.date.day}日"
    return Slate(
        id=issue.date.isoformat(),
        title=f"{issue.paper} {day}",
        show=show_title(issue, show),
        paper=issue.paper,
        date=issue.date,
        issue_no=issue.issue_no,
        lunar=issue.lunar,
    )


def lexicon_of(show: Show) -> Lexicon:
    """The lexicon of all papers, the paper's own before it. Raises LexiconError."""
    shared = load_lexicon(voices_folder() / "lexicon.toml")
    return load_lexicon(show.lexicon).over(shared) if show.lexicon else shared


class _Writer:
    def __init__(self, reader: Reader, lexicon: Lexicon, pauses: Pauses) -> None:
        self._reader = reader
        self._lexicon = lexicon
        self._pauses = pauses
        self._say = lru_cache(maxsize=4096)(self._spoken)

    def lines(self, programme: Programme) -> Iterator[Line]:
        """The lines of one section."""
        number = 0
        for passage in programme.passages:
            phrased = [phrase for phrase in self._phrases(passage) if self._says(phrase.printed)]
            for at, phrase in enumerate(phrased):
                number += 1
                yield self._line(programme, number, passage, phrase, last=at == len(phrased) - 1)

    def unsaid(self, programme: Programme) -> Iterator[Silence]:
        """What the passages of one section print and nobody says."""
        for passage in programme.passages:
            part = passage.part or Part.PARAGRAPH
            for phrase in self._phrases(passage):
                said = self._say(phrase.printed)
                for text, why in said.silences or (() if self._says(phrase.printed) else ((phrase.printed, "signs"),)):
                    yield Silence(programme.section.id, part, passage.paragraph, text, why)

    def _phrases(self, passage: Passage) -> list[Phrase]:
        if passage.whole and self._length(passage.printed) <= MOST:
            return [Phrase(passage.printed, True)]
        return list(phrases(passage.printed, self._length, self._reader.words))

    def _line(self, programme: Programme, number: int, passage: Passage, phrase: Phrase, *, last: bool) -> Line:
        spoken = self._say(phrase.printed).text.strip()
        inside = self._pauses.sentence if phrase.ends_sentence else self._pauses.clause
        return Line(
            id=f"{programme.section.id}-{number:03d}",
            section=programme.section.id,
            role=passage.role,
            turn=passage.turn,
            printed=phrase.printed,
            spoken=spoken,
            reading=tuple(reading.pinyin for reading in self._reader.read(spoken)),
            pause=passage.pause if last else inside,
            part=passage.part,
            paragraph=passage.paragraph,
            words=self._reader.words(spoken),
        )

    def _spoken(self, printed: str) -> Spoken:
        return spoken_form(self._lexicon.respoken(printed))

    def _length(self, printed: str) -> int:
        return len(self._say(printed).text)

    def _says(self, printed: str) -> bool:
        return any(each.isalpha() for each in self._say(printed).text)

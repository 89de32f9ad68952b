"""From the rundown to the script: passages become lines, with their spoken forms and readings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from audiopaper.mandarin.almanac import printed_date
from audiopaper.mandarin.characters import is_hanzi
from audiopaper.model import Issue, Line, Part, Script, Silence, Slate
from audiopaper.places import voices_folder
from audiopaper.script.people import people_of
from audiopaper.script.phrasing import MOST, breath, is_latin, phrases
from audiopaper.script.readings import Lexicon, Reader, load_lexicon
from audiopaper.script.rundown import Passage, Programme, rundown, show_title
from audiopaper.script.spoken import Spoken, spoken_form
from audiopaper.show import Pauses, Show


def write_script(issue: Issue, show: Show) -> Script:
    """Write what is said in the edition of `issue`.

    Raises:
        LexiconError: the paper's lexicon has an entry that cannot be said.
    """
    own = load_lexicon(show.lexicon) if show.lexicon else Lexicon()
    writer = _Writer(lexicon_of(show), own, people_of(issue), show.pauses)
    sections, lines, silences = [], [], []
    for programme in rundown(issue, show):
        written, unsaid = writer.written(programme)
        silences += [*programme.silences, *unsaid]
        if written:
            sections.append(programme.section)
            lines += written
    return Script(tuple(sections), tuple(lines), tuple(silences))


def slate_for(issue: Issue, show: Show) -> Slate:
    """What is written on the board of this edition."""
    return Slate(
        id=issue.date.isoformat(),
        title=f"{issue.paper or show_title(issue, show)} {printed_date(issue.date)}",
        show=show_title(issue, show),
        paper=issue.paper or show_title(issue, show),
        date=issue.date,
        issue_no=issue.issue_no,
        lunar=issue.lunar,
    )


def lexicon_of(show: Show) -> Lexicon:
    """The lexicon of all papers, the paper's own before it. Raises LexiconError."""
    shared = load_lexicon(voices_folder() / "lexicon.toml")
    return load_lexicon(show.lexicon).over(shared) if show.lexicon else shared


@dataclass(frozen=True, slots=True)
class _Said:
    """A phrase with what is said of it."""

    printed: str
    pause: float
    spoken: Spoken


class _Writer:
    def __init__(self, lexicon: Lexicon, own: Lexicon, people: Collection[str], pauses: Pauses) -> None:
        self._lexicon = lexicon
        self._reader = Reader(lexicon, people)
        self._pauses = pauses
        self._own = _any_of(own.readings)
        self._kept = _any_of([*lexicon.readings, *lexicon.spoken, *people])
        self._say = lru_cache(maxsize=4096)(self._spoken)

    def written(self, programme: Programme) -> tuple[list[Line], list[Silence]]:
        """The lines of one section, and what its passages print and nobody says."""
        lines: list[Line] = []
        silences: list[Silence] = []
        for passage in programme.passages:
            said = list(self._phrased(passage))
            spoken = [each for each in said if _speaks(each.spoken.text)]
            for number, each in enumerate(spoken, 1):
                pause = each.pause if number < len(spoken) else passage.pause
                lines.append(self._line(programme, len(lines) + 1, passage, each, pause))
            silences += [silence for each in said for silence in _silences(programme, passage, each)]
        return lines, silences

    def _phrased(self, passage: Passage) -> Iterator[_Said]:
        if passage.said or (passage.whole and self._breath(passage.printed) <= MOST):
            yield _Said(passage.printed, passage.pause, self._say(passage.said or passage.printed))
            return
        for phrase in phrases(passage.printed, self._breath, self._kept):
            yield _Said(phrase.printed, getattr(self._pauses, phrase.ends), self._say(phrase.printed))

    def _line(self, programme: Programme, number: int, passage: Passage, said: _Said, pause: float) -> Line:
        spoken = said.spoken.text.strip()
        reading = tuple(each.pinyin for each in self._reader.read(spoken))
        return Line(
            id=f"{programme.section.id}-{number:03d}",
            section=programme.section.id,
            role=passage.role,
            turn=passage.turn,
            printed=said.printed,
            spoken=spoken,
            reading=reading,
            pause=pause,
            part=passage.part,
            paragraph=passage.paragraph,
            words=self._reader.words(spoken),
            settled=tuple(at for at in self._settled(spoken) if reading[at]),
        )

    def _settled(self, spoken: str) -> Iterator[int]:
        """Where the words of the paper's own lexicon stand."""
        for found in self._own.finditer(spoken) if self._own else ():
            yield from range(*found.span())

    def _spoken(self, printed: str) -> Spoken:
        return spoken_form(self._lexicon.respoken(printed))

    def _breath(self, printed: str) -> float:
        return breath(self._say(printed).text)


def _any_of(words: Collection[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))) if words else None


def _speaks(spoken: str) -> bool:
    """Whether a voice has something to say: a Hanzi or a Latin letter."""
    return any(is_hanzi(each) or is_latin(each) for each in spoken)


def _silences(programme: Programme, passage: Passage, said: _Said) -> Iterator[Silence]:
    """Web addresses inside what is said; the whole of a phrase of which nothing is."""
    unsaid = said.spoken.silences
    if not _speaks(said.spoken.text):
        unsaid = ((said.printed, unsaid[0][1] if unsaid else "signs"),)
    for text, why in unsaid:
        yield Silence(programme.section.id, passage.part or Part.PARAGRAPH, passage.paragraph, text, why)

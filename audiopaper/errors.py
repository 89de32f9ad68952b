"""Everything that can go wrong, as one tree.

    AudiopaperError
    ├── InputError                 exit 2: what the user gave is wrong
    │   ├── OptionError            an option or a combination of options
    │   ├── IssueError             the issue: missing, empty, binary, without a story
    │   ├── ShowError              the show file
    │   ├── LexiconError           a pronunciation lexicon
    │   └── VoiceError             a voice, a profile or a cast that does not exist or fit
    └── WorkError                  exit 1: the input is fine, the work failed; nothing is half-published
        ├── ModelError             the speech model cannot be assembled, verified or loaded
        ├── EngineError            an engine could not say a line
        ├── GateError              no route gave a clip that passes the gate
        ├── StudioError            joining, mastering, encoding or tagging failed
        ├── PublishError           manifests, feed or pages cannot be made
        ├── ServeError             the server cannot start
        └── OutputError            the disk: full, read-only, gone

Every error says three things: *what* happened, *where* (file and line) and what *to do*. All three are facts on the
exception; only :mod:`audiopaper.app` turns them into one printed line and an exit code.
"""

from __future__ import annotations

from pathlib import Path

from audiopaper.words import Words


class AudiopaperError(Exception):
    """Base of all errors of this program.

    Args:
        what: what happened, one sentence without a full stop, in both languages.
        todo: what the user can do about it, likewise.
        file: the file concerned, if one is.
        line: the line in that file, counted from 1.
    """

    exit_code = 1

    def __init__(
        self, what: Words, *, todo: Words | None = None, file: Path | str | None = None, line: int | None = None
    ) -> None:
        super().__init__(what.en)
        self.what = what
        self.todo = todo
        self.file = file
        self.line = line

    @property
    def where(self) -> str:
        """``file:line``, ``file`` or nothing."""
        if self.file is None:
            return ""
        return str(self.file) if self.line is None else f"{self.file}:{self.line}"


class InputError(AudiopaperError):
    """What the user gave is wrong; the same call will fail again."""

    exit_code = 2


class OptionError(InputError):
    """An option, or a combination of options, that cannot be."""


class IssueError(InputError):
    """The issue cannot be read: missing, empty, binary, or no story in it."""


class ShowError(InputError):
    """The show file is missing, malformed or says something impossible."""


class LexiconError(InputError):
    """A pronunciation lexicon has an entry that cannot be said."""


class VoiceError(InputError):
    """A voice profile or a cast is missing, malformed or names what is not there."""


class WorkError(AudiopaperError):
    """The input is fine, but the work failed. Nothing is half-published."""


class ModelError(WorkError):
    """The speech model cannot be assembled, verified or loaded."""


class EngineError(WorkError):
    """An engine could not say a line.

    ``engine`` names the engine; ``line_id`` the :class:`~audiopaper.model.Line`, if the failure belongs to one.
    """

    def __init__(self, what: Words, *, engine: str, line_id: str = "", todo: Words | None = None) -> None:
        super().__init__(what, todo=todo)
        self.engine = engine
        self.line_id = line_id


class GateError(WorkError):
    """A line for which no route gave a clip that passes the gate: an edition with a hole is never published.

    ``line_id`` and ``story`` say which; ``faults`` lists what the gate found at each attempt.
    """

    def __init__(
        self, what: Words, *, line_id: str, story: str, faults: tuple[str, ...], todo: Words | None = None
    ) -> None:
        super().__init__(what, todo=todo)
        self.line_id = line_id
        self.story = story
        self.faults = faults


class StudioError(WorkError):
    """Joining, mastering, encoding or tagging failed."""


class PublishError(WorkError):
    """The manifests cannot be read, or the feed and the pages cannot be made from them."""


class ServeError(WorkError):
    """The server cannot start: the port is taken, the folder holds no feed."""


class OutputError(WorkError):
    """The disk does not take the work: full, read-only, gone."""

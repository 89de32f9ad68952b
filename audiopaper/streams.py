"""Standard input, output and error, whatever the shell has made of them; and the one line of a failure.

Three things that a shell does would otherwise end in a traceback: an encoding without Chinese (cron's, a Windows
console's), a stream that is closed (``>&-``), and one that takes no more (a full disk, a reader who has left).
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from contextlib import suppress
from typing import Literal, TextIO

from audiopaper.errors import OutputError
from audiopaper.words import Words

INTERRUPTED = 130
"""Exit code after Ctrl-C, by the custom of shells: 128 + SIGINT."""


class _Out(io.TextIOWrapper):
    """Standard output: what it does not take is an OutputError, once; a reader who has left, a BrokenPipeError."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise self._refused(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> Exception:
        _abandon(self)
        if isinstance(error, BrokenPipeError):
            return error
        return OutputError(
            Words("Cannot print: {why}", "无法输出：{why}").fill(why=error.strerror or error),
            file="stdout",
            todo=Words("direct the output to where there is room", "请把输出转到有空间的地方"),
        )


class _Err(io.TextIOWrapper):
    """Standard error: where it takes no more there is nobody to tell, and the work goes on."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            _abandon(self)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            _abandon(self)


def prepare() -> None:
    """Make the standard streams ones that every character can be written to and no shell can break."""
    codecs.register_error("audiopaper.escaped", _escaped)
    sys.stdin = sys.stdin or _nothing("r", 0)
    if isinstance(sys.stdin, io.TextIOWrapper):  # in the C locale Python takes any bytes and says nothing
        sys.stdin.reconfigure(errors="strict")
    sys.stdout = _wrapped(_Out, sys.stdout or _nothing("w", 1))
    sys.stderr = _wrapped(_Err, sys.stderr or _nothing("w", 2))


def complain(what: Words, *, where: str = "", todo: Words | None = None) -> None:
    """Print an error as one line to standard error: what, where, what to do."""
    line = "audiopaper: " + what.text()
    line += f" ({where})" if where else ""
    line += f" — {todo.text()}" if todo else ""
    sys.stderr.write("".join(each if each.isprintable() else " " for each in line) + "\n")
    sys.stderr.flush()


def tell_stopped() -> None:
    """Say that Ctrl-C has been heard."""
    complain(
        Words("Stopped; nothing is half-published", "已停止；没有留下半成品"),
        todo=Words("run it again: finished clips are kept", "再次运行即可：已完成的音频已保存"),
    )


def _wrapped(kind: type[io.TextIOWrapper], stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # a notebook's, a test's: theirs to keep
        return stream
    encoding, by_line, at_once = stream.encoding, stream.line_buffering, stream.write_through
    return kind(stream.detach(), encoding, "audiopaper.escaped", line_buffering=by_line, write_through=at_once)


def _nothing(mode: Literal["r", "w"], number: int) -> TextIO:
    """A stream for one that is closed: its number is taken, so that no file we open becomes standard output."""
    void = os.open(os.devnull, os.O_RDWR)
    if void != number:
        os.dup2(void, number)
        os.close(void)
    return open(number, mode, encoding="utf-8", closefd=False)


def _abandon(stream: TextIO) -> None:
    """Let the null device take the rest: what is still in the buffer must not fail a second time when we leave."""
    with suppress(OSError):
        void = os.open(os.devnull, os.O_WRONLY)
        os.dup2(void, stream.fileno())
        os.close(void)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks as JSON does: people see where something stood, and JSON stays the same JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end

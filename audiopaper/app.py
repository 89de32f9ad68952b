"""The Typer app, and the one place where errors become exit codes."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType

import typer
from typer.exceptions import TyperException

from audiopaper.commands.cache import cache
from audiopaper.commands.init import init
from audiopaper.commands.names import names
from audiopaper.commands.produce import produce
from audiopaper.commands.pronounce import pronounce
from audiopaper.commands.publish import publish
from audiopaper.commands.read import read
from audiopaper.commands.script import script
from audiopaper.commands.serve import serve
from audiopaper.commands.usage import told
from audiopaper.commands.voices import voices
from audiopaper.errors import AudiopaperError
from audiopaper.streams import INTERRUPTED, complain, tell_stopped
from audiopaper.words import Words, say

app = typer.Typer(
    name="audiopaper",
    help=say(
        "The audio edition of a newspaper: one printed issue in, one podcast episode and its feed out.",
        "报纸的有声版：放进一期报纸，得到一期播客和订阅源。",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
COMMANDS: dict[Callable[..., None], Words] = {
    produce: Words(
        "Produce today's episode and update the feed.\n\nExample: audiopaper produce 2021-12-29.md --show show.toml",
        "制作今天的节目并更新订阅源。\n\n例：audiopaper produce 2021-12-29.md --show show.toml",
    ),
    read: Words(
        "Show how an issue is read: its stories, what was joined, what was left out and why.\n\n"
        "Example: audiopaper read 2021-12-29.md",
        "查看报纸怎样被读出来：有哪些文章，拼接了什么，略去了什么、为什么。\n\n例：audiopaper read 2021-12-29.md",
    ),
    script: Words(
        "Show what will be said, line by line, and by whom.\n\nExample: audiopaper script 2021-12-29.md --readings",
        "查看播音稿：逐行由谁说什么。\n\n例：audiopaper script 2021-12-29.md --readings",
    ),
    pronounce: Words(
        'Show how a text is said: numbers in words, and pinyin.\n\nExample: audiopaper pronounce --json "12月28日"',
        '查看一段文字怎么读：数字读法和拼音。\n\n例：audiopaper pronounce --json "12月28日"',
    ),
    names: Words(
        "List today's uncertain names before audio is made, hear them, and settle each once.\n\n"
        "Example: audiopaper names 2021-12-29.md --show show.toml --accept",
        "制作前列出今天读音不确定的人名、地名和词语，试听，并一次定好。\n\n"
        "例：audiopaper names 2021-12-29.md --show show.toml --accept",
    ),
    voices: Words(
        "List the voices, or hear one.\n\nExample: audiopaper voices --audition xiaobei --out xiaobei.wav",
        "列出声音，或试听一个。\n\n例：audiopaper voices --audition xiaobei --out xiaobei.wav",
    ),
    publish: Words(
        "Make the feed and the pages again, after `url` or another setting of the show has changed.\n\n"
        "Example: audiopaper publish --show show.toml",
        "重新生成订阅源和网页（修改 url 等节目设置之后用）。\n\n例：audiopaper publish --show show.toml",
    ),
    serve: Words(
        "Serve the podcast on this machine, to try it in an app or a browser.\n\nExample: audiopaper serve --port 8000",
        "在本机提供播客，供浏览器或播客软件试听。\n\n例：audiopaper serve --port 8000",
    ),
    init: Words(
        "Write a show file for your paper; asks what it needs to know.\n\n"
        "Example: audiopaper init --paper 青溪日报 --url https://podcast.example.org/",
        "为本报写一份节目设置文件。\n\n例：audiopaper init --paper 青溪日报 --url https://podcast.example.org/",
    ),
    cache: Words(
        "Show or shrink the store of spoken clips.\n\nExample: audiopaper cache --prune 500",
        "查看或清理已合成音频的缓存。\n\n例：audiopaper cache --prune 500",
    ),
}
"""Each command with its help. A new command is a file in ``commands/`` and a line here."""

for command, help_text in COMMANDS.items():
    app.command(help=help_text.text())(command)


def main() -> None:
    """Run the command line.

    Exit codes: 0 done; 1 the work failed; 2 the input or the options are wrong; 130 stopped by the user.
    """
    for number in (signal.SIGINT, signal.SIGTERM):  # SIGINT too: a shell's `&` in a script hands it down ignored
        signal.signal(number, _stop)
    try:
        code = app(prog_name="audiopaper", standalone_mode=False)
        sys.stdout.flush()  # here, where a full disk can still be told
    except AudiopaperError as error:
        complain(error.what, where=error.where, todo=error.todo)
        code = error.exit_code
    except TyperException as error:
        code = _usage(error)
    except (KeyboardInterrupt, typer.Abort):  # outside a command; at a question
        code = INTERRUPTED
    except BrokenPipeError:  # whoever read our output has left; that is no fault to tell of
        code = 1
    if code == INTERRUPTED:
        tell_stopped()
    raise SystemExit(code)


def _usage(error: TyperException) -> int:
    message = error.format_message()
    if "\n" in message:  # called without a command: the message is the help
        sys.stderr.write(message + "\n")
    elif message:  # else the help has been printed
        what, todo = told(error)
        complain(what, todo=todo)
    return error.exit_code


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature is the signal module's
    """SIGTERM ends a run the way Ctrl-C does, and Ctrl-C does wherever we were started."""
    raise KeyboardInterrupt

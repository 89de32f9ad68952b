"""``audiopaper serve``: the published folder on this machine, as a podcast app would see it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from audiopaper.commands.options import OutOption
from audiopaper.commands.screen import results
from audiopaper.errors import ServeError
from audiopaper.publish.server import HOST, PORT, FolderServer
from audiopaper.words import Words, say


def serve(
    out: OutOption = Path("output"),
    port: Annotated[
        int, typer.Option(help=say("Port; 0 takes a free one.", "端口；0 表示任选。"), min=0, max=65535)
    ] = PORT,
    host: Annotated[str, typer.Option(help=say("Address to listen at.", "监听地址。"))] = HOST,
) -> None:
    """Serve the folder until Ctrl-C."""
    if not (out / "feed.xml").is_file():
        raise ServeError(
            Words("There is no feed in this folder", "该目录中没有订阅源"),
            file=out,
            todo=Words("run `audiopaper produce` first", "请先运行 audiopaper produce"),
        )
    with FolderServer(out, host, port) as server:
        results().print(Text(say("page", "网页") + f": {server.url}"))
        results().print(Text(say("feed", "订阅源") + f": {server.url}feed.xml"))
        if server.url.encode() not in (out / "feed.xml").read_bytes():
            note = say(
                "the feed was made for another address: see `url` in the show file",
                "订阅源是按另一个网址生成的：见节目设置 url",
            )
            results().print(Text(note, style="yellow"))
        try:
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            return

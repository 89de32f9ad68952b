"""A server for the published folder: byte ranges, HEAD, conditional requests, and nothing but its files."""

from __future__ import annotations

import contextlib
import errno
import re
import socket
import threading
from collections.abc import Iterator
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from audiopaper.errors import ServeError
from audiopaper.publish.addresses import INDEX
from audiopaper.words import Words

HOST = "127.0.0.1"
PORT = 8000
CHUNK = 1 << 16
TYPES = {
    ".xml": "application/rss+xml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".jpg": "image/jpeg",
}
"""What is served; anything else in the folder is not."""
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class FolderServer(ThreadingHTTPServer):
    """Serves one folder; the port is in :attr:`url`."""

    daemon_threads = True

    def __init__(self, folder: Path, host: str, port: int) -> None:
        self.folder = folder.resolve()
        try:
            host.encode("idna")  # a name that cannot travel: the socket itself would raise a bare TypeError
            super().__init__((host, port), _Handler)
        except (OSError, OverflowError, UnicodeError) as error:
            raise _refused(host, port, error) from error

    @property
    def url(self) -> str:
        """Address of the folder; ends in a slash."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A listener who hangs up is no error."""


@contextlib.contextmanager
def serving(folder: Path, *, host: str = HOST, port: int = 0) -> Iterator[str]:
    """Serve `folder` in a thread of its own and give its address. Raises ServeError."""
    with FolderServer(folder, host, port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()


def _refused(host: str, port: int, error: Exception) -> ServeError:
    """Which of the two it was: the host, or the port."""
    if isinstance(error, socket.gaierror | UnicodeError) or getattr(error, "errno", 0) == errno.EADDRNOTAVAIL:
        return ServeError(
            Words("Cannot serve at {host}: {why}", "无法使用地址 {host}：{why}").fill(host=host, why=error),
            todo=Words("give an address of this machine with --host", "请用 --host 指定本机的地址"),
        )
    return ServeError(
        Words("Cannot serve on port {port}: {why}", "无法使用端口 {port}：{why}").fill(port=port, why=error),
        todo=Words("choose another one with --port", "请用 --port 换一个端口"),
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "audiopaper"
    sys_version = ""
    server: FolderServer

    def do_GET(self) -> None:
        """Send a file, or the part of it asked for."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send what GET would say of it."""
        self._answer(body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, *, body: bool) -> None:
        try:
            path = self._file()
        except (OSError, RuntimeError, ValueError):  # longer than any name, a link to itself, no address at all
            path = None
        if path is None:
            self._plain(HTTPStatus.NOT_FOUND)
        elif slashed := self._slashed(path):
            self._plain(HTTPStatus.MOVED_PERMANENTLY, {"Location": slashed})
        else:
            self._give(path, body=body)

    def _slashed(self, path: Path) -> str:
        """Where a folder was asked for without its slash, its address with it: the links of its page hang on that."""
        asked = urlsplit(self.path)
        last = unquote(asked.path.rpartition("/")[2])
        if last in ("", path.name):
            return ""
        return f"{quote(last)}/" + (f"?{asked.query}" if asked.query else "")

    def _give(self, path: Path, *, body: bool) -> None:
        with path.open("rb") as file:
            facts = path.stat()
            tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
            if self._unchanged(tag, facts.st_mtime):
                self._head(HTTPStatus.NOT_MODIFIED, path, tag, facts.st_mtime)
                self.end_headers()
                return
            part = self._part(facts.st_size, tag)
            if part is None:
                self._plain(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{facts.st_size}"})
                return
            self._send(path, file, tag, part, body=body)

    def _send(self, path: Path, file: BinaryIO, tag: str, part: tuple[int, int], *, body: bool) -> None:
        size = path.stat().st_size
        whole = part == (0, size)
        self._head(HTTPStatus.OK if whole else HTTPStatus.PARTIAL_CONTENT, path, tag, path.stat().st_mtime)
        if not whole:
            self.send_header("Content-Range", f"bytes {part[0]}-{part[1] - 1}/{size}")
        self.send_header("Content-Length", str(part[1] - part[0]))
        self.end_headers()
        if body:
            file.seek(part[0])
            left = part[1] - part[0]
            while left and (data := file.read(min(CHUNK, left))):
                self.wfile.write(data)
                left -= len(data)

    def _file(self) -> Path | None:
        """The file asked for, if it is one of the folder's that are served."""
        parts = [unquote(part) for part in urlsplit(self.path).path.split("/") if part]
        if any(part.startswith(".") or "/" in part or "\\" in part or "\0" in part for part in parts):
            return None
        path = self.server.folder.joinpath(*parts)
        if path.is_dir():
            path /= INDEX
        real = path.resolve()
        inside = real.is_relative_to(self.server.folder)
        return path if inside and path.suffix in TYPES and path.is_file() else None

    def _unchanged(self, tag: str, modified: float) -> bool:
        if "If-None-Match" in self.headers:
            return tag in self.headers["If-None-Match"] or self.headers["If-None-Match"].strip() == "*"
        with contextlib.suppress(KeyError, TypeError, ValueError, OverflowError):
            return parsedate_to_datetime(self.headers["If-Modified-Since"]).timestamp() >= int(modified)
        return False

    def _part(self, size: int, tag: str) -> tuple[int, int] | None:
        """Start and end of what is asked for; None if the file has no such part. What is no range is the whole."""
        found = RANGE.fullmatch(self.headers.get("Range", ""))
        if not found or self.headers.get("If-Range", tag) != tag or not (found[1] or found[2]):
            return 0, size
        if not found[1]:
            start, end = max(size - int(found[2]), 0), size
        else:
            start, end = int(found[1]), min(int(found[2]) + 1 if found[2] else size, size)
        return (start, end) if start < end else None

    def _head(self, status: HTTPStatus, path: Path, tag: str, modified: float) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES[path.suffix])
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("ETag", tag)
        self.send_header("Last-Modified", formatdate(modified, usegmt=True))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _plain(self, status: HTTPStatus, headers: dict[str, str] | None = None) -> None:
        text = f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/plain; charset=utf-8", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

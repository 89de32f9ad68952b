"""The server of a double: a thread of its own, TLS with a certificate in the service's name, connections by hand."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, Self

from aiohttp import web

from audiopaper.testing.online.dice import Dice, F
from audiopaper.testing.online.performance import Performer

RESET = struct.pack("ii", 1, 0)
"""Lingering for no time: closing such a socket resets its connection."""


LAST_STEPS = 0.01
"""Seconds in which connections that were broken off close their sockets."""


class Double(ABC, Generic[F]):
    """A service, in a thread of its own, from ``with`` to its end.

    Args:
        engine: who really speaks: "tone" (exact, at once) or "kokoro".
        latency: seconds for each way there and back.
        real_time_factor: seconds of work for each second of sound.
        faults: fault → share of requests that it hits, 0 to 1.
        seed: another seed, other victims.
        retry_after: seconds that a 429 asks to wait.
    """

    host: str
    """The name that the service's certificate bears."""
    refuse: F
    """The fault that hits before a byte is exchanged: a reset at the door; at 100 % nobody listens at all."""

    def __init__(
        self,
        *,
        engine: str = "tone",
        latency: float = 0.0,
        real_time_factor: float = 0.0,
        faults: Mapping[F, float] | None = None,
        seed: int = 1,
        retry_after: int = 1,
    ) -> None:
        self.latency = latency
        self.real_time_factor = real_time_factor
        self.retry_after = retry_after
        self.most_at_once = 0
        """Most requests that were being answered at the same time."""
        self.endpoint = ""
        """"127.0.0.1:PORT", once it runs."""
        self._dice = Dice(faults or {}, seed)
        self._performer = Performer(engine)
        self._at_once = 0
        self._at_door: set[socket.socket] = set()
        """Connections that have been taken and not yet greeted."""
        self._loop = asyncio.new_event_loop()
        self._folder = tempfile.TemporaryDirectory()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64) if not self._is_deaf else _bound()
        self._thread = threading.Thread(target=self._run, name=f"double of {self.host}", daemon=True)
        self._ready = threading.Event()

    @property
    def ca(self) -> Path:
        """PEM of the authority that vouches for the double."""
        return Path(self._folder.name) / "ca.pem"

    @property
    def options(self) -> dict[str, object]:
        """What a show file says in ``[engine.NAME]`` to reach it."""
        return {"endpoint": self.endpoint, "ca": str(self.ca)}

    @property
    def hits(self) -> int:
        """How many requests met a fault so far; of a service that never listens, nobody can count them."""
        return self._dice.hits

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._listener.close()
        self._folder.cleanup()

    @abstractmethod
    def _route(self, router: web.UrlDispatcher) -> None:
        """Say who answers which request."""

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        """While a request is being answered."""
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            self._at_once -= 1

    @property
    def _is_deaf(self) -> bool:
        return self._dice.always(self.refuse)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        serving = self._loop.create_task(self._serve())
        self._loop.run_forever()
        tasks = asyncio.all_tasks(self._loop) | {serving}
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        for connection in self._at_door:  # a task that is cancelled before its first step closes nothing
            connection.close()
        self._loop.run_until_complete(asyncio.sleep(LAST_STEPS))
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _serve(self) -> None:
        context = self._certified()
        self.endpoint = f"127.0.0.1:{self._listener.getsockname()[1]}"
        app = web.Application()
        self._route(app.router)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        self._ready.set()
        try:
            await self._accept(context, runner.server)
        finally:
            await runner.cleanup()

    async def _accept(self, context: ssl.SSLContext, protocol: Any) -> None:
        """Connections are taken by hand, so that one can be refused before TLS."""
        self._listener.setblocking(False)
        while not self._is_deaf:
            connection, _ = await self._loop.sock_accept(self._listener)
            if self._dice.thrown((self.refuse,), "door"):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                connection.close()
                continue
            self._at_door.add(connection)
            self._loop.create_task(self._greet(connection, protocol, context))
        await asyncio.Event().wait()

    async def _greet(self, connection: socket.socket, protocol: Any, context: ssl.SSLContext) -> None:
        try:
            await self._loop.connect_accepted_socket(protocol, connection, ssl=context)
        except OSError:
            connection.close()
        self._at_door.discard(connection)  # its transport closes it from now on

    def _certified(self) -> ssl.SSLContext:
        try:
            import trustme
        except ImportError as error:
            raise RuntimeError("a double needs the package trustme, which makes its certificate") from error
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(self.ca))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(self.host).configure_cert(context)
        return context


async def broken_off(request: web.Request) -> None:
    """Reset the connection of `request`. Raises ConnectionResetError."""
    transport = request.transport
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        transport.abort()
    raise ConnectionResetError


def _bound() -> socket.socket:
    """A port at which nobody listens, and that nobody else can take."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    return taken

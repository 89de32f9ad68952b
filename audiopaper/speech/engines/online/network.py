"""The way to the service: its address, a proxy, the authorities that are trusted, and names that do not resolve."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from audiopaper.errors import OptionError
from audiopaper.words import Words


@dataclass(frozen=True, slots=True)
class Network:
    """How a service is reached. Made of the options of its engine and of the environment."""

    host: str
    """The service's own name, which its certificate bears."""
    proxy: str | None = None
    """"http://user:password@host:port"; None goes straight."""
    endpoint: tuple[str, int] | None = None
    """Host and port to connect to in place of the service's own: its double, a relay. The name in TLS stays."""

    def wire(self, trusted: ssl.SSLContext | bool = True) -> Wire:
        """A fresh connector, for one request. Call it inside the loop."""
        resolver = _Resolver(self.host, self.endpoint)
        return Wire(resolver=resolver, ssl=trusted, use_dns_cache=False, force_close=True)


def network_of(engine: str, host: str, options: Mapping[str, object]) -> Network:
    """The network as the `options` of `engine` and the environment say.

    aiohttp takes a proxy from the environment when asked to, but looks it up by the scheme of the address, and nobody
    names one for ``wss``: so HTTPS_PROXY and ALL_PROXY are looked up here.

    Raises:
        OptionError: a proxy or an endpoint that cannot be.
    """
    proxy = str(options.get("proxy") or "") or _proxy_of_the_environment(host)
    if proxy and (urlsplit(proxy).scheme not in ("http", "https") or not urlsplit(proxy).hostname):
        raise wrong(engine, "proxy", proxy, Words("give http://host:port", "请写成 http://主机:端口"))
    return Network(host, proxy or None, _endpoint(engine, str(options.get("endpoint") or "")))


def trust(engine: str, options: Mapping[str, object], contexts: Iterable[ssl.SSLContext]) -> None:
    """Have `contexts` trust one more authority, if `options` name one: of a double, or of a proxy that looks into TLS.

    Raises:
        OptionError: the file cannot be read, or is none.
    """
    if not options.get("ca"):
        return
    file = Path(str(options["ca"]))
    try:
        for context in contexts:
            context.load_verify_locations(cafile=file)
    except (OSError, ssl.SSLError) as error:
        raise wrong(engine, "ca", str(file), Words("give a PEM file", "请指定 PEM 证书文件")) from error


def at_once(engine: str, options: Mapping[str, object], usual: int) -> int:
    """How many requests may be under way. Raises OptionError: no number from 1 to 64."""
    value = options.get("at_once", usual)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 64:
        raise wrong(engine, "at_once", str(value), Words("give a number from 1 to 64", "请写 1 到 64 之间的整数"))
    return value


def wrong(engine: str, name: str, value: str, todo: Words) -> OptionError:
    """The error of an option that cannot be."""
    told = Words("[engine.{engine}] {name} cannot be {value}", "[engine.{engine}] 的 {name} 不能是 {value}")
    return OptionError(told.fill(engine=engine, name=name, value=value), todo=todo)


def _proxy_of_the_environment(host: str) -> str:
    if proxy_bypass(host):
        return ""
    named = getproxies()
    return named.get("https") or named.get("all") or ""


def _endpoint(engine: str, text: str) -> tuple[str, int] | None:
    if not text:
        return None
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise wrong(engine, "endpoint", text, Words("give host:port", "请写成 主机:端口"))
    return host, int(port)


class Wire(aiohttp.TCPConnector):
    """The connector of one request.

    A session closes what it was given; but Edge's client makes a second session after a 403 (with the clock corrected)
    and needs the connector again. So it closes only when we hang up; then for good, without waiting for the farewell of
    a service that does not answer any more.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.tries = 0
        """Connections that were asked for."""

    async def connect(self, *arguments: Any, **options: Any) -> Any:
        """A connection."""
        self.tries += 1
        return await super().connect(*arguments, **options)

    async def close(self, *, abort_ssl: bool = False) -> None:
        """Not yet."""

    async def hang_up(self) -> None:
        """Close."""
        await super().close(abort_ssl=True)


class _Resolver(AbstractResolver):
    """Looks names up in daemon threads: a name server that does not answer must not hold up the end of the program."""

    def __init__(self, own: str, endpoint: tuple[str, int] | None) -> None:
        self._own = own
        self._endpoint = endpoint

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Addresses of `host`, or of what stands in for the service."""
        name, gate = self._endpoint if self._endpoint and host == self._own else (host, port)
        return [
            ResolveResult(hostname=host, host=where[0], port=where[1], family=kind, proto=proto, flags=0)
            for kind, _, proto, _, where in await _looked_up(name, gate, family)
        ]

    async def close(self) -> None:
        """Nothing to give back."""


async def _looked_up(name: str, port: int, family: int) -> list[Any]:
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[Any]] = loop.create_future()

    def answer(addresses: list[Any], error: OSError | None) -> None:
        if found.done():
            return
        if error:
            found.set_exception(error)
        else:
            found.set_result(addresses)

    def look() -> None:
        addresses: list[Any] = []
        failure: OSError | None = None
        try:
            addresses = socket.getaddrinfo(name, port, family=family, type=socket.SOCK_STREAM)
        except OSError as error:
            failure = error
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(answer, addresses, failure)

    threading.Thread(target=look, name="engine-name", daemon=True).start()
    return await found

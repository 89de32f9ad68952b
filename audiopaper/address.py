"""Addresses as they travel: in ASCII, whatever letters they were written in, and nothing in them that breaks a feed."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import quote, urlsplit

_ADDRESS = re.compile(r"https?://[^\s\"'<>?#\\]+")
_MAILBOX = re.compile(r"[^\s\"<>()\[\],;:\\@]+")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.IGNORECASE)


def web_address(text: str) -> str:
    """The address of a folder on the web, ending in one slash: http://报纸.example → http://xn--4ruw83d.example/.

    Raises:
        ValueError: it is none.
    """
    if not _ADDRESS.fullmatch(text) or not text.isprintable():
        raise ValueError(text)
    try:
        parts = urlsplit(text)
        name, port = parts.hostname or "", parts.port
        host = f"[{IPv6Address(name)}]" if "[" in parts.netloc else _host(name)
    except ValueError as error:  # its own words do not name the address
        raise ValueError(text) from error
    user, at, _ = parts.netloc.rpartition("@")
    place = f"{_quoted(user)}{at}{host}" + (f":{port}" if port is not None else "")
    return f"{parts.scheme}://{place}{_quoted(parts.path.removesuffix('/'))}/"


def mailbox(text: str) -> str:
    """The address of one mailbox: bianji@报纸.example → bianji@xn--4ruw83d.example.

    Raises:
        ValueError: it is none, or more.
    """
    box, _, name = text.rpartition("@")
    if not _MAILBOX.fullmatch(box) or not text.isprintable():
        raise ValueError(text)
    try:
        return f"{box}@{_host(name)}"
    except ValueError as error:
        raise ValueError(text) from error


def _host(name: str) -> str:
    """The name of a machine as it travels: 报纸.example → xn--4ruw83d.example."""
    host = name.encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError(name)
    return host


def _quoted(text: str) -> str:
    """A part of an address with what ASCII lacks as %XX; what is quoted already stays."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe="/%:@!$&()*+,;=~")

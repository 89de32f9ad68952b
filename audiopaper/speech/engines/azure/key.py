"""The key: from the environment alone, so that no file, cache, manifest or message ever holds it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from audiopaper.errors import EngineError, OptionError
from audiopaper.words import Words

VARIABLE = "AUDIOPAPER_AZURE_KEY"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an Azure Speech resource. It shows itself to nobody who does not ask for :attr:`secret`."""

    secret: str = field(repr=False)


def key_of_the_environment() -> Key:
    """The key that :data:`VARIABLE` holds.

    Raises:
        EngineError: it holds none, or what cannot be one.
    """
    said = os.environ.get(VARIABLE, "").strip()
    if not said:
        raise EngineError(
            Words("There is no key for Azure", "没有 Azure 的密钥"),
            engine="azure",
            todo=Words(
                f"put a key of your Speech resource into the environment variable {VARIABLE}, or use --engine kokoro",
                f"请把语音资源的密钥放进环境变量 {VARIABLE}，或改用 --engine kokoro",
            ),
        )
    if not (said.isascii() and said.isprintable() and " " not in said):
        raise EngineError(
            Words(f"What {VARIABLE} holds is no key", f"{VARIABLE} 的内容不是密钥"),
            engine="azure",
            todo=Words("copy the key anew: letters and digits, nothing else", "请重新复制密钥：只有字母和数字"),
        )
    return Key(said)


def refuse_a_key_in(options: Mapping[str, object]) -> None:
    """Raise OptionError where the show file holds a key: it is copied, sent and kept in version control."""
    if found := [name for name in options if "key" in name.lower()]:
        raise OptionError(
            Words(
                "[engine.azure] {name}: a key has no place in a show file",
                "[engine.azure] {name}：密钥不能写在设置文件里",
            ).fill(name=found[0]),
            todo=Words(f"put it into the environment variable {VARIABLE}", f"请放进环境变量 {VARIABLE}"),
        )

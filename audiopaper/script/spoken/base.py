"""Under the rules: wetext's grammars for Mandarin, loaded when first needed; nothing on that changes words."""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wetext import Normalizer

_lock = threading.Lock()


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """The text with what numbers wetext knows in words."""
    with _lock:  # the transducers keep state while they run
        return str(_normalizer().normalize(text))


@cache
def _normalizer() -> Normalizer:
    from wetext import Normalizer

    return Normalizer(
        lang="zh",
        operator="tn",
        remove_erhua=False,
        remove_interjections=False,
        remove_puncts=False,
        traditional_to_simple=False,
        full_to_half=False,
        tag_oov=False,
    )

"""Which request meets which fault."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

F = TypeVar("F", bound=StrEnum)


class Dice(Generic[F]):
    """The same for the same seed, whatever the order in which requests arrive.

    Args:
        shares: fault → share of requests that it hits, 0 to 1.
        seed: another seed, other victims.
    """

    def __init__(self, shares: Mapping[F, float], seed: int) -> None:
        for fault, share in shares.items():
            if not 0 <= share <= 1:
                raise ValueError(f"{fault}: a share of {share}")
        self._shares = shares
        self._seed = seed
        self._times: Counter[str] = Counter()
        self.hits = 0
        """Requests that met a fault so far."""

    def thrown(self, among: tuple[F, ...], what: str) -> F | None:
        """The fault, among those, that hits this request for `what`; each time it is asked is another throw."""
        self._times[f"{among} {what}"] += 1
        for fault in among:
            key = f"{self._seed} {fault} {what} {self._times[f'{among} {what}']}"
            if int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) / (1 << 48) < self._shares.get(fault, 0.0):
                self.hits += 1
                return fault
        return None

    def always(self, fault: F) -> bool:
        """Whether no request is spared."""
        return self._shares.get(fault, 0.0) == 1

"""Where things stand on a machine: what comes with the program, and what it keeps for itself."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent


def voices_folder() -> Path:
    """The folder of voice profiles, voice data and lexicons: inside the package in a wheel, beside it in a checkout."""
    inside = _PACKAGE / "voices"
    return inside if inside.is_dir() else _PACKAGE.parent / "voices"


def cache_folder() -> Path:
    """The user's cache: clips and the assembled model. ``AUDIOPAPER_CACHE`` names another one."""
    named = os.environ.get("AUDIOPAPER_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("audiopaper", appauthor=False)

"""What all tests share: a quiet locale, a cache of their own, the real page where it is, and an edition of tones."""

from pathlib import Path

import pytest

from audiopaper.produce import Produced, produce
from audiopaper.show import Show
from audiopaper.showfile import load_show

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "qingxi-2026-11-18.md"
REAL_PAGE = ROOT.parent / "shared" / "issues" / "jinri-kecheng-2021-12-29.md"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C")


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    """An empty cache that nobody else uses."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("AUDIOPAPER_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def example() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def real_page() -> Path:
    if not REAL_PAGE.is_file():
        pytest.skip("the real page is not there: ../shared/issues")
    return REAL_PAGE


@pytest.fixture(scope="session")
def tones() -> Show:
    """A show spoken by the double of an engine."""
    return load_show(ROOT / "examples" / "show.toml").with_flags(engines=("tone",))


@pytest.fixture(scope="session")
def edition(tmp_path_factory, tones) -> Produced:
    """The example issue, produced once with tones."""
    return produce(EXAMPLE, tones, tmp_path_factory.mktemp("output"))

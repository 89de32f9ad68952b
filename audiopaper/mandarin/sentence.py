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

from audiopaper.mandarin.characters import simplified, standard

Floats = npt.NDArray[np.float32]
LONGEST = 400
"""Characters read in one piece; longer texts are read in pieces of this length, and only seams notice."""
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


def likeliest(text: str, places: list[int]) -> dict[int, str]:
    """Offset → the reading that the network holds most likely there; only for characters that it knows."""
    plain = simplified(text)
    said = log_probabilities(plain, [at for at in places if knows(plain[at])])
    return {at: standard(plain[at])[int(logs.argmax())] for at, logs in said.items()}


class _Network:
    """One bidirectional LSTM (2 × 32) over characters and two dense layers: 0.4 million weights, 1.6 MB."""

    def __init__(self) -> None:
        weights = {name: np.asarray(value, np.float32) for name, value in _pickle("np_ckpt.pkl").items()}
        self._index: dict[str, int] = _pickle("char2idx.pkl")
        self.classes = {name.replace("u:", "v"): number for name, number in _pickle("class2idx.pkl").items()}
        ends = ("", "_reverse")
        inputs = [weights[f"lstm.weight_ih_l0{end}"].T for end in ends]
        biases = [weights[f"lstm.bias_ih_l0{end}"] + weights[f"lstm.bias_hh_l0{end}"] for end in ends]
        states = [weights[f"lstm.weight_hh_l0{end}"].T for end in ends]
        # what a character puts into the gates of either direction depends on nothing else: looked up, not computed
        self._given = [
            _by_gate(weights["embedding.weight"] @ one + bias) for one, bias in zip(inputs, biases, strict=True)
        ]
        width = self._width = states[0].shape[0]
        self._state = np.zeros((2 * width, 4, 2, width), np.float32)
        for end, state in enumerate(states):
            self._state[end * width : (end + 1) * width, :, end] = _by_gate(state)
        self._state = self._state.reshape(2 * width, 8 * width)
        self._dense = [(weights[f"logit_layer.{n}.weight"].T, weights[f"logit_layer.{n}.bias"]) for n in (0, 2)]

    def logits(self, text: str, places: list[int]) -> Floats:
        unknown = self._index[UNKNOWN]
        tokens = [self._index[BEGIN], *(self._index.get(each, unknown) for each in text), self._index[END]]
        hidden = self._hidden(tokens)[[at + 1 for at in places]]
        (first, first_bias), (second, second_bias) = self._dense
        return np.maximum(hidden @ first + first_bias, 0) @ second + second_bias  # type: ignore[no-any-return]

    def _hidden(self, tokens: list[int]) -> Floats:
        """Both directions, [time, 64]: the backward one walks the reversed text in the same steps."""
        width = self._width
        inputs = np.stack([self._given[0][tokens], self._given[1][tokens[::-1]]], axis=2).reshape(len(tokens), -1)
        state = np.zeros(2 * width, np.float32)
        cell = np.zeros_like(state)
        out = np.empty((len(tokens), 2 * width), np.float32)
        third = 6 * width
        for step, given in enumerate(inputs):
            gates = np.tanh(given + state @ self._state)
            gate_in, forget, gate_out = (0.5 * gates[:third] + 0.5).reshape(3, -1)
            cell = forget * cell + gate_in * gates[third:]
            out[step] = state = gate_out * np.tanh(cell)
        return np.concatenate([out[:, :width], out[::-1, width:]], axis=1)


def _by_gate(values: Floats) -> Floats:
    """[n, 128] in the order in, forget, new, out → [n, 4, 32] in the order in, forget, out, new.

    The three that become a sigmoid are halved: sigmoid(x) = tanh(x / 2) / 2 + 1/2.
    """
    gate_in, forget, new, gate_out = np.split(values, 4, axis=1)
    return np.stack([0.5 * gate_in, 0.5 * forget, 0.5 * gate_out, new], axis=1)


def _pickle(name: str) -> Any:
    with (files("g2pM") / name).open("rb") as file:
        return pickle.load(file)  # noqa: S301 - a file of an installed package


@cache
def _network() -> _Network:
    return _Network()

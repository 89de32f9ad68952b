"""The cover: drawn, never taken. A masthead, a folded sheet, and the sound that rises from it."""

from __future__ import annotations

import io
import math
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

SIDE = 3000
"""Pixels: the size that Apple Podcasts asks for."""
PAPER = (247, 242, 231)
INK = (28, 32, 38)
RED = (176, 36, 30)
GREY = (203, 195, 178)
MARGIN = 0.1
LONGEST_ROW = 7
"""Characters in one row of the name; a longer name takes two."""
QUALITY = 88


def draw_cover(paper: str, *, side: int = SIDE) -> bytes:
    """A square JPEG, `side` × `side` pixels, RGB, with the name of the paper. Equal names give equal bytes."""
    image = Image.new("RGB", (side, side), PAPER)
    draw = ImageDraw.Draw(image)
    _frame(draw, side)
    rows = _rows(paper.strip() or "有声报纸")
    _name(draw, side, rows)
    _columns(draw, side)
    _wave(draw, side)
    _centred(draw, side, side * 0.885, "有 声 版", _font("NotoSansSC-Regular.otf", round(side * 0.06)), PAPER)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=QUALITY, optimize=True)
    return data.getvalue()


def _frame(draw: ImageDraw.ImageDraw, side: int) -> None:
    """The red foot, and the double rule under the name."""
    draw.rectangle((0, round(side * 0.8), side, side), fill=RED)
    left, right = side * MARGIN, side * (1 - MARGIN)
    draw.rectangle((left, side * 0.435, right, side * 0.447), fill=INK)
    draw.rectangle((left, side * 0.455, right, side * 0.458), fill=INK)


def _rows(name: str) -> list[str]:
    if len(name) <= LONGEST_ROW:
        return [name]
    half = math.ceil(min(len(name), 2 * 9) / 2)
    return [name[:half], name[half : 2 * half]]


def _name(draw: ImageDraw.ImageDraw, side: int, rows: list[str]) -> None:
    """The name, as large as its rows allow."""
    room = side * (1 - 2 * MARGIN)
    longest = max(map(len, rows))
    size = round(min(room / longest * 0.98, side * 0.3 / len(rows)))
    font = _font("NotoSerifSC-Regular.otf", size)
    top = side * 0.25 - size * 1.12 * (len(rows) - 1) / 2
    for number, row in enumerate(rows):
        _centred(draw, side, top + number * size * 1.12, row, font, INK, bold=max(2, round(size * 0.012)))


def _columns(draw: ImageDraw.ImageDraw, side: int) -> None:
    """Grey bars in three columns: print, seen from afar."""
    left, width, gap = side * MARGIN, side * 0.25, side * 0.025
    for column in range(3):
        for row in range(7):
            if 1 <= row <= 5 and column == 1:
                continue
            x, y = left + column * (width + gap), side * (0.5 + row * 0.04)
            share = 0.62 if row == 6 else 1.0
            draw.rectangle((x, y, x + width * share, y + side * 0.013), fill=GREY)


def _wave(draw: ImageDraw.ImageDraw, side: int) -> None:
    """A wave of sound in the middle of the page."""
    bars, pitch = 9, side * 0.026
    for number in range(bars):
        height = side * 0.085 * (0.25 + 0.75 * abs(math.sin(number * 1.05 + 0.6)))
        x = side / 2 + (number - (bars - 1) / 2) * pitch
        y = side * 0.625
        draw.rounded_rectangle((x - pitch * 0.26, y - height, x + pitch * 0.26, y + height), pitch * 0.26, fill=RED)


def _centred(
    draw: ImageDraw.ImageDraw,
    side: int,
    y: float,
    text: str,
    font: ImageFont.FreeTypeFont,
    fill: tuple[int, int, int],
    *,
    bold: int = 0,
) -> None:
    draw.text((side / 2, y), text, font=font, fill=fill, anchor="mm", stroke_width=bold, stroke_fill=fill)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(Path(pylopdf_fonts_zh_cn.__file__).with_name(name), size)

"""Days as they are announced."""

from __future__ import annotations

import datetime

WEEKDAYS = "一二三四五六日"


def printed_day(day: datetime.date) -> str:
    """A day with its weekday: 2021年12月29日，星期三."""
    return f"{day.year}年{day.month}月{day.day}日，星期{WEEKDAYS[day.weekday()]}"

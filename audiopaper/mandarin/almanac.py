"""Days as they are printed and announced."""

from __future__ import annotations

import datetime

WEEKDAYS = "一二三四五六日"


def printed_date(day: datetime.date) -> str:
    """A day without its weekday.

    >>> printed_date(datetime.date(2021, 12, 29))
    '2021年12月29日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: datetime.date) -> str:
    """The day of the week.

    >>> weekday(datetime.date(2021, 12, 29))
    '星期三'
    """
    return f"星期{WEEKDAYS[day.weekday()]}"

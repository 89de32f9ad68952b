"""What a newspaper prints and how it is said: every rule, in the order in which they are tried.

Each rule replaces what it matches by words, so that what one rule has said no later one touches.
"""

from __future__ import annotations

from audiopaper.script.spoken.amounts import AMOUNTS, COUNTS, EARLY, MEASURES
from audiopaper.script.spoken.calls import CALLS, CODES
from audiopaper.script.spoken.days import DAYS, TIMES
from audiopaper.script.spoken.rule import Rule
from audiopaper.script.spoken.signs import MARKS, SAID_SIGNS

RULES: tuple[Rule, ...] = (
    *MARKS,
    *EARLY,
    *DAYS,
    *CALLS,
    *AMOUNTS,
    *TIMES,
    *MEASURES,
    *CODES,
    *SAID_SIGNS[:1],
    *COUNTS,
    *SAID_SIGNS[1:],
)

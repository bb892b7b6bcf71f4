"""Times that can be reckoned with, in any zone: others are odd values, whatever wrote them."""

from datetime import datetime
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A wall time with its zone."""

FIRST_YEAR, LAST_YEAR = 1900, 2999


def check_years(*moments: datetime) -> None:
    """Make sure that times can be reckoned with.

    Raises:
        ValueError: one is of no year in which anybody trains.
    """
    for moment in moments:
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValueError(
                f"{moment.isoformat()} is not in the years {FIRST_YEAR} to {LAST_YEAR}"
            )

"""A smooth curve through the values at the keys of a movement."""

from collections.abc import Sequence
from itertools import pairwise


class Curve:
    """Goes through ``values`` at ``parts``, and never beyond the two around it.

    Fritsch and Carlson's monotone cubic: what turns back at a key stands still there for a moment,
    what goes on passes through without stopping. After the last key the first one follows again.
    """

    def __init__(self, parts: Sequence[float], values: Sequence[float]) -> None:
        """Go through ``values``, one for each of ``parts``, which rise."""
        self._parts = parts
        self._values = values
        self._slopes = _slopes(parts, values)

    def at(self, number: int, part: float) -> float:
        """The value at ``part``, which lies between key ``number`` and the next."""
        start, end = self._values[number], self._values[number + 1]
        if start == end:
            return start
        wide = self._parts[number + 1] - self._parts[number]
        t = (part - self._parts[number]) / wide
        lean, leans = self._slopes[number] * wide, self._slopes[number + 1] * wide
        a, b = 2 * (start - end) + lean + leans, 3 * (end - start) - 2 * lean - leans
        return ((a * t + b) * t + lean) * t + start


def _slopes(parts: Sequence[float], values: Sequence[float]) -> list[float]:
    """The slope at each key: the harmonic mean of those around it where both go the same way."""
    around = [
        (after - before) / (end - start)
        for (start, end), (before, after) in zip(pairwise(parts), pairwise(values), strict=True)
    ]
    return [
        2 * before * other / (before + other) if before * other > 0 else 0.0
        for before, other in pairwise([*around[-1:], *around, *around[:1]])
    ]

"""What a frame of each figure costs: ``python -m tests.benchmarks.figures``.

In milliseconds of one core: the mean of the frames of a cycle as each is drawn, the dearest of them
(the first, which draws the ground as well), and the mean of frames that were drawn before.
"""

from time import perf_counter
from typing import NamedTuple

from runstrong_tui.figures.film import Film
from runstrong_tui.figures.movement import Movement
from tests.benchmarks.report import arguments, figure, table, versions
from tests.figures.shipped import SHOWN, movement_of

SIZES = ((28, 12), (50, 24))
ROUNDS = 3


class Cost(NamedTuple):
    """Milliseconds a frame: drawn anew (mean, and dearest), and drawn before."""

    new: float
    dearest: float
    kept: float


def cost_of(movement: Movement, width: int, height: int) -> Cost:
    """What a frame costs at that size; the best of a few rounds, as others use the machine."""
    rounds = [_round(movement, width, height) for _ in range(ROUNDS)]
    return Cost(*(min(numbers) for numbers in zip(*rounds, strict=True)))


def _round(movement: Movement, width: int, height: int) -> Cost:
    film = Film(movement, width, height)
    new = [_milliseconds(film, part) for part in movement.frames]
    kept = [_milliseconds(film, part) for part in movement.frames]
    return Cost(sum(new) / len(new), max(new), sum(kept) / len(kept))


def _milliseconds(film: Film, part: float) -> float:
    began = perf_counter()
    film.frame(part)
    return (perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    options = arguments("Measure the frames of all figures.").parse_args()
    head = ["ms a frame"]
    for width, height in SIZES:
        head += [f"{width}x{height} new", "dearest", "kept"]
    rows = []
    for shown in SHOWN:
        costs = [cost_of(movement_of(str(shown)), *size) for size in SIZES]
        rows.append([str(shown), *(figure(number) for cost in costs for number in cost)])
    print(versions())
    print(f"\n{table(head, rows, markdown=options.markdown)}")


if __name__ == "__main__":
    main()

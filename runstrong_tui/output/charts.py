"""Charts as lines of text without colour: what belongs to which series its mark tells.

The only importer of plotext, which is imported when a chart is drawn. Days are handed to it as
plain numbers with labels of our own, so that neither zones nor its reading of dates come between.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from math import ceil, floor, log10
from statistics import fmean
from typing import NamedTuple

from runstrong_tui.training.lengths import format_clock

LINE = "braille"
"""How plotext calls lines drawn in dots; they need no mark of their own where they carry marks."""

BAR_MARKS = ("█", "▒")
_DOTS = range(0x2800, 0x2900)
LONG_SECONDS = 90
"""From here on seconds are told as a clock tells them."""

LEAST_WIDTH, LEAST_HEIGHT = 24, 5
_LABEL = 11
"""So many cells to a label below the chart, with the gap beside it."""
_CLOCK_STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_SEASON = 300
"""A chart of more days than this has months and years below it."""


class Series(NamedTuple):
    """Points of a day (see ``day_of``) and a value; ``mark`` is one character.

    ``joined``: a line leads through them. ``best``: of several in one column the highest is drawn,
    else their mean.
    """

    name: str
    mark: str
    points: tuple[tuple[float, float], ...]
    joined: bool = False
    best: bool = False


class Chart(NamedTuple):
    """Series over time, the first on top; ``unit`` is ``s`` for seconds, or another word."""

    title: str
    unit: str
    series: tuple[Series, ...]


class Bars(NamedTuple):
    """Bars from left to right, one on the other where there are several ``values`` to each.

    ``names`` and ``values`` have the same length; ``labels`` and each of ``values`` have, too.
    """

    title: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]


def day_of(moment: datetime) -> float:
    """A moment as days from the beginning of the calendar, by the clock of its place."""
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def legend(chart: Chart | Bars) -> str:
    """``● best  ○ usual``; "" where there is only one series."""
    if isinstance(chart, Bars):
        pairs = list(zip(BAR_MARKS, chart.names, strict=False))
    else:
        pairs = [(line.mark, line.name) for line in chart.series if line.points]
    return "  ".join(f"{mark} {name}" for mark, name in pairs) if len(pairs) > 1 else ""


def draw(chart: Chart, width: int, height: int) -> list[str]:
    """The chart in ``height`` lines of at most ``width`` cells; at least 24 by 5."""
    width, height = max(width, LEAST_WIDTH), max(height, LEAST_HEIGHT)
    every = [point for line in chart.series for point in line.points]
    if not every:
        return ["nothing to draw"]
    first, last = min(day for day, _ in every), max(day for day, _ in every)
    low, high, ticks = _scale([value for _, value in every], (height - 2) // 2, chart.unit)
    plot = _begin(width, height)
    for line in reversed(chart.series):
        points = _thinned(line, first, last, max(4, (width - 10) // 2))
        days, values = [day for day, _ in points], [value for _, value in points]
        if line.joined and len(points) > 1:
            plot.plot(days, values, marker=LINE)
        plot.scatter(days, values, marker=line.mark)
    plot.xlim(*((first, last) if last - first >= 1 else (first - 1, first + 1)))
    plot.ylim(low, high)
    plot.yticks(ticks, [_value_words(tick, chart.unit, high) for tick in ticks])
    days, labels = _day_labels(first, last, max(1, (width - 8) // _LABEL))
    plot.xticks(days, labels)
    return _lines(plot)


def draw_bars(bars: Bars, width: int, height: int) -> list[str]:
    """The bars in ``height`` lines of at most ``width`` cells; at least 24 by 5."""
    width, height = max(width, LEAST_WIDTH), max(height, LEAST_HEIGHT)
    count = len(bars.labels)
    totals = [sum(parts) for parts in zip(*bars.values, strict=True)]
    if not any(totals):
        return ["nothing to draw"]
    _, high, ticks = _scale([0, *totals], (height - 2) // 2, "")
    beside = max(len(f"{tick:g}") for tick in ticks) + 2
    cells = max(2, (width - beside) // count)
    plot = _begin(min(width, beside + cells * count), height)
    for number in range(len(bars.values), 0, -1):
        tops = [sum(parts) for parts in zip(*bars.values[:number], strict=True)]
        filled = [
            (n * cells + cell, top)
            for n, top in enumerate(tops)
            if top
            for cell in range(cells - 1)
        ]
        columns, heights = [column for column, _ in filled], [top for _, top in filled]
        plot.scatter(columns, heights, marker=BAR_MARKS[number - 1], fillx=True)
    plot.xlim(0, cells * count - 1)
    plot.ylim(0, high)
    plot.yticks(ticks, [f"{tick:g}" for tick in ticks])
    step = ceil(count / max(1, (width - 8) // _LABEL))
    shown = list(range(count))[::-1][::step][::-1]
    plot.xticks([n * cells + (cells - 2) / 2 for n in shown], [bars.labels[n] for n in shown])
    return _lines(plot)


def painted(line: str, chart: Chart | Bars, hues: Sequence[str]) -> list[tuple[str, str | None]]:
    """A drawn line in pieces, each with the hue of its series; lines of dots have the first."""
    marks = BAR_MARKS if isinstance(chart, Bars) else [drawn.mark for drawn in chart.series]
    of_mark = dict(zip(marks, hues, strict=False))
    first = next(iter(hues), None)
    hue_of = (of_mark.get(char) or (first if ord(char) in _DOTS else None) for char in line)
    pieces: list[tuple[str, str | None]] = []
    for hue, pairs in groupby(zip(hue_of, line, strict=True), key=lambda pair: pair[0]):
        pieces.append(("".join(char for _, char in pairs), hue))
    return pieces


def merged(bars: Bars, width: int) -> Bars:
    """The bars where they fit; else so many in a row as one, which is their mean, and told so."""
    most = max(4, (width - 8) // 2)
    together = ceil(len(bars.labels) / most)
    if together < 2:
        return bars
    parts = range(0, len(bars.labels), together)
    return Bars(
        f"{bars.title}, the mean of {together} weeks a bar",
        bars.names,
        bars.labels[::together],
        tuple(tuple(fmean(row[n : n + together]) for n in parts) for row in bars.values),
    )


def _begin(width: int, height: int):  # type: ignore[no-untyped-def]
    """Plotext's one figure, empty, of that size whatever the terminal's is, without colour."""
    import plotext

    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)
    plotext.plotsize(width, height)
    return plotext


def _lines(plot) -> list[str]:  # type: ignore[no-untyped-def]
    text: str = plot.uncolorize(plot.build())
    plot.clear_figure()
    return [line.rstrip() for line in text.splitlines()]


def _thinned(line: Series, first: float, last: float, most: int) -> list[tuple[float, float]]:
    """The points where they are few, else one for each of ``most`` spans of the same length."""
    if len(line.points) <= most:
        return sorted(line.points)
    span = max(last - first, 1) / most
    spans: dict[int, list[tuple[float, float]]] = {}
    for point in sorted(line.points):
        spans.setdefault(int((point[0] - first) / span), []).append(point)
    thinned = []
    for points in spans.values():
        day = sum(day for day, _ in points) / len(points)
        values = [value for _, value in points]
        thinned.append((day, max(values) if line.best else sum(values) / len(values)))
    return thinned


def _scale(values: Iterable[float], most: int, unit: str) -> tuple[float, float, list[float]]:
    """The ends of an axis and its round ticks, at most so many of them and at least two."""
    values = list(values)
    low, high = min(values), max(values)
    if high == low:
        low, high = (low - 1, high + 1) if low else (0, 1)
    clock = unit == "s" and high > LONG_SECONDS
    step = _round_up((high - low) / max(1, most - 1), clock=clock)
    while ceil(high / step) - floor(low / step) + 1 > max(2, most):
        step = _round_up(step * 1.01, clock=clock)
    begin, end = floor(low / step), ceil(high / step)
    return begin * step, end * step, [number * step for number in range(begin, end + 1)]


def _round_up(step: float, *, clock: bool) -> float:
    """The next of 1, 2, 5, 10, 20, 50 and so on, or for a ``clock`` of what is round there."""
    if clock:
        return next(
            (seconds for seconds in _CLOCK_STEPS if seconds >= step), ceil(step / 7200) * 7200
        )
    power: float = 10 ** floor(log10(max(step, 1)))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= max(step, 1) - 1e-9)


def _value_words(value: float, unit: str, highest: float) -> str:
    if unit == "s" and highest > LONG_SECONDS and value >= 0:
        return format_clock(int(value))
    return f"{value:g}"


def _day_labels(first: float, last: float, most: int) -> tuple[list[float], list[str]]:
    """Days at even distances with their words: ``20 Nov``, over years ``Nov 2026``."""
    begin, end = floor(first), floor(last)
    count = min(most, end - begin + 1)
    days = [begin + (end - begin) * n // max(1, count - 1) for n in range(count)]
    words: Callable[[int], str] = _month_words if end - begin > _SEASON else _day_words
    labels = [words(day) for day in days]
    kept = [n for n, label in enumerate(labels) if n == 0 or label != labels[n - 1]]
    return [min(max(days[n], first), last) for n in kept], [labels[n] for n in kept]


def _day_words(day: int) -> str:
    on = date.fromordinal(day)
    return f"{on.day} {on:%b}"


def _month_words(day: int) -> str:
    return f"{date.fromordinal(day):%b %Y}"


def week_labels(mondays: Sequence[date]) -> tuple[str, ...]:
    """What stands below a week's bar: the day of its Monday, with the year over years."""
    long = bool(mondays) and mondays[-1] - mondays[0] > timedelta(days=_SEASON)
    words = _month_words if long else _day_words
    return tuple(words(monday.toordinal()) for monday in mondays)

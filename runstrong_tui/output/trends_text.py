"""Trends and weeks as charts, as rows of words and as JSON, for the screen and a pipe alike."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from runstrong_tui.files.library import Library
from runstrong_tui.output.charts import Bars, Chart, Series, day_of, week_labels
from runstrong_tui.training.lengths import minutes_words, seconds_words
from runstrong_tui.trends.records import Record, RecordKind
from runstrong_tui.trends.trend import ExerciseDone, Trend, TrendPoint, left_right
from runstrong_tui.trends.weeks import Streak, WeekTotal

Table = list[tuple[str, ...]]
"""Rows of cells, the first row a heading; all of the same length."""

_Value = Callable[[TrendPoint], float | None]


def known_trend(trend: Trend, library: Library) -> Trend:
    """The trend named as the library names the exercise; without records where it has none."""
    known = library.exercises.get(trend.exercise)
    if known is None:
        return trend
    records = () if trend.exercise in without_records(library) else trend.records
    return replace(trend, name=known.name, records=records)


def known_done(done: Sequence[ExerciseDone], library: Library) -> tuple[ExerciseDone, ...]:
    """The exercises named as the library names them."""
    names = {id: known.name for id, known in library.exercises.items()}
    return tuple(
        replace(exercise, name=names.get(exercise.exercise, exercise.name)) for exercise in done
    )


def without_records(library: Library) -> frozenset[str]:
    """The exercises in which nobody is after a record: runs, warming up, stretching."""
    return frozenset(id for id, exercise in library.exercises.items() if not exercise.is_strength)


def charts_of(trend: Trend, points: Sequence[TrendPoint]) -> tuple[Chart, ...]:
    """What there is to draw of those of the trend's points, the most telling first."""
    made = Chart(
        "Seconds a set" if trend.timed else "Repetitions a set",
        trend.unit,
        (
            _series("best", "●", points, lambda point: point.best, joined=True, best=True),
            _series("usual", "○", points, lambda point: point.usual),
        ),
    )
    alike = [point for point in points if point.left == point.right]
    apart = [point for point in points if point.left != point.right]
    sides = Chart(
        "Left and right",
        trend.unit,
        (
            _series("left", "L", apart, lambda point: point.left),
            _series("right", "R", apart, lambda point: point.right),
            _series("alike", "=", alike, lambda point: point.left),
        ),
    )
    volume = _series("volume", "◆", points, lambda point: point.volume, joined=True)
    recovery = _series("recovery", "◇", points, lambda point: point.recovery, joined=True)
    every = (
        made,
        sides,
        Chart("Volume, in kg", "kg", (volume,)),
        Chart("Until the pulse had settled", "s", (recovery,)),
    )
    return tuple(chart for chart in every if any(series.points for series in chart.series))


def head_words(trend: Trend, points: Sequence[TrendPoint]) -> str:
    """``12 times · best 62 s · usual 45 s · left 4 % weaker``; what is known of those points."""
    if not points:
        return ""
    middle = sorted(point.usual for point in points)[len(points) // 2]
    parts = [
        f"{len(points)} time{'s' if len(points) != 1 else ''}",
        f"best {_amount(max(point.best for point in points), trend)}",
        f"usual {_amount(middle, trend)}",
    ]
    sides = left_right(points)
    return " · ".join([*parts, *([sides.words] if sides is not None else [])])


def record_rows(records: Sequence[Record], most: int | None = None) -> Table:
    """Each record: what, how much with side and load and variant, on which day.

    With ``most`` so many lines, the last of which says how many more there are.
    """
    shown = records if most is None or len(records) <= most else records[: most - 1]
    rows: Table = [
        (str(record.kind), _record_words(record), day_words(record.when)) for record in shown
    ]
    more = len(records) - len(shown)
    return [*rows, (f"and {more} more", "", "")] if more else rows


def trend_table(trend: Trend, points: Sequence[TrendPoint]) -> Table:
    """A row a workout, the latest first; columns of which nothing is known are left out."""
    columns: list[tuple[str, Callable[[TrendPoint], str]]] = [
        ("date", lambda point: day_words(point.when)),
        ("best", lambda point: _amount(point.best, trend)),
        ("usual", lambda point: _amount(point.usual, trend)),
        ("left", lambda point: _maybe(point.left, lambda value: _amount(value, trend))),
        ("right", lambda point: _maybe(point.right, lambda value: _amount(value, trend))),
        ("apart", _apart),
        ("sets", lambda point: str(point.sets)),
        ("volume", lambda point: _maybe(point.volume, lambda value: f"{value:g} kg")),
        ("recovery", lambda point: _maybe(point.recovery, seconds_words)),
        ("touches", lambda point: str(point.touches or "")),
    ]
    latest = list(reversed(points))
    kept = [(name, [words(point) for point in latest]) for name, words in columns]
    kept = [(name, cells) for name, cells in kept if any(cells)]
    return [tuple(name for name, _ in kept), *zip(*(cells for _, cells in kept), strict=True)]


def exercises_table(done: Sequence[ExerciseDone], records: dict[str, tuple[Record, ...]]) -> Table:
    """A row an exercise: its id and name, how often it was done, when last, its records."""
    rows: Table = [("exercise", "name", "times", "last", "records")]
    for exercise in done:
        best = _in_one_line(records.get(exercise.exercise, ()))
        rows.append(
            (exercise.exercise, exercise.name, str(exercise.times), day_words(exercise.last), best)
        )
    return rows


def week_bars(weeks: Sequence[WeekTotal]) -> tuple[Bars, ...]:
    """Sessions and minutes a week as bars."""
    labels = week_labels([week.monday for week in weeks])
    strength, runs = tuple(week.strength for week in weeks), tuple(week.runs for week in weeks)
    minutes = tuple(round(week.seconds / 60) for week in weeks)
    return (
        Bars("Sessions a week", ("strength", "runs"), labels, (strength, runs)),
        Bars("Minutes a week", ("minutes",), labels, (minutes,)),
    )


def week_table(weeks: Sequence[WeekTotal]) -> Table:
    """A row a week, the latest first."""
    rows: Table = [("week of", "sessions", "runs", "time", "km")]
    for week in reversed(weeks):
        monday = f"{week.monday.day} {week.monday:%b %Y}"
        time = minutes_words(week.seconds) if week.seconds else "–"
        km = f"{week.km:g}" if week.km else ""
        rows.append((monday, str(week.sessions), str(week.runs), time, km))
    return rows if any(row[4] for row in rows[1:]) else [row[:4] for row in rows]


def streak_words(row: Streak) -> str:
    """``5 weeks in a row · longest 12``."""
    now = f"{row.now} week{'s' if row.now != 1 else ''} in a row"
    return f"{now} · longest {row.longest}"


def day_words(moment: datetime) -> str:
    """``12 Nov 2026``, by the time of the place where it was."""
    return f"{moment.day} {moment:%b %Y}"


def trend_json(trend: Trend, points: Sequence[TrendPoint]) -> dict[str, Any]:
    """One exercise over time, for other programs."""
    sides = left_right(points)
    return {
        "exercise": trend.exercise,
        "name": trend.name,
        "unit": trend.unit,
        "left_right": None
        if sides is None
        else {
            "left": round(sides.left, 1),
            "right": round(sides.right, 1),
            "percent": round(sides.percent, 1),
            "weaker": sides.weaker,
        },
        "records": [record_json(record) for record in trend.records],
        "points": [
            {
                "when": point.when.isoformat(),
                "workout_id": point.workout_id,
                "best": point.best,
                "usual": point.usual,
                "sets": point.sets,
                "left": point.left,
                "right": point.right,
                "volume_kg": point.volume,
                "recovery_seconds": point.recovery,
                "touches": point.touches,
            }
            for point in points
        ],
    }


def done_json(done: ExerciseDone, records: Sequence[Record]) -> dict[str, Any]:
    """An exercise that was done, with its records, for other programs."""
    return {
        "exercise": done.exercise,
        "name": done.name,
        "times": done.times,
        "last": done.last.isoformat(),
        "records": [record_json(record) for record in records],
    }


def record_json(record: Record) -> dict[str, Any]:
    """A record for other programs."""
    return {
        "kind": str(record.kind),
        "variant": record.variant,
        "amount": record.amount,
        "unit": record.unit,
        "side": record.side,
        "load": record.load,
        "when": record.when.isoformat(),
        "workout_id": record.workout_id,
        "before": record.before,
    }


def _series(
    name: str,
    mark: str,
    points: Sequence[TrendPoint],
    value: _Value,
    *,
    joined: bool = False,
    best: bool = False,
) -> Series:
    known = ((day_of(point.when), value(point)) for point in points)
    kept = tuple((day, amount) for day, amount in known if amount is not None)
    return Series(name, mark, kept, joined, best)


def _amount(amount: float, trend: Trend) -> str:
    return seconds_words(amount) if trend.timed else f"{amount:g}"


def _maybe(value: float | None, words: Callable[[float], str]) -> str:
    return "" if value is None else words(value)


def _apart(point: TrendPoint) -> str:
    """By how much the weaker side has less: ``R 8 %``, that is on the right."""
    sides = left_right([point])
    if sides is None:
        return ""
    return f"{sides.weaker[:1].upper()} {sides.percent:.0f} %" if sides.weaker else "="


def _record_words(record: Record) -> str:
    variant = f"({record.variant})" if record.variant else ""
    load = f"@ {record.load}" if record.load else ""
    return " ".join(filter(None, (record.amount_words, record.side or "", load, variant)))


def _in_one_line(records: Sequence[Record]) -> str:
    """The most of each kind, and how many others there are of other loads and variants."""
    best: dict[RecordKind, Record] = {}
    for record in records:
        if record.kind not in best or record.amount > best[record.kind].amount:
            best[record.kind] = record
    words = [_record_words(best[kind]) for kind in RecordKind if kind in best]
    more = len(records) - len(best)
    return "; ".join([*words, *([f"and {more} more"] if more else [])])

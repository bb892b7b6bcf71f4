"""How one exercise went over time."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from statistics import fmean, median

import msgspec

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.steps import Side
from runstrong_tui.trends.records import Record, made_of, records_of, volume_of


class TrendPoint(msgspec.Struct, frozen=True):
    """How an exercise went in one workout.

    ``best`` and ``usual`` (the median set) are whole seconds or repetitions of sets whose result is
    known; ``left`` and ``right`` the median set of each side, None where the sides do not take
    turns. ``sets`` counts those done, with those of which nobody told the result. ``volume`` is in
    kg, None without a load; ``recovery`` the median seconds until the pulse had settled, None where
    it was not measured; ``touches`` how often the foot came down, in all sets together.
    """

    when: datetime
    workout_id: str
    best: float
    usual: float
    sets: int
    volume: float | None = None
    recovery: float | None = None
    left: float | None = None
    right: float | None = None
    touches: int = 0


class Trend(msgspec.Struct, frozen=True):
    """An exercise over time: ``points`` oldest first, in seconds where it is ``timed``.

    ``records`` are those that stand of all time, whatever the span of the points.
    """

    exercise: str
    name: str
    timed: bool
    points: tuple[TrendPoint, ...]
    records: tuple[Record, ...]

    @property
    def unit(self) -> str:
        """``s`` or ``reps``."""
        return "s" if self.timed else "reps"

    @property
    def best(self) -> TrendPoint | None:
        """The first point with the highest ``best``; None where there are no points."""
        return max(self.points, key=lambda point: point.best, default=None)


class ExerciseDone(msgspec.Struct, frozen=True):
    """An exercise, in how many workouts it was done, and when last."""

    exercise: str
    name: str
    times: int
    last: datetime


class Balance(msgspec.Struct, frozen=True):
    """The mean of each side, and by how many per cent of the stronger the weaker has less.

    ``weaker`` is None where they are equal to a whole per cent.
    """

    left: float
    right: float
    percent: float
    weaker: Side | None

    @property
    def words(self) -> str:
        """``left 4 % weaker``, ``both sides alike``."""
        if self.weaker is None:
            return "both sides alike"
        return f"{self.weaker} {self.percent:.0f} % weaker"


def trend_of(
    workouts: Iterable[Workout],
    exercise: str,
    *,
    variant: str | None = None,
    since: date | None = None,
    timed: bool | None = None,
) -> Trend:
    """The trend of ``exercise`` in workouts of any order, from ``since`` on.

    ``variant`` None takes all variants together, "" the exercise itself without any. Seconds and
    repetitions are no one trend: ``timed`` chooses, None takes the kind of which more sets were
    done. An exercise that was never done has no points, and its id for a name.
    """
    mine = [
        workout for workout in workouts if any(done.exercise == exercise for done in workout.sets)
    ]
    mine.sort(key=lambda workout: (workout.started, workout.id))
    found = [(workout, _sets_of(workout, exercise, variant)) for workout in mine]
    if timed is None:
        kinds = [done.timed for _, sets in found for done in sets]
        timed = 2 * sum(kinds) > len(kinds)
    points = (
        _point(workout, [done for done in sets if done.timed is timed])
        for workout, sets in found
        if since is None or workout.started.date() >= since
    )
    records = records_of(mine, only=exercise).get(exercise, ())
    return Trend(
        exercise=exercise,
        name=next((sets[-1].name for _, sets in reversed(found) if sets), exercise),
        timed=timed,
        points=tuple(point for point in points if point is not None),
        records=tuple(record for record in records if _is_of(record.variant, variant)),
    )


def exercises_done(workouts: Iterable[Workout]) -> tuple[ExerciseDone, ...]:
    """Every exercise that was done, the one done last first; named as it was named last."""
    found: dict[str, ExerciseDone] = {}
    for workout in sorted(workouts, key=lambda past: (past.started, past.id)):
        for exercise, name in {done.exercise: done.name for done in workout.sets}.items():
            known = found.pop(exercise, None)
            times = known.times + 1 if known else 1
            found[exercise] = ExerciseDone(exercise, name, times, workout.started)
    return tuple(reversed(found.values()))


def left_right(points: Sequence[TrendPoint]) -> Balance | None:
    """Left against right, over the points that know both; None where there are none."""
    both = [(point.left, point.right) for point in points if point.left is not None]
    known = [(left, right) for left, right in both if right is not None]
    if not known:
        return None
    left, right = fmean(x for x, _ in known), fmean(x for _, x in known)
    most = max(left, right)
    percent = (most - min(left, right)) / most * 100 if most > 0 else 0.0
    weaker = Side.LEFT if left < right else Side.RIGHT
    return Balance(left, right, percent, weaker if round(percent) else None)


def _sets_of(workout: Workout, exercise: str, variant: str | None) -> list[SetDone]:
    return [
        done for done in workout.sets if done.exercise == exercise and _is_of(done.variant, variant)
    ]


def _is_of(variant: str | None, asked: str | None) -> bool:
    """Whether a variant is the one asked for: None is all of them, "" the exercise without any."""
    return asked is None or (variant or "") == asked


def _point(workout: Workout, sets: Sequence[SetDone]) -> TrendPoint | None:
    """The workout's point; None where nothing is known of any of its sets."""
    made = [(done.side, amount) for done in sets if (amount := made_of(done)) is not None]
    if not made:
        return None
    volumes = [kg for done in sets if (kg := volume_of(done)) is not None]
    return TrendPoint(
        when=workout.started,
        workout_id=workout.id,
        best=float(max(amount for _, amount in made)),
        usual=float(median(amount for _, amount in made)),
        sets=len(sets),
        volume=round(sum(volumes), 2) if volumes else None,
        recovery=_median([done.recovery for done in sets if done.recovery is not None]),
        left=_median([amount for side, amount in made if side is Side.LEFT]),
        right=_median([amount for side, amount in made if side is Side.RIGHT]),
        touches=sum(done.touches or 0 for done in sets),
    )


def _median(amounts: Sequence[float]) -> float | None:
    return float(median(amounts)) if amounts else None

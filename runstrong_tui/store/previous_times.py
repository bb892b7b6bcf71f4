"""How exercises went the last times, as progression asks for it."""

from collections.abc import Iterable

from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout

Alike = tuple[str | None, str | None, str | None, bool, bool, tuple[int, int] | None]


def previous_times(workouts: Iterable[Workout], exercise: str) -> tuple[LastTime, ...]:
    """How ``exercise`` went in each of the workouts, in their order.

    One workout may give several: each step of its session, variant, load and kind of target
    is told apart.
    """
    return tuple(time for workout in workouts for time in _of_one(workout, exercise))


def _of_one(workout: Workout, exercise: str) -> Iterable[LastTime]:
    groups: dict[Alike, list[SetDone]] = {}
    for done in workout.sets:
        if done.exercise == exercise:
            groups.setdefault(_alike(done), []).append(done)
    missed = [_alike(set_done) for set_done in workout.missed if set_done.exercise == exercise]
    for alike, sets in groups.items():
        written, variant, load, timed, paced, place = alike
        yield LastTime(
            results=tuple(_result(done) for done in sets),
            sets=max(done.asked.sets if done.asked else done.sets for done in sets),
            missed=missed.count(alike),
            timed=timed,
            paced=paced,
            written=written,
            variant=variant,
            load=load,
            written_load=next((done.asked.load for done in sets if done.asked), None),
            form=workout.form,
            easier=workout.easier,
            rpe=workout.rpe,
            session=workout.session,
            place=place,
            dose=next((done.asked.dose for done in sets if done.asked), ""),
            when=workout.started,
            pain=max((done.pain for done in sets if done.pain is not None), default=None),
            pain_next_morning=workout.pain_next_morning,
        )


def _alike(done: SetDone) -> Alike:
    place = done.asked.place if done.asked else None
    return done.written, done.variant, done.load, done.timed, done.paced, place


def _result(done: SetDone) -> SetResult:
    if done.timed:
        return SetResult(int(done.seconds), done.planned_seconds, done.side)
    return SetResult(done.reps, done.planned_reps, done.side)

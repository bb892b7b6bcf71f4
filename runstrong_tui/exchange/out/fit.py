"""A workout as a FIT activity, for Garmin Connect, Strava, intervals.icu and watches.

Strength is an activity of training with a message a set and a rest, runs are one of running with a
lap a run. The profile has no place for a side, which is in the exercise's title, nor for touches.
"""

import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from runstrong_tui.exchange.extras import module_of
from runstrong_tui.exchange.out.fit_codes import (
    TimedSet,
    Title,
    cut,
    is_all_running,
    timed_sets,
    title_of,
)
from runstrong_tui.exchange.weights import kilograms
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.wall import seconds_between

WHAT, EXTRA = "FIT", "fit"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIT_EPOCH = datetime(1989, 12, 31)
_DEVELOPMENT = 255
_ACTIVITY_FILE = 4
_TRAINING, _RUNNING = 10, 1
_GENERIC, _STRENGTH = 0, 20
_TIMER, _SESSION, _LAP, _ACTIVITY = 0, 8, 9, 26
_START, _STOP, _STOP_ALL = 0, 1, 4
_REST, _ACTIVE = 0, 1
_POUND, _KILOGRAM = 2, 1
_MOST_REPS = 65534


def fit_bytes(workout: Workout, exercises: Mapping[str, Exercise]) -> bytes:
    """The whole file; the same workout gives the same bytes.

    Raises:
        MissingExtra: what writes FIT is not installed.
    """
    builder = module_of("fit_tool.fit_file_builder", WHAT, EXTRA).FitFileBuilder(auto_define=True)
    for message in _Activity(workout, exercises).messages():
        builder.add(message)
    return bytes(builder.build_bytes())


def _message(name: str, **values: Any) -> Any:
    """A message of the profile with these fields; those that are None are left out."""
    words = "".join(part.capitalize() for part in name.split("_"))
    module = module_of(f"fit_tool.profile.messages.{name}_message", WHAT, EXTRA)
    message = getattr(module, f"{words}Message")()
    for field, value in values.items():
        if value is not None:
            setattr(message, field, value)
    return message


class _Activity:
    """One workout on its way into messages; times are milliseconds since 1970 for the writer."""

    def __init__(self, workout: Workout, exercises: Mapping[str, Exercise]) -> None:
        self._workout = workout
        self._sets = timed_sets(workout.sets, workout.active)
        far = not workout.sets and workout.km is not None
        self._running = far or is_all_running(workout.sets, exercises)
        self._titles = [title_of(each.done, exercises) for each in self._sets]
        self._elapsed = max(workout.active, seconds_between(workout.started, workout.finished), 1.0)

    def messages(self) -> Iterator[Any]:
        """All of them, in the order in which they stand in a file."""
        workout = self._workout
        yield _message(
            "file_id",
            type=_ACTIVITY_FILE,
            manufacturer=_DEVELOPMENT,
            product=0,
            serial_number=zlib.crc32(workout.id.encode()) or 1,
            time_created=self._at(0),
        )
        yield _message("sport", sport=self._sport, sub_sport=self._sub_sport)
        if not self._running:
            yield from self._title_messages()
        yield _message("event", timestamp=self._at(0), event=_TIMER, event_type=_START)
        if not self._running:
            yield from self._set_messages()
        end = self._at(self._elapsed)
        yield _message("event", timestamp=end, event=_TIMER, event_type=_STOP_ALL)
        laps = list(self._laps())
        yield from laps
        yield self._session(end, len(laps))
        yield _message(
            "activity",
            timestamp=end,
            total_timer_time=workout.active,
            num_sessions=1,
            type=0,
            event=_ACTIVITY,
            event_type=_STOP,
            local_timestamp=self._local(self._elapsed),
        )

    @property
    def _sport(self) -> int:
        return _RUNNING if self._running else _TRAINING

    @property
    def _sub_sport(self) -> int:
        return _GENERIC if self._running else _STRENGTH

    def _at(self, seconds: float) -> int:
        """The moment so many seconds after the start, to a second, as the format has them."""
        since = self._workout.started.astimezone(UTC) - _EPOCH
        return int(since.total_seconds() + seconds) * 1000

    def _local(self, seconds: float) -> int:
        """The same by the clock of the place, in seconds since the format's own first day."""
        shown = self._workout.started.replace(tzinfo=None) - _FIT_EPOCH
        return int((shown + timedelta(seconds=seconds)).total_seconds())

    def _title_messages(self) -> Iterator[Any]:
        for index, title in enumerate(dict.fromkeys(self._titles)):
            yield _message(
                "exercise_title",
                message_index=index,
                exercise_category=title.category,
                exercise_name=title.name,
                workout_step_name=title.words,
            )

    def _set_messages(self) -> Iterator[Any]:
        indices = {title: index for index, title in enumerate(dict.fromkeys(self._titles))}
        number = 0
        for each, title in zip(self._sets, self._titles, strict=True):
            yield self._active(each, title, indices[title], number)
            number += 1
            if each.rest:
                begin = each.begin + each.seconds
                yield _message(
                    "set",
                    timestamp=self._at(begin + each.rest),
                    start_time=self._at(begin),
                    duration=each.rest,
                    set_type=_REST,
                    message_index=number,
                )
                number += 1

    def _active(self, each: TimedSet, title: Title, index: int, number: int) -> Any:
        done = each.done
        weight = kilograms(done.load)
        in_pounds = (done.load or "").endswith("lb")
        reps = None if done.timed or done.reps is None else min(done.reps, _MOST_REPS)
        message = _message(
            "set",
            timestamp=self._at(each.begin + each.seconds),
            start_time=self._at(each.begin),
            duration=each.seconds,
            repetitions=reps,
            weight=weight,
            weight_display_unit=None if weight is None else _POUND if in_pounds else _KILOGRAM,
            set_type=_ACTIVE,
            category=[title.category],
            message_index=number,
            workout_step_index=index,
        )
        if title.name is not None:
            message.category_subtype = [title.name]
        return message

    def _laps(self) -> Iterator[Any]:
        """A lap for each run; one for all of a strength workout."""
        whole = [(0.0, self._elapsed, self._workout.active)]
        spans = [(run.begin, run.seconds, run.seconds) for run in self._sets if self._running]
        far = self._metres if len(spans) < 2 else None
        for index, (begin, elapsed, timer) in enumerate(spans or whole):
            yield _message(
                "lap",
                message_index=index,
                timestamp=self._at(begin + elapsed),
                start_time=self._at(begin),
                total_elapsed_time=elapsed,
                total_timer_time=timer,
                total_distance=far,
                sport=self._sport,
                sub_sport=self._sub_sport,
                event=_LAP,
                event_type=_STOP,
            )

    def _session(self, end: int, laps: int) -> Any:
        rpe = self._workout.rpe
        return _message(
            "session",
            message_index=0,
            timestamp=end,
            start_time=self._at(0),
            total_elapsed_time=self._elapsed,
            total_timer_time=self._workout.active,
            total_distance=self._metres,
            sport=self._sport,
            sub_sport=self._sub_sport,
            sport_profile_name=cut(self._workout.title) or None,
            first_lap_index=0,
            num_laps=laps,
            event=_SESSION,
            event_type=_STOP,
            trigger=0,
            workout_rpe=None if rpe is None else round(rpe * 10),
        )

    @property
    def _metres(self) -> float | None:
        km = self._workout.km
        return None if km is None else km * 1000

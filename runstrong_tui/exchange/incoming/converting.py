"""Workouts of other programs made ours: with our names, a zone, and an id that stays the same."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from runstrong_tui.diary.entries import clean_note
from runstrong_tui.exchange.incoming.names import RUN, Meaning, Names, is_run, own_id
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.runs import RunSession, nearest_run, run_of, run_session
from runstrong_tui.files.faults import Fault
from runstrong_tui.files.library import Library
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.steps import SECONDS_A_REP
from runstrong_tui.training.wall import later

REST_SECONDS = 60
"""What is taken for the rest after a set where nothing says how long a workout was."""

LONGEST_SECONDS = 24 * 3600
"""A longer workout is one that nobody ended: its length is not believed."""

WARM_UP = "Warm-up"
"""The block of sets that another program calls warm-ups."""

_EPOCH = datetime(1970, 1, 1)


class Context(NamedTuple):
    """What is known here: exercises and sessions, names, runs, and the moment with its zone.

    ``run`` is the session that every run is, where the runner says so.
    """

    library: Library
    names: Names
    runs: tuple[RunSession, ...]
    now: datetime
    run: RunSession | None = None


def workout_of_raw(raw: RawWorkout, here: Context) -> Workout | None:
    """The workout; None where nothing of it was done.

    Raises:
        ValueError: a value in it is none that can be; in words.
    """
    exercises = here.library.exercises
    named = [(each, here.names.meaning(each.exercise)) for each in raw.sets if _done(each)]
    kept = [(each, meaning) for each, meaning in named if meaning.exercise]
    if not kept and (named or not raw.seconds):
        return None
    started = _placed(raw, here.now)
    active = length_of(raw, [each for each, _ in kept])
    if kept and all(is_run(meaning, exercises) for _, meaning in kept):
        workout = _run(raw, kept[0][1], started, active, here)
    else:
        workout = _strength(raw, kept, started, active, here)
    return checked(workout)


def checked(workout: Workout) -> Workout:
    """The same workout.

    Raises:
        ValueError: a value in it is none that can be; in words.
    """
    try:
        return msgspec.convert(msgspec.to_builtins(workout), Workout)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def stable_id(source: str, key: str, started: datetime) -> str:
    """A ULID that the same workout of the same program always has."""
    from ulid import ULID

    milliseconds = max(0, (started.replace(tzinfo=None) - _EPOCH) // timedelta(milliseconds=1))
    rest = blake2b(f"{source}\0{key}".encode(errors="replace"), digest_size=10).digest()
    return str(ULID.from_bytes(milliseconds.to_bytes(6, "big") + rest))


def in_zone_of(now: datetime, moment: datetime) -> datetime:
    """A time without a zone in that of ``now``, by its rules on that day; the offset stays."""
    offset = moment.replace(tzinfo=now.tzinfo).utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset))


def _placed(raw: RawWorkout, now: datetime) -> datetime:
    """When it began, by the clock of the place as far as that is known."""
    if raw.offset is not None:
        return raw.started.replace(tzinfo=timezone(raw.offset))
    if raw.in_utc:
        offset = raw.started.replace(tzinfo=UTC).astimezone(now.tzinfo).utcoffset() or timedelta()
        return (raw.started + offset).replace(tzinfo=timezone(offset))
    return in_zone_of(now, raw.started)


def length_of(raw: RawWorkout, sets: list[RawSet]) -> float:
    """How long it took in seconds; estimated where nothing says so."""
    if raw.seconds and raw.seconds <= LONGEST_SECONDS:
        return raw.seconds
    if len(sets) == 1 and sets[0].seconds:
        return sets[0].seconds
    worked = sum(each.seconds or (each.reps or 0) * SECONDS_A_REP for each in sets)
    return min(worked + REST_SECONDS * len(sets), LONGEST_SECONDS)


def fault_of(raw: RawWorkout, file: str, what: str) -> Fault:
    """What is wrong with a workout, at its first line."""
    return Fault(file, raw.line, 1, f'the workout "{raw.title}" cannot be: {what}')


def _done(each: RawSet) -> bool:
    return bool(each.reps or each.seconds or each.km)


def _run(
    raw: RawWorkout, meaning: Meaning, started: datetime, active: float, here: Context
) -> Workout:
    """A run: its session by what it was, or by its length."""
    called = run_session(here.library, _session_of(raw.title, here.library))
    named = None if meaning.exercise == RUN else run_of(here.library, meaning.exercise)
    run = here.run or called or named or nearest_run(here.runs, active)
    if run is None:
        return _strength(raw, [(each, meaning) for each in raw.sets], started, active, here)
    move = run.task.move
    done = SetDone(0, move.exercise, move.name, 1, 1, active, active, timed=True)
    words = raw.title if raw.title.casefold() != run.session.title.casefold() else ""
    return Workout(
        id=stable_id(raw.source, raw.key, raw.started),
        session=run.session.name,
        title=run.session.title,
        form=Form.NORMAL,
        started=started,
        finished=later(started, active),
        active=active,
        sets=(msgspec.structs.replace(done, variant=move.variant),),
        rpe=_effort(raw),
        note=clean_note(" · ".join(filter(None, (words, raw.note)))),
        km=_km(raw),
        outside=True,
    )


def _strength(
    raw: RawWorkout,
    kept: list[tuple[RawSet, Meaning]],
    started: datetime,
    active: float,
    here: Context,
) -> Workout:
    title = clean_note(raw.title) or "Workout"
    return Workout(
        id=stable_id(raw.source, raw.key, raw.started),
        session=_session_of(title, here.library),
        title=title,
        form=Form.NORMAL,
        started=started,
        finished=later(started, active),
        active=active,
        sets=tuple(_sets(kept, active, here.library.exercises)),
        rpe=_effort(raw),
        note=clean_note(raw.note),
        km=_km(raw),
        outside=True,
    )


def _sets(
    kept: list[tuple[RawSet, Meaning]], active: float, exercises: Mapping[str, Exercise]
) -> Iterator[SetDone]:
    """The sets in their order, spread evenly over the workout: nobody tells when each ended."""
    totals: dict[str, int] = {}
    for _, meaning in kept:
        totals[meaning.words] = totals.get(meaning.words, 0) + 1
    numbers: dict[str, int] = {}
    for step, (each, meaning) in enumerate(kept):
        number = numbers[meaning.words] = numbers.get(meaning.words, 0) + 1
        yield SetDone(
            step=step,
            exercise=meaning.exercise,
            name=name_of(meaning, each.exercise, exercises),
            set=number,
            sets=totals[meaning.words],
            seconds=round(each.seconds or 0, 1),
            at=round(active * (step + 1) / len(kept), 1),
            timed=each.reps is None,
            variant=meaning.variant,
            load=each.load,
            block=WARM_UP if each.warm_up else "",
            reps=each.reps,
            rest=each.rest,
        )


def name_of(meaning: Meaning, called: str, exercises: Mapping[str, Exercise]) -> str:
    """What the exercise is called here; where it is not known, as it is ``called`` there."""
    known = exercises.get(meaning.exercise)
    if known is None:
        return clean_note(called)
    variant = known.variant(meaning.variant)
    return variant.name if variant else known.name


def _session_of(title: str, library: Library) -> str:
    """The session of that title; where there is none, a name made of the title."""
    small = title.casefold()
    for name, session in library.sessions.items():
        if small in (name.casefold(), session.title.casefold()):
            return name
    return own_id(title)


def _effort(raw: RawWorkout) -> float | None:
    """How hard the whole was, or else its hardest set."""
    if raw.rpe is not None:
        return raw.rpe
    return max((each.rpe for each in raw.sets if each.rpe is not None), default=None)


def _km(raw: RawWorkout) -> float | None:
    far = sum(each.km for each in raw.sets if each.km is not None)
    return round(far, 3) or None

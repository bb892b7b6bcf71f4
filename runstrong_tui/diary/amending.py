"""Putting a whole workout right: when it began, how long it took, how far it went."""

from datetime import datetime
from typing import NamedTuple

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from runstrong_tui.diary.entries import check_over, parse_km, parse_length
from runstrong_tui.diary.moments import parse_moment
from runstrong_tui.player.log import Log, SetDone
from runstrong_tui.player.wording import full_moment_words
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.lengths import format_duration, seconds_words
from runstrong_tui.training.wall import later, now_there, seconds_between

LONG_SECONDS = 10 * 60
"""A rest, or a set of reps, that takes longer may be one where nobody was there."""


class Amendment(NamedTuple):
    """What is to be put right; None, for ``km`` UNSET, where that stays as it is."""

    began: datetime | None = None
    seconds: float | None = None
    km: float | UnsetType | None = UNSET


class Texts(NamedTuple):
    """The three as a person reads and writes them; no kilometres are an empty text."""

    began: str
    length: str
    km: str


def texts_of(workout: Workout) -> Texts:
    """As they stand; the time is that of the place where it was done."""
    km = "" if workout.km is None else f"{workout.km:g}"
    return Texts(f"{workout.started:%Y-%m-%d %H:%M}", format_duration(round(workout.active)), km)


def parse_amendment(workout: Workout, texts: Texts, now: datetime) -> Amendment:
    """What ``texts`` put right of what ``texts_of`` told.

    A beginning is read by the clock of the place where the workout was done.

    Raises:
        ValueError: one says nothing that can be, or it would not be over yet; in words.
    """
    before = texts_of(workout)
    there = now_there(workout.started, now)
    began = seconds = None
    km: float | UnsetType | None = UNSET
    if texts.began.strip() != before.began:
        began = parse_start(texts.began, there)
    if texts.length.strip() != before.length:
        seconds = parse_length(texts.length)
    if texts.km.strip() != before.km:
        km = parse_far(texts.km)
    if began is not None or seconds is not None:
        after = amended(workout, Amendment(began, seconds))
        lasts = seconds_between(after.started, after.finished)
        check_over(texts.began, after.started, lasts, there)
    return Amendment(began, seconds, km)


def parse_start(text: str, now: datetime) -> datetime:
    """When it began.

    Raises:
        ValueError: ``text`` is empty or no moment, or one still to come; in words.
    """
    if not text.strip():
        raise ValueError('say when, such as "yesterday 18:30"')
    return parse_moment(text, now)


def parse_far(text: str) -> float | None:
    """How far it went in km; None where nothing is said.

    Raises:
        ValueError: ``text`` is no distance; in words.
    """
    return parse_km(text) if text.strip() else None


def amended(workout: Workout, by: Amendment) -> Workout:
    """The workout put right; where only its beginning moves, it ends as much later."""
    if by.seconds is not None:
        workout = lasting(workout, by.seconds)
    if by.began is not None:
        lasts = seconds_between(workout.started, workout.finished)
        finished = later(by.began, max(lasts, workout.active if lasts < 0 else 0))
        workout = replace(workout, started=by.began, finished=finished)
    return workout if isinstance(by.km, UnsetType) else replace(workout, km=by.km)


def lasting(workout: Workout, seconds: float) -> Workout:
    """The workout with so many seconds active, and as much of a pause in it as before.

    What was entered of one run or hold alone is that run or hold. Where the sets took longer, what
    waited for somebody who was gone is cut.
    """
    lasted = seconds_between(workout.started, workout.finished)
    pause = max(0.0, lasted - workout.active)
    finished = later(workout.started, seconds + pause)
    workout = replace(workout, active=seconds, finished=finished)
    if not workout.outside or len(workout.sets) != 1 or not workout.sets[0].timed:
        return replace(workout, sets=_within(workout.sets, seconds))
    (done,) = workout.sets
    unbroken = None if done.unbroken is None else min(done.unbroken, seconds)
    return replace(workout, sets=(replace(done, seconds=seconds, unbroken=unbroken),))


def _within(sets: Log, seconds: float) -> Log:
    """The sets within so many active seconds: long rests, and reps that nobody did, are cut.

    What was no longer than one may wait stays as it was logged.
    """
    ends = max((done.at + (done.rest or 0) for done in sets), default=0.0)
    waits = sorted(
        ((_waited(done), number) for number, done in enumerate(sets)), key=lambda wait: -wait[0]
    )
    for wait, number in waits:
        cut = round(min(ends - seconds, wait), 1)
        if cut <= 0 or wait < LONG_SECONDS:
            break
        ends -= cut
        sets = (*sets[:number], *_cut(sets[number], sets[number + 1 :], cut))
    return sets


def _waited(done: SetDone) -> float:
    return max(done.rest or 0.0, 0.0 if done.timed else done.seconds)


def _cut(done: SetDone, following: Log, cut: float) -> Log:
    """The set with its wait cut, and those after it so much earlier."""
    if _waited(done) == done.rest:
        first = replace(done, rest=_less(done.rest, cut))
    else:
        first = replace(done, seconds=_less(done.seconds, cut), at=_less(done.at, cut))
    return (first, *(replace(other, at=_less(other.at, cut)) for other in following))


def _less(seconds: float, cut: float) -> float:
    return round(max(0.0, seconds - cut), 1)


def amended_words(after: Workout, by: Amendment, now: datetime) -> str:
    """What was put right as it was understood: ``yesterday 07:15, 40 min, 5.2 km``."""
    parts = []
    if by.began is not None:
        parts.append(full_moment_words(after.started, now))
    if by.seconds is not None:
        parts.append(seconds_words(after.active))
    if not isinstance(by.km, UnsetType):
        parts.append("no km" if after.km is None else f"{after.km:g} km")
    return ", ".join(parts)

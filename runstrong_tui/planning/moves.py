"""From what was asked for last to what is asked for next: up, back, or less after a break."""

from typing import NamedTuple

from runstrong_tui.planning.breaks import LOAD_LEFT, Break, Size
from runstrong_tui.planning.evidence import LastTime, unit_word
from runstrong_tui.planning.growth import Span, drops_load, heavier, lighter, share_of, within
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.pain import LOAD_LEFT_AFTER_PAIN
from runstrong_tui.training.session import Load, StepLine

_LESS = "less: short two times in a row"
_EASIER = "easier: short two times in a row"


class Ask(NamedTuple):
    """What is asked for, with the amount as it is counted, and why."""

    sets: int
    amount: int
    variant: str | None
    load: Load | None
    why: str = ""


class Room(NamedTuple):
    """What the line and the day leave open; ``rungs`` go from the easiest variant upwards."""

    span: Span
    rungs: tuple[str | None, ...]
    form: Form
    grows: bool
    held: bool
    exercise: Exercise
    load: Load | None
    """The load that the file asks for."""

    asked: int
    """The rung that the file asks for."""

    rounds: bool
    """Whether a break takes a round."""

    load_step: float | None = None
    """From one load of the kit to the next; None takes the smallest natural step."""


def after_a_break(base: Ask, line: StepLine, room: Room, since: Break) -> Ask:
    """Less than ``base``, by how long the break was; after a short one it is the sets alone."""
    if since.size is Size.SHORT:
        fewer = "one set fewer" if room.grows and base.sets > 1 else "same as before"
        if not room.grows and room.rounds:
            fewer = "one round fewer"
        return base._replace(why=f"{since.words}: {fewer}")
    less, words = base._replace(amount=room.span.amount.low), "the low end"
    if room.grows:
        less = less._replace(sets=line.sets.low)
    if base.load is not None:
        less = less._replace(load=share_of(base.load, LOAD_LEFT[since.size], room.load_step))
        words = f"{less.load}"
    at = room.rungs.index(base.variant)
    if since.size is Size.VERY_LONG and at and base.load is None:
        less = less._replace(variant=room.rungs[at - 1])
        words = "the easier variant"
    return less._replace(why=f"{since.words}: {words}")


def after_pain(base: Ask, line: StepLine, room: Room, pain: str) -> Ask:
    """Less than ``base`` after so much pain that it had to stop: load, variant, or the low end."""
    less = base._replace(amount=room.span.amount.low)
    if room.grows:
        less = less._replace(sets=line.sets.low)
    at = room.rungs.index(base.variant)
    if base.load is not None:
        less = less._replace(load=share_of(base.load, LOAD_LEFT_AFTER_PAIN, room.load_step))
    elif at:
        less = less._replace(variant=room.rungs[at - 1])
    return less._replace(why=f"less: {pain}")


def step_up(base: Ask, last: LastTime, room: Room) -> Ask:
    """One step more than ``base``, after a time of which every set was made.

    With a load it is the amount, then the load; else the amount, the sets, the variant.
    """
    span, top = room.span, room.span.amount.high
    made = min(last.made)
    if base.amount < top or made < top:
        return _more(base, last, room)
    at = room.rungs.index(base.variant)
    sets = last.done_sets
    of = f"{sets} set{'s' if sets > 1 else ''} of {top}{unit_word(span.timed)} made"
    if room.grows and base.load is None and base.sets < span.sets.high and at >= room.asked:
        # The same work in all, spread over one set more, so that the day grows no harder at once.
        spread = -(-base.sets * base.amount // ((base.sets + 1) * span.step)) * span.step
        amount = within(span.amount, spread)
        return base._replace(sets=base.sets + 1, amount=amount, why=f"1 set more: {of}")
    again = base._replace(sets=span.sets.low if room.grows else base.sets, amount=span.amount.low)
    if base.load is not None:
        again = again._replace(sets=base.sets)
    if base.variant != room.rungs[-1] and (base.load is None or at < room.asked):
        load = base.load
        if drops_load(room.exercise, base.variant) and room.load is not None:
            load = _lighter(_lighter(room.load, room), room)
        return again._replace(variant=room.rungs[at + 1], load=load, why=f"harder: {of}")
    if base.load is not None:
        load = heavier(base.load, room.load_step)
        if load != base.load:
            return again._replace(load=load, why=f"{load}: {of}")
    return base._replace(why="the most that this step asks for")


def _lighter(load: Load, room: Room) -> Load:
    return lighter(load, room.load_step)


def _more(base: Ask, last: LastTime, room: Room) -> Ask:
    """A larger amount: a step, two on a strong day, or at once what was made in every set."""
    span, top = room.span, room.span.amount.high
    step = span.step
    usual = 2 if room.form is Form.STRONG else 1
    steps = max(usual, (min(last.made) - base.amount) // step)
    amount = min(top, base.amount + steps * step)
    rise = amount - base.amount
    if not rise:
        return base._replace(why=f"{top}{unit_word(span.timed)} in every set first")
    unit = " s" if span.timed else " rep" if rise == 1 else " reps"
    sets = last.done_sets
    of = f"{sets} of {sets} sets" if sets > 1 else f"{min(last.made)}{unit_word(span.timed)}"
    word = "held" if room.held else "made"
    return base._replace(amount=amount, why=f"+{rise}{unit}: {of} {word}")


def step_back(base: Ask, last: LastTime, room: Room) -> Ask:
    """Less than ``base``: of the amount, else of the sets, else of the load or the variant.

    Who stays below the bottom of the range in every set gets the easier variant at once.
    """
    span, why = room.span, _LESS
    at = room.rungs.index(base.variant)
    below = max(last.made) < span.amount.low
    if not (below and base.load is None and at):
        if base.amount > span.amount.low:
            made = sorted(last.made)[(len(last.made) - 1) // 2] // span.step * span.step
            amount = max(span.amount.low, min(made, base.amount - span.step))
            return base._replace(amount=amount, why=why)
        if room.grows and base.sets > span.sets.low:
            return base._replace(sets=base.sets - 1, why=why)
    if base.load is not None:
        load, asked = _lighter(base.load, room), room.load
        light = at > 0 and asked is not None and base.load.amount < _lighter(asked, room).amount
        if load != base.load and not light:
            return base._replace(load=load, why=why)
    if at:
        easier = room.rungs[at - 1]
        load_left = None if drops_load(room.exercise, easier) else base.load
        amount = span.amount.low
        return base._replace(variant=easier, load=load_left, amount=amount, why=_EASIER)
    return base._replace(why="same as last time: short twice")

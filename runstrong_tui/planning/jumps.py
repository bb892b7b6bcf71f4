"""How many jumps a session may have: each landing is a contact, and they are counted from the plan.

What comes after the most that a level bears is done in the easier variant that leaves no floor, for
just as long. The numbers are ours, after the common advice of 80 to 120 contacts a session.
"""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from msgspec.structs import replace

from runstrong_tui.planning.growth import rungs
from runstrong_tui.planning.unfold import move_of
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Reps, Step

MOST_CONTACTS = {
    RunnerLevel.BEGINNER: 80,
    RunnerLevel.REGULAR: 100,
    RunnerLevel.ADVANCED: 120,
}
"""The most contacts of a session, by the runner's level."""

UNKNOWN_REPS = 15
"""What as many repetitions as possible are taken to be."""


def contacts(plan: Plan, exercises: Mapping[str, Exercise]) -> int:
    """How often the feet land after a jump, as far as it is known: once a repetition or second."""
    return sum(_contacts(step, exercises) for step in plan.steps)


def within_contacts(plan: Plan, exercises: Mapping[str, Exercise], level: RunnerLevel) -> Plan:
    """The plan with no more jumps than the level bears, and a note where some were taken."""
    most = MOST_CONTACTS[level]
    steps = tuple(_limited(plan, exercises, most))
    if steps == plan.steps:
        return plan
    note = f"At most {most} jumps a session: after that without leaving the floor."
    return replace(plan, steps=steps, notes=(*plan.notes, note))


def without_jumps(plan: Plan, exercises: Mapping[str, Exercise], why: str) -> Plan:
    """The plan with each jump in the variant that leaves no floor, where there is one."""
    softer = (
        _softer(step, exercises, why) if _contacts(step, exercises) else None for step in plan.steps
    )
    steps = tuple(new or old for new, old in zip(softer, plan.steps, strict=True))
    return replace(plan, steps=steps)


def _limited(plan: Plan, exercises: Mapping[str, Exercise], most: int) -> Iterator[Step]:
    done, why = 0, f"{most} jumps are enough for a session"
    for step in plan.steps:
        landed = _contacts(step, exercises)
        softer = _softer(step, exercises, why) if landed and done + landed > most else None
        if softer is None:
            done += landed
        yield softer or step


def _contacts(step: Step, exercises: Mapping[str, Exercise]) -> int:
    if not isinstance(step, Effort):
        return 0
    exercise = exercises.get(step.task.move.exercise)
    if exercise is None or not exercise.jumps_in(step.task.move.variant):
        return 0
    if isinstance(step, Reps):
        return step.target or UNKNOWN_REPS
    return step.reps if isinstance(step, RepeatedHold) else step.seconds


def _softer(step: Step, exercises: Mapping[str, Exercise], why: str) -> Step | None:
    """The same in the next easier variant without jumps; None where there is none.

    It is as if the file had asked for that variant: the jumps themselves do not move on by it.
    """
    assert isinstance(step, Effort)
    move = step.task.move
    exercise = exercises[move.exercise]
    below = takewhile(lambda variant: variant != move.variant, rungs(exercise, move.variant))
    for variant in reversed(tuple(below)):
        same_sides = exercise.sides_of(variant) is exercise.sides_of(move.variant)
        if same_sides and not exercise.jumps_in(variant):
            task = replace(
                step.task, move=move_of(exercise, variant), written=variant, last="", why=why
            )
            return replace(step, task=task)
    return None

"""What a moment is about is on the screen, whole, at every size; facts give way to it."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from textual.geometry import Region

from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.player import enter
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.view import view
from runstrong_tui.player.wording import set_words
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Rest, Step
from tests.tui.conftest import Opened, Trial
from tests.tui.test_play import screen

SIZES = [(40, 12), (80, 24), (120, 40), (160, 50)]

LAST = "left 15, 14, 13, 12, right 15, 14, 13, 12"
"""As much as can have been made last time."""


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library([shipped_sessions()])


@pytest.fixture(scope="module")
def moments(shipped: Library) -> list[Player]:
    """Every exercise, side and set, and every phase: those that differ in nothing but digits once.

    What stands above the count goes by the one, what stands below it by the other.
    """
    made: list[Player] = []
    heads: set[object] = set()
    phases: set[object] = set()
    for plan in _plans(shipped):
        player = Player(plan, State.RUNNING, 1000.0, 1000.0)
        for index, step in enumerate(plan.steps):
            effort = step if isinstance(step, Effort) else plan.next_effort(index)
            if effort is None:
                continue
            player = enter(player, index, 1000.0, ()).player
            rests = isinstance(step, Rest)
            head = (rests, effort.task.move.name, _bare(set_words(effort.task)))
            for gone in _phases(step):
                now = replace(player, began=1000.0 - gone)
                seen = view(now, 1000.0)
                phase = (type(step), seen.word, _bare(f"{seen.reps} {seen.count}"))
                if head not in heads or phase not in phases:
                    made.append(now)
                    heads.add(head)
                    phases.add(phase)
    return made


def _bare(words: str) -> str:
    return re.sub(r"\d", "0", words)


def _plans(library: Library) -> Iterator[Plan]:
    """The plans of every session, as long as they can be, and with all that may stand beside."""
    for session in library.sessions.values():
        for hands_free in (False, True):
            plan = plan_of(library, session, Choices(Form.STRONG, hands_free=hands_free))
            steps = tuple(
                replace(step, task=replace(step.task, last=LAST))
                if isinstance(step, Effort)
                else step
                for step in plan.steps
            )
            yield replace(plan, steps=steps)


def _phases(step: Step) -> Iterator[float]:
    """Seconds into the step at which its phases have just begun, in its last repetition."""
    if not isinstance(step, RepeatedHold):
        yield 0.0
        return
    gone = float((step.reps - 1) * step.cycle)
    for phase in step.phases[: -1 if step.pause else None]:
        yield gone
        gone += phase.seconds


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_phase_count_exercise_side_and_set_are_whole_in_every_moment(
    opened: Opened, shipped: Library, moments: list[Player], size: tuple[int, int]
) -> None:
    assert len(moments) > 60
    async with opened(size, moments[0].plan, library=shipped) as trial:
        for player in moments:
            await show(trial, player)
            check(trial)


async def show(trial: Trial, player: Player) -> None:
    now = screen(trial)
    now.playing.player = player
    now._show()
    await trial.pilot.pause()


def check(trial: Trial) -> None:
    now = screen(trial)
    seen = now.playing.view()
    rows = [line.split("|", 1)[1] for line in trial.picture().splitlines()]

    def said(region: Region) -> str:
        lines = (row[region.x : region.right] for row in rows[region.y : region.bottom])
        return " ".join(" ".join(lines).split())

    head, moment = said(now.query_one("#head").region), said(now.query_one("#moment").region)
    assert seen.effort.task.move.name.upper() in head
    task = seen.effort.task
    assert set_words(task) in head or set_words(task, brief=True) in head
    assert moment.startswith(
        seen.word + ("" if seen.rep is None else f" rep {seen.rep} of {seen.reps}")
    )
    drawn = now.count.render().plain.splitlines()
    there = [row[now.count.region.x : now.count.region.right] for row in rows]
    there = there[now.count.region.y : now.count.region.bottom]
    assert len(drawn) <= len(there)
    assert [line.rstrip() for line in drawn] == [line.rstrip() for line in there[: len(drawn)]]
    assert now.count.text

"""The shipped exercises, sessions and weeks, read once for all tests."""

from functools import cache

from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import NO_CHOICES, NOTHING_KNOWN, Choices, RunnerState
from runstrong_tui.training.steps import Plan


@cache
def shipped() -> Library:
    return load_library([shipped_sessions()])


def shipped_plan(
    name: str, choices: Choices = NO_CHOICES, runner: RunnerState = NOTHING_KNOWN
) -> Plan:
    return plan_of(shipped(), shipped().sessions[name], choices, runner)

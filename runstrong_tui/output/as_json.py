"""JSON for other programs: stable keys, seconds and counts as numbers, times with their zone."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from runstrong_tui.plain_signs import takes_all
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.timeline import goal
from runstrong_tui.store.workout import UnfinishedSession, Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Effort, Plan
from runstrong_tui.visible import escaped


def to_text(value: Any) -> str:
    """``value`` as JSON to be read by people, too; nothing is lost where there is only ASCII."""
    return escaped(json.dumps(value, indent=2, ensure_ascii=not takes_all(sys.stdout)))


def session_json(session: Session, plans: dict[Form, Plan], needs: Sequence[str]) -> dict[str, Any]:
    """A session, with its length in seconds in each form of the day and what it needs."""
    return {
        "name": session.name,
        "title": session.title,
        "about": session.about,
        "kit": list(needs),
        "source": session.source,
        "seconds": {str(form): plan.seconds for form, plan in plans.items()},
    }


def plan_json(plan: Plan) -> dict[str, Any]:
    """A plan for a day: its form, its length in seconds, what was left out, its steps."""
    return {
        "form": str(plan.form),
        "plan_seconds": plan.seconds,
        "easier_week": plan.easier,
        "left_out": list(plan.left_out),
        "notes": list(plan.notes),
        "steps": _steps_json(plan),
    }


def _steps_json(plan: Plan) -> list[dict[str, Any]]:
    """Each step with its kind, its seconds and what it asks for."""
    steps = []
    for step in plan.steps:
        row = dict(msgspec.to_builtins(step))
        line: dict[str, Any] = {"kind": row.pop("type"), "seconds": goal(step, 0)}
        task = row.pop("task", None)
        if task is not None:
            line |= {
                "exercise": task["move"]["exercise"],
                "variant": task["move"]["variant"],
                "name": task["move"]["name"],
                **{key: task[key] for key in ("set", "sets", "side", "load", "block")},
                "last_time": task["last"],
                "why": task["why"],
            }
        steps.append(line | row)
    return steps


SCHEMA = 1
"""The version of a workout's keys: it changes only where one of them would mean something else."""


def workout_json(workout: Workout) -> dict[str, Any]:
    """A finished workout with every set; those not done are under ``missed``."""
    return {
        "id": workout.id,
        "session": workout.session,
        "title": workout.title,
        "form": str(workout.form),
        "started": workout.started.isoformat(),
        "finished": workout.finished.isoformat(),
        "active_seconds": workout.active,
        "rpe": workout.rpe,
        "note": workout.note,
        "km": workout.km,
        "outside": workout.outside,
        "easier_week": workout.easier,
        "pain_before": workout.pain,
        "pain_next_morning": workout.pain_next_morning,
        "sets_done": len(workout.sets),
        "sets_planned": workout.planned,
        "sets": [_set_json(done) for done in workout.sets],
        "missed": [_set_json(done) for done in workout.missed],
    }


def partly_json(partly: UnfinishedSession, *, elsewhere: bool) -> dict[str, Any]:
    """A partly finished session: the step it stands at, and the seconds gone in it.

    ``elsewhere``: another program plays it now.
    """
    step = partly.plan.steps[min(partly.position.index, len(partly.plan.steps) - 1)]
    effort = step if isinstance(step, Effort) else partly.plan.next_effort(partly.position.index)
    return {
        "id": partly.id,
        "session": partly.plan.session,
        "title": partly.plan.title,
        "form": str(partly.plan.form),
        "started": partly.started.isoformat(),
        "saved": partly.saved.isoformat(),
        "step": partly.position.index,
        "steps": len(partly.plan.steps),
        "kind": msgspec.to_builtins(step)["type"],
        "exercise": effort.task.move.exercise if effort else None,
        "set": effort.task.set if effort else None,
        "side": effort.task.side if effort else None,
        "seconds_gone": partly.position.gone,
        "active_seconds": partly.position.active,
        "sets_done": len(partly.log),
        "sets_planned": len(partly.plan.efforts),
        "running_elsewhere": elsewhere,
    }


def all_json(rows: Iterable[dict[str, Any]]) -> str:
    """A list of rows as JSON text."""
    return to_text(list(rows))


def _set_json(done: SetDone) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(msgspec.structs.asdict(done))
    return row

"""Texts that would steer a terminal, from every source that RunStrong reads."""

import sys
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout
from runstrong_tui.training.steps import Effort, Plan, Step
from tests.looking import NOW
from tests.player.plans import MIXED
from tests.store.test_store import after

OWN_LINE = "A line of its own"
STEERING = (
    "\x1b]0;owned\x07\x1b[31m\x08\x7f\x9b1m\u202egnp.\u202c\u2066\u2069\u200e\u200f\u061c"
    f"\u200b\u2028\u2029\x85\x0b\x0c\r\n{OWN_LINE}\r\n\t"
)
FORGED = f"gym{STEERING}x"

NAME = FORGED if sys.platform != "win32" else "gym\u202egnp.\u2066\u200f\u2028x"
"""What a file may be called here."""

_JOINERS = "\u200c\u200d"


def steering(text: str) -> list[str]:
    """What would steer a terminal in a text of several lines."""
    return [
        char
        for char in text
        if char != "\n"
        and char not in _JOINERS
        and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


def forged_plan() -> Plan:
    """A plan in which every text is forged."""
    steps = tuple(map(_forged_step, MIXED.steps))
    return replace(MIXED, session=FORGED, title=FORGED, left_out=(FORGED,), steps=steps)


def _forged_step(step: Step) -> Step:
    if not isinstance(step, Effort):
        return step
    move = replace(step.task.move, exercise=FORGED, name=FORGED, variant=FORGED)
    move = replace(move, key_points=(FORGED, FORGED))
    task = replace(step.task, move=move, load=FORGED, block=FORGED, last=FORGED, why=FORGED)
    return replace(step, task=replace(task, written=FORGED))


def forged_partly(store: Store, seconds: float = 30) -> UnfinishedSession:
    """A session left in the middle, every text of its plan forged."""
    player, plan = after(seconds), forged_plan()
    saved = NOW - timedelta(hours=1)
    log = tuple(map(_forged_set, player.log))
    return UnfinishedSession(store.new_id(), plan, player.position(seconds), log, saved, saved)


def _forged_set(done: SetDone) -> SetDone:
    return replace(
        done,
        exercise=FORGED, name=FORGED, variant=FORGED, load=FORGED, block=FORGED, written=FORGED,
    )  # fmt: skip


def forged_workouts(store: Store) -> Iterator[Workout]:
    """Workouts of which every text is forged, those of an exercise and a session that are known."""
    began = NOW - timedelta(days=3)
    for number, session in enumerate((FORGED, "gym")):
        yield _forged_workout(store.new_id(), session, began + timedelta(days=number))


def _forged_workout(id: str, session: str, began: datetime) -> Workout:
    done = tuple(map(_forged_set, after(300).log))
    known = replace(done[0], exercise="wall-sit")
    return Workout(
        id=id,
        session=session,
        title=FORGED,
        form=MIXED.form,
        started=began,
        finished=began + timedelta(minutes=20),
        active=1200,
        sets=(known, *done[1:]),
        note=FORGED,
    )


def forge(home: Path) -> tuple[str, ...]:
    """A home in which every text and every name is forged; the ids of its workouts."""
    store = Store(home, lambda: NOW)
    ids = []
    for workout in forged_workouts(store):
        store.add(workout)
        ids.append(workout.id)
    store.save(forged_partly(store))
    store.close()
    layout = store.layout
    for folder in ("", "exercises", "weeks"):
        (layout.sessions / folder).mkdir(parents=True, exist_ok=True)
        (layout.sessions / folder / f"{NAME}.toml").write_text(
            f'title = "{NAME!r}\nsteps = [', encoding="utf-8"
        )
    bidi = "gym \u202egnp.\u2066\u200f\u061c\u200b"
    (layout.sessions / "bidi.toml").write_text(
        f'title = "{bidi}"\nabout = "{bidi}"\nkit = ["{bidi}"]\nsource = "{bidi}"\n'
        f'[[block]]\ntitle = "{bidi}"\nsteps = ["wall-sit 30s"]\n',
        encoding="utf-8",
    )
    (layout.progress / f"{NAME}.jsonl").write_bytes(b"no line\n")
    month = next(layout.history.rglob("*.jsonl"))
    other = layout.history / NAME
    other.mkdir()
    (other / month.name).write_bytes(b"no line\n" + month.read_bytes())
    (other / f"{NAME}.jsonl").write_bytes(b"no line\n")
    return tuple(ids)

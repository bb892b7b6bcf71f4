"""A command of the runner's own, run at each event with the event as JSON on its standard input.

It runs in a thread of its own, one event after another: what it does, how long it takes and whether
it fails changes nothing of the session, and nothing that it prints is seen.
"""

import json
import queue
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import msgspec

from runstrong_tui.player.events import Event
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.state import Player
from runstrong_tui.sound.programs import end, kill, spawn
from runstrong_tui.training.steps import Effort, Plan

SCHEMA = 1
"""The version of the keys of an event."""

MOST_WAITING = 200
"""So many events wait for a command that is slow; those that come then are left out."""

LONGEST_SECONDS = 10.0
"""A command that takes longer is ended."""

CLOSING_SECONDS = 2.0
"""So long the last events are waited for at the end of the program."""

Fail = Callable[[str], object]
"""Is told once, in the thread of the command, that it failed and why."""


class EventCommand:
    """Runs a command at each event; one that is empty is never run. Nothing here raises."""

    def __init__(self, command: str, wall: Callable[[], datetime], fail: Fail) -> None:
        """Run ``command``, whose words are parted as a shell parts them, without a shell."""
        self._command = command
        self._wall = wall
        self._fail = fail
        self._failed = False
        self._waiting: queue.Queue[bytes | None] = queue.Queue(MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = threading.Event()

    def hear(self, events: Sequence[Event], player: Player, session_id: str, active: float) -> None:
        """Let the command hear of events as they happen; returns at once."""
        if not self._command or self._closed.is_set():
            return
        at = self._wall()
        for event in events:
            row = event_json(event, player, session_id, active, at)
            with suppress(queue.Full):
                self._waiting.put_nowait(json.dumps(row).encode() + b"\n")
        self._begin()

    def close(self, seconds: float = CLOSING_SECONDS) -> None:
        """Let the command hear of the last events, for a moment; then run it no more."""
        if self._thread is None:
            return
        with suppress(queue.Full):
            self._waiting.put(None, timeout=seconds)
        self._thread.join(seconds)
        self._closed.set()
        process = self._process
        if process is not None:
            kill(process)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="on-event", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        argv = self._words()
        while argv and not self._closed.is_set():
            line = self._waiting.get()
            if line is None:
                return
            self._run_once(argv, line)

    def _words(self) -> list[str]:
        try:
            words = shlex.split(self._command, posix=sys.platform != "win32")
        except ValueError as error:
            self._report(f"its quotes do not fit ({error})")
            return []
        if sys.platform == "win32":
            words = [word.strip('"') for word in words]
        if words and shutil.which(words[0]) is None:
            self._report(f'there is no program "{words[0]}"')
            return []
        return words

    def _run_once(self, argv: list[str], line: bytes) -> None:
        try:
            process = spawn(argv, listens=True)
        except (OSError, ValueError) as error:
            self._report(str(getattr(error, "strerror", None) or error))
            return
        self._process = process
        try:
            process.communicate(line, timeout=LONGEST_SECONDS)
            if process.returncode and not self._closed.is_set():
                self._report(f"it ended with {process.returncode}")
        except subprocess.TimeoutExpired:
            self._report(f"it took longer than {LONGEST_SECONDS:g} s and was ended")
        except (OSError, ValueError) as error:
            self._report(str(error))
        finally:
            self._process = None
            end(process)

    def _report(self, why: str) -> None:
        """Say once that it failed; whoever would hear of it may be gone."""
        if not self._failed:
            self._failed = True
            with suppress(Exception):
                self._fail(f"The command at each event failed: {why}. {self._command}")


def event_json(
    event: Event, player: Player, session_id: str, active: float, at: datetime
) -> dict[str, Any]:
    """An event for other programs: what it is, of which session, at which step."""
    plan = player.plan
    index = getattr(event, "index", player.index)
    return {
        "schema": SCHEMA,
        "event": event_name(event),
        "at": at.isoformat(timespec="milliseconds"),
        "session": {"id": session_id, "name": plan.session, "title": plan.title},
        "active_seconds": round(active, 1),
        "step": _step_json(plan, index),
        **_details(event),
    }


def event_name(event: Event) -> str:
    """An event's name outside: ``count-down``, ``logged``."""
    word = type(event).__name__
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in word).strip("-")


def _details(event: Event) -> dict[str, Any]:
    values = msgspec.structs.asdict(event)
    values.pop("index", None)
    done = values.pop("done", None)
    details: dict[str, Any] = msgspec.to_builtins(values)
    if isinstance(done, SetDone):
        details["set"] = msgspec.to_builtins(msgspec.structs.asdict(done))
    return details


def _step_json(plan: Plan, index: int) -> dict[str, Any] | None:
    """The step at ``index``, and which set it is of what; None after the last one."""
    if not 0 <= index < len(plan.steps):
        return None
    step = plan.steps[index]
    row: dict[str, Any] = {
        "index": index,
        "of": len(plan.steps),
        "kind": type(step).__struct_config__.tag,
        "seconds": getattr(step, "seconds", None),
        "reps": getattr(step, "reps", getattr(step, "target", None)),
    }
    if isinstance(step, Effort):
        task = step.task
        row |= {
            "exercise": task.move.exercise,
            "name": task.move.name,
            "variant": task.move.variant,
            "set": task.set,
            "sets": task.sets,
            "side": task.side,
            "load": task.load,
            "block": task.block,
        }
    return row

"""Programs that do one thing to a store after the other, and are killed sooner or later."""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from runstrong_tui.store.store import Store
from tests.store.ledger import Step, edit, finish, partly_after, save, ticking

Steps = Callable[[int], Iterator[Step]]
"""Steps without end, from that number on."""

# A server that has everything imported and forks takes a tenth of a program's start.
if sys.platform == "win32":
    _PROGRAMS = multiprocessing.get_context("spawn")
else:
    _PROGRAMS = multiprocessing.get_context("forkserver")
_PROGRAMS.set_forkserver_preload(["pytest", "tests.store.test_corrections"])


def training(first: int) -> Iterator[Step]:
    """Sessions without end, from that number on: each saved often, finished, and put right."""
    number = first
    while True:
        for seconds in range(6):
            yield save(partly_after(number, seconds, min(seconds, 3)))
        yield finish(partly_after(number, 6, 3))
        yield edit(partly_after(number, 6, 3), "Better")
        number += 1


def run(steps: Steps, home: Path, first: int, out: Connection) -> None:
    """Do one step after the other, and tell each."""
    store = Store(home, ticking())
    store.tidy()
    for step in steps(first):
        step.do(store)
        out.send_bytes(b".")


def acknowledged_before_kill(steps: Steps, home: Path, first: int, after: int) -> int:
    """Kill the program once it has told that much; how much it told until then."""
    reader, writer = _PROGRAMS.Pipe(duplex=False)
    program = _PROGRAMS.Process(target=run, args=(steps, home, first, writer))
    program.start()
    writer.close()
    said = 0
    with reader:
        try:
            while reader.recv_bytes():
                said += 1
                if said == after:
                    program.kill()
        except EOFError:
            program.join()
    program.close()
    assert said >= after, "it ended by itself"
    return said

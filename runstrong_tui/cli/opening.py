"""What every command begins with: the library, the store, and words for what is wrong.

Each is imported when it is asked for: ``list`` needs no store.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from runstrong_tui.clock import SystemClock
from runstrong_tui.door import WRONG_USAGE, fail, say
from runstrong_tui.files.faults import BrokenText, did_you_mean
from runstrong_tui.folders import data_home, library_cache, own_sessions, shipped_sessions
from runstrong_tui.training.form import Form
from runstrong_tui.training.names import composed

if TYPE_CHECKING:
    from runstrong_tui.coach import Coach
    from runstrong_tui.files.library import Library
    from runstrong_tui.planning.today import Choices
    from runstrong_tui.store.journal.commit_ids import Wall
    from runstrong_tui.store.store import Store
    from runstrong_tui.training.session import Session


def need_terminal() -> None:
    """Exit where there is no terminal to play in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail("RunStrong needs a terminal.", code=WRONG_USAGE)


def check_clock(wall: "Wall") -> None:
    """Exit where this machine's clock says a time that cannot be reckoned with."""
    from runstrong_tui.store.journal.years import check_years

    try:
        check_years(wall())
    except (OSError, OverflowError, ValueError) as error:
        fail(f"The clock of this machine is wrong ({error}); set it, and try again.")


def wishes_of(form: str, minutes: int | None, *, hands_free: bool = False) -> "Choices":
    """What the options of a command say."""
    from runstrong_tui.planning.today import Choices

    return Choices(form=Form(form), minutes=minutes, hands_free=hands_free)


def the_library() -> "Library":
    """The shipped sessions and the runner's own."""
    from runstrong_tui.files.library_cache import load_with_cache

    return load_with_cache([shipped_sessions(), own_sessions()], library_cache())


def the_store() -> "Store":
    """Progress and history; what is wrong with them is told on standard error."""
    from runstrong_tui.store.store import Store

    check_clock(SystemClock().wall)
    store = Store(data_home(), SystemClock().wall)
    for damage in store.tidy():
        say(str(damage), err=True)
    return store


def fail_where_unlisted(store: "Store") -> None:
    """Exit with 1 where more may be kept than can be seen; ``the_store`` has told why."""
    if store.unlisted:
        fail("There may be more than is said here: see above what cannot be read.")


def the_coach() -> "Coach":
    """The library and the store, and what follows from both."""
    from runstrong_tui.coach import Coach

    store = the_store()
    known = len(store.damage)
    store.settings()  # So that what is wrong with them is known.
    for damage in store.damage[known:]:
        say(str(damage), err=True)
    return Coach(the_library(), store, SystemClock())


def find_session(what: tuple[str, ...], library: "Library") -> "Session":
    """The session that the words name: a known name, a file, or step lines.

    Raises:
        BrokenText: the file or the step lines have faults.
    """
    first = what[0]
    name = composed(first)
    if len(what) == 1 and name in library.broken:
        raise BrokenText(library.broken[name])
    if len(what) == 1 and name in library.sessions:
        return library.sessions[name]
    # What reads files takes a while to import, and a session that has a name needs none of it.
    from runstrong_tui.files.loading import check_file
    from runstrong_tui.files.reading import parse_step_lines, read_session

    if len(what) == 1 and (first.endswith(".toml") or Path(first).is_file()):
        faults = check_file(Path(first), library)
        if faults:
            raise BrokenText(faults)
        return read_session(Path(first), library.exercises)
    if len(what) == 1 and " " not in first.strip():
        exercise = library.exercises.get(name)
        if exercise is not None and exercise.doses:
            return parse_step_lines((f"{first} {exercise.doses[0]}",), library.exercises)
        near = did_you_mean(name, [*library.sessions])
        fail(
            f'no session or file "{first}"; {near}',
            'A step typed here has an exercise and a target: runstrong play "wall-sit 30s"',
        )
    return parse_step_lines(what, library.exercises)

"""What the first version of the store wrote, taken over once."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage, damage_of
from runstrong_tui.store.journal.lines import CANNOT_DECODE
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.progress import SET_ASIDE
from runstrong_tui.store.workout import UnfinishedSession, Workout


def migrate(
    layout: Layout,
    files: Files,
    keep_workout: Callable[[Workout], object],
    keep_progress: Callable[[UnfinishedSession], object],
) -> list[Damage]:
    """Hand over every workout and session of the first version, then put its files aside.

    A file that cannot be read is left where it is, and told. Doing it again does no harm.

    Raises:
        OSError: something cannot be kept; nothing was put aside then.
    """
    damage: list[Damage] = []
    old_history = layout.home / "history.json"
    _hand_over(old_history, _workouts, files, layout, keep_workout, damage)
    for path in files.list(layout.progress, "*.json", []):  # Whoever lists it next tells of it.
        _hand_over(path, _sessions, files, layout, keep_progress, damage)
    return damage


def _hand_over(
    path: Path,
    read: Callable[[dict[str, Any]], Iterator[Any]],
    files: Files,
    layout: Layout,
    keep: Callable[[Any], object],
    damage: list[Damage],
) -> None:
    try:
        data = json.loads(files.read(path))
        found = list(read(data))
    except FileNotFoundError:
        return
    except OSError as error:
        damage.append(damage_of(path, error))
        return
    except (ValueError, TypeError, KeyError, AttributeError, *CANNOT_DECODE) as error:
        damage.append(Damage(path, 0, f"cannot be read as version 1 wrote it ({error})", SET_ASIDE))
        return
    for row in found:
        keep(row)
    files.make_folder(layout.migrated)
    files.replace(path, layout.migrated / path.name)


def _workouts(data: dict[str, Any]) -> Iterator[Workout]:
    for row in data.get("workouts", {}).values():
        yield msgspec.convert(row, Workout)


def _sessions(data: dict[str, Any]) -> Iterator[UnfinishedSession]:
    (head,) = data["session"].values()
    (place,) = data["place"].values()
    sets = [data.get("sets", {})[key] for key in sorted(data.get("sets", {}), key=int)]
    yield msgspec.convert(
        {**head, "position": place, "saved": place["saved"], "log": sets}, UnfinishedSession
    )

"""One workout taken out: the formats there are for it, and the file that each makes."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.exchange.out.fit import fit_bytes
from runstrong_tui.exchange.out.hevy import hevy_lines
from runstrong_tui.exchange.out.markdown import markdown_lines
from runstrong_tui.exchange.out.targets import file_name
from runstrong_tui.exchange.out.whole import whole_csv, whole_json
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Exercise

Exercises = Mapping[str, Exercise]


class SingleFormat(NamedTuple):
    """A format of one workout: what it is called, whom it is for, and how its file is made."""

    name: str
    about: str
    extension: str
    data: Callable[[Workout, Exercises], bytes]


FORMATS = (
    SingleFormat("FIT", "Garmin Connect, Strava, watches", "fit", fit_bytes),
    SingleFormat(
        "Markdown",
        "a diary, the words of an activity",
        "md",
        lambda workout, _: "".join(markdown_lines([workout])).encode(errors="replace"),
    ),
    SingleFormat(
        "Hevy",
        "programs that read Hevy's CSV",
        "hevy.csv",
        lambda workout, exercises: "".join(hevy_lines([workout], exercises)).encode(
            errors="replace"
        ),
    ),
    SingleFormat(
        "CSV",
        "spreadsheets, everything",
        "csv",
        lambda workout, _: "".join(whole_csv([workout])).encode(errors="replace"),
    ),
    SingleFormat(
        "JSON",
        "programs, everything",
        "json",
        lambda workout, _: "".join(whole_json([workout])).encode(errors="replace"),
    ),
)


def write_single(
    workout: Workout, format: SingleFormat, exercises: Exercises, folder: Path
) -> Path:
    """Write a workout into ``folder`` by a name that is the same each time; where it is then.

    Raises:
        MissingExtra: what makes this format is not installed.
        OSError: it is not there.
    """
    path = folder / file_name(workout, format.extension)
    Files().write_whole(path, format.data(workout, exercises))
    return path

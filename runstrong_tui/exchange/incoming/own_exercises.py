"""Exercises of the runner's own, made for names of other programs that nothing here is called."""

import json
from collections.abc import Iterable
from pathlib import Path

from runstrong_tui.exchange.incoming.arriving import NameThere
from runstrong_tui.files.exercise_file import parse_exercise
from runstrong_tui.files.faults import BrokenText
from runstrong_tui.files.library import EXERCISES
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.training.exercise import Kind


def write_own_exercises(names: Iterable[NameThere], sessions: Path, files: Files) -> list[Path]:
    """Write a file for each exercise that has none, below the folder of the runner's sessions.

    What covers ground gets none: it may be a ride as well as a row.

    Raises:
        OSError: not all could be written.
    """
    written = []
    for each in names:
        path = sessions / EXERCISES / f"{each.meaning.exercise}.toml"
        if not each.meaning.own or each.kind is None or files.size(path) is not None:
            continue
        text = exercise_text(each.name, each.kind)
        try:
            parse_exercise(text, each.meaning.exercise, str(path))
        except BrokenText:  # Its name cannot stand in a file: it lives in the history alone.
            continue
        files.write_whole(path, text.encode())
        written.append(path)
    return written


def exercise_text(name: str, kind: Kind) -> str:
    """The text of an exercise's file of which only the name is known."""
    quoted = json.dumps(" ".join(name.split()), ensure_ascii=False)
    return (
        "# Made by runstrong import. Change it as you like; runstrong check tells what is wrong.\n"
        f"name = {quoted}\n"
        f'kind = "{kind}"\n'
        'side = "both"\n'
        'key-points = ["Write down what to look out for"]\n'
    )

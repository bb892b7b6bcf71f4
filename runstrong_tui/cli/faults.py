"""What a command says of a fault of the input; imported when there is one."""

from runstrong_tui.files.faults import BrokenText
from runstrong_tui.folders import NoHome
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession


def words_of(error: Exception) -> tuple[str, ...] | None:
    """The lines that say it; None where the program is at fault, not the input."""
    if isinstance(error, BrokenText):
        return error.lines
    if isinstance(error, CannotRead | NoHome | NoSuchSession):
        return (str(error),)
    if isinstance(error, OSError):
        from runstrong_tui.store.journal.refused import file_words

        return (file_words(error),)
    return None

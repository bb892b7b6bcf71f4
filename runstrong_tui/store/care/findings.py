"""What a look at the store finds, told file by file: faults, and notes that need no mending."""

from pathlib import Path

from runstrong_tui.store.care.checked_lines import CheckedLines
from runstrong_tui.store.journal.damages import Damage
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import damage_of

UPDATE = "it is kept as it is; update RunStrong here to see and change it"

SET_ASIDE_WHOLE = "runstrong doctor --repair moves it to quarantine, where you may look at it"


class Findings:
    """``faults`` and ``notes`` grow while files are read through it.

    ``all_read`` is False once something could not be listed or read.
    """

    def __init__(self, files: Files) -> None:
        """Nothing is found yet."""
        self.faults: list[Damage] = []
        self.notes: list[Damage] = []
        self.all_read = True
        self._files = files

    def listed(self, folder: Path, pattern: str) -> list[Path]:
        """What is in ``folder`` and matches ``pattern``; folders that cannot be listed are told."""
        failed: list[OSError] = []
        found = self._files.list(folder, pattern, failed)
        for error in failed:
            self.refused(folder, error)
        self.all_read = self.all_read and not failed
        return found

    def read(self, path: Path, length: int = -1) -> bytes | None:
        """The bytes of a file; None where there is none or it cannot be read, which is told."""
        try:
            return self._files.read(path, 0, length)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.refused(path, error)
            return None

    def refused(self, path: Path, error: OSError) -> None:
        """Tell, once, of what the system refused."""
        damage = damage_of(path, error)
        if damage not in self.faults:
            self.faults.append(damage)

    def fault(self, path: Path, line: int, what: str, what_to_do: str) -> None:
        """Tell of a fault; ``line`` is 0 where it is the whole file's."""
        self.faults.append(Damage(path, line, what, what_to_do))

    def note(self, path: Path, line: int, what: str, what_to_do: str) -> None:
        """Tell of what needs no mending."""
        self.notes.append(Damage(path, line, what, what_to_do))

    def tell_lines(
        self, path: Path, checked_lines: CheckedLines, what_to_do: str, *, ends: bool
    ) -> None:
        """Tell of a journal's lines; ``ends``: what its last one lacks will not come any more."""
        if checked_lines.large:
            self.fault(path, 0, checked_lines.large, what_to_do)
        elif checked_lines.foreign:
            first = next(iter(checked_lines.damage.in_order()), None)
            why = f"; line {first.line}: {first.what}" if first else ""
            what = f"has no line that RunStrong can read{why}"
            self.fault(path, 0, what, SET_ASIDE_WHOLE if ends else what_to_do)
            return
        for damage in checked_lines.damage.in_order():
            self.fault(path, damage.line, damage.what, what_to_do)
        if checked_lines.newer:
            what = (
                f"{len(checked_lines.newer)} lines from here on were written by a newer RunStrong"
            )
            self.note(path, checked_lines.newer[0].line, what, UPDATE)
        if checked_lines.cut and ends:
            mended = "the next write or runstrong doctor --repair mends it"
            self.fault(path, 0, "the last line was cut off", mended)
        elif checked_lines.cut:
            what = "the last line is not whole"
            self.note(path, 0, what, "nothing to do: the rest of it should come with the next sync")

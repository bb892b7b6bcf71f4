"""Where everything of the store lies below its home, and which device this is."""

import platform
import re
from pathlib import Path

import msgspec

from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.lines import CANNOT_DECODE


class Layout(msgspec.Struct, frozen=True):
    """The paths below ``home``. Only ``history`` is meant to be shared between machines."""

    home: Path

    @property
    def history(self) -> Path:
        """Finished workouts, a folder a device: the one folder to sync."""
        return self.home / "history"

    @property
    def progress(self) -> Path:
        """Unfinished sessions, a file each."""
        return self.home / "progress"

    @property
    def thrown(self) -> Path:
        """Sessions thrown away, until they are brought back or pushed out by later ones."""
        return self.home / "thrown"

    @property
    def quarantine(self) -> Path:
        """Copies of damaged files."""
        return self.home / "quarantine"

    @property
    def locks(self) -> Path:
        """Locks between programs."""
        return self.home / "locks"

    @property
    def index(self) -> Path:
        """What stands where in the history; derived, may be deleted."""
        return self.home / "index"

    @property
    def device(self) -> Path:
        """Which device this is."""
        return self.home / "device.json"

    @property
    def crash(self) -> Path:
        """What the last fault of the program left to be reported."""
        return self.home / "crash.txt"

    @property
    def settings(self) -> Path:
        """What the runner chose."""
        return self.home / "settings.jsonl"

    @property
    def said(self) -> Path:
        """What the doctor said once and cannot mend; may be deleted."""
        return self.home / "said.json"

    @property
    def imports(self) -> Path:
        """What came in from which file, so that it can be undone."""
        return self.home / "imports.json"

    @property
    def import_names(self) -> Path:
        """What exercises of other programs are called here; for the runner to edit."""
        return self.home / "import-names.toml"

    @property
    def exports(self) -> Path:
        """What the app wrote for other programs."""
        return self.home / "exports"

    @property
    def migrated(self) -> Path:
        """What the first version wrote, after it was taken over."""
        return self.home / "migrated"

    @property
    def sounds(self) -> Path:
        """The runner's own sounds."""
        return self.home / "sounds"

    @property
    def sessions(self) -> Path:
        """The runner's own session files."""
        return self.home / "sessions"

    def progress_file(self, session_id: str) -> Path:
        """The progress of one session."""
        return self.progress / f"{session_id}.jsonl"

    def thrown_file(self, session_id: str) -> Path:
        """One session thrown away."""
        return self.thrown / f"{session_id}.jsonl"

    def session_lock(self, session_id: str) -> Path:
        """The lock of one session."""
        return self.locks / f"{session_id}.lock"

    @property
    def settings_lock(self) -> Path:
        """The lock around each change of the settings."""
        return self.locks / "settings.lock"

    @property
    def history_lock(self) -> Path:
        """The lock around each append to the history."""
        return self.locks / "history.lock"


class Machine(msgspec.Struct):
    """What ``device.json`` holds: this device's name, and the machine it was given to."""

    id: str
    machine: str


def device_id(layout: Layout, files: Files, machine: str = "") -> str:
    """The name of this device, which its history folder has.

    It is made at the first call and kept. In a home that was copied to another machine a new one
    is made, so that two machines do not write the same file.

    Raises:
        OSError: it cannot be kept.
    """
    machine = machine or this_machine(files)
    try:
        known = msgspec.json.decode(files.read(layout.device), type=Machine)
        if known.machine == machine and _NAME.fullmatch(known.id):
            return known.id
    except (OSError, *CANNOT_DECODE):
        pass
    import secrets  # A device gets its name once, and is looked up when it writes.

    word = re.sub(r"[^a-z0-9]+", "-", platform.node().lower()).strip("-")[:24] or "device"
    fresh = Machine(f"{word}-{secrets.token_hex(3)}", machine)
    files.write_whole(layout.device, msgspec.json.encode(fresh) + b"\n")
    return fresh.id


def this_machine(files: Files) -> str:
    """What tells this machine from others, hashed: its own id where it has one, else its name."""
    import hashlib

    try:
        own = files.read(_MACHINE_ID)
    except OSError:
        own = platform.node().encode()
    return hashlib.sha256(b"runstrong " + own).hexdigest()[:16]


_MACHINE_ID = Path("/etc/machine-id")
_NAME = re.compile(r"[a-z0-9-]{1,40}")

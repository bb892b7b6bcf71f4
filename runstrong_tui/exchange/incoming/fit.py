"""A run that a watch recorded, from its FIT activity: when, how long, how far, with which pulse."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

from runstrong_tui.exchange.extras import module_of
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.tables import broken

NAME = "FIT"
WHAT, EXTRA = "FIT", "fit"
RUNNING = "running"
EXERCISE = "Running"
"""What a run is called in the table of names."""

_SIGN, _SIGN_AT = b".FIT", 8
_DAMAGED = "copy it from the watch, or download it, once more"
_FIT_EPOCH = datetime(1989, 12, 31)


def is_fit(data: bytes) -> bool:
    """Whether a file begins as FIT files do."""
    return data[_SIGN_AT : _SIGN_AT + len(_SIGN)] == _SIGN


def read_fit(data: bytes, file: str) -> list[RawWorkout]:
    """The runs of an activity.

    Raises:
        BrokenText: it is damaged, no activity, or has no run in it.
        MissingExtra: what reads FIT is not installed.
    """
    messages = _messages(data, file)
    sessions = messages.get("session", [])
    kind = _first(messages.get("file_id", []), "type")
    if kind != "activity" or not sessions:
        broken(file, 1, f"is a FIT file of another kind ({kind})", "only activities can come in")
    runs = [session for session in sessions if session.get("sport") == RUNNING]
    if not runs:
        sports = ", ".join(dict.fromkeys(str(session.get("sport")) for session in sessions))
        broken(file, 1, f"is no run ({sports})", "of FIT activities only runs come in")
    offset = _offset(messages.get("activity", []))
    serial = _first(messages.get("file_id", []), "serial_number")
    return [_run(session, offset, serial, file) for session in runs]


def _messages(data: bytes, file: str) -> dict[str, list[dict[str, Any]]]:
    """The messages by name, each as its fields; the file's checksum fits."""
    fitdecode = module_of("fitdecode", WHAT, EXTRA)
    _check_whole(data, file)
    found: dict[str, list[dict[str, Any]]] = {}
    kept = ("file_id", "session", "activity")
    try:
        with fitdecode.FitReader(
            io.BytesIO(data),
            check_crc=fitdecode.CrcCheck.DISABLED,
            error_handling=fitdecode.ErrorHandling.RAISE,
        ) as reader:
            for frame in reader:
                if isinstance(frame, fitdecode.FitDataMessage) and frame.name in kept:
                    fields = {field.name: field.value for field in frame.fields}
                    found.setdefault(frame.name, []).append(fields)
    except Exception as error:  # Neither the reader nor the bytes are ours: whatever it raises.
        broken(file, 1, f"is damaged ({error or type(error).__name__})", _DAMAGED)
    return found


def _check_whole(data: bytes, file: str) -> None:
    """Make sure that the file is as long as it says, and its checksum fits."""
    end = data[0] + int.from_bytes(data[4:8], "little")
    if len(data) < end + 2:
        what = f"is cut off: it has {len(data):,} of {end + 2:,} bytes"
        broken(file, 1, what, _DAMAGED)
    crc = module_of("fitdecode.utils", WHAT, EXTRA).compute_crc(data, end=end)
    if crc != int.from_bytes(data[end : end + 2], "little"):
        broken(file, 1, "is damaged: its checksum does not fit", _DAMAGED)


def _run(
    session: dict[str, Any], offset: timedelta | None, serial: object, file: str
) -> RawWorkout:
    began = session.get("start_time")
    seconds = session.get("total_timer_time") or session.get("total_elapsed_time")
    if not isinstance(began, datetime) or not isinstance(seconds, int | float) or seconds <= 0:
        broken(file, 1, "does not say when the run began or how long it took", _DAMAGED)
    metres = session.get("total_distance")
    km = round(metres / 1000, 3) if isinstance(metres, int | float) and metres > 0 else None
    began = began.astimezone(UTC).replace(tzinfo=None)
    return RawWorkout(
        source=NAME,
        key=f"{serial}\0{began.isoformat()}",
        line=1,
        title="",
        started=began + (offset or timedelta()),
        sets=(RawSet(1, EXERCISE, seconds=round(seconds, 1), km=km),),
        seconds=round(seconds, 1),
        note=_pulse_words(session),
        offset=offset,
        in_utc=offset is None,
    )


def _pulse_words(session: dict[str, Any]) -> str:
    """``pulse 148, at most 172``; "" where none was measured."""
    usual, most = session.get("avg_heart_rate"), session.get("max_heart_rate")
    words = [f"pulse {usual}" if usual else "", f"at most {most}" if most else ""]
    return ", ".join(filter(None, words))


def _offset(activities: list[dict[str, Any]]) -> timedelta | None:
    """How far the clock of the place was from UTC, to a quarter of an hour; None where untold."""
    at, local = _first(activities, "timestamp"), _first(activities, "local_timestamp")
    if not isinstance(at, datetime):
        return None
    if isinstance(local, int):
        local = _FIT_EPOCH + timedelta(seconds=local)
    if not isinstance(local, datetime):
        return None
    apart = local.replace(tzinfo=None) - at.astimezone(UTC).replace(tzinfo=None)
    quarters = round(apart / timedelta(minutes=15))
    return timedelta(minutes=15 * quarters) if abs(quarters) <= 4 * 15 else None


def _first(messages: list[dict[str, Any]], field: str) -> Any:
    return messages[0].get(field) if messages else None

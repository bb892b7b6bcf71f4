"""A week's plan as an iCalendar file: one event a thing, whose id stays when its day changes."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from runstrong_tui.exchange.extras import module_of
from runstrong_tui.exchange.out.week_days import Entry
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.visible import visible

WHAT, EXTRA = "iCalendar", "calendar"
DOMAIN = "runstrong"

SecondsOf = Callable[[str], int]
"""How long the session of that name takes, in seconds."""


class Plan(NamedTuple):
    """The entries of the week of ``monday``, planned by the week plan of that name."""

    name: str
    monday: date
    entries: Sequence[Entry]


def ics_bytes(
    plans: Sequence[Plan], at: time | None, now: datetime, seconds_of: SecondsOf
) -> bytes:
    """The whole calendar.

    Args:
        plans: the weeks.
        at: when the first thing of a day begins, by the clock of wherever one is; None for events
            of whole days.
        now: when it is written.
        seconds_of: how long sessions take.

    Raises:
        MissingExtra: what writes iCalendar is not installed.
    """
    icalendar = module_of("icalendar", WHAT, EXTRA)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//RunStrong//runstrong-tui//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "RunStrong")
    for plan in plans:
        begin: datetime | None = None
        for number, entry in enumerate(plan.entries):
            if number == 0 or entry.day != plan.entries[number - 1].day:
                begin = None if at is None else datetime.combine(entry.day, at)
            length = _seconds_of(entry, seconds_of)
            event = icalendar.Event()
            event.add("uid", f"{plan.name}-{plan.monday.isoformat()}-{entry.key}@{DOMAIN}")
            event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
            event.add("summary", _summary(entry))
            event.add("description", _description(entry, length))
            begin = _add_times(event, entry, begin, length)
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _add_times(event: Any, entry: Entry, begin: datetime | None, length: int) -> datetime | None:
    """When an event is; when the next one of its day may begin."""
    add = event.add
    if begin is None:
        add("dtstart", entry.day)
        add("dtend", entry.day + timedelta(days=1))
        add("transp", "TRANSPARENT")
        return None
    if entry.done is not None:
        began = entry.done.started.replace(tzinfo=None, microsecond=0)
        add("dtstart", began)
        add("dtend", began + timedelta(seconds=length))
        return begin
    add("dtstart", begin)
    add("dtend", begin + timedelta(seconds=length))
    return begin + timedelta(seconds=length)


def _seconds_of(entry: Entry, seconds_of: SecondsOf) -> int:
    """How long it took or takes, to five minutes, five at least."""
    seconds = entry.done.seconds if entry.done else seconds_of(entry.sessions[0])
    return max(300, round(seconds / 300) * 300)


def _summary(entry: Entry) -> str:
    return visible(f"{entry.title}, done" if entry.done else entry.title)


def _description(entry: Entry, length: int) -> str:
    """``runstrong play gym, or five-sets; about 40 min``, or what was done."""
    if entry.done is not None:
        return visible(f"{entry.done.title}, {minutes_words(entry.done.seconds)}")
    first, *others = entry.sessions
    others_words = f", or {', '.join(others)}" if others else ""
    return visible(f"runstrong play {first}{others_words}; about {minutes_words(length)}")

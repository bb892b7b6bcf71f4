"""The week's plan for a calendar: on which days things fall, and events that stay the same."""

import sys
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import ics
import pytest
from icalendar import Calendar

from runstrong_tui.clock import SystemClock
from runstrong_tui.exchange.out.week_days import blank_week, lay_out
from runstrong_tui.training.week import Week
from tests.looking import NOW, Run
from tests.shipped import shipped

MONDAY = date(2026, 11, 16)
RUNS = {"long-run", "recovery-run", "sprints", "tempo-run", "long-run-beginner"}


def events_in(text: str) -> list[Any]:
    """The events of a calendar, read by what wrote them."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def days_of(week: Week) -> dict[str, list[int]]:
    """The days of the week, from 0, on which each part falls."""
    found: dict[str, list[int]] = {}
    for entry in lay_out(blank_week(week, MONDAY), MONDAY, RUNS.__contains__).entries:
        found.setdefault(entry.title, []).append((entry.day - MONDAY).days)
    return found


def test_hard_days_have_a_free_day_between_and_the_longest_run_ends_the_week() -> None:
    days = days_of(shipped().weeks["runner"])

    hard = sorted(days["Gym"] + days["Fast run"])
    assert hard == [0, 2, 4]
    assert days["Long run"] == [6]
    runs = sorted(days["Long run"] + days["Fast run"] + days["Recovery run"])
    assert sorted(days["After the run"]) == runs


@pytest.mark.parametrize("name", ["runner", "beginner"])
def test_every_part_of_a_shipped_week_finds_its_days(name: str) -> None:
    week = shipped().weeks[name]
    days = days_of(week)
    for part in week.parts:
        if part.after is None:
            assert len(days.get(part.title, [])) == part.times.low
            assert len(set(days.get(part.title, []))) == part.times.low


def test_late_in_the_week_what_has_no_day_is_said_and_not_crammed() -> None:
    laid_out = lay_out(
        blank_week(shipped().weeks["runner"], MONDAY),
        MONDAY + timedelta(days=5),
        RUNS.__contains__,
    )

    assert laid_out.no_day == ["Fast run", "Gym"]
    assert min(entry.day for entry in laid_out.entries) == MONDAY + timedelta(days=5)


def test_two_readers_read_the_same_events_at_the_chosen_hour(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "week.ics"

    made = run("export", "ics", "--at", "18:00", "--weeks", "2", "-o", str(file))

    text = file.read_text(encoding="utf-8")
    events = events_in(text)
    other = ics.Calendar(text)
    assert made.exit_code == 0
    assert {str(event["uid"]) for event in events} == {event.uid for event in other.events}
    assert {str(event["summary"]) for event in events} == {event.name for event in other.events}
    planned = [event for event in events if "done" not in event["summary"]]
    first = {event["dtstart"].dt.date(): event["dtstart"].dt for event in reversed(planned)}
    assert {moment.hour for moment in first.values()} == {18}
    begins = sorted((event["dtstart"].dt, event["dtend"].dt) for event in planned)
    assert all(before[1] <= after[0] for before, after in pairwise(begins))
    gym = next(event for event in planned if event["summary"] == "Gym")
    assert str(gym["description"]).startswith("runstrong play gym, or five-sets")


def test_without_an_hour_events_are_whole_days(run: Run, tmp_path: Path) -> None:
    run("export", "ics", "-o", f"{tmp_path}/")

    events = events_in((tmp_path / "runstrong-week.ics").read_text("utf-8"))
    assert all(not isinstance(event["dtstart"].dt, datetime) for event in events)
    done = [event for event in events if str(event["summary"]).endswith(", done")]
    assert [(str(event["summary"]), event["dtstart"].dt) for event in done] == [
        ("Long run, done", date(2026, 11, 16))
    ]


def test_an_event_keeps_its_id_when_its_day_changes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given the plan of Friday and that of Saturday, then what moved has the same id."""

    def ids(number: int) -> dict[str, date]:
        file = tmp_path / f"{number}.ics"
        run("export", "ics", "-o", str(file))
        events = events_in(file.read_text("utf-8"))
        return {str(event["uid"]): event["dtstart"].dt for event in events}

    friday = ids(0)
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW + timedelta(days=1))
    saturday = ids(1)

    assert saturday.keys() <= friday.keys()
    assert any(saturday[uid] != friday[uid] for uid in saturday)


def test_without_the_extra_it_says_which_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)

    made = run("export", "ics", "-o", f"{tmp_path}/")

    assert made.exit_code == 1
    assert 'iCalendar needs more: pip install "runstrong-tui[calendar]"' in made.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ics", "01KA"),
        ("ics", "--since", "1w"),
        ("ics", "--at", "25:00"),
        ("ics", "--at", "18:00 utc"),
        ("hevy", "--at", "18:00"),
        ("ics", "--weeks", "0"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("export", *words).exit_code == 2

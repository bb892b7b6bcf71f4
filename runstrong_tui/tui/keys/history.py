"""The keys of what looks back: the list of workouts and the calendar."""

from runstrong_tui.tui.keys.key import HELP, Key

HISTORY = (
    Key("history.open", "enter", "enter", "open", "open", "show the marked workout in full"),
    Key(
        "history.find",
        "slash",
        "/",
        "find",
        "find",
        "list only what has every word typed: title, exercise, note, day, month (nov, 2026-11)",
    ),
    Key("history.undo", "u", "u", "undo", "undo", "take back what was put right or deleted last"),
    Key("history.calendar", "c", "c", "calendar", "calendar", "show the year as a calendar"),
    Key("history.trends", "t", "t", "trends", "trends", "show how the exercises went over time"),
    HELP,
    Key("history.back", "escape,q", "esc", "back", "back", "list all again, or close the page"),
)

CALENDAR = (
    Key("calendar.open", "enter", "enter", "open", "open", "show what was done on the marked day"),
    Key("calendar.before", "up", "↑ ↓", "go(-1)", "day", "a day back or forward"),
    Key("calendar.after", "down", "↓", "go(1)", "", ""),
    Key("calendar.week.before", "left", "← →", "go(-7)", "week", "a week back or forward"),
    Key("calendar.week.after", "right", "→", "go(7)", "", ""),
    Key(
        "calendar.year.before", "pageup", "pgup pgdn", "go(-364)", "year", "a year back or forward"
    ),
    Key("calendar.year.after", "pagedown", "pgdn", "go(364)", "", ""),
    Key("calendar.first", "home", "home", "first", "", "the first workout's day"),
    Key("calendar.today", "end", "end", "today", "", "today"),
    HELP,
    Key("calendar.back", "escape,q,c", "esc", "back", "back", "back to the list of workouts"),
)

"""The keys of a workout: right after it, and any time later."""

from runstrong_tui.tui.keys.key import HELP, Key, fields, letters

_RPE = Key(
    "workout.rpe", "6,7,8,9,0", "6-9 0", "digit", "how hard", "how hard it was: RPE 6 to 9, 0 is 10"
)
_NOTE = Key("workout.note", "n", "n", "note", "note", "write a note")
_EXPORT = Key(
    "workout.export", "e", "e", "export", "export", "write it to a file for other programs"
)
_UNDO = Key(
    "workout.undo", "u", "u", "undo", "undo", "take the last change back, one after another"
)
_DOWN = Key("workout.down", "down", "↑ ↓", "move(1)", "", "mark a set; read on")
_UP = Key("workout.up", "up", "↑", "move(-1)", "", "")

SUMMARY = (
    _RPE,
    Key(
        "summary.enter",
        "enter",
        "enter",
        "enter",
        "close",
        "close the summary; where a set is marked, correct it",
    ),
    _NOTE,
    _DOWN,
    _UP,
    _UNDO,
    _EXPORT,
    HELP,
    Key("summary.close", "space,q,escape", "space", "close", "", "close the summary"),
)

WORKOUT = (
    Key("workout.correct", "enter", "enter", "enter", "correct", "correct the marked set"),
    _UNDO,
    Key("workout.add", "a", "a", "add", "add", "add a set that was forgotten"),
    Key(
        "workout.take_out",
        "d",
        "d",
        "take_out",
        "delete set",
        "the marked set was not done; once more: it was not planned either",
    ),
    _NOTE,
    Key(
        "workout.when",
        "w",
        "w",
        "when",
        "when",
        "put right when it began, how long it took, how far",
    ),
    _RPE,
    _DOWN,
    _UP,
    Key("workout.again", "p", "p", "play", "again", "preview the session, and play it again"),
    Key("workout.resume", "g", "g", "resume", "go on", "go on with this session, which was left"),
    Key("workout.delete", "x,delete", "x", "delete", "delete", "delete the workout"),
    _EXPORT,
    HELP,
    Key("workout.back", "escape,q", "esc", "back", "back", "back to the list"),
)

ADDING = (
    Key("adding.take", "enter", "enter", "take", "take it", "add a set of what is marked"),
    letters("adding"),
    HELP,
    Key("adding.back", "escape", "esc", "back", "back", "add nothing"),
)

ENTRY = (
    Key("entry.take", "enter", "enter", "take", "take it", "take what was typed"),
    *fields("entry"),
    Key("entry.back", "escape", "esc", "back", "back", "change nothing"),
)

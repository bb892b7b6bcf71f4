"""Every key of every screen, in one place: bindings, key line, help and the guide come from it."""

from runstrong_tui.tui.keys.history import CALENDAR as CALENDAR
from runstrong_tui.tui.keys.history import HISTORY as HISTORY
from runstrong_tui.tui.keys.key import HELP as HELP
from runstrong_tui.tui.keys.key import Key as Key
from runstrong_tui.tui.keys.key import bindings as bindings
from runstrong_tui.tui.keys.key import fields, letters
from runstrong_tui.tui.keys.trends import TRENDS
from runstrong_tui.tui.keys.workout import ADDING, ENTRY, SUMMARY, WORKOUT

HOME = (
    Key("home.open", "enter", "enter", "open", "open", "preview, resume or read what is marked"),
    Key("home.resume", "r", "r", "resume", "resume", "go on with the last partly finished session"),
    Key("home.throw", "x,delete", "x", "throw_away", "", "throw a partly finished session away"),
    Key("home.undo", "u", "u", "undo", "", "bring back what was thrown away"),
    Key("home.pain", "o", "o", "pain", "", "say whether anything hurts after yesterday's training"),
    Key("home.history", "h", "h", "history", "history", "show past workouts"),
    Key(
        "home.exercises", "e", "e", "exercises", "exercises", "show all exercises, how each is done"
    ),
    Key("home.log", "l", "l", "log", "log", "enter what was done without the app, such as a run"),
    Key(
        "home.settings", "comma", ",", "settings", "settings", "sound, voice, what is at hand, more"
    ),
    Key("home.week", "w", "w", "week", "week", "show what this week still holds"),
    HELP,
    Key("home.quit", "q,escape", "q", "quit", "quit", "leave the program"),
)

PREVIEW = (
    Key("preview.start", "enter,space", "enter", "start", "start", "start the session"),
    Key("preview.form", "left", "← →", "form(-1)", "effort", "an easier or a harder day"),
    Key("preview.stronger", "right", "→", "form(1)", "", ""),
    Key("preview.minutes", "m", "m", "minutes", "minutes", "say how many minutes are at hand"),
    Key("preview.swap", "s", "s", "swap", "swap", "do another exercise than the marked one"),
    Key(
        "preview.pick",
        "c",
        "c",
        "pick",
        "choose",
        "choose the exercises, where the session picks some",
    ),
    Key(
        "preview.refuse",
        "k",
        "k",
        "refuse",
        "keep",
        "keep the marked exercise as it was last time; press again to let it move on",
    ),
    Key("preview.pain", "o", "o", "pain", "it hurts", "say how much something hurts, from 0 to 10"),
    Key(
        "preview.heavier",
        "plus,equals_sign",
        "+ -",
        "load(1)",
        "",
        "more or less load for the marked one",
    ),
    Key("preview.lighter", "minus", "-", "load(-1)", "", ""),
    HELP,
    Key("preview.back", "escape,q", "esc", "back", "back", "back to the list"),
)

PLAYER = (
    Key(
        "player.go",
        "space,enter,pagedown",
        "space",
        "go",
        "",
        "the next sensible thing: start, done, go on; during a hold pause and go on",
    ),
    Key("player.skip", "n,right", "n →", "command('skip')", "skip", "skip to the next step"),
    Key(
        "player.back",
        "b,left,pageup",
        "b ←",
        "command('back')",
        "back",
        "back to the step before; what was logged there is kept until it is done again",
    ),
    Key(
        "player.more",
        "plus,equals_sign",
        "+ -",
        "command('more')",
        "15 s",
        "15 seconds more (+) or less (-) of the rest or hold; at a set of reps one rep",
    ),
    Key(
        "player.less",
        "minus",
        "-",
        "command('less')",
        "",
        "",
    ),
    Key(
        "player.undo", "u", "u", "command('undo')", "undo", "undo the last thing logged or skipped"
    ),
    Key(
        "player.touch",
        "t",
        "t",
        "command('touch')",
        "touch",
        "a touch: the foot came down in a balance hold",
        quick=True,
    ),
    Key(
        "player.beat",
        "h",
        "h",
        "command('beat')",
        "tap the beat",
        "tap the pulse, in a rest",
        quick=True,
    ),
    Key(
        "player.count",
        "c",
        "c",
        "count_pulse",
        "",
        "type the beats counted in 15 seconds, in a rest",
    ),
    Key("player.pause", "p", "p", "command('pause')", "pause", "pause, go on"),
    Key(
        "player.reps",
        "0,1,2,3,4,5,6,7,8,9,backspace",
        "0-9",
        "digit",
        "reps made",
        "the reps really done, at a set of reps or in the rest after",
    ),
    Key("player.swap", "s", "s", "swap", "swap", "do another exercise in the sets still to come"),
    Key(
        "player.pain",
        "o",
        "o",
        "pain",
        "it hurts",
        "say how much it hurts, from 0 to 10; 5 and more stop the set",
    ),
    Key("player.mute", "m", "m", "mute", "mute", "mute or unmute sound and voice"),
    HELP,
    Key("player.leave", "q,escape", "q", "leave", "leave", "leave; the session stays resumable"),
)

CHOOSING = (
    Key("choosing.take", "enter", "enter", "take", "take it", "take what is marked"),
    HELP,
    Key("choosing.back", "escape,q", "esc", "back", "back", "change nothing"),
)

TICKING = (
    Key(
        "ticking.tick",
        "space,x",
        "space",
        "tick",
        "tick",
        "tick what is marked, or take its tick away",
    ),
    Key("ticking.close", "enter", "enter", "close", "done", "let what is ticked hold"),
    HELP,
    Key("ticking.back", "escape,q", "esc", "back", "back", "change nothing"),
)

WEEK = (
    Key("week.open", "enter", "enter", "open", "preview", "preview what the marked part asks for"),
    Key("week.other", "right", "← →", "other(1)", "other plans", "look at the other week plans"),
    Key("week.before", "left", "←", "other(-1)", "", ""),
    Key("week.use", "u", "u", "use", "use it", "go by the week plan shown from now on"),
    HELP,
    Key("week.back", "escape,q,w", "esc", "back", "back", "back to the list of sessions"),
)

LOG = (
    Key("log.enter", "ctrl+s", "ctrl+s", "enter", "enter", "put it into the history"),
    Key("log.back", "escape", "esc", "back", "back", "back to the list; nothing is entered"),
    *fields("log"),
    Key("log.keys", "f1", "f1", "keys", "keys", "show all keys of this screen"),
)

SETTINGS = (
    Key("settings.change", "space,enter", "space", "change", "change", "change what is marked"),
    Key("settings.more", "right", "← →", "turn(1)", "less, more", "less or more of what is marked"),
    Key("settings.less", "left", "←", "turn(-1)", "", ""),
    Key("settings.part", "tab", "tab", "part(1)", "next part", "to the next part of the settings"),
    Key("settings.part.before", "shift+tab", "⇧tab", "part(-1)", "", "to the part before"),
    HELP,
    Key("settings.back", "escape,q,comma", "esc", "back", "back", "back to the list of sessions"),
)

NUMBER = (
    Key("number.take", "enter", "enter", "take", "take it", "take what was typed"),
    Key("number.back", "escape", "esc", "back", "back", "change nothing"),
)

EXERCISES = (
    Key("exercises.open", "enter", "enter", "open", "open", "show the marked exercise in full"),
    letters("exercises"),
    HELP,
    Key("exercises.back", "escape", "esc", "back", "back", "back to the list of sessions"),
)

EXERCISE = (
    Key("exercise.after", "right", "← →", "variant(1)", "variants", "look at another variant"),
    Key("exercise.before", "left", "←", "variant(-1)", "", ""),
    Key("exercise.trends", "t", "t", "trends", "trends", "show how it went over time"),
    HELP,
    Key("exercise.back", "escape,q,enter", "esc", "back", "back", "back to the exercises"),
)

READING = (
    HELP,
    Key("reading.back", "escape,q,enter", "esc", "back", "back", "close this page"),
)

EVERYWHERE = (
    Key("interrupt", "ctrl+c", "ctrl+c", "interrupt", "stop", "save everything and stop at once"),
    Key(
        "shell",
        "ctrl+z",
        "ctrl+z",
        "step_back",
        "shell",
        "pause, save, and go to the shell; fg comes back",
    ),
)

SCREENS: dict[str, tuple[Key, ...]] = {
    "Home": HOME,
    "Preview": PREVIEW,
    "Player": PLAYER,
    "Choosing": CHOOSING,
    "Ticking": TICKING,
    "Summary": SUMMARY,
    "Workout": WORKOUT,
    "Adding a set": ADDING,
    "An entry": ENTRY,
    "Week": WEEK,
    "Log": LOG,
    "Settings": SETTINGS,
    "A number": NUMBER,
    "Exercises": EXERCISES,
    "Exercise": EXERCISE,
    "History": HISTORY,
    "Calendar": CALENDAR,
    "Trends": TRENDS,
    "A page to read": READING,
    "Everywhere": EVERYWHERE,
}

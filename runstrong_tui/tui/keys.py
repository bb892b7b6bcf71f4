"""Every key of every screen, in one place: bindings, key line, help and the README come from it."""

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One key of a screen.

    ``id`` is what a keymap changes it by, ``keys`` Textual's names separated by commas, ``shown``
    how a person writes it, ``text`` the word in the key line, ``help`` what it does;
    both may be empty where another key speaks for this one.
    """

    id: str
    keys: str
    shown: str
    action: str
    text: str
    help: str


HELP = Key("keys", "question_mark", "?", "keys", "keys", "show all keys of this screen")

HOME = (
    Key("home.open", "enter", "enter", "open", "open", "preview, resume or read what is marked"),
    Key("home.resume", "r", "r", "resume", "resume", "go on with the last partly finished session"),
    Key("home.throw", "x,delete", "x", "throw_away", "", "throw a partly finished session away"),
    Key("home.undo", "u", "u", "undo", "", "bring back what was thrown away"),
    Key("home.history", "h", "h", "history", "history", "show past workouts"),
    HELP,
    Key("home.quit", "q,escape", "q", "quit", "quit", "leave the program"),
)

PREVIEW = (
    Key("preview.start", "enter,space", "enter", "start", "start", "start the session"),
    Key("preview.easier", "left", "←", "form(-1)", "easier", "an easier form of the day"),
    Key("preview.stronger", "right", "→", "form(1)", "stronger", "a stronger form of the day"),
    HELP,
    Key("preview.back", "escape,q", "esc", "back", "back", "back to the list"),
)

PLAYER = (
    Key(
        "player.go",
        "space,enter",
        "space",
        "go",
        "",
        "the next sensible thing: start, done, go on; during a hold pause and go on",
    ),
    Key("player.skip", "n,right", "n →", "command('skip')", "skip", "skip to the next step"),
    Key(
        "player.back",
        "b,left",
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
    Key("player.pause", "p", "p", "command('pause')", "pause", "pause, go on"),
    Key(
        "player.reps",
        "0,1,2,3,4,5,6,7,8,9,backspace",
        "0-9",
        "digit",
        "reps made",
        "the reps really done, at a set of reps or in the rest after it",
    ),
    Key("player.mute", "m", "m", "mute", "mute", "mute or unmute the bell"),
    HELP,
    Key("player.leave", "q,escape", "q", "leave", "leave", "leave; the session stays resumable"),
)

SUMMARY = (
    Key("summary.close", "enter,space,q,escape", "enter", "close", "close", "close the summary"),
    HELP,
)

HISTORY = (
    Key("history.open", "enter", "enter", "open", "open", "show the marked workout in full"),
    HELP,
    Key("history.back", "escape,q", "esc", "back", "back", "back to the list of sessions"),
)

READING = (
    HELP,
    Key("reading.back", "escape,q,enter", "esc", "back", "back", "close this page"),
)

EVERYWHERE = (
    Key("interrupt", "ctrl+c", "ctrl+c", "interrupt", "stop", "save everything and stop at once"),
)

SCREENS: dict[str, tuple[Key, ...]] = {
    "Home": HOME,
    "Preview": PREVIEW,
    "Player": PLAYER,
    "Summary": SUMMARY,
    "History": HISTORY,
    "A page to read": READING,
    "Everywhere": EVERYWHERE,
}


def bindings(keys: tuple[Key, ...], *, priority: bool = False) -> list[BindingType]:
    """Textual's bindings for these keys; digits hand themselves to their action."""
    made: list[BindingType] = []
    for key in keys:
        if key.action == "digit":
            for name in key.keys.split(","):
                made.append(Binding(name, f"digit('{name}')", key.help, show=False))
            continue
        made.append(
            Binding(
                key.keys, key.action, key.help or key.id, show=False, priority=priority, id=key.id
            )
        )
    return made

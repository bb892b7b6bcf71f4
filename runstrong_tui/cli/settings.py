"""The command that shows and changes what is chosen once for all sessions."""

from collections.abc import Sequence
from typing import NamedTuple

import click
import msgspec

from runstrong_tui.cli.completion import complete_setting
from runstrong_tui.cli.opening import the_coach
from runstrong_tui.cli.options import json_option
from runstrong_tui.coach import Coach, with_level
from runstrong_tui.door import say, say_json
from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.output import as_json
from runstrong_tui.store.settings import Settings
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.names import composed

ON_OFF = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
NOTHING, EVERYTHING = "none", "all"
WIDTH = 24


class Setting(NamedTuple):
    """A setting as it is named on the command line: what it takes, and what it is for."""

    takes: str
    about: str


SETTINGS = {
    "level": Setting("beginner, regular or advanced", "where steps start, how many rounds"),
    "week": Setting("the name of a week plan", "the plan of every week"),
    "kit": Setting("things with commas between them, all or none", "what is at hand"),
    "sound": Setting("on or off", "tones"),
    "volume": Setting("0 to 100", "how loud tones are"),
    "voice": Setting("on or off", "spoken cues"),
    "language": Setting("a language such as en, fr or pt-br", "that of the voice"),
    "primer": Setting("on or off", "a hiss too soft to hear keeps headphones awake"),
    "flash": Setting("on or off", "cues flash on the screen"),
    "ready": Setting("0 to 30", "seconds of the count before a timed set"),
    "hands-free": Setting("on or off", "a metronome paces repetitions"),
    "motion": Setting("on or off", "figures move"),
    "figure": Setting("auto, sextant, quadrant, braille or off", "what figures are drawn with"),
    "theme": Setting("dark or light", "the colours"),
    "age": Setting("10 to 110, or none", "in years: gives the highest pulse where none is known"),
    "highest-pulse": Setting("100 to 230, or none", "in beats a minute"),
    "on-event": Setting("a command, or none", "run at each event of a session, for other programs"),
    "dumbbell-step": Setting("0.25 to 20", "from one dumbbell to the next, in kg"),
    "barbell-step": Setting("0.25 to 20", "from one load of a barbell to the next, in kg"),
    "machine-step": Setting("0.25 to 20", "from one load of a machine to the next, in kg"),
    "kept-targets": Setting("exercises with commas between them, or none", "stay as they are"),
}
"""Every setting, in the order in which they are shown."""


@click.command()
@click.argument("changes", nargs=-1, metavar="[NAME=VALUE...]", shell_complete=complete_setting)
@json_option
def settings(changes: tuple[str, ...], in_json: bool) -> None:
    """Show what is chosen once for all sessions, or change it: settings level=beginner.

    Without NAME=VALUE all settings are shown, each with what it takes.
    """
    coach = the_coach()
    before = coach.settings
    after = _changed(coach, before, changes)
    if after != before:
        coach.choose(after)
    if in_json:
        say_json(as_json.to_text({name: _plain(after, name) for name in SETTINGS}))
    elif not changes:
        say(*(f"{_words(after, name):<{WIDTH}} {_about(name)}" for name in SETTINGS))
    else:
        changed = [name for name in SETTINGS if _words(after, name) != _words(before, name)]
        say(*(f"{_words(after, name)} (was {_value_words(before, name)})" for name in changed))
        if not changed:
            say("Nothing changed: so it was already.")


def _changed(coach: Coach, before: Settings, changes: Sequence[str]) -> Settings:
    """The settings with all changes, or a complaint about the first that cannot be made."""
    wanted = dict(_parsed(coach, change) for change in changes)
    level = wanted.pop("level", None)
    after = with_level(before, level) if isinstance(level, RunnerLevel) else before
    named = {name.replace("-", "_"): value for name, value in wanted.items()}
    return msgspec.structs.replace(after, **named)


def _parsed(coach: Coach, change: str) -> tuple[str, object]:
    name, equals, text = change.partition("=")
    name, text = name.strip().replace("_", "-"), composed(text.strip())
    if name not in SETTINGS:
        raise click.UsageError(f'no setting "{name}"; {did_you_mean(name, [*SETTINGS])}')
    if not equals:
        raise click.UsageError(f"{name} takes {SETTINGS[name].takes}: {name}=...")
    return name, _value(coach, name, text)


def _value(coach: Coach, name: str, text: str) -> object:
    """What the text says of that setting."""
    if name == "kit" and text == EVERYTHING:
        return None
    known = _known(coach, name)
    if known is not None and name != "week":
        words = () if text == NOTHING else tuple(filter(None, map(str.strip, text.split(","))))
        for word in words:
            _check(word, known, name)
        return tuple(sorted(words))
    if known is not None:
        _check(text, known, name)
    kind = next(f.type for f in msgspec.structs.fields(Settings) if f.name == _field(name))
    value: object = text
    if kind is bool:
        value = ON_OFF.get(text.lower(), text)
    elif text == NOTHING and name != "level":
        value = "" if name == "on-event" else None
    try:
        return msgspec.convert(value, kind, strict=isinstance(value, bool))
    except msgspec.ValidationError as error:
        message = f'{name} takes {SETTINGS[name].takes}, not "{text}"'
        raise click.UsageError(message) from error


def _known(coach: Coach, name: str) -> list[str] | None:
    """The words that a setting may name; None where it names nothing of the library."""
    if name == "kit":
        return list(coach.all_kit())
    if name == "week":
        return list(coach.library.weeks)
    return list(coach.library.exercises) if name == "kept-targets" else None


def _check(word: str, known: Sequence[str], name: str) -> None:
    if word not in known:
        raise click.UsageError(f'{name}: no "{word}"; {did_you_mean(word, list(known))}')


def _field(name: str) -> str:
    return name.replace("-", "_")


def _plain(chosen: Settings, name: str) -> object:
    """What holds, for JSON; a level that nobody said is the one that counts."""
    if name == "level":
        return str(chosen.level or RunnerLevel.REGULAR)
    return msgspec.to_builtins(getattr(chosen, _field(name)))


def _value_words(chosen: Settings, name: str) -> str:
    value = _plain(chosen, name)
    if isinstance(value, bool):
        return "on" if value else "off"
    if value is None:
        return EVERYTHING if name == "kit" else NOTHING
    if isinstance(value, list | tuple):
        return ",".join(value) or NOTHING
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) or NOTHING


def _words(chosen: Settings, name: str) -> str:
    """The setting as it would be chosen again."""
    words = _value_words(chosen, name)
    return f'"{name}={words}"' if " " in words else f"{name}={words}"


def _about(name: str) -> str:
    return f"{SETTINGS[name].about} ({SETTINGS[name].takes})"

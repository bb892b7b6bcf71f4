"""What can be chosen, section by section: words for each row, and what a press does."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.coach import Coach
from runstrong_tui.player.pulse import calm_pulse
from runstrong_tui.store.settings import FigureSigns, Settings, Theme
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.tui.shared.number import Asking

READY_COUNTS = (0, 3, 5, 10)
"""The get-ready counts to choose from, in seconds."""

FIGURE_WORDS: Mapping[FigureSigns, str] = {
    "auto": "the finest that this terminal is known for",
    "sextant": "solid bodies of the finest blocks",
    "quadrant": "solid bodies of blocks that nearly every font has",
    "braille": "lines of dots",
    "off": "no figures",
}
FIGURES = tuple(FIGURE_WORDS)
"""What figures are drawn with, to choose from."""

YOUNGEST, OLDEST = 10, 110
LOWEST_PULSE, HIGHEST_PULSE = 100, 230


LEVELS = {
    RunnerLevel.BEGINNER: "new to it: easier variants, fewer sets",
    RunnerLevel.REGULAR: "months of it: the middle of each range",
    RunnerLevel.ADVANCED: "years of it: harder variants, more rounds",
}
"""Whom each level is for, and what it makes of a start; in the order of the choice."""


class Setting(NamedTuple):
    """A row: its words, what a press does, and what is said beside it.

    ``press`` may raise an OSError, or asks for a number. ``turn`` is handed 1 for more and -1 for
    less, and may raise an OSError, too.
    """

    words: str
    press: Callable[[], None] | Asking
    aside: str = ""
    turn: Callable[[int], None] | None = None


NOTHING_SAID = "No kit chosen yet; all sessions count as possible."


class Section(NamedTuple):
    """A part of the settings: what stands over it, what it means in lines, and its rows."""

    heading: str
    about: tuple[str, ...]
    settings: tuple[Setting, ...]


def ticked(
    coach: Coach, words: str, on: bool, change: Callable[[bool], Settings], aside: str
) -> Setting:
    """A row that is on or off; ``change`` makes the settings with it so."""
    return Setting(f"{'[x]' if on else '[ ]'} {words}", lambda: coach.choose(change(not on)), aside)


def stepped(values: Sequence[int], value: int, by: int) -> int:
    """The next of ``values`` above or below ``value``; the last one where there is none."""
    beyond = [choice for choice in values if (choice > value if by > 0 else choice < value)]
    return (min(beyond) if by > 0 else max(beyond)) if beyond else value


def player(coach: Coach) -> Section:
    """How sessions are played."""
    now = coach.settings

    def count(seconds: int) -> None:
        coach.choose(replace(coach.settings, ready=seconds))

    following = stepped(READY_COUNTS, now.ready, 1)
    return Section(
        "PLAYER",
        (),
        (
            Setting(
                f"get ready: {f'{now.ready} s' if now.ready else 'no count'}",
                lambda: count(READY_COUNTS[0] if following == now.ready else following),
                f"the count before a timed set: {_or(READY_COUNTS)} s",
                lambda by: count(stepped(READY_COUNTS, now.ready, by)),
            ),
            ticked(
                coach,
                "hands-free",
                now.hands_free,
                lambda on: replace(coach.settings, hands_free=on),
                "a metronome paces repetitions",
            ),
            ticked(
                coach,
                "moving figures",
                now.motion,
                lambda on: replace(coach.settings, motion=on),
                "off: they stand still",
            ),
        ),
    )


LOAD_STEPS = {
    "dumbbell": (0.5, 1, 2, 2.5),
    "barbell": (1, 2.5, 5, 10),
    "machine": (2.5, 5, 7.5, 10),
}
"""From one load to the next, to choose from, in kg."""


def loads(coach: Coach) -> Section:
    """The steps in which loads can grow with the kit there is."""
    return Section(
        "LOADS",
        ("A target grows by the smallest step that there is, once its repetitions are made.",),
        tuple(_load_row(coach, thing) for thing in LOAD_STEPS),
    )


def _load_row(coach: Coach, thing: str) -> Setting:
    now: float = getattr(coach.settings, f"{thing}_step")
    values = LOAD_STEPS[thing]
    following = next((value for value in values if value > now), values[0])
    below = max((value for value in values if value < now), default=now)

    def use(step: float) -> None:
        coach.choose(replace(coach.settings, **{f"{thing}_step": step}))

    def turn(by: int) -> None:
        use(max(now, following) if by > 0 else below)

    each = "each dumbbell" if thing == "dumbbell" else f"a {thing}"
    return Setting(f"{thing} step: {now:g} kg", lambda: use(following), f"of {each}", turn)


def look(coach: Coach) -> Section:
    """The colours, and what figures are drawn with."""

    def use(theme: Theme) -> None:
        coach.choose(replace(coach.settings, theme=theme))

    def draw(signs: FigureSigns) -> None:
        coach.choose(replace(coach.settings, figure=signs))

    def turn(by: int) -> None:
        draw(FIGURES[(FIGURES.index(coach.settings.figure) + by) % len(FIGURES)])

    themes: tuple[Theme, ...] = ("dark", "light")
    settings = tuple(
        Setting(
            f"{_chosen(brightness == coach.settings.theme)} {brightness}", partial(use, brightness)
        )
        for brightness in themes
    )
    chosen = coach.settings.figure
    figures = Setting(f"figures: {chosen}", partial(turn, 1), FIGURE_WORDS[chosen], turn)
    return Section("LOOK", (), (*settings, figures))


def pulse(coach: Coach) -> Section:
    """What tells when the pulse has settled."""
    now = coach.settings

    def keep_age(age: int | None) -> None:
        coach.choose(replace(coach.settings, age=age))

    def keep_highest(highest: int | None) -> None:
        coach.choose(replace(coach.settings, highest_pulse=highest))

    return Section(
        "PULSE",
        (calm_words(calm_pulse(now.age, now.highest_pulse)),),
        (
            Setting(
                f"age: {_known(now.age)}",
                Asking(
                    "How old are you, in years?",
                    now.age,
                    YOUNGEST,
                    OLDEST,
                    lambda age: calm_words(calm_pulse(age, now.highest_pulse)),
                    keep_age,
                ),
                "gives the highest pulse where none is known",
            ),
            Setting(
                f"highest pulse: {_known(now.highest_pulse)}",
                Asking(
                    "Your highest pulse, in beats a minute?",
                    now.highest_pulse,
                    LOWEST_PULSE,
                    HIGHEST_PULSE,
                    lambda highest: calm_words(calm_pulse(now.age, highest)),
                    keep_highest,
                ),
                "as measured; it counts more than the age",
            ),
        ),
    )


def calm_words(calm: int | None) -> str:
    """When a rest until your heart rate drops is over."""
    if calm is None:
        return "Not known, so a rest until your heart rate drops is over when you say so."
    return f"A rest until your heart rate drops is over at {calm} beats a minute."


def level(coach: Coach) -> Section:
    """How far the runner has come; the week plan follows where it is the one for a level."""
    settings = tuple(
        Setting(f"{_chosen(level is coach.level)} {level}", partial(coach.use_level, level), about)
        for level, about in LEVELS.items()
    )
    return Section("LEVEL", (), settings)


def kit_at_hand(coach: Coach) -> Section:
    """What is at hand, to be ticked; while nothing was said everything is."""
    every = coach.all_kit()
    said = coach.settings.kit
    kit = every if said is None else said

    def turn(thing: str) -> None:
        at_hand = {*kit} ^ {thing}
        coach.choose(replace(coach.settings, kit=tuple(sorted(at_hand))))

    settings = tuple(
        Setting(f"{'[x]' if item in kit else '[ ]'} {item}", partial(turn, item)) for item in every
    )
    about = () if said is not None else (NOTHING_SAID,)
    return Section("KIT AT HAND", about if every else ("No session needs anything.",), settings)


def week_plan(coach: Coach) -> Section:
    """The week plans, one of them in use."""
    in_use = coach.week_plan()
    settings = tuple(
        Setting(f"{_chosen(week is in_use)} {week.title}", partial(coach.use_week, name))
        for name, week in coach.library.weeks.items()
    )
    return Section("WEEK PLAN", () if settings else ("There is no week plan.",), settings)


def other_programs(coach: Coach) -> tuple[Section, ...]:
    """The command that hears of each event, where one was chosen; a press lets it hear no more."""
    command = coach.settings.on_event
    if not command:
        return ()

    def forget() -> None:
        coach.choose(replace(coach.settings, on_event=""))

    about = "It hears of each event of a session as JSON; a press takes it away."
    return (Section("COMMAND AT EACH EVENT", (about,), (Setting(command, forget),)),)


def kept_as_they_are(coach: Coach) -> Section:
    """The exercises whose targets stay; a press lets one move on again."""
    exercises = coach.library.exercises
    settings = tuple(
        Setting(
            exercises[setting].name if setting in exercises else setting,
            partial(coach.keep_targets, setting, keep=False),
        )
        for setting in coach.settings.kept_targets
    )
    empty = "None. In a preview k keeps an exercise as it was last time; it would stand here."
    about = "Their targets stay as they are; a press lets one move on again."
    return Section("FROZEN TARGETS", (about if settings else empty,), settings)


def _chosen(chosen: bool) -> str:
    return "(•)" if chosen else "( )"


def _known(number: int | None) -> str:
    return "not known" if number is None else str(number)


def _or(numbers: Sequence[int]) -> str:
    return f"{', '.join(map(str, numbers[:-1]))} or {numbers[-1]}"

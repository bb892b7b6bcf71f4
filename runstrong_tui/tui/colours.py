"""How many colours the terminal has, and how the screens are shown in few or none."""

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from rich.color import Color as RichColor
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter, Monochrome

DUMB = ("dumb", "unknown")
TRUE_COLOUR = ("truecolor", "24bit")
MANY_ENDINGS = ("256color", "-direct", "kitty")


LOUD = 0.4
"""A ground so much brighter than black, or darker than white, marks what stands on it."""

_DEFAULT = RichColor.parse("default")
DEFAULT = Style(color=_DEFAULT, bgcolor=_DEFAULT)
REVERSED = DEFAULT + Style(reverse=True)


class Colours(Enum):
    """How many; the value is the class that the app has then, for the style sheets."""

    MANY = ""
    SIXTEEN = "-sixteen"
    NONE = "-colourless"


FEW = "-few"
"""The class of the app where colours alone cannot tell the phases apart."""


def colours_of(environ: Mapping[str, str], known: Callable[[str], int | None]) -> Colours:
    """What the environment says: ``NO_COLOR``, ``COLORTERM``, ``TERM``.

    ``known`` tells how many colours the system's terminal database gives to a terminal, below 1
    for none, None where it does not know the terminal.
    """
    term = environ.get("TERM", "").strip().lower()
    if "NO_COLOR" in environ or term in DUMB:
        return Colours.NONE
    if environ.get("COLORTERM", "").strip().lower() in TRUE_COLOUR or term.endswith(MANY_ENDINGS):
        return Colours.MANY
    count = known(term)
    if count is not None and count < 1:
        return Colours.NONE
    return Colours.SIXTEEN


def database_colours(term: str) -> int | None:
    """How many colours ``term`` has by the system's terminal database; None where there is none."""
    try:
        import curses

        curses.setupterm(term or "unknown", 1)
        return curses.tigetnum("colors")
    except (ImportError, OSError, curses.error):
        return None


def of_this_terminal(environ: Mapping[str, str]) -> Colours:
    """The colours of the terminal that the program stands on."""
    if sys.platform == "win32":
        return Colours.NONE if "NO_COLOR" in environ else Colours.MANY
    return colours_of(environ, database_colours)


def limit(app: App[None], colours: Colours) -> None:
    """Have the app write no more than these colours; bold and reversed text stay with none, too."""
    if colours is Colours.MANY:
        return
    app.no_color = colours is Colours.NONE
    app.add_class(FEW, colours.value)
    app.console = Console(
        color_system="standard",
        file=app.console.file,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        force_terminal=True,
        safe_box=False,
        soft_wrap=False,
        _environ={},
    )


class WithoutColour(LineFilter):
    """Writes no colour, not even shades of grey; what stands out by its ground is reversed."""

    def __init__(self, app: App[None]) -> None:
        """Tell what stands out by whether the theme of ``app`` is dark."""
        super().__init__()
        self._app = app

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, bold, dim or reversed as they are."""
        dark = self._app.current_theme.dark
        return [
            Segment(text, None if style is None else _plain(style, dark), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _plain(style: Style, dark: bool) -> Style:
    loud = False
    if style.bgcolor is not None and not style.bgcolor.is_default:
        brightness = Color.from_rich_color(style.bgcolor).brightness
        loud = brightness > LOUD if dark else brightness < 1 - LOUD
    return style + (REVERSED if loud else DEFAULT)


def filters_for(app: App[None], colours: Colours, usual: Sequence[LineFilter]) -> list[LineFilter]:
    """What every line goes through before it is written."""
    if colours is not Colours.NONE:
        return list(usual)
    return [
        *(line_filter for line_filter in usual if not isinstance(line_filter, Monochrome)),
        WithoutColour(app),
    ]

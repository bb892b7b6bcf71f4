"""What figures are made of on this terminal: the finest signs that it is known to have."""

from collections.abc import Mapping

from textual.app import App

from runstrong_tui.figures.signs import Signs
from runstrong_tui.store.settings import FigureSigns
from runstrong_tui.tui.colours import Colours

SEXTANT_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour")
"""How ``TERM`` begins where the terminal draws sextants itself."""

SEXTANT_PROGRAMS = ("WezTerm", "ghostty", "iTerm.app", "kitty", "mintty", "rio")
"""``TERM_PROGRAM`` of such terminals."""

SEXTANT_MARKS = ("WT_SESSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "GHOSTTY_RESOURCES_DIR")
"""Variables that such terminals set, seen through tmux as well."""

LEAST_VTE = 6200
"""The first version of the library of GNOME's and many other terminals that draws them."""


def finest_signs(environ: Mapping[str, str], *, takes_all: bool) -> Signs:
    """The finest signs of the terminal that ``environ`` tells of.

    Unknown ones have quadrants, as nearly all fonts do. ``takes_all``: whether every sign can be
    written to it; where not, braille has plain signs that look like it.
    """
    if not takes_all:
        return Signs.BRAILLE
    vte = environ.get("VTE_VERSION", "")
    known = (
        environ.get("TERM", "").startswith(SEXTANT_TERMS)
        or environ.get("TERM_PROGRAM") in SEXTANT_PROGRAMS
        or any(environ.get(mark) for mark in SEXTANT_MARKS)
        or (vte.isascii() and vte.isdigit() and len(vte) < 9 and int(vte) >= LEAST_VTE)
    )
    return Signs.SEXTANT if known else Signs.QUADRANT


def signs_for(chosen: FigureSigns, colours: Colours, finest: Signs) -> Signs | None:
    """The signs to draw with; None for no figures.

    A body has tones: without colours there are only lines, and with sixteen where nothing else was
    chosen.
    """
    if chosen == "off":
        return None
    if colours is Colours.NONE:
        return Signs.BRAILLE
    if chosen == "auto":
        return finest if colours is Colours.MANY else Signs.BRAILLE
    return Signs(chosen)


def signs_of(app: App[object]) -> Signs | None:
    """The signs of an app; the finest ones where it does not say."""
    signs: Signs | None = getattr(app, "figure_signs", Signs.SEXTANT)
    return signs

"""The colours: one hue for each phase, from the Okabe-Ito set, and a shade of it as the ground.

Where there are only sixteen colours the nearest ones would make work and rest alike, so these are
chosen among the sixteen: on black the bright ones, and blue below the rest; on white the ground.
"""

from textual.theme import Theme

from runstrong_tui.tui.colours import Colours

PHASES = ("ready", "effort", "rest", "change", "paused")

DARK = {
    "ready": "#E69F00",
    "ready-ground": "#2B1E03",
    "effort": "#1FC796",
    "effort-ground": "#04251C",
    "rest": "#56A9DC",
    "rest-ground": "#04202F",
    "change": "#E39AC4",
    "change-ground": "#2E1423",
    "paused": "#B8B8B8",
    "paused-ground": "#1E1E1E",
}

LIGHT = {
    "ready": "#7A5200",
    "ready-ground": "#FDF1D6",
    "effort": "#005C43",
    "effort-ground": "#DDF4EC",
    "rest": "#004F7C",
    "rest-ground": "#DDEDF7",
    "change": "#872D60",
    "change-ground": "#F9E7F0",
    "paused": "#4A4A4A",
    "paused-ground": "#ECECEC",
}

SIXTEEN_DARK = {
    "ready": "#FFFF55",
    "ready-ground": "#000000",
    "effort": "#55FF55",
    "effort-ground": "#000000",
    "rest": "#55FFFF",
    "rest-ground": "#0000AA",
    "change": "#FF55FF",
    "change-ground": "#000000",
    "paused": "#AAAAAA",
    "paused-ground": "#000000",
}

SIXTEEN_LIGHT = {
    "ready": "#000000",
    "ready-ground": "#FFFF55",
    "effort": "#000000",
    "effort-ground": "#55FF55",
    "rest": "#000000",
    "rest-ground": "#55FFFF",
    "change": "#000000",
    "change-ground": "#FF55FF",
    "paused": "#000000",
    "paused-ground": "#AAAAAA",
}

DARK_THEME = Theme(
    name="runstrong-dark",
    primary="#1FC796",
    secondary="#56A9DC",
    accent="#E69F00",
    warning="#E69F00",
    error="#FF8A6B",
    success="#1FC796",
    foreground="#E8E8E8",
    background="#101214",
    surface="#101214",
    panel="#1C2024",
    dark=True,
    variables=DARK,
)

LIGHT_THEME = Theme(
    name="runstrong-light",
    primary="#005C43",
    secondary="#004F7C",
    accent="#7A5200",
    warning="#7A5200",
    error="#A3260A",
    success="#005C43",
    foreground="#1A1A1A",
    background="#FAFAFA",
    surface="#FAFAFA",
    panel="#EDEFF1",
    dark=False,
    variables=LIGHT,
)

SIXTEEN_DARK_THEME = Theme(
    name="runstrong-dark",
    primary="#55FF55",
    secondary="#55FFFF",
    accent="#FFFF55",
    warning="#FFFF55",
    error="#FF5555",
    success="#55FF55",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables=SIXTEEN_DARK,
)

SIXTEEN_LIGHT_THEME = Theme(
    name="runstrong-light",
    primary="#0000AA",
    secondary="#0000AA",
    accent="#AA0000",
    warning="#AA0000",
    error="#AA0000",
    success="#0000AA",
    foreground="#000000",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#FFFFFF",
    dark=False,
    variables=SIXTEEN_LIGHT,
)


def themes(colours: Colours) -> tuple[Theme, Theme]:
    """The dark and the light theme in so many colours; they have the same names in each."""
    if colours is Colours.SIXTEEN:
        return SIXTEEN_DARK_THEME, SIXTEEN_LIGHT_THEME
    return DARK_THEME, LIGHT_THEME

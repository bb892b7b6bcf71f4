"""The colours: one hue for each phase, from the Okabe-Ito set, and a shade of it as the ground."""

from textual.theme import Theme

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

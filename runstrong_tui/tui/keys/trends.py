"""The keys of the trends."""

from runstrong_tui.tui.keys.key import HELP, Key

TRENDS = (
    Key("trends.down", "down", "↑ ↓", "mark(1)", "exercise", "the next exercise or the one before"),
    Key("trends.up", "up", "↑", "mark(-1)", "", ""),
    Key("trends.longer", "right", "← →", "span(1)", "how long", "look back further, or less far"),
    Key("trends.shorter", "left", "←", "span(-1)", "", ""),
    Key("trends.spans", "1,2,3,4", "1-4", "digit", "", "4 weeks, 3 months, a year, all"),
    Key("trends.table", "t,space", "t", "table", "table", "the same as a table; again: as charts"),
    Key("trends.chart", "c", "c", "chart", "next chart", "the next chart, where not all fit"),
    Key("trends.first", "home", "home", "end(0)", "", "the exercise done last"),
    Key("trends.last", "end", "end", "end(-1)", "", "the weeks, at the end of the list"),
    Key("trends.read_on", "pagedown", "pgup pgdn", "page(1)", "", "read on in a table, or back"),
    Key("trends.read_back", "pageup", "pgup", "page(-1)", "", ""),
    HELP,
    Key("trends.back", "escape,q", "esc", "back", "back", "back to where you came from"),
)

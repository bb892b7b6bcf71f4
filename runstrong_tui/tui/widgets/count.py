"""The count and the word of the moment, as large as the terminal allows."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runstrong_tui.tui.texts import as_line, as_lines
from runstrong_tui.tui.widgets.changes import changed

# Five rows of pixels for each sign.
_SIGNS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "-": ("   ", "   ", "###", "   ", "   "),
    "A": ("###", "# #", "###", "# #", "# #"),
    "B": ("## ", "# #", "## ", "# #", "## "),
    "C": ("###", "#  ", "#  ", "#  ", "###"),
    "D": ("## ", "# #", "# #", "# #", "## "),
    "E": ("###", "#  ", "###", "#  ", "###"),
    "F": ("###", "#  ", "###", "#  ", "#  "),
    "G": ("###", "#  ", "# #", "# #", "###"),
    "H": ("# #", "# #", "###", "# #", "# #"),
    "I": ("#", "#", "#", "#", "#"),
    "J": ("  #", "  #", "  #", "# #", "###"),
    "K": ("# #", "# #", "## ", "# #", "# #"),
    "L": ("#  ", "#  ", "#  ", "#  ", "###"),
    "M": ("#   #", "## ##", "# # #", "#   #", "#   #"),
    "N": ("#  #", "## #", "# ##", "#  #", "#  #"),
    "O": ("###", "# #", "# #", "# #", "###"),
    "P": ("###", "# #", "###", "#  ", "#  "),
    "Q": ("###", "# #", "# #", "###", "  #"),
    "R": ("## ", "# #", "## ", "# #", "# #"),
    "S": ("###", "#  ", "###", "  #", "###"),
    "T": ("###", " # ", " # ", " # ", " # "),
    "U": ("# #", "# #", "# #", "# #", "###"),
    "V": ("# #", "# #", "# #", "# #", " # "),
    "W": ("#   #", "#   #", "# # #", "## ##", "#   #"),
    "X": ("# #", "# #", " # ", "# #", "# #"),
    "Y": ("# #", "# #", " # ", " # ", " # "),
    "Z": ("###", "  #", " # ", "#  ", "###"),
    " ": ("  ", "  ", "  ", "  ", "  "),
}
_ROWS = 5
_HALVES = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}


def draw(text: str, size: int) -> list[str]:
    """``text`` in large signs, each pixel ``size`` cells wide and ``size`` half rows high.

    Cells are about twice as high as wide, so that a pixel is square. Signs that cannot be drawn are
    left out.
    """
    signs = [_SIGNS[sign] for sign in text if sign in _SIGNS]
    halves = []
    for row in range(_ROWS):
        pixels = " ".join(sign[row] for sign in signs)
        halves.extend(["".join(pixel * size for pixel in pixels)] * size)
    if len(halves) % 2:
        halves.append(" " * len(halves[0]))
    return [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)).rstrip()
        for upper, lower in zip(halves[::2], halves[1::2], strict=True)
    ]


def drawn_width(text: str, size: int) -> int:
    """How many cells ``draw`` fills."""
    return max(0, size * (sum(len(_SIGNS[sign][0]) + 1 for sign in text) - 1))


class BigCount(Widget):
    """A number or a time in the largest signs that fit; plain text where none do.

    Only the cells that change are drawn anew: most seconds that is one digit.
    """

    DEFAULT_CSS = """
    BigCount { width: 1fr; height: 1fr; }
    """

    text: reactive[str] = reactive("", layout=False, repaint=False)
    """What is counted: digits, ``:``, ``+`` and ``-``."""

    def watch_text(self, before: str, after: str) -> None:
        """Draw the cells that differ."""
        regions = changed(self._lines(before), self._lines(after))
        if regions:
            self.refresh(*regions)

    def render(self) -> Content:
        """The count, fitted to the widget's size."""
        return as_lines(self._lines(self.text))

    def _lines(self, text: str) -> list[str]:
        """The lines of the whole widget, with the count in their middle."""
        width, height = self.size
        size = height * 2 // _ROWS
        while size > 0 and drawn_width(text, size) > width:
            size -= 1
        lines = draw(text, size) if size else [text]
        whole = drawn_width(text, size) if size else len(text)
        left, above = max(0, (width - whole) // 2), max(0, (height - len(lines)) // 2)
        return [""] * above + [" " * left + line for line in lines]


class BigWord(Widget):
    """The word of the moment in signs of three rows.

    Of several words that do not fit the last one, which tells most; in plain text where none fits.
    """

    DEFAULT_CSS = """
    BigWord { content-align: center middle; width: 1fr; height: 3; text-style: bold; }
    """

    text: reactive[str] = reactive("", layout=False)
    """Capital letters and digits."""

    def render(self) -> Content:
        """The word, fitted to the widget's width."""
        for text in (self.text, *self.text.split()[-1:]):
            fits = all(sign in _SIGNS for sign in text)
            whole = drawn_width(text, 1) if fits else 0
            if 0 < whole <= self.size.width:
                return as_lines(line.ljust(whole) for line in draw(text, 1))
        return as_line(self.text)

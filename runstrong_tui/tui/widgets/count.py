"""The count, as large as the terminal allows."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

# Five rows of pixels for each sign; a pixel is two cells wide, so that it looks square.
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
}
_ROWS = 5


def draw(text: str, scale: int) -> list[str]:
    """``text`` in large signs, each pixel ``scale`` rows high and twice as many cells wide.

    Signs that cannot be drawn are left out.
    """
    signs = [_SIGNS[sign] for sign in text if sign in _SIGNS]
    lines = []
    for row in range(_ROWS):
        pixels = " ".join(sign[row] for sign in signs)
        line = "".join(("█" if pixel == "#" else " ") * 2 * scale for pixel in pixels)
        lines.extend([line.rstrip()] * scale)
    return lines


def drawn_width(text: str, scale: int) -> int:
    """How many cells ``draw`` fills."""
    return max(0, 2 * scale * (sum(len(_SIGNS[sign][0]) + 1 for sign in text) - 1))


class BigCount(Widget):
    """A number or a time in the largest signs that fit; plain text where none do."""

    DEFAULT_CSS = """
    BigCount { content-align: center middle; width: 1fr; height: 1fr; }
    """

    text: reactive[str] = reactive("", layout=False)
    """What is counted: digits, ``:``, ``+`` and ``-``."""

    def render(self) -> Content:
        """The count, fitted to the widget's size."""
        width, height = self.size
        scale = height // _ROWS
        while scale > 0 and drawn_width(self.text, scale) > width:
            scale -= 1
        if scale == 0:
            return Content(self.text)
        lines = draw(self.text, scale)
        whole = drawn_width(self.text, scale)
        return Content("\n".join(line.ljust(whole) for line in lines))

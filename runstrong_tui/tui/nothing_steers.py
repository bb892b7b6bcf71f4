"""The door of the app: every line that is drawn goes through here, and nothing steers."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from runstrong_tui.visible import visible


class NothingSteers(LineFilter):
    """Shows what would steer the terminal as a visible sign, within the width of the line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments; those in which nothing steers stay as they are."""
        shown = [visible(text) for text, _, _ in segments]
        if all(new == segment.text for new, segment in zip(shown, segments, strict=True)):
            return segments
        width = sum(segment.cell_length for segment in segments)
        made = [
            Segment(text, segment.style, segment.control) if segment.control is None else segment
            for text, segment in zip(shown, segments, strict=True)
        ]
        return Segment.adjust_line_length(_narrowed(made, width), width)


def _narrowed(segments: list[Segment], width: int) -> list[Segment]:
    """The segments, with as many cells of the gaps between words left out as are too many."""
    too_many = sum(cell_len(segment.text) for segment in segments) - width
    made: list[Segment] = []
    for segment in segments:
        text = segment.text
        while too_many > 0 and "   " in text:
            text = text.replace("   ", "  ", 1)
            too_many -= 1
        made.append(Segment(text, segment.style, segment.control))
    return made

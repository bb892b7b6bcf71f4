"""A list of rows, some to be marked and some only to be read."""

from collections.abc import Sequence

from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Listing(OptionList):
    """Keeps its mark when it is filled anew, and shows what stands above and below all marks."""

    def fill(self, options: Sequence[Option], marked: int | None) -> None:
        """Show ``options``, that number marked, or the nearest one that can be."""
        self.clear_options()
        self.add_options(options)
        places = self._places()
        near = marked if marked is not None else 0
        self.highlighted = min(places, key=lambda place: abs(place - near), default=None)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """At the first and the last mark scroll to the very end, where no mark leads."""
        super().watch_highlighted(highlighted)
        places = self._places()
        if places and highlighted == places[0]:
            self.scroll_home(animate=False)
        elif places and highlighted == places[-1]:
            self.scroll_end(animate=False)

    def _places(self) -> list[int]:
        return [n for n, option in enumerate(self.options) if not option.disabled]

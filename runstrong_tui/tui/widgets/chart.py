"""Charts one below the other, as many as fit."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from runstrong_tui.output.charts import Bars, Chart, draw, draw_bars, legend, merged, painted
from runstrong_tui.tui.texts import as_pieces

LEAST_ROWS = 9
"""A chart lower than this, its title counted, tells little."""
MOST_ROWS = 22

_HUES = ("$primary", "$secondary")


class ChartView(Widget):
    """Draws charts for its size; a title and a mark tell everything, the hue only repeats it."""

    DEFAULT_CSS = """
    ChartView { height: 1fr; width: 1fr; }
    """

    def __init__(self) -> None:
        """Without a chart; `show` gives it one."""
        super().__init__()
        self._charts: tuple[Chart | Bars, ...] = ()
        self._first = 0

    def show(self, charts: Sequence[Chart | Bars]) -> None:
        """Show these from the first on, or from where ``turn`` led if they are as many."""
        if len(charts) != len(self._charts):
            self._first = 0
        self._charts = tuple(charts)
        self.refresh()

    def turn(self) -> None:
        """Begin with the next chart, where not all fit."""
        if not self.all_fit:
            self._first = (self._first + 1) % len(self._charts)
            self.refresh()

    @property
    def all_fit(self) -> bool:
        """Whether no chart is left out."""
        return self._shown() >= len(self._charts)

    def on_resize(self) -> None:
        """Where all fit they stand in their own order."""
        if self.all_fit:
            self._first = 0

    def render(self) -> Content:
        """The charts that fit, each below its title."""
        count = self._shown()
        if not count:
            return Content()
        rows = min(self.size.height // count, MOST_ROWS)
        turned = (*self._charts[self._first :], *self._charts[: self._first])
        parts = [self._drawn(chart, rows) for chart in turned[:count]]
        return Content("\n").join(parts)

    def _shown(self) -> int:
        """How many charts fit."""
        return min(len(self._charts), max(1, self.size.height // LEAST_ROWS))

    def _drawn(self, chart: Chart | Bars, rows: int) -> Content:
        width, count = self.size.width, len(self._charts)
        more = "" if self.all_fit else f"   {self._charts.index(chart) + 1} of {count}"
        if isinstance(chart, Bars):
            chart = merged(chart, width)
            lines = draw_bars(chart, width, rows - 1)
        else:
            lines = draw(chart, width, rows - 1)
        title = as_pieces((chart.title, "bold"), f"   {legend(chart)}".rstrip(), more)
        body = [
            as_pieces(*((text, hue or "") for text, hue in painted(line, chart, _HUES)))
            for line in lines
        ]
        body.extend([Content()] * (rows - 1 - len(body)))
        return Content("\n").join([title.truncate(width, ellipsis=True), *body])

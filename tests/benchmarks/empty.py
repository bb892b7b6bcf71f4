"""The least that Textual does: an app with one word on its screen."""

from textual.app import App, ComposeResult
from textual.widgets import Static

WORD = "nothing"


class Empty(App[None]):
    """Shows ``WORD`` and waits."""

    def compose(self) -> ComposeResult:
        """The one word."""
        yield Static(WORD)


if __name__ == "__main__":
    Empty().run()

"""Finds workouts by words: of the title, the exercises, the note and the date."""

from collections.abc import Callable, Sequence
from datetime import date
from unicodedata import combining, normalize

from runstrong_tui.store.history.summaries import Summary


def folded(text: str) -> str:
    """The text without regard to case and accents."""
    apart = normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not combining(sign))


class Finder:
    """Looks through ``workouts``; what two of them share is made ready only once."""

    def __init__(self, workouts: Sequence[Summary], name_of: Callable[[str], str]) -> None:
        """``name_of`` gives an exercise's name for its id."""
        self._workouts = workouts
        self._name_of = name_of
        self._texts: list[str] | None = None
        self._asked: list[str] = []
        self._found: list[int] = []

    def find(self, text: str) -> list[Summary]:
        """The workouts in which every word of ``text`` occurs, in their order; all for no word."""
        words = folded(text).split()
        texts = self._texts
        if texts is None:
            texts = self._texts = self._made_ready()
        narrower = bool(self._asked) and all(
            any(before in word for word in words) for before in self._asked
        )
        among = self._found if narrower else range(len(texts))
        found = [number for number in among if all(word in texts[number] for word in words)]
        self._asked, self._found = words, found
        return [self._workouts[number] for number in found]

    def _made_ready(self) -> list[str]:
        plain: dict[str, str] = {}
        done: dict[tuple[str, ...], str] = {}
        days: dict[date, str] = {}
        texts = []
        for summary in self._workouts:
            began = summary.started
            day = began.date()
            if day not in days:
                days[day] = f"{began:%A} {began.day} {began:%B} {day}".casefold()
            if summary.exercises not in done:
                names = (f"{self._name_of(exercise)} {exercise}" for exercise in summary.exercises)
                done[summary.exercises] = folded(" ".join(names))
            for text in (summary.title, summary.session, summary.note):
                if text not in plain:
                    plain[text] = folded(text)
            parts = (
                plain[summary.title],
                plain[summary.session],
                done[summary.exercises],
                plain[summary.note],
            )
            texts.append(" ".join((*parts, days[day])))
        return texts

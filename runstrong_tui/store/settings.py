"""What the runner chose once for all sessions: kept in a journal of its own."""

from typing import Annotated, Literal

import msgspec

from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage, damage_of
from runstrong_tui.store.journal.locks import Lock
from runstrong_tui.store.journal.storage import JournalStorage
from runstrong_tui.store.journal.tables import Doc, JournalDB, JournalTable
from runstrong_tui.store.layout import Layout
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.names import composed, keep_composed

WAIT_SECONDS = 60.0
"""How long a change of the settings waits for those of other programs."""

Theme = Literal["dark", "light"]

FigureSigns = Literal["auto", "sextant", "quadrant", "braille", "off"]

LoadStep = Annotated[float, msgspec.Meta(ge=0.25, le=20)]
"""From one load to the next, in kg."""

DEFAULT_WEEK = "runner"


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every choice, each with what holds until another is made."""

    kit: tuple[str, ...] | None = None
    """What is at hand; None while nobody said."""
    kept_targets: tuple[str, ...] = msgspec.field(default=(), name="refused")
    """The exercises whose targets are to stay; on the disk by the name it had first."""
    week: str = DEFAULT_WEEK
    """The name of the week plan."""
    sound: bool = True
    """Whether tones are heard."""
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 70
    """The loudness of the tones, of 100."""
    voice: bool = True
    """Whether cues are spoken."""
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")] = "en"
    """The language of the voice."""
    primer: bool = False
    """Whether silence has a little noise in it, so that headphones stay awake."""
    flash: bool = True
    """Whether cues flash on the screen."""
    ready: Annotated[int, msgspec.Meta(ge=0, le=30)] = 5
    """The get-ready count before a timed set, in seconds; 0 turns it off."""
    hands_free: bool = False
    """Whether a metronome paces repetitions."""
    motion: bool = True
    """Whether figures move."""
    figure: FigureSigns = "auto"
    """What figures are drawn with; auto takes the finest signs that the terminal is known for."""
    theme: Theme = "dark"
    """The colours of the screen."""
    age: Annotated[int, msgspec.Meta(ge=10, le=110)] | None = None
    """The age in years, from which the pulse that counts as settled is estimated."""
    highest_pulse: Annotated[int, msgspec.Meta(ge=100, le=230)] | None = None
    """The highest pulse in beats a minute, if it is known: it goes before the age."""
    level: RunnerLevel | None = None
    """How far the runner has come; None while nobody said, which counts as regular."""
    dumbbell_step: LoadStep = msgspec.field(default=1, name="dumbbell-step")
    """From one dumbbell to the next, in kg."""
    barbell_step: LoadStep = msgspec.field(default=2.5, name="barbell-step")
    """From one load of a barbell to the next, in kg."""
    machine_step: LoadStep = msgspec.field(default=5, name="machine-step")
    """From one load of a machine to the next, in kg."""
    on_event: Annotated[str, msgspec.Meta(max_length=1000)] = msgspec.field(
        default="", name="on-event"
    )
    """The command that is run at each event of a session; "" for none."""

    def __post_init__(self) -> None:
        """Take names in either Unicode form."""
        keep_composed(self, "kit", "kept_targets", "week")


class SettingsFile:
    """The settings on the disk, read when they are first asked for."""

    def __init__(self, layout: Layout, stamps: CommitIds, files: Files) -> None:
        """A file of ``layout``, written with ``files``; ``stamps`` gives its lines their ids."""
        self._layout = layout
        self._stamps = stamps
        self._files = files
        self._storage: JournalStorage | None = None
        self.damage: list[Damage] = []

    def read(self) -> Settings:
        """The settings; a choice that cannot be read is as if it had not been made, and told."""
        try:
            return self._settings_in(self._doc())
        except OSError as error:
            self._note(damage_of(self._layout.settings, error))
            return Settings()

    def write(self, settings: Settings, known: Settings | None = None) -> Settings:
        """Keep what differs from ``known``, as it was read before; what the settings are then.

        What another program chose meanwhile stays, and so does what a newer one added. Of lists
        only what came in and what was taken out counts.

        Raises:
            OSError: they are as they were.
        """
        self._files.make_folder(self._layout.locks)
        with Lock(self._layout.settings_lock, WAIT_SECONDS):
            before = self._doc()
            doc = _changed(before, known or self._settings_in(before), settings)
            if doc != before:
                self._table().put("1", doc)
            return self._settings_in(doc)

    def _doc(self) -> Doc:
        return self._table().document("1") or {}

    def _settings_in(self, doc: Doc) -> Settings:
        kept = Settings()
        for field in msgspec.structs.fields(Settings):
            if field.encode_name in doc:
                try:
                    value = msgspec.convert(doc[field.encode_name], field.type)
                except msgspec.ValidationError as error:
                    self._note_odd(f"{field.encode_name}: {error}; choose it anew in the settings")
                else:
                    kept = msgspec.structs.replace(kept, **{field.name: value})
        return kept

    def _table(self) -> JournalTable:
        if self._storage is None:
            self._storage = JournalStorage(
                self._layout.settings, self._stamps, self._files, self._layout.quarantine
            )
            self.damage.extend(self._storage.damage)
        return JournalDB(self._storage).journal_table("settings")

    def _note_odd(self, what: str) -> None:
        self._note(Damage(self._layout.settings, 0, what))

    def _note(self, damage: Damage) -> None:
        if damage not in self.damage:
            self.damage.append(damage)


def _changed(doc: Doc, known: Settings, chosen: Settings) -> Doc:
    """``doc`` with every choice in it that is another in ``chosen`` than it was ``known`` to be."""
    changed = dict(doc)
    for field in msgspec.structs.fields(Settings):
        before, after = getattr(known, field.name), getattr(chosen, field.name)
        if before == after:
            continue
        value = _joined(doc.get(field.encode_name), before, after)
        if value == field.default:
            changed.pop(field.encode_name, None)
        else:
            changed[field.encode_name] = msgspec.to_builtins(value)
    return changed


def _joined(there: object, before: object, after: object) -> object:
    """What to write: of a list, what is ``there`` with what came in and without what went."""
    if not (isinstance(there, list) and isinstance(before, tuple) and isinstance(after, tuple)):
        return after
    known = (composed(value) if isinstance(value, str) else value for value in there)
    stay = {value for value in known if value in after or value not in before}
    return tuple(sorted(stay | (set(after) - set(before))))

"""Reads the table of a figure in an exercise file."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.files.figure_notation import parse_key, parse_line, parse_pose, parse_spot
from runstrong_tui.files.figure_poses import POSES
from runstrong_tui.files.quantities import Slip
from runstrong_tui.files.toml.fields import Faults, Fields, kind_of
from runstrong_tui.files.toml.nodes import Leaf, Table
from runstrong_tui.training.figure import (
    SECONDS_A_MOVEMENT,
    Direction,
    DrawnBar,
    Figure,
    KeyPose,
    Pose,
    Spot,
    Stroke,
)

MOST_KEYS = 16
"""The most keys of a figure."""

MOST_POSES = 16
"""The most poses that a figure has of its own."""

MOST_LINES = 8
"""The most lines of a figure."""

FASTEST, SLOWEST = 0.5, 30.0
"""What one movement may last, in seconds."""

FIELDS = (
    "view",
    "pin",
    "keys",
    "hold",
    "low",
    "still",
    "lines",
    "poses",
    "alternates",
    "seconds",
)
_LONGEST_NAME = 40

_Value = TypeVar("_Value")


class WrittenFigure(msgspec.Struct, frozen=True):
    """A figure with the poses of its file.

    That of a variant may build on them, even its ``low`` on the ``low`` of the exercise.
    """

    figure: Figure
    poses: Mapping[str, Pose] = POSES


def read_figure(
    fields: Fields, faults: Faults, base: WrittenFigure | None = None
) -> WrittenFigure | None:
    """The figure of an exercise or a variant; ``base`` has what that of a variant leaves out.

    None where there is no figure, or where it has faults, which are told.
    """
    entry = fields.entry("figure")
    if entry is None:
        return None
    if not isinstance(entry.value, Table):
        what = f'"figure" is {kind_of(entry.value)}'
        faults.report(entry.value.place, what, "expected a table, such as [figure]")
        return None
    return _Reader(Fields(entry.value, "a figure", faults), faults, base).read()


class _Reader:
    """Reads one table."""

    def __init__(self, fields: Fields, faults: Faults, base: WrittenFigure | None) -> None:
        self._fields = fields
        self._faults = faults
        self._base = base
        self._poses = dict(base.poses if base else POSES)
        self._keys: tuple[KeyPose, ...] = ()

    def read(self) -> WrittenFigure | None:
        """The figure; None where it has no keys that can be read."""
        fields, was = self._fields, self._base.figure if self._base else Figure(())
        fields.known(FIELDS)
        self._read_poses()
        self._keys = was.keys
        if self._base is None or "keys" in fields.table.entries:
            self._keys = self._read_keys()
        elif "poses" in fields.table.entries:
            self._keys = tuple(key._replace(pose=self._poses[key.name]) for key in was.keys)
        lines: list[Stroke | DrawnBar] = [*was.strokes, *was.bars]
        if "lines" in fields.table.entries:
            lines = [
                line for found in self._each("lines", MOST_LINES, parse_line) for line in found
            ]
        figure = Figure(
            keys=self._keys,
            pin=self._read_pin() or was.pin,
            view=fields.choice("view", Direction) or was.view,
            held=self._key_name("hold", was.held),
            low=self._key_name("low", was.low),
            still=self._key_name("still", was.still),
            strokes=tuple(line for line in lines if isinstance(line, Stroke)),
            bars=tuple(line for line in lines if isinstance(line, DrawnBar)),
            alternates=self._flag("alternates", was.alternates),
            seconds=self._seconds(was.seconds),
        )
        return WrittenFigure(figure, self._poses) if figure.keys else None

    def _read_poses(self) -> None:
        """Adds the poses of the table to those known before, each to be used by the next."""
        entry = self._fields.entry("poses")
        if entry is None:
            return
        if not isinstance(entry.value, Table):
            what = f'"poses" is {kind_of(entry.value)}'
            self._faults.report(entry.value.place, what, "expected a table, such as [figure.poses]")
            return
        entries = entry.value.entries
        if len(entries) > MOST_POSES:
            self._faults.report(entry.place, f"{len(entries)} poses", f"at most {MOST_POSES}")
        fields = Fields(entry.value, "a pose", self._faults)
        for name, pose in list(entries.items())[:MOST_POSES]:
            if any(char.isspace() for char in name) or not 0 < len(name) <= _LONGEST_NAME:
                what = f'"{name[:_LONGEST_NAME]}" is no name for a pose'
                self._faults.report(pose.place, what, "use one word")
            leaf = fields.text_leaf(name)
            self._poses[name] = (leaf and self._parsed(leaf, self._pose)) or Pose()

    def _pose(self, text: str) -> Pose | tuple[Slip, ...]:
        return parse_pose(text, self._poses)

    def _key(self, text: str) -> tuple[float, str] | tuple[Slip, ...]:
        return parse_key(text, self._poses)

    def _read_keys(self) -> tuple[KeyPose, ...]:
        leaves = self._fields.items("keys", required=True, most=MOST_KEYS)
        keys: list[KeyPose] = []
        before = -1.0
        for leaf in leaves:
            read = self._parsed(leaf, self._key)
            if read is None:
                continue
            part, name = read
            if part <= before:
                what = f"{part:g} does not come after {before:g}"
                self._faults.report(leaf.place, what, "keys stand in the order of time")
            before = part
            keys.append(KeyPose(part, name, self._poses[name]))
        if len(keys) == len(leaves) and keys:
            if keys[0].part != 0:
                self._faults.report(leaves[0].place, "the first key is not at 0")
            if len(keys) > 1 and keys[-1].part != 1:
                self._faults.report(leaves[-1].place, "the last key is not at 1")
        return tuple(keys)

    def _each(
        self, key: str, most: int, parse: Callable[[str], _Value | tuple[Slip, ...]]
    ) -> list[_Value]:
        """What ``parse`` makes of each text of a list."""
        read = [self._parsed(leaf, parse) for leaf in self._fields.items(key, most=most)]
        return [value for value in read if value is not None]

    def _parsed(
        self, leaf: Leaf, parse: Callable[[str], _Value | tuple[Slip, ...]]
    ) -> _Value | None:
        value = parse(str(leaf.value))
        if isinstance(value, tuple) and value and isinstance(value[0], Slip):
            self._fields.tell_slips(leaf, value)
            return None
        return value  # type: ignore[return-value]

    def _read_pin(self) -> Spot | None:
        leaf = self._fields.text_leaf("pin")
        return None if leaf is None else self._parsed(leaf, parse_spot)

    def _key_name(self, field: str, was: str) -> str:
        """The name of a pose that stands among the keys."""
        leaf = self._fields.text_leaf(field)
        names = [key.name for key in self._keys]
        if leaf is None:
            return was if was in names else ""
        name = str(leaf.value)
        if names and name not in names:
            what = f'no key has the pose "{name}"'
            self._faults.report(leaf.place, what, did_you_mean(name[:60], sorted(set(names))))
        return name

    def _flag(self, field: str, was: bool) -> bool:
        value = self._value(field, "true or false", bool)
        return was if value is None else bool(value)

    def _seconds(self, was: float) -> float:
        value = self._value("seconds", "a number, such as 1.5", int, float)
        if value is None:
            return was
        number = float(str(value))
        if not FASTEST <= number <= SLOWEST:
            what = f"a movement of {value} seconds"
            place = self._fields.table.entries["seconds"].value.place
            self._faults.report(place, what, f"from {FASTEST:g} to {SLOWEST:g}")
            return SECONDS_A_MOVEMENT
        return number

    def _value(self, field: str, wanted: str, *kinds: type) -> object:
        """A value of one of those kinds; None where it is missing, or wrong, which is told."""
        entry = self._fields.entry(field)
        if entry is None:
            return None
        node = entry.value
        if isinstance(node, Leaf) and type(node.value) in kinds:
            return node.value
        self._faults.report(node.place, f'"{field}" is {kind_of(node)}', f"expected {wanted}")
        return None

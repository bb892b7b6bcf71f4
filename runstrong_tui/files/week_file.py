"""Reads the text of a week file."""

from collections.abc import Collection

from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.files.session_file import check_name
from runstrong_tui.files.toml.fields import Faults, Fields, digits, kind_of, root_fields
from runstrong_tui.files.toml.nodes import Leaf
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.names import composed
from runstrong_tui.training.week import AFTER_RUN, Part, Week

MOST_PARTS = 20
"""The most parts of a week."""

MOST_CHOICES = 50
"""The most sessions of a part."""

MOST_TIMES = 14
"""The most times that a week asks for a part."""

EASIER_EVERY = Range(2, 52)
"""Every how many weeks there may be an easier one."""

WEEK_KEYS = ("title", "about", "source", "easier-every", "part")
PART_KEYS = ("title", "sessions", "times", "after", "hard", "longest")
_ONCE = Range(1, 1)


def parse_week(
    text: str, name: str, file: str, sessions: Collection[str], broken: Collection[str] = ()
) -> Week:
    """The week that ``text`` says.

    Args:
        text: what stands in the file.
        name: the week's name.
        file: what faults call the file.
        sessions: the names of the sessions that parts may ask for.
        broken: the names of sessions with faults of their own.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    faults = Faults(file)
    check_name(name, file, faults)
    fields = root_fields(text, "a week", faults, file)
    fields.known(WEEK_KEYS)
    title = fields.name("title", required=True)
    about, source = fields.text("about"), fields.text("source")
    easier_every = _easier_every(fields, faults)
    parts = _PartReader(faults, sessions, broken).parts(fields)
    faults.check()
    return Week(
        name=name, title=title, parts=parts, about=about, source=source, easier_every=easier_every
    )


class _PartReader:
    """Reads the parts of one week."""

    def __init__(self, faults: Faults, sessions: Collection[str], broken: Collection[str]) -> None:
        self._faults = faults
        self._sessions = sessions
        self._broken = broken
        self._longest = False

    def parts(self, fields: Fields) -> tuple[Part, ...]:
        return tuple(self._part(table) for table in fields.tables("part", "a part", MOST_PARTS))

    def _part(self, fields: Fields) -> Part:
        fields.known(PART_KEYS)
        entries = fields.table.entries
        if "after" in entries and "times" in entries:
            what = '"times" does nothing beside "after"'
            self._faults.report(entries["times"].place, what, "leave it out")
        longest = bool(fields.flag("longest"))
        if longest and self._longest:
            what = "a part before is the longest already"
            self._faults.report(entries["longest"].place, what, "leave one of them out")
        self._longest = self._longest or longest
        return Part(
            title=fields.name("title", required=True),
            sessions=self._names(fields),
            times=fields.count("times", MOST_TIMES, '2 or "1-2"') or _ONCE,
            after=self._after(fields),
            hard=bool(fields.flag("hard")),
            longest=longest,
        )

    def _names(self, fields: Fields) -> tuple[str, ...]:
        leaves = fields.items("sessions", required=True, most=MOST_CHOICES)
        names = tuple(composed(str(leaf.value)) for leaf in leaves)
        for leaf, name in zip(leaves, names, strict=True):
            if name in self._sessions:
                continue
            if name in self._broken:
                self._faults.report(leaf.place, f'the session "{name}" has faults of its own')
            else:
                hint = did_you_mean(name[:60], sorted(self._sessions))
                self._faults.report(leaf.place, f'no session "{name}"', hint)
        return names

    def _after(self, fields: Fields) -> str | None:
        leaf = fields.text_leaf("after")
        if leaf is None:
            return None
        if leaf.value != AFTER_RUN:
            what = f'"{leaf.value}" is nothing a part comes after'
            self._faults.report(leaf.place, what, f'write "{AFTER_RUN}"')
        return AFTER_RUN


def _easier_every(fields: Fields, faults: Faults) -> int | None:
    entry = fields.entry("easier-every")
    if entry is None:
        return None
    node = entry.value
    value = node.value if isinstance(node, Leaf) else None
    if not isinstance(value, int) or isinstance(value, bool):
        what = f'"easier-every" is {value if isinstance(value, float) else kind_of(node)}'
        faults.report(node.place, what, "expected a whole number of weeks, such as 6")
        return None
    least, most = EASIER_EVERY.low, EASIER_EVERY.high
    if not least <= value <= most:
        hint = f"at least {least}" if value < least else f"at most {most}"
        faults.report(node.place, f'"easier-every" is {digits(value)}', hint)
    return value

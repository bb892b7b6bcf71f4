"""Tables of figures, for the terminal and for a page."""

import argparse
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

Row = Sequence[str]


def arguments(about: str) -> argparse.ArgumentParser:
    """A parser with what every benchmark understands."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--markdown", action="store_true", help="print tables for a page")
    return parser


def versions() -> str:
    """What was measured with, in one line; nothing that tells which machine it was."""
    packages = (f"{name} {version(name.lower())}" for name in ("TinyDB", "Textual", "msgspec"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()}, {os.cpu_count()} CPUs"
    return ", ".join((python, *packages, system))


def table(head: Row, rows: Sequence[Row], *, markdown: bool) -> str:
    """The table as text: the first column to the left, figures to the right."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [_line(row, widths, markdown) for row in (head, *rows)]
    rule = ["-" * width for width in widths]
    if markdown:
        rule[1:] = [f"{line[:-1]}:" for line in rule[1:]]
    lines.insert(1, _line(rule, widths, markdown))
    return "\n".join(lines)


def _line(row: Row, widths: Sequence[int], markdown: bool) -> str:
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(cells)} |" if markdown else "  ".join(cells)


def figure(value: float) -> str:
    """A figure to be compared: three digits that count, thousands parted."""
    if value >= 100 or not value:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def ratio(ours: float, other: float) -> str:
    """``ours`` as a multiple of ``other``: two digits that count."""
    if not other:
        return "-"
    share = ours / other
    if share >= 10:
        return f"{share:,.0f}"
    digits = 1
    while share and share * 10**digits < 9.95:
        digits += 1
    return f"{share:.{min(digits, 6)}f}"

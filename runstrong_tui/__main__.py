"""Where the program begins: ``runstrong``, or ``python -m runstrong_tui``."""

import gc
import sys

from runstrong_tui import __version__

YOUNG = 50_000
"""So many new objects before Python looks for garbage: what a start imports is none."""


def main() -> None:
    """Say the version at once; all else is for the commands to read."""
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    if sys.argv[1:] == ["--version"] and _says_version():
        return
    from runstrong_tui.cli.main import main as commands

    commands()


def _says_version() -> bool:
    """Whether the version could be said; where not, the commands say why."""
    try:
        sys.stdout.write(f"runstrong, version {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()

"""Run RunStrong as ``python -m runstrong_tui``."""

from runstrong_tui.cli.main import main

main()

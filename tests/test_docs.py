"""The pages: every link leads somewhere, and the front page is short."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
FENCE = re.compile(r"^```.*?^```", re.S | re.M)


def headings(page: Path) -> set[str]:
    """The names by which a link reaches the headings of ``page``."""
    lines = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def dead_links() -> Iterator[str]:
    for page in PAGES:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        for target in (first or second for first, second in LINK.findall(text)):
            if "://" in target:
                continue
            name, _, heading = target.partition("#")
            there = (page.parent / name).resolve() if name else page
            if not there.exists() or (heading and heading not in headings(there)):
                yield f"{page.relative_to(ROOT)}: {target}"


def test_every_link_of_the_pages_leads_somewhere() -> None:
    assert list(dead_links()) == []


def test_every_page_can_be_reached_from_the_front_page_within_two_clicks() -> None:
    reached = {ROOT / "README.md"}
    for _ in range(2):
        for page in tuple(reached):
            for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
                there = (page.parent / target.partition("#")[0]).resolve()
                if there.suffix == ".md" and there.exists():
                    reached.add(there)
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} <= reached


def test_the_front_page_opens_with_the_two_commands_and_is_short() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 150
    assert lines[3].startswith("make run ") and lines[4].startswith("make test ")

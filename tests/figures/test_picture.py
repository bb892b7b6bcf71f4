"""The picture of all figures in the docs."""

import re
from xml.etree import ElementTree

from tests.figures.picture import COLOURS, PICTURE, name_of, picture
from tests.figures.shipped import EXERCISES, Shown


def test_the_picture_in_the_docs_shows_every_exercise_by_its_name() -> None:
    shown = re.findall(r"<text[^>]*>([^<]*)", PICTURE.read_text(encoding="utf-8"))
    assert {name_of(Shown(name)) for name in EXERCISES} <= {*shown}, "make figures"
    assert shown.count("All runs") == 1


def test_it_is_a_picture_of_bodies_and_fetches_nothing() -> None:
    made = picture()
    tree = ElementTree.fromstring(made)
    assert len(tree.findall("{*}g")) > 40
    assert {path.get("fill") for path in tree.iter("{http://www.w3.org/2000/svg}path")} == set(
        COLOURS.values()
    ) - {"#04251C"}
    assert re.findall(r"https?://[^\"]*", made) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in made

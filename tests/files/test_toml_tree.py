import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.toml.nodes import Array, Leaf, Node, Table
from runstrong_tui.files.toml.tree import Tree, read_tree


def plain(node: Node) -> object:
    """The values without their places."""
    if isinstance(node, Table):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Array):
        return [plain(item) for item in node.items]
    return node.value


def leaf(tree: Tree, key: str) -> Leaf:
    value = tree.root.entries[key].value
    assert isinstance(value, Leaf)
    return value


def places(text: str) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.what) for fault in faults_in(text)]


def faults_in(text: str) -> tuple[Fault, ...]:
    try:
        return read_tree(text, "f").faults
    except BrokenText as error:
        return error.faults


@pytest.mark.parametrize(
    "text",
    [
        "",
        't = "Legs" # five\n\n[[block]]\nsteps = [\n  "a", # one\n  "b",\n]\n[[block]]\nx = 1\n',
        "a.b = 1\n[x]\ny = 1.5\n[x.z]\nz = true\n'a b'.c = 2024-01-02\n",
        "a = {b.c = [1, [2, 3]], d = {}}\n",
        "t = '''\nit's\n  so'''\ns = \"\"\"q\\\n   \\u00e9\"\"\"\nu = ''\n",
        'a = "x"\r\nb = """1\r\n2"""\r\n',
        "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2\n",
        "[x.y]\nz = 1\n[x]\na = 1\n",
    ],
)
def test_sound_text_has_the_values_of_tomllib(text: str) -> None:
    tree = read_tree(text, "f")
    assert tree.faults == ()
    assert plain(tree.root) == tomllib.loads(text)


def test_values_know_their_place_in_characters() -> None:
    place = leaf(read_tree('# é😀\n  "a 1" = 5 # x\nb = ["é😀", 7]\n', "f"), "a 1").place
    assert (place.line, place.column, place.width) == (2, 11, 1)
    array = read_tree('b = ["é😀\t", 7]\n', "f").root.entries["b"].value
    assert isinstance(array, Array)
    assert [(item.place.column, item.place.width) for item in array.items] == [(6, 5), (13, 1)]


def test_a_byte_order_mark_and_crlf_shift_nothing() -> None:
    tree = read_tree("\ufeffa = 1\r\nb = 2\r\n", "f")
    assert tree.faults == ()
    assert leaf(tree, "b").place.source == "b = 2"
    assert (leaf(tree, "a").place.column, leaf(tree, "b").place.line) == (5, 2)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ('a = "xy z"', 3, (1, 9)),
        (r'a = "\u00e9\t😀z"', 3, (1, 15)),
        ("a = 'x\\z'", 2, (1, 8)),
        ('a = """\nx\ny z"""', 4, (3, 3)),
        ('a = """x\\\n   yz"""', 2, (2, 5)),
    ],
)
def test_a_part_of_a_text_has_its_place(text: str, offset: int, place: tuple[int, int]) -> None:
    inside = leaf(read_tree(text, "f"), "a").inside(offset, 1)
    assert (inside.line, inside.column) == place


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ('title = "Legs\nx = 1\n', 1, 9, "this text is not closed"),
        ('s = [\n  "a,\n  "b",\n]\n', 2, 3, "this text is not closed"),
        ('s = [\n  "a",\n\n[[block]]\nx = 1\n', 1, 5, 'this "[" is not closed'),
        ('s = """a\nb\n[c]\nx = 1\n', 1, 5, "this text is not closed"),
        ('s = {a = "b"\nx = 1\n', 1, 5, 'this "{" is not closed'),
        ('s = ["a" "b"]\n', 1, 8, "a comma is missing"),
        ('s = [\n  "a" # one\n\n  "b",\n]\n', 2, 5, "a comma is missing"),
        ('s = ["a",, "b"]\n', 1, 10, "a comma too many"),
        ('title "Legs"\n', 1, 6, 'there is no "="'),
        ('title: "Legs"\n', 1, 6, 'there is no "="'),
        ("title =\nx = 1\n", 1, 8, "there is no value"),
        ("title = Legs and arms # all\n", 1, 9, 'the text "Legs and arms" has no quotes'),
        ("title = “Legs”\n", 1, 9, "these are not the quotes of TOML"),
        ("x = True\n", 1, 5, "True is no value"),
        ("x = 2024-02-30\n", 1, 5, "2024-02-30 is no value"),
        ("[[block]\nx = 1\n", 1, 1, "the brackets do not match"),
        ("[a b]\nx = 1\n", 1, 1, "this is no table header"),
        ("s = 'it's'\n", 1, 5, "the quotes do not match"),
        ('s = "a\\qb"\n', 1, 7, '"\\q" means nothing in a text'),
        ('s = "a" b = 1\n', 1, 9, "more after the value"),
        ("= 1\n", 1, 1, 'this is no "key = value"'),
        ("]\n", 1, 1, "this closes nothing"),
        ("größe = 1\n", 1, 1, "no key looks like this"),
        ('"a 3x1",\n', 1, 1, "this text belongs to no key"),
        ("a = 1\nb = 2\na = 3\n", 3, 1, '"a" is given twice'),
        ("[a]\n[b]\n[a]\n", 3, 2, '"a" is given twice'),
        ("a = 1\na.b = 2\n", 2, 1, '"a" is given twice'),
        ('é = 1\nt = "x\x07y"\n', 2, 7, "control character U+0007"),
        ("a = 1\x00\n", 1, 6, "control character U+0000"),
        ("x = " + "[" * 20 + "]" * 20, 1, 22, "values lie too deep within one another"),
    ],
)
def test_a_mistake_is_told_in_plain_words(text: str, line: int, column: int, what: str) -> None:
    assert (line, column, what) in places(text)


def test_only_the_first_mistake_of_the_writing_is_told() -> None:
    assert places('a = "x\nb 1\nc = [1 2]\n') == [(1, 5, "this text is not closed")]


def test_every_key_that_is_given_twice_is_told() -> None:
    text = "a = 1\na = 2\n[b]\nc = 1\nc = 2\n"
    assert [(line, column) for line, column, _ in places(text)] == [(2, 1), (5, 1)]


def test_what_only_tomllib_sees_is_told_in_its_words() -> None:
    (fault,) = faults_in("a = {b = 1}\n[a.c]\nx = 1\n")
    assert fault.line == 2


def inside_its_line(fault: Fault, text: str) -> bool:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return (
        1 <= fault.line <= len(lines)
        and fault.source == lines[fault.line - 1]
        and 1 <= fault.column <= len(fault.source) + 1
        and fault.width >= 1
    )


PIECES = (
    'a|block| = |"|\'|"x"|"""|\'\'\'|[|]|[[|]]|{|}|,|#|\n|\n\n|\r\n|\\|\\u00e9|é|😀|\t|1|true|.|:|“'
)
pieces = st.sampled_from([*PIECES.split("|"), "\x00"])


@given(st.text() | st.lists(pieces).map("".join))
def test_any_text_is_read_and_refused_where_tomllib_refuses_it(text: str) -> None:
    faults = faults_in(text)
    assert all(inside_its_line(fault, text) for fault in faults)
    assert all(str(fault) for fault in faults)
    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        assert faults
    else:
        assert all(fault.what.startswith("control character") for fault in faults)
        assert faults or plain(read_tree(text, "f").root) == values

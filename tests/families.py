"""One test over a family of cases, which tells of every case that fails."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps

import pytest

Test = Callable[..., None]


def over(names: str, cases: Iterable[object]) -> Callable[[Test], Test]:
    """Run the test for each of ``cases``, as one test with a subtest for each.

    ``names`` are the arguments that a case fills, as in ``pytest.mark.parametrize``. It is for
    content that ships: what one looks at is the whole table, and one line says that it holds.
    """
    filled = names.replace(" ", "").split(",")
    cases = tuple(cases)

    def of(test: Test) -> Test:
        taken = inspect.signature(test).parameters.values()
        fixtures = [parameter for parameter in taken if parameter.name not in filled]
        asked = inspect.Parameter("subtests", inspect.Parameter.KEYWORD_ONLY)

        @wraps(test)
        def family(*, subtests: pytest.Subtests, **given: object) -> None:
            assert cases, "no case at all"
            for case in cases:
                values = _values(case, len(filled))
                named = dict(zip(filled, values, strict=True))
                with subtests.test(" ".join(str(value)[:60] for value in values)):
                    test(**given, **named)

        kept = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in fixtures]
        vars(family)["__signature__"] = inspect.Signature([*kept, asked])
        return family

    return of


def _values(case: object, count: int) -> Sequence[object]:
    if count == 1:
        return [case]
    assert isinstance(case, Sequence)
    return case

"""What follows from a pain between 0 and 10: today, in the exercise, and the next time.

Never a diagnosis. That some pain may be borne in training, up to 5 of 10, as long as it has gone
down by the next morning and does not grow from week to week, is the pain-monitoring model of
Silbernagel et al. (Am J Sports Med 2007;35:897, doi 10.1177/0363546506298279), tried in runners
with a sore Achilles tendon who went on running. Where one asks for care and where one stops is
ours, and on the safe side of theirs.
"""

from enum import Enum

from runstrong_tui.training.amounts import MOST_PAIN

LEAST_CARE = 3
"""From here on nothing grows, and there are no jumps."""

LEAST_STOP = 5
"""From here on one stops."""

LOAD_LEFT_AFTER_PAIN = 0.9
"""The share of a load that is left the next time, after a pain that asked to stop."""

SCALE = "0 none, 10 the worst there is"
WRONG = f"From 0 to {MOST_PAIN}: {SCALE}."
DOCTOR = "See a doctor if it stays."


class Follows(Enum):
    """What a pain asks for."""

    GO_ON = "go on"
    CARE = "care"
    STOP = "stop"


def follows(pain: int) -> Follows:
    """What so much pain, from 0 to 10, asks for."""
    if pain < LEAST_CARE:
        return Follows.GO_ON
    return Follows.CARE if pain < LEAST_STOP else Follows.STOP


def within_words(pain: int) -> str:
    """What is said of a pain in an exercise."""
    match follows(pain):
        case Follows.GO_ON:
            return f"Pain {pain}: go on, as long as it stays so low."
        case Follows.CARE:
            return f"Pain {pain}: less range or load from here; nothing grows next time."
        case Follows.STOP:
            return f"Pain {pain}: this exercise stops here. s swaps it, n leaves sets out. {DOCTOR}"


def before_words(pain: int) -> str:
    """What is said of a pain before a session."""
    match follows(pain):
        case Follows.GO_ON:
            return f"Pain {pain}: all as planned."
        case Follows.CARE:
            return f"Pain {pain}: nothing grows today, and no jumps."
        case Follows.STOP:
            return f"Pain {pain}: rest today, or do only what leaves the place alone. {DOCTOR}"


def morning_words(pain: int) -> str:
    """What is said of a pain on the morning after a session."""
    match follows(pain):
        case Follows.GO_ON:
            return f"Pain {pain}: all goes on as planned."
        case Follows.CARE:
            return f"Pain {pain}: no jumps today; what you did asks for no more next time."
        case Follows.STOP:
            return f"Pain {pain}: rest today; what you did asks for less next time. {DOCTOR}"

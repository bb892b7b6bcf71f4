"""A number typed digit by digit, without a field to type it in."""

TYPING_SECONDS = 3.0
"""A digit that comes later than this after the last one begins a new number."""

MOST_DIGITS = 3


class Typed:
    """The digits typed so far."""

    def __init__(self) -> None:
        """Nothing is typed yet."""
        self.digits = ""
        self._at = 0.0

    def put(self, sign: str, now: float) -> str:
        """The digits with one more, or (``backspace``) one less, typed at the instant ``now``."""
        if now - self._at > TYPING_SECONDS:
            self.digits = ""
        self._at = now
        kept = self.digits[:-1] if sign == "backspace" else self.digits + sign
        self.digits = kept[-MOST_DIGITS:]
        return self.digits

    def clear(self) -> None:
        """Begin anew."""
        self.digits = ""

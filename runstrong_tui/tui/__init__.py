"""The screens: the only part that speaks Textual."""

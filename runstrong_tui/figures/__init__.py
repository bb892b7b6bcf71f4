"""Moving stick figures: angles to joints to dots; nothing here knows a clock or a screen."""

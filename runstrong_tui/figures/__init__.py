"""Moving figures: from angles to joints to a picture, and which moment of it to show.

The screens come in; it is pure.
"""

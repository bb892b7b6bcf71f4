"""Sessions played into a private sound server, recorded, and heard: ``make hear`` runs them."""

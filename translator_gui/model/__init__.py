"""Values that every floor shares: frozen, standard library only."""

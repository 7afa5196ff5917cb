"""A colleague's copy is looked at, chosen from and merged; what is left in conflict is settled."""

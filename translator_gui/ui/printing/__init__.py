"""Pages painted by Qt: no widget stands here, and no display is needed."""

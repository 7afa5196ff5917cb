"""The translation memory in the window: state and models, without widgets."""

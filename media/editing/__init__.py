"""The work of editors on what the library holds: at one thing, and at many at once."""

"""Where a language is to follow the formats of our settings instead of Django's own for it."""

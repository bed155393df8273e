"""Settings that every way of running the site shares, a module a subject."""

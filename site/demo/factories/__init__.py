"""Builders of content, one module an app, for tests and for the demonstration site alike."""

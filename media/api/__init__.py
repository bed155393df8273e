"""The library for programs: read-only, public, described by OpenAPI."""

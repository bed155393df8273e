"""A second pair of eyes on assets and slogans."""

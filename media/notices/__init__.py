"""Letters to those who took an asset or asked to be told: of recalls and of new versions."""

"""What became of an entry, for whoever has its receipt code: that it is here, its score, its place and why."""

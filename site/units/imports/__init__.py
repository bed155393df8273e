"""CSV files of units and community teams: all of a file is taken, or nothing and every fault is named."""

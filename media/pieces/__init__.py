"""Assets drawn by the program: sets for a kit, and copies in the name of a unit."""

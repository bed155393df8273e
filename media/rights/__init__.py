"""Until when things may be shown, and what is done with them and their files afterwards."""

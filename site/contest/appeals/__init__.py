"""What contestants say against published results: taken for so many days, decided by people, answered in public words."""

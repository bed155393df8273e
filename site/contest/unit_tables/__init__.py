"""How many people of each unit and commune took part: tables made at set moments, shown once nothing is foretold."""

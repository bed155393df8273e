"""The rules as a record: what can't be played, what changed between versions, the page that prints them."""

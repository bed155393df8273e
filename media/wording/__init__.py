"""Whether a sentence is an approved slogan word for word, and what differs where it is not."""

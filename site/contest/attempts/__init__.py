"""The engine: how often somebody may enter, which questions in which order, until when, and the entry of it.

`starting.start` and `submitting.submit` are the two doors. Both take the moment as an argument, may be called
any number of times at once, and leave to the database's constraints what there may be one of only.
"""

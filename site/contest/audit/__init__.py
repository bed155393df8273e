"""What every role did, in a log that is only added to and whose records are chained.

`register` is the one list of what is recorded and of what is not, and why.
"""

"""A whole contest in minutes, so that a secretariat can practise: pretended people and officials, real doors.

`stage` makes what is thrown away afterwards and starts a process with it (`__main__`); `play` is what happens there.
"""

"""The contest as people see it: the page, the steps of an entry, the block and the frame.

Every step is a form sent to one address; its answer is kept by nobody and holds all that was typed so far, so
that neither a cookie nor storage is needed and nothing personal stands in an address.
"""

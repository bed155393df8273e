"""What the demonstration site says, in Vietnamese and English, one module a subject.

Dates, units, documents and slogans of 2024 come from the province's plan of that year. Everything about
the current year is a sample and says so.
"""

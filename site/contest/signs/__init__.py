"""Signs that entries may not be honest, looked for after the close. They are for people to judge; none decides."""

"""What a new contest begins with, and whose clock opens and closes its rounds."""

from .environment import env

# The hour at which a new contest makes its tables of units; organisers change it in the contest's form.
CONTEST_TABLES_AT = env.str("CONTEST_TABLES_AT", default="11:00")

# Whether the process is asked for the time, even where the database could be: in a rehearsal alone, whose
# process lives in a time of its own. No variable of the environment turns it on.
CONTEST_ASKS_ITS_PROCESS = False

"""What a database's errors mean to a user, and what to do."""

import re

EXAMPLE, ON_SERVER = "sqlite:///output/archive.db", "postgresql+psycopg://user@host/name"

ANEW = "`scrapy verify --repair` makes it anew from the WARC files, or put back a copy of it"
LOCKED = "is locked by another process; let that end or stop it, then run this again"
NOT_LET_IN = "does not let you in; correct the user and password in ARCHIVE_URL"
CROWDED = "has no connection left; crawl fewer portals at once, or raise max_connections of its server"
UNREACHABLE = "cannot be reached; see that its server runs, and that ARCHIVE_URL names it rightly"
GONE = "has lost its server, which was stopped; start it and run this again: what is kept is safe"

# What the database says, what it means and what to do. The first that fits counts.
CAUSES = {
    "locked": LOCKED,
    "not a database": f"is no SQLite database; where it was the archive, {ANEW}; else name another file with"
    f" -s ARCHIVE_URL={EXAMPLE}",
    "unable to open": "cannot be opened; make it a path where you may read and write a file",
    "readonly": "is read-only; make the file and its folder writable",
    "disk is full": "found no space left on the disk; free some and run this again: what is kept is safe",
    "disk I/O error": "met an error of the disk or network folder it is on; see that this is whole, and run this again",
    "malformed": f"is damaged; {ANEW}",
    "no such table": "lacks its tables; name another with -s ARCHIVE_URL=" + EXAMPLE,
    # What PostgreSQL says.
    "lock timeout": LOCKED,
    "No space left on device": "found no space left on the disk; free some and run this again: what is kept is safe",
    "authentication failed": NOT_LET_IN,
    'FATAL: role "': NOT_LET_IN,
    'FATAL: database "': "is not there: its server has no such database; make it with createdb, or correct ARCHIVE_URL",
    "connection slots": CROWDED,
    "too many clients": CROWDED,
    "terminating connection": GONE,
    "server closed the connection": GONE,
    "connection failed": UNREACHABLE,
    "connection is bad": UNREACHABLE,
    "failed to resolve host": UNREACHABLE,
    "permission denied": "may not be written by this user; name another in ARCHIVE_URL, or let the server grant it",
}
MISSING_TABLE = re.compile(r'relation "\w+" does not exist')


def meaning_of(said: str) -> str | None:
    """Give what an error means, after the name of the archive; None for one that is not known."""
    said = MISSING_TABLE.sub("no such table", said)
    return next((text for sign, text in CAUSES.items() if sign in said), None)

"""The grown-up engine: the door's functions and triggers are the database's own."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import ExecStatus, TransactionStatus

__all__ = ["DatabaseWrapper"]

MOMENT = b"SELECT pg_current_snapshot()::text, archive_today()::text"


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, which can also tell in a single round trip which moment it is."""

    def moment(self) -> tuple[str, str] | None:
        """(snapshot, the door's day) at this very moment; None inside a transaction, or when nobody answers.

        Only this statement goes over the line. Nobody looks beforehand whether the line still holds: one that does not
        gives no answer and is closed, so that whoever asks next opens another. An answer has shown that it does.
        """
        self.ensure_connection()
        raw: Any = self.connection
        if raw.pgconn.transaction_status != TransactionStatus.IDLE:
            return None
        try:
            found = raw.pgconn.exec_params(MOMENT, None)
            if found.status != ExecStatus.TUPLES_OK:
                raise psycopg.OperationalError("no answer")
        except psycopg.Error:
            self.close()
            return None
        self.health_check_done = True
        return found.get_value(0, 0).decode(), found.get_value(0, 1).decode()

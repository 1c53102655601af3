"""gunicorn for one small machine. It writes no access log, and of a broken request no address."""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = 1
# Threads: phones on a slow line must not stop everybody else. More than the uploads that are taken in at the same
# moment (AMPARO_UPLOADS_AT_ONCE, 40), so that a page always finds one.
threads = 64
timeout = 120
accesslog = None
# "Invalid request from ip=..." is a warning.
loglevel = "error"
capture_output = True
errorlog = f"{os.environ['AMPARO_HOME']}/logs/server.log" if "AMPARO_HOME" in os.environ else "-"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112
control_socket_disable = True

"""The archive grown up, with as many public records as one says: `scripts/services/with_servers.sh .venv/bin/python -m
benchmarks.scale N`. Everything is measured beside the bare server in the same run.
"""

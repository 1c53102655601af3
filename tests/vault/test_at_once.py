"""Several people come with their words at the same moment: at the product's own cost, each gets an answer."""

import subprocess
import sys

from archive_site.settings import base
from tests.databases import ROOT

# In a process of its own: what waits for ever inside the library cannot be interrupted.
TOGETHER = """
import sys, threading
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
iterations, lanes, memory_kib, people = map(int, sys.argv[1:])
found = []
def come(number):
    kdf = Argon2id(salt=b"p" * 32, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    found.append((number, kdf.derive(b"seven words %d" % number)))
for _round in range(3):
    threads = [threading.Thread(target=come, args=(number,), daemon=True) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(len(found), len(set(found)))
"""


def test_two_and_more_who_come_at_once_all_get_an_answer() -> None:
    running, _waiting = base.CODE_QUEUE
    cost = [str(base.CODE_KDF[name]) for name in ("iterations", "lanes", "memory_kib")]
    people = running + 1
    done = subprocess.run(
        [sys.executable, "-c", TOGETHER, *cost, str(people)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert done.stdout.split() == [str(3 * people), str(people)]

"""The key store of another machine: each act of `keystore` asked over a socket, and answered there by the same act.

`@served` marks what may be asked. With `settings.KEYSTORE_SOCKET` set nothing of the store lies here; without it the
function runs as it stands. Whoever may ask can put wraps, read them (each opens with a code or with the vault's key
alone), shred a submission, say how many decisions were noted, and lock the vault; not unlock it, not change which key
is sealed to.
"""

import base64
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

from stories.vault.agent.wire import NoAgent, ask
from stories.vault.errors import KeyStoreAway, MirrorFailed, OtherKey, Shredded, VaultError

# All the submissions that were ever withdrawn stand in one answer.
LONGEST_ANSWER = 64 * 1024 * 1024

P = ParamSpec("P")
R = TypeVar("R")

SERVED: dict[str, Callable[..., Any]] = {}
_REFUSALS: dict[str, type[VaultError]] = {"shredded": Shredded, "mirror": MirrorFailed, "other_key": OtherKey}


def served(act: Callable[P, R]) -> Callable[P, R]:
    """Ask the machine that has the key store, if that is another one. Raises KeyStoreAway besides."""
    name = act.__name__
    SERVED[name] = act

    @functools.wraps(act)
    def asked(*args: P.args, **named: P.kwargs) -> R:
        if settings.KEYSTORE_SOCKET is None:
            return act(*args, **named)
        return _ask(name, named)  # type: ignore[no-any-return]

    return asked


def _ask(name: str, named: dict[str, Any]) -> Any:
    request = {"op": name, "with": {key: pack(value) for key, value in named.items()}}
    try:
        answer = ask(Path(str(settings.KEYSTORE_SOCKET)), request, longest=LONGEST_ANSWER)
    except NoAgent as error:
        raise KeyStoreAway("the machine that has the key store does not answer") from error
    if "refused" in answer:
        kind = _REFUSALS.get(str(answer["refused"]))
        if kind is None:
            raise KeyStoreAway(f"the machine that has the key store says no: {answer['refused']}")
        raise kind(str(named.get("submission_id", "")))
    return unpack(answer.get("is"))


def answer(request: Any) -> dict[str, Any]:
    """What the machine that has the key store says to one request. Never raises."""
    if not isinstance(request, dict) or not isinstance(request.get("with"), dict):
        return {"refused": "request"}
    act = SERVED.get(str(request.get("op")))
    if act is None:
        return {"refused": "request"}
    try:
        return {"is": pack(act(**{str(key): unpack(value) for key, value in request["with"].items()}))}
    except tuple(_REFUSALS.values()) as refusal:
        return {"refused": next(code for code, kind in _REFUSALS.items() if isinstance(refusal, kind))}
    except (VaultError, TypeError, ValueError):
        return {"refused": "request"}
    except OSError:
        return {"refused": "disk"}


def pack(value: Any) -> Any:
    """JSON for what the key store's acts take and give: bytes and sets are said to be such."""
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    if isinstance(value, set | frozenset):
        return {"set": sorted(value)}
    if isinstance(value, dict):
        return {"dict": value}
    return value


def unpack(value: Any) -> Any:
    """The inverse of `pack`. Raises ValueError."""
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("bytes"), str):
        return base64.b64decode(value["bytes"], validate=True)
    if isinstance(value.get("set"), list):
        return set(value["set"])
    if isinstance(value.get("dict"), dict):
        return value["dict"]
    raise ValueError("not something that the key store takes")

"""The site refuses to serve without the door."""

from stories.gate.install import DoorMissing, check_door

__all__ = ["DoorMissing", "check_door"]

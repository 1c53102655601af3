"""What Wagtail calls when a workflow has run through all its tasks (WAGTAIL_FINISH_WORKFLOW_ACTION).

Imports nothing: Wagtail loads it while its own models are being made.
"""

from typing import Any


def leave_the_button(workflow_state: Any, user: Any = None) -> None:
    """Nothing becomes public by itself: a person presses *Publicar* on the desk, and the door has the last word."""

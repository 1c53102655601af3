"""The one suite that every engine passes: what is found, how it is told, and that the door is asked each time."""

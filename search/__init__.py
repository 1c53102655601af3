"""One search interface over several engines. Sees public documents only, through the door's view."""

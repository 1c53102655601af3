"""The search app's migrations, and one more that fails half way."""

from search import migrations

__path__ = [*migrations.__path__, *__path__]

"""The Django project: settings, the whole URL map, what every request passes through, and the refusal to start unready.

May import: everything. Nothing imports it.
"""

"""Call numbers in addresses. Importing this makes `<call:record>` known."""

from django.urls import register_converter


class CallNumberConverter:
    """Four letters or digits; upper case leads to lower."""

    regex = "[0-9a-zA-Z]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CallNumberConverter, "call")

"""A model that was saved for one size of input, made to take any.

An ONNX file is a protocol buffer; what a named input or output says of its shape is left out of it here, and the
runtime then works with the shape that it is given. Only the fields on the way there are read (onnx.proto: ModelProto
7, GraphProto 11 and 12, ValueInfoProto 1 and 2, TypeProto 1, Tensor 2).
"""

from collections.abc import Callable, Iterator

_GRAPH, _INPUT, _OUTPUT, _NAME, _TYPE, _TENSOR, _SHAPE = 7, 11, 12, 1, 2, 1, 2
_VARINT, _EIGHT, _LENGTH, _FOUR = 0, 1, 2, 5


def shapeless(model: bytes, *names: str) -> bytes:
    """The model without the shapes of these inputs and outputs. Raises ValueError for what is no model."""
    wanted = {name.encode() for name in names}
    return _changed(model, (_GRAPH,), lambda graph: _changed(graph, (_INPUT, _OUTPUT), lambda put: _put(put, wanted)))


def _put(said: bytes, wanted: set[bytes]) -> bytes:
    if not any(number == _NAME and value in wanted for number, value, _whole in _fields(said)):
        return said
    return _changed(said, (_TYPE,), lambda kind: _changed(kind, (_TENSOR,), lambda tensor: _without(tensor, _SHAPE)))


def _changed(message: bytes, numbers: tuple[int, ...], change: Callable[[bytes], bytes]) -> bytes:
    """The message with its fields of these numbers changed."""
    made = []
    for number, value, whole in _fields(message):
        if number in numbers and value is not None:
            new = change(value)
            made.append(_varint(number << 3 | _LENGTH) + _varint(len(new)) + new)
        else:
            made.append(whole)
    return b"".join(made)


def _without(message: bytes, number: int) -> bytes:
    return b"".join(whole for each, _value, whole in _fields(message) if each != number)


def _fields(message: bytes) -> Iterator[tuple[int, bytes | None, bytes]]:
    """Number, content where it has a length, and the whole of each field."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read(message, at)
        kind, value = key & 7, None
        if kind == _VARINT:
            _number, at = _read(message, at)
        elif kind in (_EIGHT, _FOUR):
            at += 8 if kind == _EIGHT else 4
        elif kind == _LENGTH:
            length, at = _read(message, at)
            value = message[at : at + length]
            at += length
        else:
            raise ValueError("no protocol buffer")
        if at > len(message):
            raise ValueError("no protocol buffer")
        yield key >> 3, value, message[start:at]


def _read(message: bytes, at: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        byte = message[at]
        number, at = number | (byte & 0x7F) << shift, at + 1
        if byte < 0x80:
            return number, at
    raise ValueError("no protocol buffer")


def _varint(number: int) -> bytes:
    made = bytearray()
    while number >= 0x80:
        made.append(number & 0x7F | 0x80)
        number >>= 7
    made.append(number)
    return bytes(made)

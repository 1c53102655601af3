"""AVIF (ISO 23008-12, AV1 Image File Format): one coded picture, and its transparency, as libavif writes them."""

from stories.redaction.verifying.boxes import Box, at_most, full, size
from stories.redaction.verifying.boxes import walk as walk_boxes
from stories.redaction.verifying.source import Unclean, Walk

_BRANDS = {b"avif", b"mif1", b"miaf", b"MA1B", b"MA1A"}
# What libavif calls its two pictures.
_NAMES = (b"Color\0", b"Alpha\0", b"\0")
_ALPHA = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
_MOST_ITEMS = 2


def walk(source: Walk) -> None:
    found = walk_boxes(source, {b"ftyp": _brands, b"meta": None, b"mdat": None}, start=0, stop=source.size)
    if [box.name for box in found] != [b"ftyp", b"meta", b"mdat"]:
        raise Unclean("not one picture")
    _ftyp, meta, data = found
    full(_META)(source, meta)
    names = walk_boxes(source, dict.fromkeys(_META), start=meta.start + 4, stop=meta.stop)
    places = [box for box in names if box.name == b"iloc"]
    if len(names) != len({box.name for box in names}) or len(places) != 1:
        raise Unclean("a picture described twice")
    _all_is_picture(source, places[0], data)


def _brands(source: Walk, box: Box) -> None:
    said = source.exactly(box.start, box.stop - box.start)
    brands = {said[at : at + 4] for at in (0, *range(8, len(said), 4))}
    if said[4:8] != bytes(4) or not brands <= _BRANDS:
        raise Unclean("brands of another kind of file")


def _handler(source: Walk, box: Box) -> None:
    said = source.exactly(box.start, box.stop - box.start)
    if said[8:12] != b"pict" or said[12:24] != bytes(12) or said[24:] != b"\0":
        raise Unclean("a handler with a name")


def _items(source: Walk, box: Box) -> None:
    if source.exactly(box.start, 4) != bytes(4) or not 1 <= source.number(box.start + 4, 2) <= _MOST_ITEMS:
        raise Unclean("more than one picture")
    walk_boxes(source, {b"infe": _item}, start=box.start + 6, stop=box.stop, inside="iinf")


def _item(source: Walk, box: Box) -> None:
    said = source.exactly(box.start, box.stop - box.start)
    if said[0] != 2 or said[8:12] != b"av01" or said[12:] not in _NAMES:
        raise Unclean("an item that is no picture")


def _colours(source: Walk, box: Box) -> None:
    if source.exactly(box.start, 4) != b"nclx" or box.stop - box.start != 11:
        raise Unclean("a colour profile")


def _auxiliary(source: Walk, box: Box) -> None:
    if source.exactly(box.start + 4, box.stop - box.start - 4) != _ALPHA:
        raise Unclean("another picture inside")


_PROPERTIES = {
    b"ispe": size(12),
    b"pixi": size(6, 8),
    b"av1C": size(4),
    b"colr": _colours,
    b"auxC": _auxiliary,
}
_META = {
    b"hdlr": _handler,
    b"pitm": size(6),
    b"iloc": None,
    b"iinf": _items,
    b"iref": full({b"auxl": size(6)}),
    b"iprp": {b"ipco": _PROPERTIES, b"ipma": at_most(64)},
}


def _all_is_picture(source: Walk, box: Box, data: Box) -> None:
    """The stretches of the items fill the data from end to end: nothing lies between them or after."""
    if source.exactly(box.start, 6) != bytes(4) + b"\x44\x00":
        raise Unclean("places written in another way")
    at, stretches = box.start + 8, []
    for _ in range(min(source.number(box.start + 6, 2), _MOST_ITEMS + 1)):
        _item_id, _reference, extents = source.number(at, 2), source.number(at + 2, 2), source.number(at + 4, 2)
        if _reference or extents != 1:
            raise Unclean("a picture in pieces")
        stretches.append((source.number(at + 6, 4), source.number(at + 10, 4)))
        at += 14
    reached = data.start
    for start, length in sorted(stretches):
        if start != reached:
            raise Unclean("bytes that belong to no picture")
        reached += length
    if reached != data.stop or at != box.stop:
        raise Unclean("bytes that belong to no picture")

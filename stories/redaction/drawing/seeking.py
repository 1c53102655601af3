"""What a program proposes to cover in a picture: faces by the model. Words are read elsewhere, from a grey copy."""

import io

import numpy as np
from PIL import Image

from stories.redaction import faces
from stories.redaction.drawing.files import Finished
from stories.redaction.regions import Region, apart

# The longer side that is looked at: of a photograph of 4000 pixels, faces from about ten pixels are found.
LOOKED_AT, MOST_GROWN = 2_560, 3
WHOLE_AT = 1_280
READ_AT = 1_600
MOST_PROPOSALS = 200


def load() -> None:
    """The model and its runtime: they take their time, and files."""
    faces.shared()


def faces_in(picture: Image.Image) -> list[Region]:
    """Every face that the model sees, larger than it saw it; none where there is no model.

    It looks twice: as a whole, for faces near by, and as large as it can, for small ones far away.
    """
    finder = faces.shared()
    if finder is None:
        return []
    found = [
        Region(face.left / width, face.top / height, face.right / width, face.bottom / height)
        for looked in (_no_larger(picture, WHOLE_AT), _as_large_as(picture, LOOKED_AT))
        for width, height in [looked.size]
        for face in finder.find(np.asarray(looked, dtype=np.uint8))
    ]
    whole = [region.widened() for region in found if not region.why_not()]
    return list(apart(sorted(whole, key=lambda region: -region.area)))[:MOST_PROPOSALS]


def _no_larger(picture: Image.Image, side: int) -> Image.Image:
    looked = picture.copy()
    looked.thumbnail((side, side), Image.Resampling.LANCZOS)
    return looked


def _as_large_as(picture: Image.Image, side: int) -> Image.Image:
    """So many pixels on the longer side, of a small picture at most MOST_GROWN times what it has."""
    share = min(side / max(picture.size), MOST_GROWN)
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def grey(picture: Image.Image) -> Finished:
    """The picture for whoever reads words in it: new pixels, without colours, not larger than they need to be."""
    looked = _no_larger(picture, READ_AT).convert("L")
    out = io.BytesIO()
    looked.save(out, "PNG", compress_level=1)
    return Finished(out.getvalue(), "image/png", looked.width, looked.height)

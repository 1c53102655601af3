"""Demo pictures as a telephone would send them: JPEG with a position, a date and a name hidden in it."""

import io
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

PICTURES = Path(__file__).parent / "pictures"
# In the middle of the Pacific: invented, and plainly so, but it must be gone all the same.
LATITUDE, LONGITUDE = (33.0, 30.0, 0.0), (125.0, 15.0, 0.0)


def from_a_telephone(key: str) -> bytes:
    """The picture `key` as JPEG bytes with GPS, a date, a maker and a name planted in its EXIF and in a comment."""
    exif = Image.Exif()
    exif[Base.Artist] = "Narradora Inventada"
    exif[Base.Make] = "Telefono"
    exif[Base.DateTime] = "2018:05:03 05:12:09"
    exif.get_ifd(IFD.GPSInfo).update(
        {
            GPS.GPSLatitudeRef: "N",
            GPS.GPSLatitude: LATITUDE,
            GPS.GPSLongitudeRef: "W",
            GPS.GPSLongitude: LONGITUDE,
        }
    )
    out = io.BytesIO()
    with Image.open(PICTURES / f"{key}.webp") as picture:
        picture.convert("RGB").save(out, "JPEG", quality=92, exif=exif, comment=b"Narradora Inventada")
    return out.getvalue()

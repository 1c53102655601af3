"""An invented photograph: a painted wall, two people who walk by, a car with its plate. Drawn, so that it is nobody."""

import io

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base

SIZE = (2400, 1600)
# Where they are, as fractions of the picture: left, top, right, bottom.
PEOPLE = ((0.10, 0.45, 0.16, 0.60), (0.30, 0.48, 0.36, 0.63))
PLATE = (0.70, 0.80, 0.82, 0.86)
SKIN, PLATE_COLOUR = (176, 120, 84), (250, 250, 250)
CANARY = "Xochitl wall"


def photograph_of_a_wall() -> bytes:
    exif = Image.Exif()
    exif[Base.Artist] = exif[Base.ImageDescription] = CANARY
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (34.0, 3.0, 8.0)})
    picture = Image.new("RGB", SIZE, (214, 196, 160))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 1300, *SIZE), fill=(110, 110, 116))
    for at in range(8):
        left = 200 + at * 270
        draw.ellipse((left, 150 + at % 3 * 60, left + 220, 560 + at % 3 * 60), fill=(230, 120 + 12 * at, 40 + 20 * at))
        draw.polygon(((left, 700), (left + 240, 620), (left + 180, 1100)), fill=(30 + 20 * at, 90, 150))
    for box in PEOPLE:
        left, top, right, bottom = pixels(box)
        draw.rectangle((left - 30, bottom - 20, right + 30, 1500), fill=(60, 70, 110))
        draw.ellipse((left, top, right, bottom), fill=SKIN)
        middle, height = (left + right) // 2, bottom - top
        for side in (-1, 1):
            eye = middle + side * (right - left) // 5
            draw.ellipse((eye - 9, top + height // 3, eye + 9, top + height // 3 + 14), fill=(20, 20, 20))
        draw.arc((middle - 30, top + height // 2, middle + 30, bottom - 30), 20, 160, fill=(90, 20, 20), width=8)
    left, top, right, bottom = pixels(PLATE)
    draw.rectangle((left - 300, top - 260, right + 120, bottom + 60), fill=(140, 24, 30))
    draw.rectangle((left, top, right, bottom), fill=PLATE_COLOUR)
    draw.text((left + 20, top + 8), "8ABC123", fill=(20, 20, 90), font_size=72)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92, exif=exif, comment=CANARY.encode())
    return out.getvalue()


def pixels(box: tuple[float, float, float, float], size: tuple[int, int] = SIZE) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return round(left * size[0]), round(top * size[1]), round(right * size[0]), round(bottom * size[1])

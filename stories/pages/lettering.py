"""The letters of pictures that we draw ourselves: Source Serif, from a package, with every accent of both languages."""

from functools import lru_cache

import font_source_serif_pro
from PIL import ImageFont


@lru_cache(maxsize=32)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The upright face at this size in pixels."""
    return ImageFont.truetype(font_source_serif_pro.font_files_ttf["SourceSerifPro"], size)

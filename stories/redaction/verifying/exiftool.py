"""A second opinion on finished files, where exiftool is installed: no tag but those that every such file has.

It runs in a cell. The files are handed over in memory; nothing is written.
"""

import json
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from stories.cell.cell import GIGABYTE, Walls, cell
from stories.redaction.encoding.memory import MemoryFile
from stories.redaction.verifying.source import Unclean

PATIENCE_SECONDS = 300
WALLS = Walls(memory=2 * GIGABYTE, seconds=300)
_AT_ONCE = 64

_EVERY = {"SourceFile", "ExifTool:ExifToolVersion", "File:FileType", "File:FileTypeExtension", "File:MIMEType"}
_PICTURE = {
    *("File:ImageWidth", "File:ImageHeight", "Composite:ImageSize", "Composite:Megapixels"),
    *("File:EncodingProcess", "File:BitsPerSample", "File:ColorComponents", "File:YCbCrSubSampling"),
    *("JFIF:JFIFVersion", "JFIF:ResolutionUnit", "JFIF:XResolution", "JFIF:YResolution"),
    *("RIFF:VP8Version", "RIFF:ImageWidth", "RIFF:ImageHeight", "RIFF:HorizontalScale", "RIFF:VerticalScale"),
    *("RIFF:WebP_Flags", "RIFF:AlphaPreprocessing", "RIFF:AlphaFiltering", "RIFF:AlphaCompression"),
    "RIFF:AlphaIsUsed",
}
_FILM = {
    *("MajorBrand", "MinorVersion", "CompatibleBrands", "HandlerType"),
    *("ImageSpatialExtent", "ImagePixelDepth", "AV1ConfigurationVersion", "SeqProfile", "SeqLevelIdx0", "SeqTier0"),
    *("HighBitDepth", "TwelveBit", "ChromaFormat", "ChromaSamplePosition", "InitialDelaySamples", "ColorProfiles"),
    *("ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients", "VideoFullRangeFlag", "AuxiliaryImageType"),
    *("MediaDataSize", "MediaDataOffset", "MediaData", "PrimaryItemReference", "ImageSize", "Megapixels"),
    *("MovieHeaderVersion", "TimeScale", "Duration", "PreferredRate", "PreferredVolume", "MatrixStructure"),
    *("PreviewTime", "PreviewDuration", "PosterTime", "SelectionTime", "SelectionDuration", "CurrentTime"),
    *("NextTrackID", "Free", "TrackHeaderVersion", "TrackID", "TrackDuration", "TrackLayer", "TrackVolume"),
    *("ImageWidth", "ImageHeight", "MediaHeaderVersion", "MediaTimeScale", "MediaDuration", "MediaLanguageCode"),
    *("GraphicsMode", "OpColor", "CompressorID", "SourceImageWidth", "SourceImageHeight", "XResolution"),
    *("YResolution", "BitDepth", "PixelAspectRatio", "BufferSize", "MaxBitrate", "AverageBitrate"),
    *("VideoFrameRate", "Balance", "AudioFormat", "AudioChannels", "AudioBitsPerSample", "AudioSampleRate"),
    *("AvgBitrate", "Rotation"),
}
# Dates that are nought.
_NEVER = "0000:00:00 00:00:00"
_SOUND = {
    *("Opus:OpusVersion", "Opus:AudioChannels", "Opus:SampleRate", "Opus:OutputGain"),
}
# Where a format must have room for the name of a program: there it is, and empty.
_EMPTY = {"Vorbis:Vendor", "Matroska:MuxingApp", "Matroska:WritingApp", "Meta:HandlerDescription"}
_WEBM = {
    *("EBMLVersion", "EBMLReadVersion", "DocType", "DocTypeVersion", "DocTypeReadVersion", "TimecodeScale"),
    *("Duration", "TrackNumber", "TrackLanguage", "CodecID", "TrackType"),
    *("TrackDefault", "TrackLacing", "VideoFrameRate", "ImageWidth", "ImageHeight", "VideoScanType"),
    *("AudioChannels", "AudioSampleRate", "AudioBitsPerSample", "DisplayUnit", "TagTrackUID", "TrackUID"),
}
_ALLOWED = {"QuickTime": _FILM, "Track1": _FILM | _WEBM, "Track2": _FILM | _WEBM, "Meta": _FILM, "Matroska": _WEBM}


def found() -> str | None:
    """Where exiftool is; None where it is not installed."""
    return shutil.which("exiftool")


def second_opinion(files: Sequence[bytes | MemoryFile]) -> bool:
    """Raises Unclean with the first tag that a finished file need not have. False where there is no exiftool."""
    program = found()
    if program is None:
        return False
    for first in range(0, len(files), _AT_ONCE):
        for tags in _tags(program, files[first : first + _AT_ONCE]):
            if strange := strangers(tags):
                raise Unclean(f"exiftool reads {', '.join(sorted(strange)[:3])}")
    return True


def strangers(tags: dict[str, object]) -> set[str]:
    """The tags that are not on the list. Structure whose name is unknown to exiftool never counts as a word."""
    return {name for name, said in tags.items() if not _usual(name, said)}


def _usual(name: str, said: object) -> bool:
    group, _colon, tag = name.partition(":")
    if name in _EVERY | _PICTURE | _SOUND or tag in _ALLOWED.get(group, ()):
        return True
    if name in _EMPTY:
        return said == ""
    if group == "Composite" and tag in ("ImageSize", "Megapixels", "AvgBitrate", "Rotation"):
        return True
    return tag.endswith(("CreateDate", "ModifyDate")) and said == _NEVER


def _tags(program: str, files: Sequence[bytes | MemoryFile]) -> list[dict[str, object]]:
    with ExitStack() as stack:
        held = [_held(file, stack) for file in files]
        names = [f"/proc/self/fd/{descriptor}" for descriptor in held]
        asked = ["-config", "", "-json", "-G1", "-a", "-ee", "--System:all", *names]
        try:
            done = subprocess.run(  # noqa: S603 - words of ours, and descriptors instead of names
                cell(Path(program), asked, walls=WALLS),
                capture_output=True,
                pass_fds=held,
                timeout=PATIENCE_SECONDS,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
                cwd="/",
                check=True,
            )
            said = json.loads(done.stdout)
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            raise Unclean("exiftool could not read it") from error
    if len(said) != len(files):
        raise Unclean("exiftool could not read it")
    return list(said)


def _held(file: bytes | MemoryFile, stack: ExitStack) -> int:
    """The descriptor of a file in memory."""
    if isinstance(file, bytes):
        file = stack.enter_context(MemoryFile.of([file], most=len(file)))
    return file.descriptor

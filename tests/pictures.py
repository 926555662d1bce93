"""Pictures as people send them."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageDraw

# 64 by 96, its upper left quarter red; as an iPhone writes it (nothing here can write this format).
HEIC = base64.b85decode(
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<00042ZDn*}000000000XXk=`10000000000aA{+700000000000000000000B57=IV*mgE"
    "07O6l0RRC200001dH?|c00000001@s001LtX>Mi!000000RR916=`l}WdZ;I000310BCk&F#rGn01j|zbZr0t000010002iX>f9I0002D"
    "X>en20001ZXm(>m0RwOV0058x000009`FGC{rLC*01pFT0096PKmiN^|NjGU00093kN^M!000939=ZZRVE_RDD?$MQ18@KU0|1Z!00RI3"
    "0{|YNAc2LJ>PacCZUPz%2mk;B0LTCU0{{p>VgLaE2SfqEa<C#m0000JV{dG7ZewhC0096E00w{n000zeb8uw<00000002M$003YB000nh"
    "X?SS>000032nYxO000+haBX1#00000000310R({p0|Wp706uMGVRQfh05T{6uM>dgsBqK&{w9=v{W|A|>E+}~t^HEsqwvKa{(Da?5kH|l"
    "lzUUt|3@Oj738z{"
)


def picture(
    form: str = "JPEG", size: tuple[int, int] = (600, 800), mode: str = "RGB", *, text: str = "", **options: Any
) -> bytes:
    """Its upper left quarter is red, the rest nearly white."""
    drawn = Image.new("RGB", size, "#eeeeff")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill="red")
    pen.text((size[0] // 2, size[1] * 3 // 4), text, fill="black")
    out = io.BytesIO()
    drawn.convert(mode).save(out, form, **options)
    return out.getvalue()


def from_a_phone(size: tuple[int, int] = (800, 600), turn: int = 6) -> bytes:
    """A JPEG that says where it was taken, by which telephone, and how that was held."""
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "SecretMaker"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(size=size, exif=exif, comment=b"SecretRemark")

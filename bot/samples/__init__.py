"""Two contracts to try with, written for this project. `build` makes the PDFs of the sources beside them."""

from pathlib import Path

from bot.local_chat.settings import Sample

_HERE = Path(__file__).parent

SAMPLES = (
    Sample("采购合同（样例）", "采购合同.pdf", _HERE / "contract_zh.pdf"),
    Sample("Services agreement (sample)", "Services agreement.pdf", _HERE / "contract_en.pdf"),
)

__all__ = ["SAMPLES"]

"""The pages: shells without data, which fetch it once somebody has entered."""

from web_confirm.pages.routes import router

__all__ = ["router"]

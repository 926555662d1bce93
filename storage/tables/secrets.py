"""Secrets of the installation."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table

from storage.columns import metadata, text

# Sealed by the vault: of no use without the master key.
secrets = Table("secrets", metadata, text("name", primary_key=True), Column("sealed", LargeBinary, nullable=False))

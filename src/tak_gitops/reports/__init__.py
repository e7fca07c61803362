"""Renderers: one a format, all from the same values, all returning text."""

"""The screens. Rule: a screen derives its rows from (records, today) and saves nothing itself; only the app saves."""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")
"""Read by Textual when it is imported: two-frame updates then cost 12 ms instead of 33."""

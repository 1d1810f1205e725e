"""ClientDesk: see which clients pay and which don't, and leave the ones you must, properly."""

__version__ = "0.1.0"

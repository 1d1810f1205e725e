"""ClientDesk."""

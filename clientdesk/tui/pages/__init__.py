"""The tabs of the client page, one file each. Rule: a tab derives from a client's row, and only while it is seen."""

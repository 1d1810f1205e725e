"""The desk file: durable, merged, undoable, backed up. Rule: "saved" is said only of what is on the disk."""

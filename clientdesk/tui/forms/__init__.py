"""The forms, as data: fields, what they start with, and the pure function that makes a Change of what was typed."""

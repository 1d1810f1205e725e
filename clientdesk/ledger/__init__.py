"""Arithmetic on money and days: pure functions of records and a day. Knows nothing of judgement, words or screens."""

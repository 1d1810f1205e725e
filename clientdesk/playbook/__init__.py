"""Judgement: signs, verdicts, remedies, silence, safeguards, agenda and exit, as data and small functions.

Rule: it recommends, with its reasons and the records behind them; the person decides. Same records, same day, same
answer.
"""

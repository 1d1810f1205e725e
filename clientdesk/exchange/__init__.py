"""What comes in and goes out: tables of other programs, our own JSON and CSV.

Rule: no disk and no clock here. An import is planned (`plan.plan_import`) and the face commits the plan's `Change`.
"""

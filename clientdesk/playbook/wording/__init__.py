"""What a letter's words say, in each language that letters are written in: days, sums, and where they lie ahead.

Rule: it only reads. What is no day and no sum of that language is left alone rather than guessed.
"""

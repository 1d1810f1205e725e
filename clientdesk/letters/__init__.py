"""Letters: plain text from templates, one file per kind and language, filled in from the desk.

Rule: nothing is sent, and nothing of the program's own judgement (labels, scores, signs) is ever in a letter.
A template is `templates/<language>/<kind>.txt`: the subject on its first line, an empty line, the body.
"""

from clientdesk.letters.facts import facts
from clientdesk.letters.render import LetterText, exit_letter, kinds, render

__all__ = ["LetterText", "exit_letter", "facts", "kinds", "render"]

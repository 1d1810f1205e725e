"""Letters: plain text from templates, one file per kind and language, filled in from the desk.

Rule: nothing is sent, and nothing of the program's own judgement (labels, scores, signs) is ever in a letter.
A template is `templates/<language>/<kind>.txt`: the subject on its first line, an empty line, the body. What several
share is beside them under a name that begins with `_`. A paragraph that says nothing leaves no gap.
"""

from clientdesk.letters.asked import Asked
from clientdesk.letters.facts import facts
from clientdesk.letters.from_desk import from_desk, usual_language
from clientdesk.letters.render import LetterText, exit_letter, kinds, render

__all__ = ["Asked", "LetterText", "exit_letter", "facts", "from_desk", "kinds", "render", "usual_language"]

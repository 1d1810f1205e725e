"""What may enter a desk by hand: the rules that the screens' forms and the command line share.

`enter.entered` turns a filled-in record into a Change, `enter.removed` takes one out with everything below it.
"""

"""The exit: a state machine over X01–X06 whose steps, pages, questions, gates and paths are data.

Rule: everything is a pure function of the records, the exit and the day. A *move* returns a `Change` (or raises
Refused, Gated, Unread); going about is a *place* and changes nothing. No gate is stored: it opens by itself.

    case = Case(desk.records, open_exit(desk.records, client_id), today, write=letters.exit_letter)

    view.state(case)               the task list: rows (title, state.words, number, can_enter), step, act, warnings
    places.enter(case, "review")   the place to open a step at (LIST when it waits)
    view.page_view(case, place)    title “Review · step 2 of 5”, page (heading, questions, notes), values to start from
    turning.turn(case, place, {"order": "after-payment"})   -> Turn(change, place): commit the change, go to the place
    places.back(case, place)       one page back; never validates, never changes anything
    view.check(case)               rows with their change-place, the button's words, warnings
    finish(case)                   -> Change: the act that the button names; final.final(case) after it

A page in the wizard:

    try:
        turned = turning.turn(case, place, typed)       # keys of the page's questions; "" leaves an optional one out
    except Unread as error:                            # error.key: the field; error.sentence: under it; text stays
        ...
    except Gated as error:                             # error.gate.opens, error.sentence
        ...
    else:
        case, place = case.on(desk.commit(turned.change)), turned.place

Places are LIST (the task list), pages, CHECK (after the last step is settled) and END (`final.final`, the face goes
there after `finish`). A key that is not given takes its default; `derived` answers follow what they are computed from
until they are edited, so that a letter never names yesterday's date, nor a notice that has become too short; what is
said in the talk (`follows`) is kept in the words that were taken, and changes only with the answers it is made from.
The same page may come back from `turn` when an answer brings up one more question on it (duties: no → what is left?).

After `finish` a notice runs: the exit is `saved`, the client exiting; `finish` again on or after the last day closes
it. `opening.begin` (why) and `opening.way` (which path, proposed by `proposal`) are the pages before there is an exit,
`opening.begun` begins it. `start`, `skip(case, step, reason)`, `change_path(case, path, because)`, `cancel(case)` are
the other moves; `script.play` runs an answers file; `due` is the agenda's line.

What an answer puts on the desk before the end (drafts of L12, L19, L21, the price as a remedy, a colleague's yes) is
`meanwhile`'s; what the end puts there is `commit`'s, and keeping them is `keeping`'s.
"""

"""The one registry of what a person can do. Rule: keys, key bar, palette and help are all made from here.

Every command has an id, by which a person's own keymap can give it other keys. Keys stay clear of what terminals eat
(ctrl+s, ctrl+h/i/m, ctrl+enter) and of AltGr characters; single letters belong to lists, never to forms. Titles are
lower case, as they stand in the middle of a line. The order is that of the key bar and the palette.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.tui.command import Command, Where

if TYPE_CHECKING:
    from textual.binding import ActiveBinding, BindingType
    from textual.screen import Screen

_FILTER = (
    Command("filter.back", Where.FILTER, "enter,down", "back", "to the rows", "Keeps the filter", "to the rows"),
    Command("filter.drop", Where.FILTER, "escape", "drop", "all rows", "Drops the filter", "all rows"),
)  # fmt: skip
_BEGIN = (
    Command("begin.client", Where.BEGIN, "c", "begin('new_client')", "add a client…", "The first one", "add a client"),
    Command("begin.import", Where.BEGIN, "f10", "begin('import')", "import a file…",
            "Clients, invoices or payments from CSV", "import"),
    Command("begin.sample", Where.BEGIN, "b", "begin('sample')", "look around on a sample desk",
            "Nothing there is real, and nothing is kept", "sample desk"),
    Command("begin.settings", Where.BEGIN, "f9", "begin('settings')", "your settings…",
            "Your name, payment details, hours, currency", "settings"),
)  # fmt: skip
_PAGE = (
    Command("page.back", Where.PAGE, "escape,backspace", "back", "back", "Back to where you came from", "back"),
    Command("page.tab", Where.PAGE, "right,tab,l", "turn(1)", "next tab",
            "Overview, signs, remedies, scope, log, invoices, contract", "next tab"),
    Command("page.tab.before", Where.PAGE, "left,shift+tab,h", "turn(-1)", "tab before",
            "Contract, invoices, log, scope, remedies, signs, overview"),
    Command("bundle.make", Where.PAGE, "z", "bundle", "make a bundle…",
            "Account, what happened, letters and files in one zip, for a lawyer or for others"),
    Command("overview.signs", Where.OVERVIEW, "enter", "signs", "the signs behind it",
            "With their records; Enter on a record leads to it, Esc back"),
    Command("signs.every", Where.SIGNS, "f", "every", "all 22 signs, or only what shows",
            "Quiet signs too, with where each is raised", "all signs"),
    Command("signs.bar", Where.SIGNS, "b", "screen.set_bar", "when it counts…",
            "From how many it is raised, for this client", "bar"),
    Command("remedy.settle", Where.REMEDIES, "d", "screen.settle", "what came of it…",
            "It worked, it did not help, or a later day to look again", "done"),
    Command("extra.add", Where.SCOPE, "w", "screen.add('extra')", "extra work…",
            "Something they asked for that was not agreed", "extra work"),
    Command("extra.bill", Where.SCOPE, "b", "screen.bill", "billed, or given away",
            "Turns the extra under the cursor over", "billed"),
    Command("round.count", Where.SCOPE, "r", "screen.count_round", "one more revision round",
            "Above the agreed number it goes into the scope log as well", "round"),
    Command("rounds.log", Where.SCOPE, "R", "screen.log_rounds", "write down the rounds in no log",
            "Those above the agreed number, as extras of today", "log rounds"),
    Command("extras.copy", Where.SCOPE, "y", "screen.copy_lines", "copy the lines for the next invoice",
            "To the clipboard; each extra that was given away, with its price", "copy lines"),
    Command("file.add", Where.LOG, "f", "screen.add('attachment')", "attach a file…",
            "To the entry under the cursor, or to the client", "file"),
    Command("row.guide", Where.EXPLAINED, "question_mark", "look_up", "what it means, in the guide",
            "The guide's page on the row under the cursor", "guide"),
    Command("row.read", Where.EXPLAINED, "space", "read_on", "read on", "Scroll the text beside the rows"),
)  # fmt: skip
_PARETO = (
    Command("pareto.back", Where.PARETO, "escape,backspace", "back", "back", "Back to where you came from", "back"),
    Command("pareto.next", Where.PARETO, "right,tab,l", "currency(1)", "next currency",
            "Shares are compared within one currency", "next currency"),
    Command("pareto.before", Where.PARETO, "left,shift+tab,h", "currency(-1)", "currency before"),
)  # fmt: skip
_TIMELINE = (
    Command("timeline.in", Where.DAYS, "plus,equals_sign", "zoom(-1)", "zoom in", "Fewer days, wider", "in"),
    Command("timeline.out", Where.DAYS, "minus,underscore", "zoom(1)", "zoom out", "More days, narrower", "out"),
    Command("timeline.today", Where.DAYS, "t", "today", "today", "Bring today back into view", "today"),
    Command("timeline.fit", Where.DAYS, "0", "fit", "all days", "All days of all invoices", "all days"),
    Command("timeline.order", Where.TIMELINE, "s", "order", "next order",
            "Latest payers, longest overdue, or clients by name", "order"),
    Command("timeline.earlier", Where.DAYS, "left,h", "pan(-1)", "earlier"),
    Command("timeline.later", Where.DAYS, "right,l", "pan(1)", "later"),
    Command("timeline.much-earlier", Where.DAYS, "shift+left,H,comma", "pan(-6)", "much earlier"),
    Command("timeline.much-later", Where.DAYS, "shift+right,L,full_stop", "pan(6)", "much later"),
    Command("timeline.window", Where.DAYS, "o", "window", "rows of other days",
            "Show invoices with nothing in these days too, or hide them"),
    Command("timeline.reveal", Where.DAYS, "space", "reveal", "show the row's days"),
    Command("timeline.back", Where.TIMELINE, "escape", "back", "back", "Back to where you came from", "back"),
)  # fmt: skip
_EXITS = (
    Command("exits.back", Where.EXITS, "escape,backspace", "back", "back", "Back to where you came from", "back"),
    Command("exits.read", Where.EXITS, "space", "read_on", "read on", "Scroll what the exits come to", "read on"),
    Command("exits.next", Where.EXITS, "right,l", "year(1)", "next year", "The next one with exits", "next year"),
    Command("exits.before", Where.EXITS, "left,h", "year(-1)", "year before", "The last one with exits",
            "year before"),
)  # fmt: skip
_COMEBACK = (
    Command("comeback.on", Where.COMEBACK, "enter,ctrl+n", "go_on", "go on",
            "On the last page it does what the button says", "go on"),
    Command("comeback.back", Where.COMEBACK, "escape", "back", "back", "One page back; what was typed is kept", "back"),
    Command("comeback.next", Where.COMEBACK, "tab", "next", "next field", "Shift+Tab goes back a field", "next field"),
)  # fmt: skip
_AGENDA = (
    Command("agenda.done", Where.AGENDA, "d", "done", "done",
            "Tick off the task, or say what came of the remedy", "done"),
    Command("agenda.ends", Where.AGENDA, "d", "ends", "what ends this step",
            "Tasks and remedies are done with d; the rest goes when what it waits for happens"),
    Command("agenda.guide", Where.AGENDA, "w", "guide", "why, in the guide",
            "The guide's page on what this step comes from", "why"),
)  # fmt: skip
_GUIDE = (
    Command("guide.follow", Where.CONTENTS, "enter", "screen.follow", "go where it leads…",
            "The clients that a page is about, and the pages it names", "go to"),
    Command("guide.read", Where.GUIDE, "right,tab,l", "read", "into the page", "The arrows scroll it then", "read"),
    Command("guide.contents", Where.GUIDE, "left,shift+tab,h", "contents", "to the contents", "", "contents"),
    Command("guide.read-on", Where.GUIDE, "space", "read_on", "read on",
            "Scrolls the open page; from its end back to the top", "read on"),
    Command("guide.back", Where.GUIDE, "escape", "back", "back", "To the contents, then to where you came from",
            "back"),
)  # fmt: skip
_COLLEAGUES = (
    Command("colleague.add", Where.REFERRALS, "a,n,plus", "add('colleague')", "new colleague…",
            "Someone you can refer a client to", "add"),
    Command("colleague.edit", Where.REFERRALS, "e", "edit", "edit…", "The colleague under the cursor", "edit"),
    Command("colleague.delete", Where.REFERRALS, "delete,D", "delete", "delete…", "Asks first, and can be undone"),
)  # fmt: skip
_CLIENT = (
    Command("entry.edit", Where.CLIENT, "e", "edit_entry", "edit this entry…", "The one under the cursor",
            "edit entry"),
    Command("entry.delete", Where.CLIENT, "delete,D", "delete_entry", "delete this entry…",
            "Asks first, and can be undone"),
    Command("client.exit", Where.CLIENT, "x", "leave", "leave this client…",
            "Walk through reflect, review, meet, notice, refer", "exit"),
    Command("invoice.add", Where.CLIENT, "n", "add('invoice')", "new invoice…", "Write down an invoice to this client",
            "invoice"),
    Command("payment.add", Where.CLIENT, "p", "add('payment')", "record a payment…",
            "Money that came in from this client", "payment"),
    Command("message.add", Where.CLIENT, "m", "add('message')", "log a message…",
            "A mail, call or meeting, theirs or yours", "message"),
    Command("incident.add", Where.CLIENT, "i", "add('incident')", "log an incident…", "What happened, in their words",
            "incident"),
    Command("client.edit", Where.CLIENT, "e", "edit", "edit this client…", "Name, contact, currency, stage",
            "edit client"),
    Command("client.delete", Where.CLIENT, "delete,D", "delete", "delete this client…",
            "Asks first, and can be undone"),
    Command("client.forget", Where.CLIENT, "F", "forget", "forget this client…",
            "Out of undo and the backups too; asks for the name, and can't be undone"),
    Command("add.menu", Where.CLIENT, "a,plus", "add_menu", "add…", "Everything that can be added, in one menu", "add"),
    Command("project.add", Where.CLIENT, "f5", "add('project')", "new project…", "A piece of work for this client"),
    Command("contract.edit", Where.CLIENT, "f6", "add('contract')", "contract terms…",
            "What was agreed, and which safeguards it has"),
    Command("promise.add", Where.CLIENT, "f7", "add('promise')", "log a promise to pay…",
            "Reminders wait until its day"),
    Command("remedy.add", Where.CLIENT, "f8", "add('remedy')", "try a remedy…",
            "What you try before leaving, and when to look again"),
    Command("task.add", Where.CLIENT, "t", "add('task')", "new task…", "Something to do for this client, on a day"),
    Command("timeline.of", Where.CLIENT, "v", "timeline", "their timeline", "This client's invoices on the timeline"),
)  # fmt: skip
_LISTS = (
    Command("rows.filter", Where.LIST, "slash", "filter", "filter…", "Show the rows that hold what you type",
            "filter"),
    Command("rows.sort", Where.COLUMNS, "s", "sort", "sort by the next column",
            "▾ the most on top, ▴ the least; what is empty always last"),
    Command("rows.reverse", Where.COLUMNS, "S", "reverse", "turn the order round", "▾ becomes ▴"),
    Command("pareto", Where.ACROSS, "o", "pareto", "trouble and income",
            "Who makes more trouble than they bring in, and the desk without them", "trouble"),
    Command("exits", Where.ACROSS, "X", "exits", "exits of a year", "How they ended, why, and what they cost"),
    Command("rows.all", Where.ROWS, "escape", "show_all", "all rows", "Drop the filter", "all rows"),
    Command("rows.open", Where.ROWS, "enter", "select", "open"),
    Command("rows.down", Where.ROWS, "down,j", "move(1)", "down"),
    Command("rows.up", Where.ROWS, "up,k", "move(-1)", "up"),
    Command("rows.page-down", Where.ROWS, "pagedown,ctrl+f", "page(1)", "page down"),
    Command("rows.page-up", Where.ROWS, "pageup,ctrl+b", "page(-1)", "page up"),
    Command("rows.first", Where.ROWS, "home,g", "first", "first row"),
    Command("rows.last", Where.ROWS, "end,G", "last", "last row"),
    Command("pane.up", Where.PANE, "up,k", "scroll_up", "up"),
    Command("pane.down", Where.PANE, "down,j", "scroll_down", "down"),
    Command("pane.page-up", Where.PANE, "pageup", "page_up", "page up"),
    Command("pane.page-down", Where.PANE, "pagedown,space", "page_down", "page down"),
    Command("pane.first", Where.PANE, "home,g", "scroll_home", "top"),
    Command("pane.last", Where.PANE, "end,G", "scroll_end", "bottom"),
)  # fmt: skip
_EXIT = (
    Command("exit.choose", Where.ONE_OF, "space", "choose", "choose", "", "choose"),
    Command("exit.tick", Where.SOME_OF, "space", "tick", "tick", "", "tick"),
    Command("letters.read", Where.LETTERS, "enter", "screen.read", "read the letter", "The one under the cursor",
            "read"),
    Command("checklist.tick", Where.CHECKLIST, "space,enter,d", "screen.tick", "tick off, or on again",
            "What is done; of a letter that is sent by it, how it went out", "done"),
    Command("check.change", Where.CHECK, "enter", "screen.go_on", "change this answer",
            "Goes to its page, and comes back here", "change"),
    Command("check.act", Where.CHECK, "ctrl+n", "screen.to_act", "to the button", "Enter on it does what it says",
            "to the button"),
    Command("act.do", Where.ACT, "ctrl+n,enter", "screen.finish", "do it", "What the button says; Undo takes it back",
            "do it"),
    Command("exit.on", Where.EXIT, "enter,ctrl+n", "go_on", "go on",
            "Save this page and go on; in a letter it is Ctrl+N", "go on"),
    Command("exit.back", Where.EXIT, "escape", "back", "back", "One page back; what was typed is kept", "back"),
    Command("exit.next", Where.EXIT, "tab", "next", "next field", "Shift+Tab goes back a field",
            "next field"),
    Command("exit.payment", Where.EXIT, "p", "payment", "record a payment…",
            "Money that came in from this client; what waits for it opens by itself", "payment"),
    Command("exit.skip", Where.EXIT, "f3", "skip", "skip this step…", "With a reason, which is kept", "skip"),
    Command("exit.copy", Where.EXIT, "f5", "copy", "copy the letter", "To the clipboard; nothing is ever sent", "copy"),
    Command("exit.path", Where.EXIT, "f6", "path", "take another path…", "With a reason, which is kept",
            "path"),
    Command("exit.cancel", Where.EXIT, "f8", "cancel", "cancel the exit…", "Asks first, and can be undone", "cancel"),
    Command("exit.proposed", Where.EXIT, "f4", "proposed", "the desk's own words",
            "Put what the desk proposes into the page"),
    Command("exit.page.down", Where.EXIT, "pagedown", "scroll(1)", "page down", "Scroll the page"),
    Command("exit.page.up", Where.EXIT, "pageup", "scroll(-1)", "page up", "Scroll the page"),
    Command("line.up", Where.LINE, "up", "app.focus_previous", "field before"),
    Command("line.down", Where.LINE, "down", "app.focus_next", "next field"),
    Command("option.down", Where.OPTIONS, "down,j", "step(1, False)", "down"),
    Command("option.up", Where.OPTIONS, "up,k", "step(-1, False)", "up"),
    Command("option.right", Where.OPTIONS, "right,l", "step(1, True)", "right"),
    Command("option.left", Where.OPTIONS, "left,h", "step(-1, True)", "left"),
    Command("option.first", Where.OPTIONS, "home,g", "end(0)", "first option"),
    Command("option.last", Where.OPTIONS, "end,G", "end(-1)", "last option"),
)  # fmt: skip
_APP = (
    Command("view.clients", Where.APP, "1", "view('clients')", "clients", "Who pays, who doesn't, and what comes next"),
    Command("view.timeline", Where.APP, "2", "view('timeline')", "timeline", "Invoices from issue to due to paid"),
    Command("view.agenda", Where.APP, "3", "view('agenda')", "agenda", "What is due, and why"),
    Command("view.referrals", Where.APP, "4", "view('referrals')", "referrals", "Colleagues to refer clients to"),
    Command("view.guide", Where.APP, "5", "view('guide')", "guide",
            "Signs, remedies, safeguards and the exit, explained"),
    Command("client.add", Where.APP, "c", "new_client", "new client…", "Add a client to the desk"),
    Command("undo", Where.APP, "u", "undo", "undo", "Take back the last change, this session or before", "undo"),
    Command("redo", Where.APP, "ctrl+r", "redo", "redo", "Bring back what was undone"),
    Command("palette", Where.APP, "ctrl+p", "palette", "find anything…",
            "A command, a client, an invoice: type a few letters of it", "find"),
    Command("settings.edit", Where.APP, "f9", "settings", "settings…", "Your name, payment details, hours, currency"),
    Command("bars.edit", Where.APP, "f12", "bars", "when signs count…",
            "From how many a sign is raised, for one client or for all"),
    Command("import", Where.APP, "f10", "import", "import a file…", "Clients, invoices or payments from CSV"),
    Command("theme", Where.APP, "ctrl+t", "theme", "next theme", "Ours, Textual's, and the terminal's own colours"),
    Command("help", Where.APP, "question_mark,f1", "help", "keys", "The keys of what has the focus", "keys"),
    Command("quit", Where.APP, "q,ctrl+q", "quit", "quit", "Everything is saved already", "quit"),
    Command("quit.hint", Where.APP, "ctrl+c", "quit_hint", "how to quit",
            "Ctrl+C copies elsewhere, so it doesn't quit here"),
)  # fmt: skip
_DIALOGS = (
    Command("form.save", Where.FORM, "f2,ctrl+n", "save", "save",
            "Save what the form says (Enter does the same in a single line)", "save"),
    Command("form.next", Where.FORM, "tab", "app.focus_next", "next field", "Go to the next field", first=True),
    Command("form.before", Where.FORM, "shift+tab", "app.focus_previous", "field before", "Go back a field",
            first=True),
    Command("form.close", Where.FORM, "escape", "close", "close", "Close; what was typed is kept as a draft", "close"),
    Command("form.fresh", Where.FORM, "f4", "fresh", "start empty", "Forget the draft and start again"),
    Command("form.file", Where.FORM, "f3", "find_file", "find a file…", "Puts its path into the field for files"),
    Command("form.help", Where.FORM, "f1", "app.help", "keys", "The keys of this form"),
    Command("choice.next", Where.CHOICE, "right", "step(1)", "next one"),
    Command("choice.before", Where.CHOICE, "left", "step(-1)", "one before"),
    Command("choice.open", Where.CHOICE, "enter,space,down", "open", "all of them", "", "all of them"),
    Command("letter.copy", Where.LETTER, "c,f5", "copy", "copy"),
    Command("letter.edit", Where.LETTER, "e", "edit", "edit the draft…"),
    Command("letter.anew", Where.LETTER, "w", "anew", "write the draft anew",
            "From the desk as it is today, and the exit's answers"),
    Command("letter.mark", Where.LETTER, "s", "mark", "say how it went out…"),
    Command("letter.unmark", Where.LETTER, "n", "unmark", "say that it did not go out…"),
    Command("letter.close", Where.LETTER, "escape,q", "leave", "close"),
    Command("why.close", Where.WHY, "escape", "leave", "close"),
    Command("menu.close", Where.MENU, "escape", "leave", "close"),
    Command("confirm.yes", Where.CONFIRM, "y", "answer(True)", "yes"),
    Command("confirm.no", Where.CONFIRM, "n,escape", "answer(False)", "no"),
    Command("confirm.other", Where.CONFIRM, "left,right", "app.focus_next", "other button"),
    Command("forget.leave", Where.FORGET, "escape", "leave", "leave it"),
    Command("preview.enter", Where.PREVIEW, "enter", "enter", "take it in, if all of it is good"),
    Command("preview.take", Where.PREVIEW, "f2", "answer(True)", "take in what is good"),
    Command("preview.leave", Where.PREVIEW, "escape", "answer(False)", "leave it"),
    Command("help.close", Where.HELP, "escape,q,question_mark,f1", "leave", "close"),
    Command("palette.close", Where.PALETTE, "escape", "leave", "close"),
    Command("palette.down", Where.PALETTE, "down", "step(1)", "down", first=True),
    Command("palette.up", Where.PALETTE, "up", "step(-1)", "up", first=True),
    Command("palette.choose", Where.PALETTE, "enter", "choose", "choose", first=True),
)  # fmt: skip

COMMANDS = (
    *_FILTER, *_BEGIN, *_PAGE, *_PARETO, *_EXITS, *_COMEBACK, *_AGENDA, *_GUIDE, *_TIMELINE, *_COLLEAGUES, *_CLIENT,
    *_LISTS, *_EXIT, *_APP, *_DIALOGS,
)  # fmt: skip
"""Every command, in the order of the key bar and the palette."""
BY_ID = {command.id: command for command in COMMANDS}


def key_words(display: str) -> str:
    """A key as people write it: function keys in capitals, the others with their first letter so."""
    return display.capitalize() if len(display) > 1 and display[0].isalpha() else display


def bindings(*places: Where) -> list[BindingType]:
    """The bindings of some places, in the registry's order."""
    return [command.binding for command in COMMANDS if command.where in places]


def working(screen: Screen[object]) -> list[ActiveBinding]:
    """The bindings in force on a screen, without the keys that a field with the focus takes for text.

    Textual leaves most of those out itself, but not the ones whose names are not their character's, such as `plus`.
    """
    active = list(screen.active_bindings.values())
    focused, shown = screen.focused, screen.app.get_key_display
    if focused is None:
        return active

    def is_text(each: ActiveBinding) -> bool:
        display = shown(each.binding)
        return len(display) == 1 and each.node is not focused and focused.check_consume_key(each.binding.key, display)

    return [each for each in active if not is_text(each)]

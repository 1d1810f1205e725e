"""The one registry of what a person can do. Rule: keys, key bar, palette and help are all made from here.

Every command has an id, by which a person's own keymap can give it other keys. Keys stay clear of what terminals eat
(ctrl+s, ctrl+h/i/m, ctrl+enter) and of AltGr characters; single letters belong to lists, never to forms. Titles are
lower case, as they stand in the middle of a line. The order is that of the key bar and the palette.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.tui.command import Command, Where
from clientdesk.tui.dialog_commands import DIALOGS, EXIT, TO_WRITE, WRITING

if TYPE_CHECKING:
    from textual.binding import BindingType

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
            "Account, what happened, letters and files in one zip, for a lawyer or for others",
            also="zip lawyer evidence export"),
    Command("statement.make", Where.PAGE, "Z", "statement", "statement of account…",
            "What was invoiced and paid, with the balance after each, as .pdf, .txt or .csv",
            also="balance export pdf csv"),
    Command("overview.signs", Where.OVERVIEW, "enter", "signs", "the signs behind it",
            "With their records; Enter on a record leads to it, Esc back"),
    Command("signs.every", Where.SIGNS, "f", "every", "all 22 signs, or only what shows",
            "Quiet signs too, with where each is raised", "all signs"),
    Command("signs.bar", Where.SIGNS, "b", "screen.set_bar", "when it counts…",
            "From how many it is raised, for this client", "bar", also="threshold"),
    Command("remedy.settle", Where.REMEDIES, "d", "screen.settle", "what came of it…",
            "It worked, it did not help, or a later day to look again", "done", also="outcome worked failed"),
    Command("extra.add", Where.SCOPE, "w", "screen.add('extra')", "extra work…",
            "Something they asked for that was not agreed", "extra work", also="scope creep unpaid"),
    Command("extra.bill", Where.SCOPE, "b", "screen.bill", "billed, or given away",
            "Turns the extra under the cursor over", "billed", also="charge"),
    Command("round.count", Where.SCOPE, "r", "screen.count_round", "one more revision round",
            "Above the agreed number it goes into the scope log as well", "round", also="feedback"),
    Command("rounds.log", Where.SCOPE, "R", "screen.log_rounds", "write down the rounds in no log",
            "Those above the agreed number, as extras of today", "log rounds"),
    Command("extras.copy", Where.SCOPE, "y", "screen.copy_lines", "copy the lines for the next invoice",
            "To the clipboard; each extra that was given away, with its price", "copy lines", also="clipboard"),
    Command("invoice.fee", Where.INVOICES, "I", "late_fee", "the late fee, line by line…",
            "Of the invoice under the cursor: by which rule, and how it comes about; there it can be let go",
            also="interest waive charge"),
    Command("invoice.edit", Where.INVOICES, "E", "edit_invoice", "edit an invoice: dispute, pause…",
            "The one under the cursor: its days, what they dispute of it, until when it waits",
            also="disputed paused hold due date correct change"),
    Command("file.add", Where.LOG, "f", "screen.add('attachment')", "attach a file…",
            "To the entry under the cursor, or to the client", "file", also="document upload"),
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
_AGENDA = (
    Command("agenda.done", Where.AGENDA, "d", "done", "done…",
            "What ends the step: the task ticked off, how the letter went out, the call, the payment", "done",
            also="tick complete finish sent went out called paid"),
    Command("agenda.snooze", Where.AGENDA, "z", "snooze", "put off…", "To tomorrow, Monday, in a week, or another day",
            "put off", also="snooze later pause"),
    Command("agenda.back", Where.AGENDA, "Z", "put_back", "no longer put off", "Back on its own day",
            also="snooze back"),
    Command("agenda.calendar", Where.AGENDA, "f", "calendar", "a calendar's file (.ics)…",
            "All that is due, for your calendar to take in; the same file again brings it up to date",
            also="ics ical export events appointments"),
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
            "Someone you can refer a client to", "add", also="someone else recommend"),
    Command("colleague.edit", Where.REFERRALS, "e", "edit", "edit…", "The colleague under the cursor", "edit"),
    Command("colleague.delete", Where.REFERRALS, "delete,D", "delete", "delete…", "Asks first, and can be undone"),
)  # fmt: skip
_CLIENT = (
    Command("entry.edit", Where.CLIENT, "e", "edit_entry", "edit this entry…", "The one under the cursor",
            "edit entry", also="change correct"),
    Command("entry.delete", Where.CLIENT, "delete,D", "delete_entry", "delete this entry…",
            "Asks first, and can be undone", also="remove"),
    Command("client.exit", Where.CLIENT, "x", "leave", "leave this client…",
            "Walk through reflect, review, meet, notice, refer", "exit", also="end stop quit part drop"),
    Command("client.comeback", Where.CLIENT, "B", "comeback", "take them back…",
            "Who has ended: the gut check, then new terms to propose", "take back", also="come back again comeback"),
    Command("client.past", Where.CLIENT, "x", "past_exit", "how it ended…",
            "The exit that is over: its letters, and what is left to do"),
    Command("invoice.add", Where.CLIENT, "n", "add('invoice')", "new invoice…", "Write down an invoice to this client",
            "invoice", also="bill"),
    Command("payment.add", Where.CLIENT, "p", "add('payment')", "record a payment…",
            "Money that came in from this client", "payment", also="paid money income came in"),
    Command("message.add", Where.CLIENT, "m", "add('message')", "log a message…",
            "An e-mail, call or meeting, theirs or yours", "message", also="email mail note meeting answer"),
    Command("client.call", Where.CLIENT, "T", "call", "telephone: the call card…",
            "When they don't answer, or owe: the number, what to confirm, what to ask",
            also="silence silent no answer call card phone chase"),
    Command("incident.add", Where.CLIENT, "i", "add('incident')", "log an incident…", "What happened, in their words",
            "incident", also="sign trouble"),
    Command("client.edit", Where.CLIENT, "e", "edit", "edit this client…", "Name, contact, currency, stage",
            "edit client", also="change rename address"),
    Command("client.delete", Where.CLIENT, "delete,D", "delete", "delete this client…",
            "Asks first, and can be undone", also="remove"),
    Command("client.forget", Where.CLIENT, "F", "forget", "forget this client…",
            "Out of undo and the backups too; asks for the name, and can't be undone", also="erase privacy"),
    Command("add.menu", Where.CLIENT, "a,plus", "add_menu", "add…", "Everything that can be added, in one menu", "add"),
    Command("project.add", Where.CLIENT, "f5", "add('project')", "new project…", "A piece of work for this client",
            also="job work"),
    Command("contract.edit", Where.CLIENT, "f6", "add('contract')", "contract terms…",
            "What was agreed, and which safeguards it has", also="agreement safeguards deposit notice"),
    Command("promise.add", Where.CLIENT, "f7", "add('promise')", "log a promise to pay…",
            "Reminders wait until its day", also="will pay later"),
    Command("remedy.add", Where.CLIENT, "f8", "add('remedy')", "try a remedy…",
            "What you try before leaving, and when to look again", also="measure"),
    Command("task.add", Where.CLIENT, "t", "add('task')", "new task…", "Something to do for this client, on a day",
            also="todo reminder"),
    Command("timeline.of", Where.CLIENT, "v", "timeline", "their timeline", "This client's invoices on the timeline",
            also="bars gantt"),
)  # fmt: skip
_LISTS = (
    Command("rows.filter", Where.LIST, "slash", "filter", "filter…", "Show the rows that hold what you type",
            "filter", also="search"),
    Command("rows.sort", Where.COLUMNS, "s", "sort", "sort by the next column",
            "▾ the most on top, ▴ the least; what is empty always last"),
    Command("rows.reverse", Where.COLUMNS, "S", "reverse", "turn the order round", "▾ becomes ▴"),
    Command("pareto", Where.ACROSS, "o", "pareto", "trouble and income",
            "Who makes more trouble than they bring in, and the desk without them", "trouble",
            also="worth profit rank"),
    Command("exits", Where.ACROSS, "X", "exits", "exits of a year", "How they ended, why, and what they cost",
            also="ended left lost"),
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
_APP = (
    Command("view.clients", Where.APP, "1", "view('clients')", "clients", "Who pays, who doesn't, and what comes next"),
    Command("view.timeline", Where.APP, "2", "view('timeline')", "timeline", "Invoices from issue to due to paid"),
    Command("view.agenda", Where.APP, "3", "view('agenda')", "agenda", "What is due, and why",
            also="due today chase chasing silence calendar"),
    Command("view.referrals", Where.APP, "4", "view('referrals')", "referrals", "Colleagues to refer clients to"),
    Command("view.guide", Where.APP, "5", "view('guide')", "guide",
            "Signs, remedies, safeguards and the exit, explained"),
    Command("client.add", Where.APP, "c", "new_client", "new client…", "Add a client to the desk"),
    Command("undo", Where.APP, "u", "undo", "undo", "Take back the last change, this session or before", "undo",
            also="take back revert"),
    Command("redo", Where.APP, "ctrl+r", "redo", "redo", "Bring back what was undone", also="again"),
    Command("palette", Where.APP, "ctrl+p", "palette", "find anything…",
            "A command, a client, an invoice: type a few letters of it", "find"),
    Command("settings.edit", Where.APP, "f9", "settings", "settings…", "Your name, payment details, hours, currency",
            also="preferences country currency language address small claims court limit"),
    Command("bars.edit", Where.APP, "f12", "bars", "when signs count…",
            "From how many a sign is raised, for one client or for all", also="threshold sensitivity"),
    Command("rates.edit", Where.APP, "percent_sign", "rates", "late interest rates…",
            "What late fees go by, statute by statute, and rates of your own", also="statute interest law percent"),
    Command("import", Where.APP, "f10", "import", "import a file…", "Clients, invoices or payments from CSV",
            also="open load bank"),
    Command("theme", Where.APP, "ctrl+t", "theme", "next theme", "Ours, Textual's, and the terminal's own colours",
            also="colours dark light"),
    Command("help", Where.APP, "question_mark,f1", "help", "keys", "The keys of what has the focus", "keys",
            also="shortcuts keyboard"),
    Command("quit", Where.APP, "q,ctrl+q", "quit", "quit", "Everything is saved already", "quit", also="exit close"),
    Command("quit.hint", Where.APP, "ctrl+c", "quit_hint", "how to quit",
            "Ctrl+C copies elsewhere, so it doesn't quit here"),
)  # fmt: skip

COMMANDS = (
    *_FILTER, *_BEGIN, *_PAGE, *_PARETO, *_EXITS, *_AGENDA, *_GUIDE, *_TIMELINE, *_COLLEAGUES, *_CLIENT,
    *_LISTS, *EXIT, *WRITING, *_APP, *TO_WRITE, *DIALOGS,
)  # fmt: skip
"""Every command, in the order of the key bar and the palette."""
BY_ID = {command.id: command for command in COMMANDS}


def bindings(*places: Where) -> list[BindingType]:
    """The bindings of some places, in the registry's order."""
    return [command.binding for command in COMMANDS if command.where in places]

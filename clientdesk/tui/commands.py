"""The one registry of what a person can do. Rule: keys, key bar, palette and help are all made from here.

Every command has an id, by which a person's own keymap can give it other keys. Keys stay clear of what terminals eat
(ctrl+s, ctrl+h/i/m, ctrl+enter) and of AltGr characters; single letters belong to lists, never to forms.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from textual.binding import Binding, BindingType


class Place(Enum):
    """Where a command can be given; the text heads its section in the help."""

    APP = "Everywhere"
    LIST = "In a list"
    CLIENT = "With a client"
    PAGE = "On the client page"
    AGENDA = "In the agenda"
    REFERRALS = "With colleagues"
    GUIDE = "In the guide"
    FORM = "In a form"
    EXIT = "In the exit"


class Command(Struct, frozen=True):
    """A command: `action` is what Textual runs for it; `bar` is its word in the key bar, empty to leave it out.

    `first`: the key is the command's before the field with the focus gets it, and before any key that follows it.
    """

    id: str
    place: Place
    keys: str
    action: str
    title: str
    help: str
    bar: str = ""
    first: bool = False

    @property
    def binding(self) -> Binding:
        """The command as Textual binds it."""
        return Binding(
            self.keys,
            self.action,
            self.bar or self.title,
            show=bool(self.bar),
            tooltip=self.help,
            id=self.id,
            priority=self.first,
        )


_APP, _CLIENT, _PAGE, _FORM, _EXIT = Place.APP, Place.CLIENT, Place.PAGE, Place.FORM, Place.EXIT

COMMANDS: tuple[Command, ...] = (
    Command("page.back", _PAGE, "escape,backspace", "back", "Back", "Back to where you came from", "back"),
    Command(
        "page.tab",
        _PAGE,
        "right,tab,l",
        "turn(1)",
        "Next tab",
        "Overview, log, invoices, contract",
        "next tab",
    ),
    Command(
        "page.tab.before",
        _PAGE,
        "left,shift+tab,h",
        "turn(-1)",
        "Tab before",
        "Contract, invoices, log, overview",
    ),
    Command("agenda.done", Place.AGENDA, "d", "done", "Done", "Tick off the task under the cursor", "done"),
    Command(
        "colleague.add",
        Place.REFERRALS,
        "a,n,plus",
        "add('colleague')",
        "New colleague…",
        "Someone you can refer a client to",
        "add",
    ),
    Command("colleague.edit", Place.REFERRALS, "e", "edit", "Edit…", "The colleague under the cursor", "edit"),
    Command("colleague.delete", Place.REFERRALS, "delete,D", "delete", "Delete…", "Asks first, and can be undone"),
    Command(
        "client.exit",
        _CLIENT,
        "x",
        "leave",
        "Leave this client…",
        "Walk through reflect, review, meet, notice, refer",
        "exit",
    ),
    Command(
        "invoice.add", _CLIENT, "n", "add('invoice')", "New invoice…", "Write down an invoice to this client", "invoice"
    ),
    Command(
        "payment.add",
        _CLIENT,
        "p",
        "add('payment')",
        "Record a payment…",
        "Money that came in from this client",
        "payment",
    ),
    Command(
        "message.add",
        _CLIENT,
        "m",
        "add('message')",
        "Log a message…",
        "A mail, call or meeting, theirs or yours",
        "message",
    ),
    Command(
        "incident.add", _CLIENT, "i", "add('incident')", "Log an incident…", "What happened, in their words", "incident"
    ),
    Command("client.edit", _CLIENT, "e", "edit", "Edit this client…", "Name, contact, currency, stage", "edit"),
    Command("client.delete", _CLIENT, "delete,D", "delete", "Delete…", "Asks first, and can be undone"),
    Command("add.menu", _CLIENT, "a,plus", "add_menu", "Add…", "Everything that can be added, in one menu", "add"),
    Command("project.add", _CLIENT, "f5", "add('project')", "New project…", "A piece of work for this client"),
    Command(
        "contract.edit",
        _CLIENT,
        "f6",
        "add('contract')",
        "Contract terms…",
        "What was agreed, and which safeguards it has",
    ),
    Command("promise.add", _CLIENT, "f7", "add('promise')", "Log a promise to pay…", "Reminders wait until its day"),
    Command(
        "remedy.add",
        _CLIENT,
        "f8",
        "add('remedy')",
        "Try a remedy…",
        "What you try before leaving, and when to look again",
    ),
    Command("task.add", _CLIENT, "t", "add('task')", "New task…", "Something to do for this client, on a day"),
    Command("timeline.of", _CLIENT, "v", "timeline", "Their timeline", "This client's invoices on the timeline"),
    Command("rows.filter", Place.LIST, "slash", "filter", "Filter…", "Show the rows that hold what you type", "filter"),
    Command(
        "exit.on",
        _EXIT,
        "enter,ctrl+n",
        "go_on",
        "Go on",
        "Save this page and go on; in a letter it is Ctrl+N",
        "go on",
    ),
    Command("exit.back", _EXIT, "escape", "back", "Back", "One page back; what was typed is kept", "back"),
    Command("exit.skip", _EXIT, "f3", "skip", "Skip this step…", "With a reason, which is kept", "skip"),
    Command("exit.copy", _EXIT, "f5", "copy", "Copy the letter", "To the clipboard; nothing is ever sent", "copy"),
    Command("exit.path", _EXIT, "f6", "path", "Take another path…", "Standard, or leave now; with a reason", "path"),
    Command("exit.cancel", _EXIT, "f8", "cancel", "Cancel the exit…", "Asks first, and can be undone", "cancel"),
    Command(
        "exit.proposed", _EXIT, "f4", "proposed", "The desk's own words", "Put what the desk proposes into the page"
    ),
    Command("exit.page.down", _EXIT, "pagedown", "scroll(1)", "Page down", "Scroll the page"),
    Command("exit.page.up", _EXIT, "pageup", "scroll(-1)", "Page up", "Scroll the page"),
    Command("view.clients", _APP, "1", "view('clients')", "Clients", "Who pays, who doesn't, and what comes next"),
    Command("view.timeline", _APP, "2", "view('timeline')", "Timeline", "Invoices from issue to due to paid"),
    Command("view.agenda", _APP, "3", "view('agenda')", "Agenda", "What is due, and why"),
    Command("view.referrals", _APP, "4", "view('referrals')", "Referrals", "Colleagues to refer clients to"),
    Command("view.guide", _APP, "5", "view('guide')", "Guide", "Signs, remedies, safeguards and the exit, explained"),
    Command("client.add", _APP, "c", "new_client", "New client…", "Add a client to the desk"),
    Command("undo", _APP, "u", "undo", "Undo", "Take back the last change, this session or before", "undo"),
    Command("redo", _APP, "ctrl+r", "redo", "Redo", "Bring back what was undone"),
    Command(
        "palette",
        _APP,
        "ctrl+p",
        "palette",
        "Find anything…",
        "A command, a client, an invoice: type a few letters of it",
        "find",
    ),
    Command("settings.edit", _APP, "f9", "settings", "Settings…", "Your name, payment details, hours, currency"),
    Command("import", _APP, "f10", "import", "Import a file…", "Clients, invoices or payments from CSV"),
    Command("theme", _APP, "ctrl+t", "theme", "Next theme", "Ours, Textual's, and the terminal's own colours"),
    Command("help", _APP, "question_mark,f1", "help", "Keys", "The keys of what has the focus", "keys"),
    Command("quit", _APP, "q,ctrl+q", "quit", "Quit", "Everything is saved already", "quit"),
    Command(
        "quit.hint", _APP, "ctrl+c", "quit_hint", "How to quit", "Ctrl+C copies elsewhere, so it doesn't quit here"
    ),
    Command(
        "form.save",
        _FORM,
        "f2",
        "save",
        "Save",
        "Save what the form says (Enter does the same in a single line)",
        "save",
    ),
    Command("form.next", _FORM, "tab", "app.focus_next", "Next field", "Go to the next field", first=True),
    Command("form.before", _FORM, "shift+tab", "app.focus_previous", "Field before", "Go back a field", first=True),
    Command("form.close", _FORM, "escape", "close", "Close", "Close; what was typed is kept as a draft", "close"),
    Command("form.fresh", _FORM, "f4", "fresh", "Start empty", "Forget the draft and start again"),
    Command("form.help", _FORM, "f1", "app.help", "Keys", "The keys of this form"),
)

BY_ID = {command.id: command for command in COMMANDS}


def key_words(display: str) -> str:
    """A key as people write it: function keys in capitals, the others with their first letter so."""
    return display.capitalize() if len(display) > 1 and display[0].isalpha() else display


def bindings(*places: Place) -> list[BindingType]:
    """The bindings of some places, in the registry's order."""
    return [command.binding for command in COMMANDS if command.place in places]

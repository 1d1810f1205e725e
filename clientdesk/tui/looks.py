"""What the app looks like and which keys it has, as the person likes them. Rule: the first frame is already right."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App

from clientdesk.tui import prefs, themes

if TYPE_CHECKING:
    from pathlib import Path


class Looks:
    """The theme and the keys of an app, kept in a file."""

    def __init__(self, app: App[None], file: Path | None = None) -> None:
        self._app = app
        self._file = file or prefs.prefs_file()
        read = prefs.load(self._file)
        self._likes = read or prefs.Prefs()
        self.problem = "" if read else f"{self._file} can't be read, so theme and keys are ours. It is left as it is."
        """What to tell the person about their preferences; empty when all is well."""

    def put_on(self) -> None:
        """Take the theme before the first frame, where setting it outright would parse every style sheet again."""
        app, liked = self._app, self._likes.theme
        for theme in themes.OWN:
            app.register_theme(theme)
        app.set_reactive(App.theme, liked if liked in app.available_themes else themes.DARK.name)
        dark = app.current_theme.dark
        app.set_class(dark, "-dark-mode", update=False)
        app.set_class(not dark, "-light-mode", update=False)
        app._refresh_truecolor_filter(app.ansi_theme)  # noqa: SLF001  what setting the theme outright would do
        app.stylesheet.set_variables(app.get_css_variables())
        with suppress(ValueError):
            app.set_keymap(self._likes.keymap)

    def turn(self, to: str = "") -> str:
        """Take the theme of a name, or the next one, kept for next time; its name, and why it is not kept."""
        names = list(self._app.available_themes)
        name = to or names[(names.index(self._app.theme) + 1) % len(names)]
        self._app.theme = name
        self._likes = prefs.Prefs(theme=name, keymap=self._likes.keymap)
        if self.problem:
            return f"{name}, for now. {self.problem}"
        prefs.save(self._file, self._likes)
        return name

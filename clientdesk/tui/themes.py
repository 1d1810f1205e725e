"""Our two themes. Rule: colour only helps; every state also has a symbol and a word, so any theme will do."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="lamplight",
    primary="#E0A458",
    secondary="#7FB7BE",
    accent="#E0A458",
    warning="#F2C14E",
    error="#FF7B72",
    success="#8BC98A",
    foreground="#E8E3D8",
    background="#14181D",
    surface="#1A1F26",
    panel="#232A33",
    dark=True,
    variables={
        "block-cursor-background": "#3A3323",
        "block-cursor-foreground": "#FFF4DC",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#262A2E",
        "footer-key-foreground": "#E0A458",
        "footer-background": "#1A1F26",
        "input-selection-background": "#E0A458 30%",
        "border": "#E0A458",
        "border-blurred": "#3B444F",
    },
)
LIGHT = Theme(
    name="daylight",
    primary="#8A4B08",
    secondary="#0F5C66",
    accent="#8A4B08",
    warning="#7A5B00",
    error="#A4161A",
    success="#23652B",
    foreground="#1E2227",
    background="#FAF7F0",
    surface="#F3EEE3",
    panel="#E7E0D0",
    dark=False,
    variables={
        "block-cursor-background": "#F0DDB8",
        "block-cursor-foreground": "#1E2227",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ECE5D6",
        "footer-key-foreground": "#8A4B08",
        "footer-background": "#F3EEE3",
        "input-selection-background": "#8A4B08 25%",
        "border": "#8A4B08",
        "border-blurred": "#C9BFA9",
    },
)
OWN = (DARK, LIGHT)

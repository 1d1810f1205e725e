"""Widgets of our own on the line API. They get data downward and report by messages; they never import the store."""

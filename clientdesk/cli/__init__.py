"""The command line: one file per noun, loaded when it is called. Rule: it takes the screens' road, without a screen."""

"""What connects Qt to the rest: tasks, events, navigation, the context every panel is built with."""

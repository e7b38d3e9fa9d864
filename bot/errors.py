"""What a person can cause to go wrong. Raised where found; `bot.loop` turns each into a sentence of the catalog."""


class Mistake(Exception):
    """Something the person can put right. `sentence` is a msgid; `values` fill it."""

    sentence = "That did not work. Please try again."

    def __init__(self, **values: object) -> None:
        """Keep what fills the sentence."""
        super().__init__(self.sentence)
        self.values = values


class Wrong(Mistake):
    """Something that can be wrong in many ways: the sentence comes with it."""

    def __init__(self, sentence: str, **values: object) -> None:
        """Keep which sentence says what is wrong."""
        super().__init__(**values)
        self.sentence = sentence
        self.args = (sentence,)

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class NotAllowed(Mistake):
    """The sender has no right to this (any more)."""

    sentence = "This is not open to you (any more). Type /trogiup to see what you can do."


class OldButton(Mistake):
    """A button whose time is over and that has nothing to offer instead."""

    sentence = "This choice is no longer in use. Type /khaibao to go on."

"""What a user can mend. Everything else that goes wrong is a bug and travels as an ordinary exception."""


class Problem(Exception):
    """A fault that the shop owner can act on, told in one plain sentence.

    `code` is stable and never translated, so that tests and screens can tell problems apart; `sentence` is the
    translated text with `{placeholders}`, `values` what stands in them.
    """

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return str(self.args[0])

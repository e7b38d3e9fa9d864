"""A list of choices with what is asked of it line after line: its labels cleaned and folded, and which of them deny."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from bot.understanding.folding import clean, fold
from bot.understanding.values import Named


class Options(tuple[Named, ...]):
    """What can be chosen."""

    def __hash__(self) -> int:
        return self.hashed

    @cached_property
    def hashed(self) -> int:
        return hash(tuple(self))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(o.label for o in self)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(o.key for o in self)

    @cached_property
    def cleaned(self) -> tuple[str, ...]:
        return tuple(map(clean, self.labels))

    @cached_property
    def as_typed(self) -> tuple[str, ...]:
        """Each label cleaned, with single spaces."""
        return tuple(" ".join(label.split()) for label in self.cleaned)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.labels))

    @cached_property
    def words(self) -> tuple[list[str], ...]:
        """The words of each label without commas."""
        return tuple(label.replace(",", " ").split() for label in self.cleaned)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The word each label begins with."""
        return tuple(label.split()[0] if label.split() else "" for label in self.cleaned)


def as_options(options: Sequence[Named]) -> Options:
    """The same with what is known of them; of a list that was asked for before it is known already."""
    return options if isinstance(options, Options) else _options_of(tuple(options))


@lru_cache(maxsize=512)
def _options_of(options: tuple[Named, ...]) -> Options:
    return Options(options)

"""A list of children with what is asked of it line after line: their names in parts, their classes, their words."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from bot.understanding.calling import given_last
from bot.understanding.described import grade_of
from bot.understanding.folding import clean, fold
from bot.understanding.names import alike, class_key
from bot.understanding.nearing import Vocabulary, vocabulary_of
from bot.understanding.values import Named


class Children(tuple[Named, ...]):
    """The children of a list, the given name of each at its end."""

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(o.key for o in self)

    @cached_property
    def names(self) -> tuple[list[str], ...]:
        """The words of each name."""
        return tuple(clean(o.label).split() for o in self)

    @cached_property
    def folded_names(self) -> tuple[list[str], ...]:
        return tuple(fold(o.label).split() for o in self)

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The last word of each name without marks."""
        return frozenset(name[-1] for name in self.folded_names if name)

    @cached_property
    def likes(self) -> tuple[str, ...]:
        """Each given name as it is compared; empty where there is none."""
        return tuple(alike(name[-1]) if name else "" for name in self.names)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the names."""
        return frozenset(w for name in self.names for w in name)

    @cached_property
    def given(self) -> frozenset[str]:
        """The given names without marks."""
        return frozenset(fold(o.label.split()[-1]) for o in self if o.label.split())

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(tuple(o.label for o in self))

    @cached_property
    def middle_names(self) -> frozenset[str]:
        """Without marks."""
        return frozenset(fold(part) for name in self.names for part in name[1:-1])

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of names and classes without marks."""
        return frozenset(w for o in self for w in fold(f"{o.label} {o.school_class}").split())

    @cached_property
    def class_words(self) -> frozenset[str]:
        """The words of the classes without marks."""
        return frozenset(w for o in self for w in fold(o.school_class).split())

    @cached_property
    def classes(self) -> tuple[tuple[str, str], ...]:
        """By key the class of each who has one, as it is compared."""
        return tuple((o.key, class_key(o.school_class)) for o in self if o.school_class)

    @cached_property
    def grades(self) -> tuple[int | None, ...]:
        return tuple(grade_of(o.school_class) for o in self)

    @cached_property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """By key the first word of each nursery class."""
        return tuple(
            (o.key, fold(o.school_class).partition(" ")[0])
            for o in self
            if o.school_class and not o.school_class[0].isdigit()
        )


def as_children(options: Sequence[Named]) -> Children:
    """The same with what is known of them; of a list that was asked for before it is known already."""
    return options if isinstance(options, Children) else _children_of(tuple(options))


@lru_cache(maxsize=512)
def _children_of(options: tuple[Named, ...]) -> Children:
    return Children(
        Named(o.key, given_last(o.label), o.school_class, o.sex) if given_last(o.label) != o.label else o
        for o in options
    )

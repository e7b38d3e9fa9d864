"""The page of an exercise: an alert as any other, marked as one from its first word, about nobody."""

from dataclasses import dataclass

from bot.delivery.alert_pages import Page
from bot.dialogue.drill_actions import EndDrill
from bot.dialogue.wording import exercise_reply
from bot.messages import Choice, Reply
from bot.turn import plain
from storage.queries.cases import SCHOOL_DUTIES


@dataclass(frozen=True, slots=True)
class ExercisePage(Page):
    """A drill as one reader sees it now."""

    def render(self) -> Reply:
        """The message as it stands now, with the button that ends the exercise for whoever may act."""
        # dataclasses with slots are made anew, so that a bare super() would look for the class that was replaced
        reply = exercise_reply(self.voice, Page.render(self))
        if not self.is_open or not self.case.roles & SCHOOL_DUTIES:
            return reply
        end = Choice(plain(self._say("End the exercise")), EndDrill(self.case.id).encode())
        return Reply(reply.text, (*reply.rows, (end,)))

    def _details(self) -> str:
        return self._say(
            "Nobody is ill: this is an exercise of alerting at {school}. Please do as with a real case: take it, then "
            "end the exercise. Families and the health station are not told.",
            school=self.case.school_name,
        )

    def _counted(self) -> str:
        return self._say(
            "Nobody is ill: this is an exercise of alerting at {school}. Please confirm that the message has reached "
            "you.",
            school=self.case.school_name,
        )

"""Renders what the operators hear of the installation itself: short sentences with numbers and codes, no names."""

from collections.abc import Mapping, Sequence

from bot.cases.wording import duties_in_words
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.i18n import Catalogs
from bot.messages import Reply
from storage.needs import Reading

NOTE_SENTENCES: Mapping[str, str] = {
    "silent_bot": "The bot {bot} says that it delivers, but nobody has answered its last {n} alerts, while those of "
    "other bots are answered. Grave alerts go to every account and to the next duty as well. Please try the bot.",
    "silent_bot_over": "Alerts of the bot {bot} are answered again.",
    "climbed_past": "{school}: nobody could be reached as {duties}, so a case went on to the next step. Please see "
    "that they are connected.",
    "capped": "Somebody got {n} alerts within an hour; further ones are gathered in one message. Look at the open "
    "cases: khaibao case list",
    "quarantine": "The database was restored: nothing from before is sent and no case from before is passed on until "
    "{until}; what is declared now is. Look around, then end it: khaibao restore confirm",
    "quarantine_over": "The quarantine of the restored database is over ({until}): every open case is looked at anew.",
    "sending_held": "Sending is paused until {until}: alerts wait as well. khaibao sending resume ends it.",
    "sending_again": "Sending goes on; it was paused until {until}.",
    "drill": "EXERCISE · {school}: {reached} people reached, {n} things to put right. Details: khaibao drill show {id}",
    "station_unreminded": "{school}: nobody at the school could be reminded to tell the health station of a case "
    "(article 10 of Circular 15/2026). Call the school, and see who is connected there.",
    "sums_mended": "The sums of {off} of {n} rounds were not what their declarations add up to (rounds {ids}); they "
    "are put right. Look at the log, and compare the reports that were sent before.",
    "quota_ordinary": "The bot {bot} has used the share of this month's {quota} messages that is for reminders and "
    "lists. They stop on this bot until the month ends; families with another account are reminded there, the others "
    "are on the lists with this reason. What is left is for alerts and answers.",
    "quota_half": "Half of the reserve of the bot {bot} is used as well: {left} of this month's {quota} messages are "
    "left for alerts and answers. Raise the quota, or ask schools to keep their telephones at hand.",
    "quota_all": "The bot {bot} has used all of this month's {quota} messages ({used}): alerts and answers may be "
    "refused by the messenger until the month ends. Ask schools to use the telephone, or raise the quota.",
    "quota_refused": "The messenger says that the messages of the bot {bot} are used up for this month. Alerts go to "
    "other accounts and on to the next duty. Ask schools to use the telephone, and see khaibao status.",
    "cluster_unheard": "{school}: nobody at the school could be told of like cases (rule {rule}). Call the school.",
}
"""msgid by what a note is about; its values are those of the push."""


@renders("operator_note")
def operator_note(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Say it to whoever still has the duty."""
    return [_one(catalogs, each) for each in waiting]


def _one(catalogs: Catalogs, each: Waiting) -> Rendered | Dropped:
    if each.recipient.holds("operator") is None:
        return Dropped("no operator any more")
    voice, values = each.voice(catalogs), dict(each.about["values"])
    if "posts" in values:
        values["duties"] = duties_in_words(voice, values.pop("posts"))
    return Rendered(Reply(voice.say(NOTE_SENTENCES[each.about["what"]], **values), is_new=True))

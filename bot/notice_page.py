"""The notice to the health station as a page to print and sign: A4, black on white, needing nothing from outside."""

from html import escape

from bot.cases.school import holder_of
from bot.cases.station.paper import Paper, paper_of
from bot.i18n import Voice
from storage.needs import Reading
from storage.queries.case_details import sheets
from storage.queries.cases import CaseFile
from storage.queries.responders import school_people
from storage.queries.station import particulars


def notice_page(voice: Voice, reading: Reading, case: CaseFile) -> str:
    """The page of a case, told by whoever is recorded, has the case, or holds school health."""
    school = school_people(reading, [case.school_id])[case.school_id]
    holder = holder_of(school, "school_health", reading.now)
    teller = case.taker.person_id if case.taker else holder.person_id if holder else None
    sheet = sheets(reading, [case.uid])[case.uid]
    paper = paper_of(voice, sheet, particulars(reading, [case], teller)[case.uid], reading.now)
    return _page(voice, paper, case.school_name)


def _page(voice: Voice, paper: Paper, school: str) -> str:
    (_, to), *lines = paper.lines
    rows = "".join(f"<tr><th scope=row>{label}</th><td>{value}</td></tr>" for label, value in lines)
    foot = "".join(f"<p>{line}</p>" for line in paper.foot)
    signs = "".join(
        f"<div><p>{who}</p><p class=small>{voice.say('(signature, full name)')}</p></div>"
        for who in (voice.say("Received by the health station"), voice.say("For the school"))
    )
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head><meta charset="utf-8"><title>{paper.title}</title>\n'
        f"<style>{STYLE}</style></head>\n<body><main>\n<p class=school>{escape(school)}</p>\n<h1>{paper.title}</h1>\n"
        f"<p class=to>{voice.say('To')}: <b>{to}</b></p>\n<p class=basis>{paper.basis}</p>\n"
        f"<table>{rows}</table>\n<footer>{foot}</footer>\n<section>{signs}</section>\n</main></body>\n</html>\n"
    )


STYLE = """
@page { size: A4; margin: 20mm 18mm }
* { box-sizing: border-box }
body { margin: 0; font: 12pt/1.45 "Times New Roman", "Liberation Serif", serif; color: #000; background: #fff }
main { max-width: 174mm; margin: 0 auto }
.school { margin: 0 0 8mm; font-weight: bold }
h1 { margin: 0 0 4mm; font-size: 13.5pt; text-align: center }
.to { text-align: center; margin: 0 0 4mm }
.basis { font-style: italic; margin: 0 0 4mm }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #000; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; break-inside: avoid }
th { width: 55mm; font-weight: normal }
footer { margin-top: 4mm; font-size: 11pt }
footer p { margin: 0 0 1mm }
section { display: flex; justify-content: space-between; margin: 8mm 12mm 0; break-inside: avoid; height: 35mm }
section div { text-align: center }
section p { margin: 0; font-weight: bold }
@media screen { main { padding: 10mm 0 } }
section .small { font-weight: normal; font-style: italic; font-size: 11pt }
"""

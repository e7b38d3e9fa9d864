"""How the pages look: one narrow column, legible on a phone, nothing from outside."""

STYLE = """
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: #1b1b1b;
  background: #f6f5f2 }
main { max-width: 62rem; margin: 0 auto; padding: 1.2rem 1rem 4rem; background: #fff; min-height: 100vh }
h1 { font-size: 1.35rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
nav { margin: 0 0 1rem } .mark { background: #fff3cd; padding: .5rem .8rem; border-radius: .4rem }
fieldset { border: 1px solid #d5d2c8; border-radius: .5rem; margin: 0 0 .9rem; padding: .6rem .9rem }
legend { font-weight: 600; padding: 0 .3rem } label { display: block; padding: .25rem 0 }
.hint { color: #5b5b5b; margin: 0 0 .4rem } .note { margin: 0 0 .9rem; padding: .5rem .9rem; border-left:
  .25rem solid #9db4c0 }
.star, .refused { color: #a4161a } .refused { margin: .4rem 0 0 }
textarea, input[type=text] { width: 100%; max-width: 30rem; font: inherit; padding: .4rem } input[inputmode] {
  width: 8rem }
input[type=date], input[type=time], input[type=datetime-local] { font: inherit; padding: .35rem }
button { font: inherit; padding: .5rem 1.2rem; border: 0; border-radius: .4rem; background: #1d5c63; color: #fff }
table { width: 100%; border-collapse: collapse } th, td { border: 1px solid #d5d2c8; padding: .4rem .5rem;
  text-align: left; vertical-align: top }
fieldset.hidden { background: #f2f1ec } td:nth-child(3) { width: 42% }
  td p { margin: 0 0 .3rem } td ul { margin: .2rem 0; padding-left: 1.1rem } code { font-size: .9em;
  overflow-wrap: anywhere }
pre { background: #f2f1ec; padding: .7rem; overflow-x: auto } tr:target { background: #fff8dc }
@media (max-width: 40rem) { thead { display: none } tr, td, th { display: block; border: 0 } tr { border-bottom:
  1px solid #d5d2c8 } }
"""

SCRIPT = """
document.querySelectorAll('form input[type=radio], form input[type=checkbox]').forEach(
  one => one.addEventListener('change', () => one.form.requestSubmit()))
"""
"""A choice may open or close questions below it: the page is asked anew. Without scripts the button does it."""

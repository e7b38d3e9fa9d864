"""A specimen of every button and place ever shipped, but for declaring's own: each must be read for ever.

A specimen is never changed or taken out; a new version of an action gets a code and a line of its own.
"""

import pytest

from bot.dialogue.actions import LIMIT, Action
from bot.dialogue.join_actions import PickedAll
from bot.parts import find_parts

SPECIMENS = {
    "fm1:7": "OpenRemedies",
    "fm2:7": "OpenRemedy",
    "fm3:7": "PlanRemedy",
    "fm4:7": "RemedyPerson",
    "fm5:7": "RemedyHow",
    "fm6:7": "RemedyDay",
    "fm7:7:1xy": "RemedyUntil",
    "fm8:7": "RemedyDone",
    "fm9:7": "RemedyOpenAgain",
    "fc1:7:1xy:-7": "CountAgain",
    "fo1": "OpenFilings",
    "fp1:7": "RemedyPicture",
    "fr1:7:1xy:-7:2": "ReadFiled",
    "fr2:7:7:2": "ReadSigned",
    "fs1:7": "SeenRemedies",
    "ft1:7": "SchoolTrend",
    "fx1:7:1xy:7:7": "OpenFigures",
    "fx2:7:1xy:7": "DrawFigures",
    "fw1:7:1xy:-7": "WhereFrom",
    "xo1": "ListExports",
    "xu1:7": "OpenExports",
    "xw1:7:x": "ExportTable",
    "xf1:7:x": "ExportForm",
    "xm1:7:x:x:1xy:1xy": "MakeExport",
    "ca1:7:1xy": "TakeAllAmbers",
    "cb1:7:1xy": "TakeAmber",
    "cg1:7": "OpenCluster",
    "ch1:7": "ShowCluster",
    "ci1": "ListCases",
    "ci2:7": "MoreCases",
    "ck1:7": "CaseNoted",
    "cl1:7:1xy": "ListAmbers",
    "cl2:7:1xy:7": "MoreAmbers",
    "cm1:7": "OpenMyCase",
    "cn1:7": "NoteOnCase",
    "co1:7": "OpenCaseAlert",
    "cp1:7": "PassCaseOn",
    "cr1:7:x": "PassCaseOnFor",
    "cr2:7:x:7": "PassOnFor",
    "cs1:7": "StationTold",
    "ct1:7": "TakeCase",
    "cu1:7:x": "SetOutcome",
    "cu2:7:x:7": "ConfirmOutcome",
    "cu3:7": "NoOutcome",
    "cw1:7": "PassingReason",
    "cw2:7:7": "ReasonToPassOn",
    "cx1:7": "CaseNote",
    "cz1:7": "EndDrill",
    "ep1:x": "PictureCame",
    "ep2:x": "SeePicture",
    "td1:7:7": "CoverDuty",
    "te1:7": "EndCovering",
    "tf1:7:7:1xy:1xy": "CoverFor",
    "tl1": "ListCovers",
    "tb1:7:7": "CoverBy",
    "tt1:7:7": "CoverDays",
    "ja1": "JoinMore",
    "jb1:7": "ShowBonds",
    "jc1:7.8:x:x:x": "ConsentPage",
    "jc2:7.8:x:x:x:x:1": "SetPurpose",
    "jd1:7.8:x:x": "ConsentDone",
    "je1:7": "ListSchoolBonds",
    "jf1:7": "NotFamily",
    "jg1:7": "ListNewBonds",
    "jh1:7": "RestoreBond",
    "ji1:7": "EndBond",
    "jj1:7": "BarFromChild",
    "jk1:7": "LiftBar",
    "jl1:7": "ListRequests",
    "jm1:7": "ListClassBonds",
    "jn1:7": "RefuseRequest",
    "jo1:7:1": "OpenRequest",
    "jp1": "TypeCode",
    "jp2:7:x": "HoldsSlip",
    "jp3:7": "HoldsStaffSlip",
    "jp4:7": "HoldsPhone",
    "jp5:7": "KnowsClass",
    "jp6:7": "BarReason",
    "jp7": "TypePhoneToRevoke",
    "jp8:7:x": "Picked",
    "jp9:7:x": "PickedAll",
    "jq1": "AskPrincipal",
    "jr1:7.8:x:x": "PickRelation",
    "js1:x": "SpeakLanguage",
    "jt1:7.8:x:x:x": "ConsentText",
    "jv1:7": "RevokeAccounts",
    "jw1:x": "WhoUses",
    "jx1:7:x": "WithdrawNow",
    "jy1:7:7": "ConfirmRequest",
    "jz1:7": "ShowMyData",
    "lc1:7:7": "ConfirmLeavers",
    "lk1:7:7": "KeepLeavers",
    "lo1:7:7:7": "KeepLeaver",
    "lv1:7:7": "ListLeavers",
    "ma1:7:7:x:7:7": "Absent",
    "mb1:7:7": "OpenBoarding",
    "mc1:7": "OpenMyClass",
    "mcp1:7:7": "OpenClassPage",
    "md1:7:7": "ListDeclared",
    "mg1:7:7": "ForClassGroup",
    "mk1": "CheckCode",
    "mkt1": "ReceiptCode",
    "mm1": "ShowMenu",
    "mn1:7:7:x:7:7": "AskedNotWell",
    "mo1": "MuteOtherDay",
    "mp1:7:7:x:7:7:x": "HasPaper",
    "mr1": "Unmute",
    "ms1:7": "OpenMySchool",
    "ms2:7": "MoreSchools",
    "ms3:7:7": "MoreClasses",
    "mt1": "MuteDay",
    "mu1:1xy": "MuteUntil",
    "mw1:7:7:x:7:7": "AskedWell",
    "oa1:7": "ScopeAll",
    "ob1:7": "TakeBackOrder",
    "oc1:7": "ChangeOrder",
    "oe1:7": "NudgeSchools",
    "of1:7:x": "OrderForm",
    "og1:7": "GoOnOrder",
    "oh1:7:7": "AckLetter",
    "oi1:7:7": "OpenRollout",
    "oi2:7": "NudgeRollout",
    "oi3:7": "AskRolloutDay",
    "oi4:7": "RolloutDay",
    "oj1:7": "RefuseOrder",
    "oj2:7": "RefusalReason",
    "ok1:7:7": "OpenOrder",
    "ol1:7:1": "CancelOrder",
    "om1:7": "ShowWording",
    "on1:7": "NewOrder",
    "oo1": "ListOrders",
    "op1:7:7:7": "ScopePage",
    "oq1:7": "DropOrder",
    "or1:7:7": "ApproveOrder",
    "os1:7:7": "SendOrder",
    "ot1:7:7:7:7": "ScopeToggle",
    "ou1:7": "LevelPage",
    "ou2:7:x": "LevelToggle",
    "ou3:7": "ShowUnlevelled",
    "ov1:7:x:x": "FillOrder",
    "ow1:7:x": "TypeOrder",
    "ox1:7:x": "ChangeField",
    "oy1:7": "ResumeOrder",
    "oz1:7": "StopOrder",
    "sh1:7:x": "StationToldHow",
    "sk1:7": "NoticeReceived",
    "sl1:7:7:x": "ShowLife",
    "so1:7": "OpenNotice",
    "sp1:7": "ReadToStation",
    "sr1:7": "ReportToStation",
    "ss1:7": "SendToStation",
    "su1:7": "StationNotTold",
}


@pytest.mark.parametrize("encoded", SPECIMENS)
def test_invariant_8_every_specimen_is_read_and_written_the_same(encoded: str) -> None:
    find_parts()
    action = Action.decode(encoded)
    assert type(action).__qualname__ == SPECIMENS[encoded]
    assert action.encode() == encoded
    assert len(encoded.encode()) <= LIMIT


def is_ours(kind: type[Action]) -> bool:
    """Actions of the program, not those that tests make; declaring has specimens of its own."""
    return kind.__module__.startswith("bot.") and not kind.__module__.endswith("declare_actions")


def test_every_action_has_a_specimen_and_somebody_who_answers() -> None:
    """All but the place after [Xong], which awaits no words."""
    router = find_parts().router
    kinds = {code: kind for code, kind in Action.kinds().items() if is_ours(kind)}
    assert {each.split(":")[0] for each in SPECIMENS} == set(kinds)
    answered = {*router.actions, *router.places, PickedAll}
    silent = [code for code, kind in kinds.items() if kind not in answered]
    assert silent == []

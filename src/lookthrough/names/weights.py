"""How much a word of a name says about who it is.

Fixed, never counted from the list in use: a score must not drift when a list
grows. A rare word weighs 1. The words here are those that recur across the public US, UN, EU and
UK lists and everyday business registers.
"""

from __future__ import annotations

from lookthrough.names.legal_forms import LEGAL_FORMS

_PARTICLES = """
al el ul as ad an ar at ash bin ibn ben bint binti bt abd abdul abu um umm din ud ed eddin ag ould
de del della der den des di do dos da das du la le las los van von zu zur y e i and und et of the
for in on a o and san santa st mc mac ap ter ten ibni
"""
_TITLES = """
mr mrs ms miss dr prof sir lord sheikh shaikh shaykh sheik haji hajji hajj haj mullah mulla
mawlawi maulavi maulana malawi qari hafiz ustaz general gen colonel col major brigadier captain
capt lieutenant alhaj alhaji sayyid sayed syed saiyid jr sr ii iii
"""
_COMMON_NAMES = """
muhammad mohammad mohammed mohamed muhamad mohamad ahmad ahmed ali hassan hasan hussein husayn
hussain hossein ibrahim abdullah abdallah omar umar yusuf mustafa mahmoud khalid khan rahman reza
said saleh salih jose juan maria carlos luis antonio jorge manuel jesus francisco alberto garcia
gonzalez rodriguez lopez hernandez perez sanchez martinez fernandez gomez kim ri li lee pak park
choe choi wang zhang chen liu yang huang zhao wu zhou jong jung chol chong han yong song sok il
nguyen tran le pham singh kumar sharma john david michael james robert william daniel alexander
aleksandr vladimir sergey sergei andrey andrei igor oleg ivan viktor aleksey alexei mikhail dmitry
nikolay
"""
_BUSINESS = """
trading trade company group grupo holding holdings international internacional global general bank
banking shipping ship marine maritime ocean investment investments inversiones invest industries
industrial industry industria services service servicios management energy oil gas petroleum
petrochemical development technology technologies tech engineering construction constructora
export exports import imports commercial comercial comercializadora exchange finance financial
capital insurance transport transportation logistics enterprise enterprises agency center centre
institute organization organisation foundation association committee council union party state
national central joint venture cooperation corporate branch office department bureau ministry
university research academy science information network system systems electronics equipment
machinery supply chemical steel mining metal metals aviation airlines air airways cargo travel
tourism hotel real estate properties property media press news consulting consultants solutions
digital software computer products medical pharmaceutical food foods agricultural agricola textile
fund trust partners associates brothers sons new first people peoples republic democratic islamic
united front forces force army military security defence defense movement
"""
_PLACES = """
korea korean north south east west china chinese iran iranian russia russian syria syrian iraq
iraqi dubai beijing shanghai shenzhen dandong liaoning shenyang dalian hong kong hongkong
pyongyang moscow moskva tehran singapore malaysia india indian pakistan turkey turkish istanbul
ukraine ukrainian belarus panama colombia mexico venezuela cuba cuban london america american usa
uk uae europe european asia asian africa african middle eastern western gulf arab arabian caspian
pacific atlantic
"""


def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    for words, weight in (
        (_COMMON_NAMES, 0.75),
        (_PLACES, 0.6),
        (_BUSINESS, 0.5),
        (_TITLES, 0.25),
        (_PARTICLES, 0.3),
    ):
        table.update(dict.fromkeys(words.split(), weight))
    table.update(dict.fromkeys(LEGAL_FORMS, 0.2))
    return table


_WEIGHTS = _table()
_BY_LENGTH = {1: 0.4, 2: 0.7, 3: 0.85}


def weight(word: str) -> float:
    """Return the word's weight, 0.2 to 1.

    Example:
        >>> weight("osong"), weight("trading"), weight("al"), weight("53")
        (1.0, 0.5, 0.3, 1.0)
    """
    known = _WEIGHTS.get(word)
    if known is not None:
        return known
    return 1.0 if word.isdigit() else _BY_LENGTH.get(len(word), 1.0)

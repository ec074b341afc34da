"""Words of a company's name that say its legal form, in one spelling.

Forms from ISO 20275 (Entity Legal Forms) and from the companies on the lists. Forms that are each
other's counterpart share a spelling, so that ``OOO Vympel`` meets ``Vympel LLC``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_FORMS = {
    "ltd": """limited, ltda, limitada, lda, sociedade limitada, sociedad limitada, sl, srl, sarl,
        societa a responsabilita limitata, societe a responsabilite limitee, gmbh, gesmbh,
        gesellschaft mit beschrankter haftung, ooo, obshchestvo s ogranichennoi otvetstvennostyu,
        obshchestvo s ogranichennoy otvetstvennostyu, too, tov, llc, limited liability company,
        company limited, co ltd, co limited, company ltd, limited company, co llc, company llc,
        pte ltd, pte limited, private limited, private ltd, pvt ltd, pvt limited, pty ltd,
        pty limited, sdn bhd, bv, besloten vennootschap, doo, d o o, ood, eood, kft, sro, s r o,
        spol s r o, sp z o o, spolka z ograniczona odpowiedzialnoscia, oy, aps, uab, sia, fzco,
        fzc, fze, fz llc, fzllc, free zone company, free zone establishment, wll, ltd sti,
        limited sirketi, yugen kaisha, yuhan hoesa, mchj""",
    "plc": """public limited company, public company limited, pcl, ag, aktiengesellschaft, ab,
        aktiebolag, asa, as, a s, aksjeselskap, anonim sirketi, sa, s a, sociedad anonima,
        societe anonyme, sociedade anonima, sa de cv, s a de c v,
        sociedad anonima de capital variable,
        spa, s p a, societa per azioni, nv, n v, naamloze vennootschap, jsc, joint stock company,
        cjsc, closed joint stock company, ojsc, open joint stock company, pjsc,
        public joint stock company, private joint stock company, joint stock, oao, zao, pao, ao,
        otkrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo,
        publichnoe aktsionernoe obshchestvo, aktsionernoe obshchestvo, pat, prat, tbk, bhd, berhad,
        kk, kabushiki kaisha, jusik hoesa, oyj, saog, saoc, qsc, ad, ead, sal, sae, sas,
        sociedad por acciones simplificada, de cv, de c v, c por a""",
    "inc": """incorporated, corp, corporation, corporacion, co, company, compania, cia, compagnie,
        cie, companhia, pt""",
    "lp": """limited partnership, llp, limited liability partnership, kg, kommanditgesellschaft,
        gmbh and co kg, scs, sca, general partnership""",
    "unitary": """up, gup, fgup, unitary enterprise, state unitary enterprise,
        federal state unitary enterprise""",
}
LEGAL_FORMS = frozenset(_FORMS)
"""The spellings that stand for a legal form after :func:`with_legal_forms`."""


def with_legal_forms(words: Sequence[str]) -> tuple[str, ...]:
    """Replace every legal form, the longest first, by its one spelling.

    Example:
        >>> (
        ...     with_legal_forms(("siemens", "aktiengesellschaft")),
        ...     with_legal_forms(("x", "co", "ltd")),
        ... )
        (('siemens', 'plc'), ('x', 'ltd'))
    """
    table, longest = _table()
    out: list[str] = []
    start = 0
    while start < len(words):
        for length in range(min(longest.get(words[start], 0), len(words) - start), 0, -1):
            form = table.get(tuple(words[start : start + length]))
            if form is not None:
                out.append(form)
                start += length
                break
        else:
            out.append(words[start])
            start += 1
    return tuple(out)


@cache
def _table() -> tuple[dict[tuple[str, ...], str], dict[str, int]]:
    table = {
        tuple(form.split()): spelling
        for spelling, forms in _FORMS.items()
        for form in (spelling, *forms.split(","))
    }
    longest: dict[str, int] = {}
    for form in table:
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    return table, longest

"""Names of drugs that are one word, in the table of the fold of search (search/table.py).

International names, and those that they had: MHRA, "Changing substance names from BANs to rINNs", and TGA, "Updating
medicine ingredient names", which also has salts.
"""

from __future__ import annotations

DRUG_SPELLINGS = [
    ["^acyclov", "aciclov"], ["^cyclospor(?=in)", "ciclospor"], ["^ciclosporine(?=s?$)", "ciclosporin"],
    ["^ceph(?=[a-z]*(?:ine?|ole|one|ime|il)s?$)", "cef"], ["methason(?=e)", "metason"], ["methacin", "metacin"],
    ["^amoxycil", "amoxicil"], ["^chlorthal", "chlortal"], ["amphetam", "amfetam"],
    ["^frusemid", "furosemid"], ["^lignocain", "lidocain"], ["^eformoter", "formoter"], ["^mitozantr", "mitoxantr"],
    ["^bendrofluazid", "bendroflumethiazid"], ["^chlorphenir?amin", "chlorphenamin"], ["^dothiepin", "dosulepin"],
    ["^guaiphen", "guaifen"], ["^cholestyr", "colestyr"], ["^cholecalcif", "colecalcif"], ["^ethacryn", "etacryn"],
    ["^oxpentifyll", "pentoxifyll"], ["^hydroxyurea", "hydroxycarbamide"], ["^clomiphen", "clomifen"],
    ["^thiopentone(?=s?$)", "thiopental"], ["barbitone(?=s?$)", "barbital"], ["^amylobarb", "amobarb"],
    ["^flupenthix", "flupentix"], ["^chlormethiaz", "clomethiaz"], ["^trimepraz", "alimemaz"],
    ["^amethocain", "tetracain"], ["^benzhexol", "trihexyphenidyl"], ["^dicyclomine", "dicycloverine"],
    ["^tetracosactrin", "tetracosactide"], ["([bm]e|to)sylat(?=e)", "$1silat"], ["^isethionat(?=e)", "isetionat"],
]  # fmt: skip
"""Patterns, and what takes the place of what they match; where the same drug has two names, in their order."""

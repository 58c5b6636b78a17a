"""The function words of languages other than English, which search leaves out in their collections.

They are in their basic form, as texts fold (search/spellings.py): "fur" is "für". Words that negate are none of them,
nor are such as are often others too.
"""

from __future__ import annotations

FUNCTION_WORDS = {
    "de": "aber als an auch auf aus bei beim bin bist da dann darf das dass dein deine dem den denn der des dich die "
    "dies diese diesem diesen dieser dieses dir du durfen ein eine einem einen einer eines er es euch euer fuer "
    "fur hab habe haben hat ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja kann kannst konnen "
    "konnte konnten man mein meine meinem meinen mich mir mit muss mussen ob oder sein seine seinem seinen "
    "seiner sich sie sind soll sollen sollte sollten um und uns unser unsere vom von war waren warum was welche "
    "welchem welchen welcher welches wem wen wenn wer werden wie wieso wir wird wo wofur wozu wurde wurden zu "
    "zum zur",
    "fr": "a ai ais as au aux avec c ca ce cela ces cest cet cetait cette ci comme comment d dans de des dois doit "
    "doit-on doivent donc du dun dune elle elles en es est est-ce et etais etait etes etre eu eux faut faut-il "
    "il ils j jai je l la le les leur leurs lui m ma mais me meme mes moi mon n nest nos notre nous on ont ou "
    "par peut peut-on peuvent peux pour pourquoi pourrait pouvez pouvons puis puis-je qu quand que quel quelle "
    "quelles quels quest-ce qui quil quils quoi quon s sa se sera seront ses si sil sils son sont suis sur t ta "
    "te tes toi ton tu un une vos votre vous y",
}  # fmt: skip
"""The words by the language of the collection."""

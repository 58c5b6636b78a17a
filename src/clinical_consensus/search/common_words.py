"""The function words of each language, which search leaves out in its collections.

They are in their basic form, as texts fold (search/spellings.py): "fur" is "für". Words that negate are none of them,
nor are such as are often others too.
"""

from __future__ import annotations

ENGLISH = (
    "a about aint all also although am among amongst an and another any are arent as at be because "
    "been being both but by can cannot cant could couldnt did didnt do does doesnt doing done dont each ever every "
    "for from had hadnt has hasnt have havent having he her here hers herself him himself his how i if in into is "
    "isnt it its itself just many may me might mightnt mine much must mustnt my myself neednt nor of on oneself "
    "only onto or ought our ours ourselves please same shall shant she should shouldnt so some such than that the "
    "their theirs them themselves then there these they this those though to too toward towards unless until upon "
    "us use used using versus very via vs was wasnt we were werent what whatever when whenever where wherever "
    "whether which whichever while who whoever whom whose why will with wont would wouldnt yet you your yours "
    "yourself yourselves"
)

FUNCTION_WORDS = {
    "de": "aber alle allem allen aller alles als an auch auf aus bei beim bin bist da dann darf das dass dein "
    "deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir du durfen ein eine einem einen "
    "einer eines er es euch euer fuer fur gibt hab habe haben hat ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im "
    "in ins ist ja jede jedem jeden jeder jedes kann kannst konnen konnte konnten man mein meine meinem meinen "
    "mich mir mit muss mussen ob oder sein seine seinem seinen seiner sich sie sind soll sollen sollte sollten um "
    "und uns unser unsere viel viele vielen vom von wann war waren warum was welche welchem welchen welcher "
    "welches wem wen wenn wer werden wie wieso wieviel wir wird wo wofur wozu wurde wurden zu zum zur",
    "es": "a al algun alguna algunas algunos aquel aquella aquellas aquellos aun aunque cada como con cual cuales "
    "cuando cuanta cuantas cuanto cuantos de debe deben deberia deberian debo del donde e el ella ellas ello ellos "
    "en eran es esa esas ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron ha hace hacer "
    "han hay he la las le les lo los me mi mis muy nos nosotros o os otra otras otro otros para pero por porque "
    "puede pueden puedo que quien quienes se sea segun ser si sido son soy su sus tambien tan tanto te ti tiene "
    "tienen toda todas todo todos tu tus u un una unas unos usa usan usar usted y ya yo",
    "fr": "a ai ais as au aux avec c ca ce cela ces cest cet cetait cette chaque ci combien comme comment d dans "
    "de des dois doit doit-on doivent donc du dun dune elle elles en es est est-ce et etais etait etes etre eu eux "
    "faut faut-il il ils j jai je l la le les leur leurs lui m ma mais me meme mes moi mon n nest nos notre nous "
    "on ont ou par peut peut-on peuvent peux pour pourquoi pourrait pouvez pouvons puis puis-je qu quand que quel "
    "quelle quelles quelque quelques quels quest-ce qui quil quils quoi quon s sa se sera seront ses si sil sils "
    "son sont suis sur t ta te tes toi ton tous tout toute toutes tu un une vos votre vous y",
    "it": "a ad agli ai al alla alle allo anche c che chi ci come con cosa cui d da dagli dai dal dalla dalle "
    "dallo de degli dei del della delle dello deve devo devono di dove dovrebbe dovrebbero e ed egli era essa esse "
    "essere essi esso fu gia gli ha hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio ne "
    "negli nei nel nella nelle nello noi nostra nostre nostri nostro o od ogni perche posso possono potrebbe puo "
    "quale quali quando quanta quante quanti quanto quella quelle quelli quello questa queste questi questo qui se "
    "si sia siamo sono sta stata state stati stato sua sue sugli sui sul sulla sulle sullo suo suoi ti tu tua "
    "tue tuo tuoi tutta tutte tutti tutto un una uno usa usare va vi voi vostra vostro",
    "nl": "aan alle als ben bent bij daar dan dat de deze die dit een elk elke en er gebruiken gebruikt had heb "
    "hebben heeft hem het hoe hoeveel hun ik in is ja je jij jouw jullie kan kun kunnen kunt mag me men met mij mijn "
    "moet moeten mogen naar nu of om onze ook op te u uw van veel voor waar waarom wanneer was wat we wel welk "
    "welke werd werden wie wij worden wordt zal ze zich zij zijn zo zou zouden zullen",
    "pt": "a ao aos aquela aquelas aquele aqueles as cada com como da das de dela delas dele deles deve devem "
    "deveria deveriam devo do dos e ela elas ele eles em essa essas esse esses esta estao estas este estes estou "
    "eu foi foram ha isso isto ja la lhe lhes mas me meu meus minha minhas muita muitas muito muitos na nas nos o "
    "onde os ou para pela pelas pelo pelos pode podem por porque posso quais qual quando quanta quantas quanto "
    "quantos que quem sao se seja ser seu seus sua suas te tem ter toda todas todo todos tu tua um uma umas uns "
    "usa usar voce voces",
}  # fmt: skip
"""The words by the language of the collection, unless that is English."""

"""Synthetic texts, and what readers type who look for one of them: the usual spellings, and words that are others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from editions import edition
from sites import Json


@dataclass(frozen=True)
class Case:
    """A text with the queries that find it; `near` are other words, for which only a word of this text is near.

    `lacks` are queries that must not find it.
    """

    text: str
    finds: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


CASES = (
    Case("Treated for hypertension.", ("hypertension", "HYPERTENSION"), near=("hypotension",)),
    Case("In hyperkalaemia stop it.", ("hyperkalemia", "hyperkalaemia"), near=("hypokalaemia", "hypokalemia")),
    Case("Given intravenously.", ("intravenously",), near=("intravascularly",)),
    Case("After prednisone.", ("prednisone",), near=("prednisolone",)),
    Case("With low-molecular-weight heparin.", ("low molecular weight", "low-molecular-weight", "lowmolecularweight",
         "weight molecular low"), lacks=("molecular", "low", "low risk", "body weight")),
    Case("A very high bleeding risk.", ("bleeding risk", "risk")),
    Case("Postoperatively, in a postoperative fever.", ("post-operative fever", "post operative fever")),
    Case("The pre-operative visit.", ("preoperative", "pre operative", "pre\u2011operative"), lacks=("operative",)),
    Case("An intra operative count.", ("intraoperative count", "intra-operative count")),
    Case("A non-union.", ("nonunion", "non union", "non\u00adunion")),
    Case("Early arthro plasty and chemo prophylaxis.", ("arthroplasty", "chemoprophylaxis", "chemo-prophylaxis")),
    Case("Routine thromboprophylaxis.", ("thrombo prophylaxis", "thrombo-prophylaxis")),
    Case("Give 40mg of it.", ("40 mg", "40mg", "40-mg"), lacks=("4", "0", "400 mg")),
    Case("Give 2.5 mg of it.", ("2.5 mg", "2,5 mg", "2.5mg", "2·5"), lacks=("2", "5", "25")),
    Case("Give 7,5 mg of it.", ("7.5 mg", "7,5mg"), lacks=("75 mg",)),
    Case("Below 50 000 platelets.", ("50000", "50,000", "50 000", "50\u202f000 platelets"), lacks=("50", "000")),
    Case("Above 60,000 platelets.", ("60000", "60 000", "60'000"), lacks=("60", "600")),
    Case("At 75 × 10⁹/L.", ("10^9", "10⁹", "75"), lacks=("109", "10")),
    Case("At a count of 109.", ("109",), lacks=("10^9", "10⁹", "10", "9")),
    Case("Give 5 µg of this.", ("5 mcg", "5 ug", "5 μg", "5µg", "5mcg")),
    Case("A rate <8% is low-grade.", ("<8%", "8%", "8", "< 8 %"), lacks=(">8%", "≥8%", "80%", "grade")),
    Case("A rate ≥3%.", ("≥3%", ">=3%", "3%", "⩾ 3%"), lacks=("<3%", "≤3%", "30")),
    Case("A score of −1.5 or less.", ("-1.5", "−1.5", "1.5"), lacks=("15",)),
    Case("For 6–12 weeks.", ("6-12 weeks", "12 weeks", "6 weeks"), lacks=("612", "2 weeks")),
    Case("On TNF-α and an IL-6 inhibitor.", ("tnf alpha", "TNFα", "tnf-alpha", "IL6", "il 6")),
    Case("Gewöhnlicher Fuß, große Straße.", ("fuss", "gewohnlicher", "gewoehnlicher", "grosse strasse")),
    Case("Tromboz için ılık bandaj.", ("ilik", "icin")),
    Case("thrombo\u00adembolism.", ("thromboembolism",)),
    Case("arthro\u2060plasty.", ("arthroplasty",)),
    Case("cardio\u200bversion.", ("cardioversion",)),
    Case("ผู้ป่วยผ่าตัด", ("ผ่าตัด", "ผู้ป่วย"), lacks=("ตัดผ่า",)),
    Case("ຜ່າຕັດກະດູກ", ("ກະດູກ",)),
    Case("정맥혈전색전증", ("색전증", "혈전"), lacks=("전혈",)),
    Case("深部静脉血栓形成", ("血栓", "静脉血栓", "栓"), lacks=("栓血",)),
    Case("深部静脈血栓症の予防", ("予防", "血栓症")),
    Case("الجلطات الوريدية", ("جلطات", "الجلطات", "وريديه")),
    Case("טרומבוזה בּוריד", ("טרומבוזה", "בוריד")),
    Case("Тромбоз вен у всё ещё больных.", ("тромбоз", "все еще")),
    Case("Θρόμβωση των φλεβών.", ("θρομβωση", "φλεβων")),
    Case("Haemorrhage of the oesophagus in orthopaedic tumours at the centre.",
         ("hemorrhage", "esophagus", "orthopedic tumors", "center", "tumour")),
    Case("Metastases and prostheses; biopsies of fractures.", ("metastasis", "prosthesis", "biopsy", "fracture")),
    Case("An i.v. line, e.g. from Crohn’s clinic.", ("iv", "i.v.", "crohn", "crohn's")),
    Case("Traitement de l’embolie.", ("embolie", "l'embolie")),
    Case("By the WHO, with CHA₂DS₂-VASc, FEV₁ and kg/m².", ("WHO", "cha2ds2-vasc", "fev1", "m2")),
    Case("A trial of this therapy³.", ("therapy",)),
    Case("The constructor, then toString and valueOf.", ("constructor", "tostring", "valueOf"),
         lacks=("hasownproperty", "prototype")),
    Case("Aspirin in sarcoma.", ("can I use aspirin", "aspirin how the")),
    Case("Bone is due; the base.", ("bone", "due"), lacks=("dose", "lone")),
    Case("Grade III open wound of the tibia.", ("grade III", "GRADE iii"), lacks=("grade I", "grade i open wound")),
    Case("A grade I sprain.", ("grade I sprain", "grade i sprain", "should I use a sprain")),
    Case("Carriers of hepatitis B.", ("hepatitis B",), lacks=("hepatitis A", "hepatitis A carriers", "hepatitis a")),
    Case("In hepatitis A it is given.", ("hepatitis A", "hepatitis a"), lacks=("hepatitis I",)),
    Case("Low quality; high hazard of infarction.", ("low quality", "low-quality", "high-hazard infarction"),
         lacks=("low-hazard", "high-quality infarction", "low-hazard infarction")),
    Case("In non smokers, bony union came.", ("nonsmokers", "non-smokers"), lacks=("non-union", "nonunion")),
    Case("The bone-age of a skeleton.", ("bone age", "bone-age"), lacks=("age",)),
    Case("A skeleton in middle age.", ("middle-age", "skeleton-age")),
    Case("Headaches, stomachs and branches; calories of toothache.",
         ("headache", "toothaches", "branch", "calorie", "stomach")),
    Case("Hospitalised for behaviour, vapour, odour, judgement and labelled fibres.",
         ("hospitalis", "hospitalise", "behavior", "vapor", "odor", "judgeme", "labeled", "fibr")),
    Case("Phaeochromocytoma, amoeba, leucocyte, ageing.", ("pheochromocytoma", "ameba", "leukocyte", "aging")),
    Case("Biopsies of colonies.", ("biops", "biopsi", "biopsie", "colony")),
    Case("علاج الالتهاب للمفاصل", ("التهاب", "الالتهاب", "مفاصل", "المفاصل")),
    Case("في الألبومين", ("ألبومين", "الألبومين")),
    Case("A volume of 10 cc at 21pmol/L, ５０％ of all.", ("10cc", "21 pmol", "50%"), lacks=("5", "1")),
    Case("Notable management.", ("notable",), lacks=("not able", "man age")),
    Case("Both hips of one leg on day 90; a 45-day stay, an eye.",
         ("hip", "legs", "days", "45 days", "45-day", "eyes", "LEG"), lacks=("hi low", "60 days low")),
    Case("PEs, DVTs, TKAs and a PJI after an MRI; sarcomas, stomas and ratios.",
         ("PE", "pes", "PEs", "DVT", "dvts", "TKA", "tkas", "PJIs", "pjis", "MRIs", "sarcoma", "stoma", "ratio")),
    Case("A virus of the sinus in a lens; gas for the pancreas.", ("viruses", "sinuses", "lenses", "gases")),
    Case("By CRPS, AIDS and the odds; his news was a plus.", ("CRPS", "aids", "odds", "plus", "news"),
         lacks=("CRP fever", "aid fever", "odd fever", "plu fever", "new fever")),
    Case("At 100 × 10⁹/L or 20×10^9/L of cells.",
         ("100 x 10^9/L", "100x10^9", "100 X 10⁹", "100×10^9", "100 * 10^9/L", "x10^9", "× 10⁹", "20 x 10⁹"),
         lacks=("101 x 10^9", "100 x 10^8", "x 10^8")),
    Case("Cut it to 3 x 4 cm, twice.", ("3 × 4 cm", "3x4", "3x4cm", "4 cm"), lacks=("34", "3 x 5")),
    Case("COVID-19, C5-C6 and 25-OH-cholecalciferol.",
         ("covid", "cov", "covid-19", "covid 19", "c5", "C5-C6", "25-oh", "25-OH-chole"),
         lacks=("c6", "oh", "19", "25", "covid-1")),
    Case("A visit in 25-hour steps at T1-weighted levels.", ("25-hour",), lacks=("t1", "weighted")),
    Case("Recommendations about bleeding.", ("recommendations bleeding", "recommendations", "recommend"),
         lacks=("recommend bleeding", "recommend ")),
    Case("TIPS for ascites; PACS, POTS, SIDS, CAPS, PANS and POEMS.",
         ("TIPS", "tips", "pacs", "PACS", "POTS", "POEMS", "TIPS PACS"),
         lacks=("tip fever", "PAC fever", "pot fever", "SID fever", "cap fever", "pan fever", "poem fever")),
    Case("The tip of a PAC; a pot, a SID, a cap, a pan and a poem.",
         ("tip", "tips", "pacs", "PACs", "TIP", "THE TIPS AND CAPS"),
         lacks=("TIPS", "PACS", "POTS", "SIDS", "CAPS", "PANS", "POEMS", "TIPS fever", "a POTS cap")),
    Case("Tips from the pots.", ("TIPS", "POTS", "tip", "pot ")),
    Case("HIPS AND KNEES OF ADULTS.", ("hip", "hips", "HIPS", "knee", "hip and knees of an adult")),
    Case("Thrombi, emboli and foci at the vertebrae; feet, teeth and calves of women by criteria for bacteria.",
         ("thrombus", "embolus", "focus", "vertebra", "foot", "tooth", "calf", "woman", "criterion", "bacterium")),
    Case("Thrombus, embolus; a child with a nucleus, a bursa, an apex, a phalanx and an epiphysis of the femur.",
         ("thrombi", "emboli", "children", "nuclei", "bursae", "apices", "phalanges", "epiphyses", "femora")),
    Case("Manoeuvring past the lachrymal gauge, it manoeuvred.",
         ("maneuvering", "lacrimal", "gage", "maneuvered", "manoe", "maneuver")),
    Case("A hepatitis, a pelvis, a test of tendons; shearing, amputation, cells and oriental prevention.",
         ("hepatitis", "tendon"), lacks=("hae", "pae", "toe", "shoe", "ampo", "coel", "foe", "orientat", "preventat")),
    Case("Haematoma, paediatric foetus, oedema, amoeba, dyspnoea, coeliac.",
         ("hae", "hema", "pae", "pedia", "foe", "foet", "oed", "oede", "edem", "amoe", "dyspnoe", "coe", "coel")),
    Case("Two overdoses of specimens and regimens.", ("overdose", "specimen", "regimen")),
    Case("The orientated team has a preventative ampoule of glycerine for haem in the coelom.",
         ("oriented", "preventive", "ampule", "glycerin", "heme", "celom", "orientat", "preventat")),
    Case("The oriented team has a preventive ampule of glycerin for heme in the celom.",
         ("orientated", "preventative", "ampoules", "glycerine", "haem", "coelom")),
    Case("A gray disc and an artefact in the catalogue; in practice, a defence of licences.",
         ("grey", "disk", "disks", "artifact", "catalog", "practise", "defense", "license", "licenses")),
    Case("Discitis of the neurone; analogues of aluminium; mould; enrolment of a counsellor.",
         ("diskitis", "disciti", "neuron", "analog", "analogu", "aluminum", "mold", "enrollment", "counselor")),
    Case("A follow-up of a steady-state.", ("follow-up", "follow up", "followup", "steady state")),
    Case("To follow up in a steady state.", ("follow-up", "follow\u2011up", "followup", "steady-state", "steadystate")),
    Case("A low molecular weight dextrin for all.", ("low-molecular-weight dextrin", "low-molecular-weight-dextrin")),
    Case("With ultra-low-molecular-weight amber.", ("ultra-low-molecular-weight",)),
    Case("Saddle bearing as tolerated.", ("saddle-bearing", "saddle-bea")),
    Case("A non-saddle-bearing cast.", ("non-saddle-bearing", "nonsaddle-bearing")),
    Case("Quality of life after the risk of falling, over the counter.",
         ("quality-of-life", "quality-of-l", "risk-of-falling", "risk-of-f", "over-the-counter", "over-the-c")),
    Case("Farmers check up, work out and hand down rakes.", ("check-up", "checkup", "work\u2010out",
         "hand-down", "hand-do")),
    Case("Baker’s-dozen of buns.", ("Baker's-dozen", "Bakers-dozen", "baker’s dozen")),
    Case("A Baker’s dozen.", ("Baker's-dozen", "Bakers-dozen", "Baker’s-dozen", "Baker's-d")),
    Case("Decision-making of gardeners.", ("decision making", "decision-mak", "decisionmak")),
    Case("Decision making of farmers.", ("decision-making", "decision-m", "decision-mak", "decisionmak",
         "decisionmaking")),
    Case("Toes heal.", ("TOES", "toes", "TOE")),
    Case("A toe heals, says O’Sulliman.", ("TOES", "toes", "TOE", "O'Sul", "O’Sull", "OSulliman", "o'sulliman")),
    Case("Turnip thromboflora came.", ("turnip-thrombo-flora", "turnip-thrombo-flo")),
    Case("Carrot microflora came.", ("carrot-micro-flora", "carrot-microflora")),
    Case("A carrot-micro-flora.", ("carrot microflora", "carrot micro flora")),
    Case("Preplanting hazard of marrows.", ("pre-planting-hazard", "pre-planting-haz")),
    Case("A callback visit of gardeners.", ("call-back-visit", "call-back-vi", "call-back")),
    Case("Green house growers whistle.", ("greenhouse-growers", "greenhouse-grow"), lacks=("greenhouse-owners",)),
    Case("A non rain bearing cloud.", ("nonrainbearing", "nonrainbea", "non-rain-bearing", "non-rainbearing")),
    Case("The rain-bearing cloud.", ("rainbearing", "rain bearing"), lacks=("nonrainbearing sky",)),
    Case("Mühler Ostend.", ("Muehler-Ostend", "Mühler-Ostend", "Muhler-Ostend")),
    Case("The Mühler-Ostend line.", ("Muehler-Ostend", "Muehler Ostend")),
    Case("A 3.5-yarn rise of 8,500-pea plots; 4,500-acre, 7.0T, 6.75-ell, 21.83m² and 35.5cm2.",
         ("3.5", "3.5-yarn", "3.5 yarn", "8500", "8,500", "8500-pea", "4500", "7.0", "7.0T", "6.75-el", "21.83 m2",
          "21.83m²", "35.5 cm²"),
         lacks=("5-yarn", "500-pea", "500-acre", "0T", "75-ell", "83m²", "5cm2")),
    Case("A 9.8-week plan.", ("9.8-wee", "9.8 wee", "9.8-week")),
    Case("Symptomless.", lacks=("a-symptomless", "in-symptomless", "at-symptomless")),
    Case("The MC, EC and ES.", ("EC", "ES"), lacks=("AEC", "AES")),
    Case("All is well, a grave outcome; to stoke a good fire of Mary and Cary.", ("well", "grave"),
         lacks=("Wells", "Graves", "Stokes", "Goods", "Marie", "caries")),
    Case("Wells and Graves named it; caries of Marie.", ("Wells", "wells", "Graves", "caries", "Marie")),
    Case("Non-rope bearing mast.", ("non-ropebearing", "nonropebearing", "non-rope-bearing", "nonropebea")),
    Case("Barn-care growers.", ("barn-caregrowers",)),
    Case("With muck ups, catch outs and rub offs.", ("muckup", "muckups", "catchouts", "catch-outs", "rub-off")),
    Case("Higher visits.", lacks=("high ER visits",)),
    Case("A kiln–muscle chart.", ("kiln-muscle", "kiln-mus")),
    Case("Ante partum.", ("antepartum",)),
    Case("A peril of barns.", ("peril",), lacks=("peril-s barns",)),
    Case("An 18-verse song.", ("18-verse", "18-ver", "18 verse", "18 ver")),
    Case("A man not edgy.", lacks=("no-tedgy", "note-dgy", "notedgy")),
    Case("A state is steady, to follow.", lacks=("steady-state", "follow-up")),
    Case("Of each kneecap, knuckle and gland.", ("KNEECAPS", "GLANDS", "GLAND", "glands")),
    Case("\u0648\u0628\u0627\u0644\u062c\u0631\u0627\u062d\u0629 \u0648\u0644\u0644\u0639\u0638\u0627\u0645",
         ("\u062c\u0631\u0627\u062d\u0629", "\u0627\u0644\u062c\u0631\u0627\u062d\u0629", "\u0639\u0638\u0627\u0645")),
    Case("The WHO asked at 8 AM in the US.", ("WHO", "AM", "US")),
    Case("In the low molecular-weight dextran group.",
         ("low-molecular-weight dextran", "low molecular weight dextran", "lowmolecularweight")),
)  # fmt: skip
"""What stands in a text, what is typed, and what must happen."""


TEXTS = tuple(case.text for case in CASES)


def collection(texts: Iterable[str] = TEXTS) -> Json:
    """Return a collection in which each text is the only statement of a question."""
    questions = [_question(number, text) for number, text in enumerate(texts, 1001)]
    return edition(questions) | {
        "strength_scheme": {"label": "Strength", "grades": [{"id": "middling", "label": "Middling"}]},
        "consensus_scheme": {"label": "Consensus", "levels": [{"id": "all", "label": "Unanimous Strong Consensus"}]},
        "authors": [
            {"id": "chen", "name": "Wei-Ming Chen"},
            {"id": "duc", "name": "Đỗ Văn Đức"},
            {"id": "sorensen", "name": "Łukasz Sørensen"},
            {"id": "can", "name": "Can Öz"},
            {"id": "smith", "name": "Mary O’Neill-Smith"},
            {"id": "dupont", "name": "Wen-Li Dupont"},
            {"id": "williams", "name": "Evan Williams"},
        ],
        "topics": [{"id": "proto", "facet": "theme", "label": "__proto__"}],
    }


def _question(number: int, text: str) -> Json:
    question = f"spellings-q{number}"
    statement = {"id": f"{question}-r1-s1", "text": text}
    return {
        "id": question,
        "number": number,
        "title": "SYNTHETIC",
        "recommendations": [{"id": f"{question}-r1", "statements": [statement]}],
    }


VOCABULARY = """
    oedema edema oesophagus esophagus oestrogen estrogen diarrhoea diarrhea coeliac celiac coelom celom foetus
    fetus aetiology etiology anaemia anemia anaesthesia anesthesia haemorrhage hemorrhage haematoma hematoma
    haem heme hemp paediatric pediatric orthopaedic orthopedic leukaemia leukemia leucocyte leukocyte leucopenia
    leukopenia caecum cecum caesarean cesarean gynaecology gynecology dyspnoea dyspnea amoeba ameba manoeuvre
    maneuver tumour tumor colour color favour favor humour humor centre center fibre fiber litre liter titre
    titer calibre caliber calibrate sulphate sulfate judgement judgment grey gray greyscale grayscale
    homoeopathy homeopathy sceptical skeptical artefact artifact defence defense licence license practise
    practice catalogue catalog fulfil fulfill enrol enroll skilful skillful aluminium aluminum smoulder smolder
    mould mold disc disk discectomy diskectomy callipers calipers enquiry inquiry neurone neuron speciality
    specialty learnt learned centred centered orientated oriented preventative preventive ampoule ampule
    glycerine glycerin programme program randomised randomized randomisation randomization organise organize
    analyse analyze analysis analyses labelled labeled modelling modeling counselling counseling catheterise
    catheterize ageing aging studies study therapies therapy biopsies biopsy criteria criterion thrombi thrombus
    vertebrae vertebra foci focus feet foot teeth tooth children child diagnoses diagnosis metastases metastasis
    prostheses prosthesis indices index internal intravenous interval call callus caliper calcium nelson noel
    noelle toe term terms tendon require recommend roe rae raeburn mae medical shoe show sheath shear amputation
    amplify joel jelly lateral metal enter entrance cell cavity movie stores story agree agent coexist coerce
    cerebral poem pemphigus
"""
"""Words in British and American spelling, in both numbers, and words that begin like the other spelling of them."""

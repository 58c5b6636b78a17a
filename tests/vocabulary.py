"""Words whose spelling in British and American English, or whose plural, could make them others."""

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

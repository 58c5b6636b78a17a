"""What clinicians type into search, and the question that must come first: for the oncology collection."""

FIRST_HITS: dict[str, str] = {
    # by the words of a response
    "aspirin": "oncology-q2", "pneumatic": "oncology-q2", "pneumatic compression": "oncology-q2",
    "chemoprophylaxis": "oncology-q2", "sarcoma": "oncology-q2", "sarcoma surgery": "oncology-q2",
    "very high bleeding risk": "oncology-q2", "complications": "oncology-q2",
    "low-molecular-weight heparin": "oncology-q2", "heparin": "oncology-q2", "molecular": "oncology-q2",
    "contraindications": "oncology-q1", "comorbidities": "oncology-q1", "age": "oncology-q1",
    "duration of surgery": "oncology-q1", "hospitalized": "oncology-q1", "thromboprophylaxis": "oncology-q1",
    "mechanical prophylaxis": "oncology-q1", "prophylactic fixation": "oncology-q1",
    "metastatic bone disease": "oncology-q1", "extent of surgery": "oncology-q1", "resection": "oncology-q3",
    "prosthesis": "oncology-q3", "prosthesis reconstruction": "oncology-q3", "routine prophylaxis": "oncology-q3",
    "malignancy": "oncology-q4", "guidelines": "oncology-q4", "chemical agent": "oncology-q4",
    "concurrent": "oncology-q4", "surgical repairs": "oncology-q4", "primary tumor site": "oncology-q4",
    "evidence base": "oncology-q4",
    # by title and parts
    "bone metastasis": "oncology-q1", "primary bone tumors": "oncology-q2", "history of malignancy": "oncology-q4",
    "optimal prophylaxis strategies": "oncology-q4", "vte in bone metastasis": "oncology-q1",
    # by people
    "Chou": "oncology-q3", "Shang-Wen Tsai": "oncology-q3", "wei ming chen": "oncology-q3", "te-feng": "oncology-q3",
    "weiming": "oncology-q3", "tefeng chou": "oncology-q3",
    # by number
    "question 3": "oncology-q3", "4": "oncology-q4",
    # by abbreviation and name, both ways
    "LMWH": "oncology-q2", "ASA": "oncology-q2", "acetylsalicylic acid": "oncology-q2", "vte": "oncology-q1",
    # by search words
    "blood thinner sarcoma": "oncology-q2", "IPC": "oncology-q2", "endoprosthesis": "oncology-q3",
    "broken bone": "oncology-q1", "DVT sarcoma": "oncology-q2", "pulmonary embolism aspirin": "oncology-q2",
    "haemorrhage aspirin": "oncology-q2", "bone mets": "oncology-q1",
    "cancer history": "oncology-q4",
    # by either spelling
    "orthopaedic surgery": "oncology-q4", "orthopedic surgery history": "oncology-q4", "hospitalised": "oncology-q1",
    "primary tumour site": "oncology-q4", "primary bone tumours": "oncology-q2", "haemorrhage sarcoma": "oncology-q2",
    "hemorrhage sarcoma": "oncology-q2",
    # with a typo or two
    "asprin": "oncology-q2", "sarcma": "oncology-q2", "pnuematic": "oncology-q2", "chemoprophilaxis": "oncology-q2",
    "heprin": "oncology-q2", "resecton": "oncology-q3", "prosthsis": "oncology-q3", "malignency": "oncology-q4",
    "metastsis": "oncology-q1", "contraindiction": "oncology-q1", "comorbidites": "oncology-q1",
    "reconstuction": "oncology-q3", "apsirin": "oncology-q2", "hepairn": "oncology-q2", "sacroma": "oncology-q2",
    # by what the source states of strength and consensus
    "unanimous": "oncology-q3", "unanimous strong consensus": "oncology-q3",
    # as a question
    "what is the risk of VTE in bone metastasis": "oncology-q1", "should I give aspirin": "oncology-q2",
    "which surgeries require prophylaxis": "oncology-q3",
    "how should prophylaxis be adjusted in past malignancy": "oncology-q4",
    # while typing
    "asp": "oncology-q2", "sarc": "oncology-q2", "prosth": "oncology-q3", "malig": "oncology-q4",
    "contra": "oncology-q1", "pneu": "oncology-q2",
}  # fmt: skip

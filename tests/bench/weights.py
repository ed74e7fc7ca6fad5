"""How often each value stands in the curated set (November 2026): what made-up deals are drawn by."""

YEARS = {2015: 4, 2016: 2, 2017: 3, 2018: 6, 2019: 5, 2020: 17, 2021: 15, 2022: 28, 2023: 63, 2024: 54, 2025: 77, 2026: 24}
MODALITIES = {
    "small molecule": 69,
    "monoclonal antibody": 52,
    "ADC": 35,
    "bispecific antibody": 23,
    "biosimilar": 18,
    "T-cell engager": 18,
    "cell therapy": 14,
    "": 12,
    "fusion protein": 11,
    "platform": 10,
    "RNA": 9,
    "bispecific ADC": 8,
    "peptide": 7,
    "other": 5,
    "degrader": 3,
    "radiopharmaceutical": 2,
    "multispecific antibody": 2,
    "vaccine": 1,
    "gene therapy": 1,
}
AREAS = {
    "oncology": 174,
    "immunology": 37,
    "metabolic": 22,
    "multiple": 17,
    "": 13,
    "cardiovascular": 10,
    "neurology": 10,
    "hematology": 4,
    "other": 4,
    "infectious disease": 3,
    "ophthalmology": 3,
    "respiratory": 3,
}
STAGES = {
    "": 64,
    "phase 1": 43,
    "preclinical": 42,
    "discovery": 35,
    "approved": 31,
    "phase 3": 25,
    "IND": 17,
    "filed": 17,
    "phase 2": 15,
    "phase 1/2": 11,
}
TERRITORIES = {"global ex-China": 95, "global": 76, "regional": 65, "undisclosed": 38, "China only": 26}
DEAL_TYPES = {
    "license": 156,
    "commercialization": 41,
    "collaboration": 33,
    "option": 28,
    "newco": 18,
    "co-development": 12,
    "asset purchase": 8,
    "acquisition": 4,
}
STATUSES = {"active": 151, "unknown": 124, "terminated": 19, "completed": 6}

"""Country codes as people read them."""

COUNTRIES = {
    "AE": "United Arab Emirates",
    "BR": "Brazil",
    "CH": "Switzerland",
    "CN": "China",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "GR": "Greece",
    "HK": "Hong Kong",
    "HU": "Hungary",
    "ID": "Indonesia",
    "IL": "Israel",
    "IN": "India",
    "IT": "Italy",
    "JP": "Japan",
    "KR": "South Korea",
    "KY": "Cayman Islands",
    "MA": "Morocco",
    "NL": "Netherlands",
    "SA": "Saudi Arabia",
    "SG": "Singapore",
    "TR": "Türkiye",
    "TW": "Taiwan",
    "US": "United States",
}


def country_name(code: str | None) -> str:
    """The English name of an ISO 3166 code; the code itself where no name is kept, words where there is none."""
    return COUNTRIES.get(code, code) if code else "seat not stated"

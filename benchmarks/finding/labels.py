"""What each corpus' own label teaches the tagger. Fewer labels than kinds: shapes tell numbers apart better."""

_BY_KIND = {
    "person": "NOMBRE_SUJETO_ASISTENCIA NOMBRE_PERSONAL_SANITARIO PER LEGAL_PROFESSIONAL PERSON person",
    "place": "TERRITORIO PAIS LOC GPE location place",
    "organization": "HOSPITAL INSTITUCION CENTRO_SALUD ORG ORGANIZATION corporation group organization",
    "proper": "MISC product creative-work Stock-List stock K-I-N-G-S",
    "date": "FECHAS DATETIME DATE TIME DATE_TIME DAY Day day",
    "age": "EDAD_SUJETO_ASISTENCIA AGE",
    "address": "CALLE STREET_ADDRESS ZIP_CODE",
    "number": (
        "ID_SUJETO_ASISTENCIA ID_TITULACION_PERSONAL_SANITARIO ID_ASEGURAMIENTO ID_CONTACTO_ASISTENCIAL ID_EMPLEO_PERSONAL_SANITARIO "
        "NUMERO_TELEFONO NUMERO_FAX CORREO_ELECTRONICO CODE CREDIT_CARD PHONE_NUMBER EMAIL_ADDRESS DOMAIN_NAME IBAN_CODE US_SSN "
        "IP_ADDRESS US_DRIVER_LICENSE URL_WEB ID_VEHICULOS DIREC_PROT_INTERNET NUMERO_BENEF_PLAN_SALUD IDENTIF_DISPOSITIVOS_NRSERIE"
    ),
    "quasi": (
        "SEXO_SUJETO_ASISTENCIA FAMILIARES_SUJETO_ASISTENCIA PROFESION OTROS_SUJETO_ASISTENCIA DEM NATIONALITY ETHNIC_CATEGORY "
        "QUANTITY CURRENCY TITLE NRP CULTURE"
    ),
}
LEARNED: dict[str, str] = {label: kind for kind, labels in _BY_KIND.items() for label in labels.split()}
NAMES = frozenset(label for label, kind in LEARNED.items() if kind == "person") | {"NAME"}

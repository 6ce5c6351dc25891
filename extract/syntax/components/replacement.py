"""The replacement of components of a pipeline of spaCy by those that do the same with less work."""

from __future__ import annotations

from spacy.language import Language

from triplewire.extract.syntax.components.attribute_ruler import quick_attribute_ruler
from triplewire.extract.syntax.components.entity_recognizer import quick_entity_recognizer
from triplewire.extract.syntax.components.lemmatizer import quick_lemmatizer
from triplewire.extract.syntax.components.token_vectors import quick_tok2vec

MAKERS = (quick_tok2vec, quick_attribute_ruler, quick_lemmatizer, quick_entity_recognizer)


def replace_components(nlp: Language) -> tuple[str, ...]:
    """Put our components in the place of spaCy's where they are known to be equal; the names of those replaced.

    A component of another kind (of another language or architecture, with other settings) stays as it is.
    """
    replaced = []
    for place, (name, component) in enumerate(nlp._components):  # noqa: SLF001  # spaCy has no way to set a component
        quick = next((made for maker in MAKERS if (made := maker(component)) is not None), None)
        if quick is not None:
            nlp._components[place] = (name, quick)  # noqa: SLF001  # the same
            replaced.append(name)
    return tuple(replaced)

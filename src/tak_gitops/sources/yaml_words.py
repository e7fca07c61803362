"""What libyaml says of text that is no YAML, in words that tell what to do."""

WORDS = {
    "mapping values are not allowed in this context": "TG102.colon",
    "could not find expected ':'": "TG102.no_colon",
    "did not find expected key": "TG102.indentation",
    "did not find expected '-' indicator": "TG102.indentation",
    "did not find expected <document start>": "TG102.indentation",
    "did not find expected ',' or ']'": "TG102.open_list",
    "did not find expected ',' or '}'": "TG102.open_map",
    "did not find expected node content": "TG102.no_value",
    "found character that cannot start any token": "TG102.first_character",
    "did not find expected alphabetic or numeric character": "TG102.first_character",
    "found unexpected end of stream": "TG102.open_quote",
    "found unknown escape character": "TG102.escape",
    "block sequence entries are not allowed in this context": "TG102.list_here",
}
"""The texts for the mistakes that people make, by libyaml's own words; what is not here is told in those words."""

OF_THE_BEGINNING = frozenset({"TG102.no_colon", "TG102.open_list", "TG102.open_map", "TG102.open_quote"})
"""What is told where the thing begins that is not whole: libyaml sees it lines later, at the end of the file even."""

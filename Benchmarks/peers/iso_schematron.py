"""lxml's ISO Schematron: the schema is compiled to XSLT once, then applied to every document: iso_schematron.py SCHEMA LIST

A line a finding: file, and the message, which is rule and place.
"""

import sys

from lxml import etree, isoschematron

TEXT = "{http://purl.oclc.org/dsdl/svrl}text"


def main():
    schema = isoschematron.Schematron(etree.parse(sys.argv[1]), store_report=True)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with open(sys.argv[2], encoding="utf-8") as paths:
        for path in paths.read().splitlines():
            if not schema.validate(etree.parse(path, parser)):
                for text in schema.validation_report.iter(TEXT):
                    print(path, text.text)


if __name__ == "__main__":
    main()

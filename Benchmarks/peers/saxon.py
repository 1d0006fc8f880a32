"""SaxonC-HE: the stylesheet is compiled once, then applied to every document: saxon.py STYLESHEET LIST

Prints what the stylesheet says.
"""

import sys

from saxonche import PySaxonProcessor


def main():
    with PySaxonProcessor(license=False) as processor, open(sys.argv[2], encoding="utf-8") as paths:
        stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=sys.argv[1])
        for path in paths.read().splitlines():
            print(stylesheet.transform_to_string(xdm_node=processor.parse_xml(xml_file_name=path)) or "", end="")


if __name__ == "__main__":
    main()

"""The messenger page: plain HTML, CSS and ES modules. A package so that its files are in the wheel."""

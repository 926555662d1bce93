"""Makes the tests a package: `from tests.builders import …` works from anywhere."""

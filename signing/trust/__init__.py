"""Read and written with asn1crypto: nothing is read before it has learned this."""

import signing.definite_lengths  # noqa: F401

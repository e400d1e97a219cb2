-- Documents that were read as part of another corpus than this one.
SELECT sha256, corpus FROM document WHERE corpus <> $corpus AND sha256 IS NOT NULL

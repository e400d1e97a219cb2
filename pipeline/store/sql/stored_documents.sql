-- Stored documents of a corpus, to decide what must be read again.
SELECT document_id, name, sha256, fingerprint, status, retry FROM document WHERE corpus = $corpus

-- What was taken over from which file, so that a file that comes twice changes nothing.
SELECT file_sha256, statement_id, dimension, reviewer FROM review WHERE file_sha256 IS NOT NULL

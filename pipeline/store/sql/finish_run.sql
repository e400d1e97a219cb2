-- The outcome of a run.
UPDATE run SET
    finished_at = $finished_at,
    documents_read = $read,
    documents_unchanged = $unchanged,
    documents_removed = $removed,
    documents_failed = $failed
WHERE run_id = $run_id

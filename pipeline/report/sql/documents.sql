-- Documents with how far they were read, and the folder that their corpus was last read from.
SELECT
    c.document_id,
    c.corpus,
    r.folder,
    c.document AS name,
    d.title,
    d.sha256,
    c.municipality,
    c.document_kind,
    c.year,
    c.inferred,
    c.status,
    c.message,
    c.structure,
    c.pages_total,
    c.pages_read,
    c.pages_ocr,
    c.pages_unreadable,
    c.statements,
    c.goals
FROM document_coverage c
JOIN document d USING (document_id)
LEFT JOIN (
    SELECT corpus, arg_max(folder, started_at) AS folder FROM run GROUP BY corpus
) r ON r.corpus = c.corpus
ORDER BY c.municipality NULLS LAST, c.year, c.document_kind, c.document

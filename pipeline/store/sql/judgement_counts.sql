-- How many norms of each set got which verdict, per municipality of a corpus, over all years together.
SELECT
    municipality,
    norm_set,
    count(*) FILTER (verdict = 'voldoet grotendeels') AS largely,
    count(*) FILTER (verdict = 'voldoet gedeeltelijk') AS partly,
    count(*) FILTER (verdict = 'voldoet niet of nauwelijks') AS hardly,
    count(*) FILTER (verdict = 'niet te beoordelen') AS unknown
FROM assessment
WHERE
    document_id IS NULL
    AND year IS NULL
    AND municipality IN (SELECT municipality FROM document WHERE corpus = $corpus)
GROUP BY municipality, norm_set
ORDER BY municipality, norm_set

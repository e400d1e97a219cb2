-- The last decision of a person on each judgement.
SELECT assessment_id, verdict, reason, person, ruled_at
FROM ruling
QUALIFY row_number() OVER (PARTITION BY assessment_id ORDER BY ruled_at DESC, ruling_id) = 1

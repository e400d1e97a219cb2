-- Marks a judgement as confirmed or overruled by the last decision on it
UPDATE assessment SET status = CASE
    WHEN verdict = (
        SELECT verdict FROM ruling WHERE assessment_id = $assessment_id ORDER BY ruled_at DESC, ruling_id LIMIT 1
    ) THEN 'confirmed'
    ELSE 'overruled'
END
WHERE assessment_id = $assessment_id

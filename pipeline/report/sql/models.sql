-- Versions of the classifier that labels are from.
SELECT DISTINCT maker
FROM tag
WHERE starts_with(maker, 'model:')
ORDER BY maker

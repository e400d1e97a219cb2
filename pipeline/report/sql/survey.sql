-- Results of surveys: response and agreement by group of partners.
SELECT
    municipality, year, norm, partner_group, statement, sent, returned, response, answers, agreeing,
    agree_share, neutral_share, disagree_share, file, row
FROM survey_result
ORDER BY municipality, year, norm, statement, partner_group

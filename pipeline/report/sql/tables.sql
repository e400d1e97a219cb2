-- Tables and views that the database has; one made by an older version may lack some.
SELECT table_name FROM information_schema.tables

-- What the portal reads through one workspace without account-admin rights. Run as
-- owner of the catalogs, for each catalog that the portal shall show.

-- Names, columns, comments, tags, grants and lineage, without a row of data.
GRANT BROWSE ON CATALOG main TO `lakeport-portal`;

-- Repeat for each external location that the portal shall show.
GRANT BROWSE ON EXTERNAL LOCATION landing TO `lakeport-portal`;

-- What the portal reads in a metastore, for a service principal that is account
-- admin and a user of the workspaces. Run as metastore admin or owner of the catalogs.

-- Every catalog: names, columns, comments, tags, grants and lineage, without a row
-- of data. Repeat for each catalog that the portal shall show.
GRANT BROWSE ON CATALOG main TO `lakeport-portal`;

-- Costs of environments, which a warehouse reads for the portal. The billing schema must be
-- enabled; metastore admin and account admin grant it together.
GRANT USE CATALOG ON CATALOG system TO `lakeport-portal`;
GRANT USE SCHEMA ON SCHEMA system.billing TO `lakeport-portal`;
GRANT SELECT ON TABLE system.billing.usage TO `lakeport-portal`;
GRANT SELECT ON TABLE system.billing.list_prices TO `lakeport-portal`;

// @ts-check

/**
 * What search was told of each schema, so that the next run reads columns only of
 * tables that have changed, and an outage takes nothing out of the index.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('databricks_search_documents', table => {
    table
      .string('id', 64)
      .primary()
      .comment('Digest of metastore, catalog and schema');
    table.string('metastore_id').notNullable();
    table.text('catalog').notNullable();
    table.text('schema').notNullable().comment('Empty for the catalog itself');
    table.string('version', 64).notNullable().comment('Digest of the content');
    table.binary('content').notNullable().comment('JSON, compressed');
    table.index(['metastore_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('databricks_search_documents');
};

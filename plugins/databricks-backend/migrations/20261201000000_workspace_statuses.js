/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('watched_workspaces', table => {
    table.comment(
      'Workspaces whose status is looked at, as they were seen last',
    );
    table.string('workspace_id', 20).notNullable().primary();
    table.string('status', 64).notNullable();
    table.string('watched_since', 24).notNullable();
    table.string('seen_at', 24).notNullable();
  });
  await knex.schema.createTable('workspace_statuses', table => {
    table.comment('One row for every change of a status that was seen');
    table.increments('id');
    table.string('workspace_id', 20).notNullable();
    table.string('status', 64).notNullable();
    table.text('message').nullable();
    table.string('at', 24).notNullable().comment('When it was first seen');
    table.index(['workspace_id', 'id'], 'workspace_statuses_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('workspace_statuses');
  await knex.schema.dropTable('watched_workspaces');
};

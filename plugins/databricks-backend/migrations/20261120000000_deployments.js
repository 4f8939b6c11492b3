/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('One row for each operation on an environment');
    table.string('id', 36).primary();
    table.string('entity_ref', 255).notNullable();
    table.string('project', 64).notNullable();
    table.string('environment', 64).notNullable();
    table.string('operation', 16).notNullable();
    table.string('state', 16).notNullable();
    table.string('requested_by', 255).notNullable();
    table.string('requested_at', 24).notNullable().comment('ISO 8601, UTC');
    table.string('updated_at', 24).notNullable();
    table.string('finished_at', 24).nullable();
    table.string('host', 255).notNullable();
    table.string('owner', 255).notNullable();
    table.string('repo', 255).notNullable();
    table.string('workflow', 255).notNullable();
    table
      .string('dispatch_tried_at', 24)
      .nullable()
      .comment('When a dispatch was last about to be sent');
    table.string('run_id', 32).nullable();
    table.text('run_url').nullable();
    table.text('failed_step').nullable();
    table.text('message').nullable();
    table.text('jobs').notNullable().comment('JSON');
    table.text('log').nullable();
    table.string('idempotency_key', 200).nullable();
    table
      .string('active_key', 600)
      .nullable()
      .comment('Repository and environment until the deployment is finished');
    table.string('claimed_by', 36).nullable();
    table.string('claimed_until', 24).nullable();
    table.unique(['active_key'], { indexName: 'deployments_active_uniq' });
    table.unique(['entity_ref', 'idempotency_key'], {
      indexName: 'deployments_idempotency_uniq',
    });
    table.index(['entity_ref', 'requested_at'], 'deployments_entity_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deployments');
};

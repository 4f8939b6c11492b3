/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployment_transitions', table => {
    table
      .string('tell_claimed_until', 24)
      .nullable()
      .comment('A replica is telling of it until then');
    table
      .integer('tell_tries')
      .notNullable()
      .defaultTo(0)
      .comment('How often telling of it was begun');
    table
      .string('audited_at', 24)
      .nullable()
      .comment('When the audit log had it');
  });
  await knex.schema.alterTable('environments', table => {
    table
      .string('drift_looked_at', 24)
      .nullable()
      .comment('When its repository was last asked for a comparison');
    table
      .string('drift_told_since', 24)
      .nullable()
      .comment('The drift_since that notifications were sent of');
    table.index(['drift_looked_at'], 'environments_drift_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('environments', table => {
    table.dropIndex([], 'environments_drift_idx');
    table.dropColumns('drift_looked_at', 'drift_told_since');
  });
  await knex.schema.alterTable('deployment_transitions', table => {
    table.dropColumns('tell_claimed_until', 'tell_tries', 'audited_at');
  });
};

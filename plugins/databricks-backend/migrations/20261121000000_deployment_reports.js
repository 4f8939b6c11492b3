/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployments', table => {
    table
      .boolean('rehearsal')
      .nullable()
      .comment(
        'Whether it ran against a rehearsal account; null while unknown',
      );
    table.text('plan').nullable().comment('JSON');
    table.text('plan_problem').nullable();
    table.text('result').nullable().comment('JSON');
    table.text('result_problem').nullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deployments', table => {
    table.dropColumns(
      'rehearsal',
      'plan',
      'plan_problem',
      'result',
      'result_problem',
    );
  });
};

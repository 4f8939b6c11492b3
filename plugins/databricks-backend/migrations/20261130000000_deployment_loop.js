/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployments', table => {
    table.text('comment').nullable();
    table.string('ref', 255).nullable();
    table.string('commit', 40).nullable();
    table
      .string('promoted_from', 255)
      .nullable()
      .comment('Entity of the environment whose commit it takes over');
    table.boolean('approve_in_advance').notNullable().defaultTo(false);
    table
      .text('approval')
      .nullable()
      .comment('JSON; null where nobody approves');
    table
      .string('phase', 8)
      .nullable()
      .comment('all, plan or apply; null until who approves is decided');
    table.string('plan_run_id', 32).nullable();
    table
      .text('plan_jobs')
      .nullable()
      .comment('JSON: jobs of the run that planned, once another one applies');
    table.text('cancellation').nullable().comment('JSON');
    table
      .string('dispatched_at', 24)
      .nullable()
      .comment('When the server took the dispatch of the phase');
    table
      .string('sending_since', 24)
      .nullable()
      .comment('Since when the phase may be sent');
    table
      .text('duplicates')
      .nullable()
      .comment('JSON: ids of runs that left the phase to another run');
    table
      .string('next_look_at', 24)
      .nullable()
      .comment('Not to be looked at before; null: at once');
    table
      .integer('looks')
      .notNullable()
      .defaultTo(0)
      .comment('How many looks in a row have seen nothing new');
    table
      .integer('version')
      .notNullable()
      .defaultTo(0)
      .comment('One more with every write, so that none is lost');
    table
      .string('request_digest', 64)
      .nullable()
      .comment('Of what was asked for, to compare with an idempotency key');
    table
      .string('environment_key', 600)
      .nullable()
      .comment(
        'Repository and environment, also of what is queued or finished',
      );
    table.index(
      ['environment_key', 'state', 'requested_at'],
      'deployments_queue_idx',
    );
    table.index(['state', 'requested_at'], 'deployments_state_idx');
    table.index(['project', 'requested_at'], 'deployments_project_idx');
  });
  await knex('deployments').update({
    phase: 'all',
    sending_since: knex.ref('requested_at'),
    environment_key: knex.raw(
      "lower(host || '/' || owner || '/' || repo || '#' || environment)",
    ),
  });
  await knex('deployments')
    .whereNot({ state: 'requested' })
    .update({
      dispatched_at: knex.raw('coalesce(dispatch_tried_at, requested_at)'),
    });

  await knex.schema.createTable('deployment_transitions', table => {
    table.comment('Every state that a deployment came to');
    table.bigIncrements('id');
    table
      .string('deployment_id', 36)
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.string('from_state', 16).nullable();
    table.string('to_state', 16).notNullable();
    table.string('at', 24).notNullable().comment('ISO 8601, UTC');
    table.string('actor', 255).notNullable();
    table.text('cause').notNullable();
    table
      .string('told_at', 24)
      .nullable()
      .comment('When notifications of it were sent');
    table.index(['deployment_id', 'id'], 'deployment_transitions_idx');
    table.index(['told_at', 'id'], 'deployment_transitions_told_idx');
  });

  await knex.schema.createTable('deployment_logs', table => {
    table.comment('The end of the log of each job that has ended');
    table
      .string('deployment_id', 36)
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.string('job', 255).notNullable().comment('Name of the job');
    table.string('job_id', 32).notNullable().comment('By which it is read');
    table.text('text', 'mediumtext').nullable();
    table.integer('line_count').notNullable().defaultTo(0);
    table.integer('omitted_lines').notNullable().defaultTo(0);
    table
      .boolean('complete')
      .notNullable()
      .defaultTo(false)
      .comment('Whether it was read, or will never be');
    table.text('problem').nullable();
    table.integer('tries').notNullable().defaultTo(0);
    table.string('next_try_at', 24).nullable();
    table.primary(['deployment_id', 'job']);
    table.index(['complete', 'next_try_at'], 'deployment_logs_due_idx');
  });

  await knex.schema.createTable('environments', table => {
    table.comment('Environments of the catalog, for lists and rules in SQL');
    table.string('entity_ref', 255).primary();
    table.string('owner', 255).nullable();
    table.string('project', 64).notNullable();
    table.string('environment', 64).notNullable();
    table.string('security_profile', 64).nullable();
    table.string('repo_host', 255).notNullable();
    table.string('repo_owner', 255).notNullable();
    table.string('repo_name', 255).notNullable();
    table.string('seen_at', 24).notNullable();
    table.string('drift_status', 16).nullable();
    table.text('drift_reason').nullable();
    table.string('drift_since', 24).nullable();
    table.string('drift_checked_at', 24).nullable();
    table.string('drift_run_id', 32).nullable();
    table.text('drift_run_url').nullable();
    table.text('drift_plan', 'mediumtext').nullable().comment('JSON');
    table.index(['project', 'environment'], 'environments_project_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('environments');
  await knex.schema.dropTable('deployment_logs');
  await knex.schema.dropTable('deployment_transitions');
  await knex('deployments').where({ state: 'queued' }).delete();
  await knex.schema.alterTable('deployments', table => {
    table.dropIndex([], 'deployments_queue_idx');
    table.dropIndex([], 'deployments_state_idx');
    table.dropIndex([], 'deployments_project_idx');
    table.dropColumns(
      'comment',
      'ref',
      'commit',
      'promoted_from',
      'approve_in_advance',
      'approval',
      'phase',
      'plan_run_id',
      'plan_jobs',
      'cancellation',
      'dispatched_at',
      'sending_since',
      'duplicates',
      'next_look_at',
      'looks',
      'version',
      'request_digest',
      'environment_key',
    );
  });
};

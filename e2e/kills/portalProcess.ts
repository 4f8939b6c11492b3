/**
 * The deployment service of a portal, its store and its follower, in a process
 * of its own that can be killed. Asked over HTTP on loopback; prints its port.
 */
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import knexFactory from 'knex';
import { z } from 'zod';
import { DeploymentChanges } from '../../plugins/databricks-backend/src/deployments/DeploymentChanges';
import { DeploymentFollower } from '../../plugins/databricks-backend/src/deployments/DeploymentFollower';
import { DeploymentLogKeeper } from '../../plugins/databricks-backend/src/deployments/DeploymentLogKeeper';
import { DeploymentLogStore } from '../../plugins/databricks-backend/src/deployments/DeploymentLogStore';
import { DeploymentQueries } from '../../plugins/databricks-backend/src/deployments/DeploymentQueries';
import { DeploymentService } from '../../plugins/databricks-backend/src/deployments/DeploymentService';
import { DeploymentStore } from '../../plugins/databricks-backend/src/deployments/DeploymentStore';
import { GitHubDeployer } from '../../plugins/databricks-backend/src/deployments/GitHubDeployer';
import { GitHubClients } from '../../plugins/databricks-node/src/github/GitHubClients';

const settings = z
  .object({
    github: z.string(),
    token: z.string(),
    database: z.union([
      z.object({ file: z.string() }),
      z.object({ url: z.string() }),
    ]),
    migrations: z.string(),
    pollMs: z.number(),
    /** How long an answer of GitHub may take. */
    timeoutMs: z.number().optional(),
    /** Between two rounds; as long as a look when left out. */
    roundMs: z.number().optional(),
    patience: z.object({
      claimMs: z.number(),
      lookMs: z.number(),
      settleMs: z.number(),
      lateRunMs: z.number().optional(),
    }),
  })
  .parse(JSON.parse(process.argv[2]));

const say = (text: string, error?: unknown) =>
  process.env.LAKEPORT_KILLS_VERBOSE
    ? process.stderr.write(`${text} ${error ?? ''}\n`)
    : undefined;
const logger = {
  error: say,
  warn: say,
  info: () => undefined,
  debug: () => undefined,
  child: () => logger,
};

const knex = knexFactory(
  'file' in settings.database
    ? {
        client: 'better-sqlite3',
        connection: { filename: settings.database.file },
        useNullAsDefault: true,
        pool: {
          min: 1,
          max: 1,
          // A killed process loses nothing that it has written; a machine may.
          afterCreate: (
            connection: { pragma: (text: string) => void },
            done: () => void,
          ) => {
            connection.pragma('synchronous = off');
            done();
          },
        },
      }
    : { client: 'pg', connection: settings.database.url, pool: { max: 4 } },
);

const host = new URL(settings.github).host;
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host, apiBaseUrl: settings.github, token: settings.token }],
    },
  }),
);
const deployer = new GitHubDeployer(
  GitHubClients.fromIntegrations(integrations, {
    secondMs: 1,
    timeoutMs: settings.timeoutMs,
  }),
);
const changes = new DeploymentChanges({ logger });
const store = new DeploymentStore({ knex, changes });
const logs = new DeploymentLogStore({ knex });
const approval = {
  portal: 'always' as const,
  selfReview: true,
  withPortalCredentials: true,
  expireAfterMs: 3_600_000,
};
const follower = new DeploymentFollower({
  store,
  deployer,
  logger,
  pollMs: settings.pollMs,
  approval,
  logs: new DeploymentLogKeeper({ store: logs, deployer, logger }),
  exists: async () => true,
  patience: settings.patience,
});
const service = new DeploymentService({
  store,
  queries: new DeploymentQueries({ knex }),
  logs,
  changes,
  follower,
  deployer,
  workflow: 'deploy.yml',
  approval,
});

const asked = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('create'),
    environment: z.string(),
    operation: z.enum(['plan', 'apply']),
    idempotencyKey: z.string(),
    approveInAdvance: z.boolean(),
  }),
  z.object({ ask: z.literal('get'), id: z.string() }),
  z.object({ ask: z.literal('cancel'), id: z.string() }),
  z.object({ ask: z.literal('review'), id: z.string() }),
  z.object({
    ask: z.literal('log'),
    id: z.string(),
    job: z.string(),
  }),
]);

async function answer(request: z.infer<typeof asked>): Promise<unknown> {
  switch (request.ask) {
    case 'create':
      return service.create({
        environment: {
          entityRef: `resource:default/${request.environment}`,
          project: 'payments',
          environment: request.environment,
          repository: { host, owner: 'acme', repo: 'payments' },
          projectFile: '',
        },
        operation: request.operation,
        idempotencyKey: request.idempotencyKey,
        approveInAdvance: request.approveInAdvance,
        whenBusy: 'queue',
        requestedBy: 'user:default/ada',
      });
    case 'cancel':
      return service.cancel(request.id, { by: 'user:default/ada' });
    case 'review':
      return service.review(request.id, {
        decision: 'approved',
        by: 'user:default/grace',
        mayApprove: true,
      });
    case 'log':
      return service.log(request.id, { job: request.job });
    default:
      return service.get(request.id);
  }
}

const server = createServer(async (req, res) => {
  try {
    const body = asked.parse(JSON.parse(String(await buffer(req))));
    res.end(JSON.stringify({ value: await answer(body) }));
  } catch (error) {
    res.end(JSON.stringify({ error: String(error) }));
  }
});
/** Makes the tables, answers, and looks as the scheduler of a backend does. */
async function main(): Promise<never> {
  await knex.migrate.latest({ directory: settings.migrations });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') {
      process.stdout.write(`${address.port}\n`);
      // The next one starts in half the time; being killed leaves none for it.
      flushCompileCache();
    }
  });
  for (;;) {
    await follower.tick().catch(error => say('A round failed:', error));
    await new Promise(resolve =>
      setTimeout(resolve, settings.roundMs ?? settings.pollMs),
    );
  }
}

void main();

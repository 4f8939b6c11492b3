import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '../database/openDatabase';
import type { ApprovalSettings } from '../deployments/ApprovalSettings';
import type { Deployer, Run } from '../deployments/Deployer';
import { DeploymentChanges } from '../deployments/DeploymentChanges';
import { DeploymentFollower } from '../deployments/DeploymentFollower';
import { DeploymentLogKeeper } from '../deployments/DeploymentLogKeeper';
import { DeploymentLogStore } from '../deployments/DeploymentLogStore';
import { DeploymentQueries } from '../deployments/DeploymentQueries';
import type { NewRequest } from '../deployments/DeploymentRequests';
import { DeploymentService } from '../deployments/DeploymentService';
import { DeploymentStore } from '../deployments/DeploymentStore';
import { titleToken } from '../deployments/titleToken';
import { APPROVAL, idleDeployer } from './deploymentRecord';

/** PostgreSQL as well, where one is given. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

/** A backend's deployments on a database that it may share with another one. */
export class DeploymentBench {
  /** Runs by the token in their titles. */
  readonly runs = new Map<string, Run>();
  /** Tokens, as often as they were sent. */
  readonly sent: string[] = [];
  readonly deployer: Deployer;
  readonly store: DeploymentStore;
  readonly queries: DeploymentQueries;
  readonly follower: DeploymentFollower;
  readonly service: DeploymentService;

  /** Whether the catalog has the environment of a deployment. */
  exists = async (): Promise<boolean> => true;

  constructor(
    readonly knex: Knex,
    options: {
      deployer?: Partial<Deployer>;
      approval?: Partial<ApprovalSettings>;
    } = {},
  ) {
    const logger = mockServices.logger.mock();
    const approval = { ...APPROVAL, ...options.approval };
    this.deployer = idleDeployer({
      dispatch: async ({ deploymentId, phase }) => {
        const token = titleToken({ id: deploymentId, phase });
        this.sent.push(token);
        const run = { runId: String(this.sent.length), status: 'queued' };
        this.runs.set(token, { ...run, jobs: [] });
        return { runId: run.runId };
      },
      findRun: async ({ token }) => {
        const run = this.runs.get(token);
        return run && { runId: run.runId };
      },
      readRun: async ({ runId }) =>
        [...this.runs.values()].find(run => run.runId === runId),
      ...options.deployer,
    });
    const changes = new DeploymentChanges({ logger });
    const logs = new DeploymentLogStore({ knex });
    this.store = new DeploymentStore({ knex, changes });
    this.queries = new DeploymentQueries({ knex });
    const { deployer, store, queries } = this;
    this.follower = new DeploymentFollower({
      store,
      deployer,
      logger,
      pollMs: 1,
      approval,
      exists: () => this.exists(),
      logs: new DeploymentLogKeeper({ store: logs, deployer, logger }),
    });
    this.service = new DeploymentService({
      store,
      queries,
      logs,
      changes,
      follower: this.follower,
      deployer,
      workflow: 'deploy.yml',
      approval,
    });
  }

  /** A database with tables. */
  static async database(
    id: Parameters<TestDatabases['init']>[0],
  ): Promise<Knex> {
    const knex = await databases.init(id);
    return openDatabase(mockServices.database({ knex }));
  }

  /** Asks for an apply of payments/dev, but for what is given. */
  create(
    request: Partial<Omit<NewRequest, 'environment'>> & {
      environment?: string;
    } = {},
  ) {
    const { environment = 'dev', ...rest } = request;
    return this.service.create({
      operation: 'apply',
      requestedBy: 'user:default/ada',
      ...rest,
      environment: {
        entityRef: `resource:default/payments-${environment}`,
        project: 'payments',
        environment,
        repository: { host: 'github.com', owner: 'acme', repo: 'payments' },
        projectFile: '',
      },
    });
  }

  /** Ends the run of a phase, and looks at it. */
  async end(token: string, conclusion = 'success'): Promise<void> {
    const run = this.runs.get(token);
    if (run) {
      this.runs.set(token, { ...run, status: 'completed', conclusion });
      await this.service.kick({
        repository: { host: 'github.com', owner: 'ACME', repo: 'payments' },
        runId: run.runId,
      });
    }
  }

  /** Has a deployment come to an end without its run. */
  async finish(id: string, state: 'succeeded' | 'failed'): Promise<void> {
    await this.store.write(await this.store.get(id), { update: { state } });
  }
}

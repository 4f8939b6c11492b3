import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import type { Estate } from '../../packages/emulators/src';
import { DefaultAwsNetworkReader } from '../../plugins/databricks-node/src/aws/DefaultAwsNetworkReader';
import type { DatabricksWorkspaceReader } from '../../plugins/databricks-node/src/client/DatabricksWorkspaceReader';
import { DefaultDatabricksService } from '../../plugins/databricks-node/src/client/DefaultDatabricksService';
import { readAwsConfig } from '../../plugins/databricks-node/src/config/readAwsConfig';
import { readDatabricksConfig } from '../../plugins/databricks-node/src/config/readDatabricksConfig';

/** Faults are got over in milliseconds where a portal takes seconds. */
const STEP_MS = 5;

/** The portal's own clients of Databricks and AWS, set up for an estate as app-config would. */
export class EstateClients {
  readonly databricks: DefaultDatabricksService;
  readonly aws: DefaultAwsNetworkReader;
  private readonly estate: Estate;

  constructor(
    estate: Estate,
    options: {
      /** Requests at a time to a host; 8. */
      concurrency?: number;
      /** Of one request to AWS. */
      requestTimeoutMs?: number;
      /** Of one region. */
      deadlineMs?: number;
    } = {},
  ) {
    this.estate = estate;
    const { databricks, aws } = estate.config();
    const root = new ConfigReader({
      databricks: {
        ...databricks,
        limits: {
          concurrency: options.concurrency ?? 8,
          requestsPerSecond: 1_000,
        },
      },
      aws,
    });
    this.databricks = new DefaultDatabricksService({
      config: readDatabricksConfig(root),
      retryStepMs: STEP_MS,
    });
    this.aws = new DefaultAwsNetworkReader({
      config: readAwsConfig(root),
      credentials: DefaultAwsCredentialsManager.fromConfig(root),
      requestTimeoutMs: options.requestTimeoutMs,
      deadlineMs: options.deadlineMs,
    });
  }

  /** The account of that number, which is configured. */
  account(index: number) {
    const accountId = this.estate.accountIds[index];
    const found = this.databricks.accountReader(accountId);
    if (!found) {
      throw new Error(`the account ${accountId} is not configured`);
    }
    return found;
  }

  workspace(account: number, id: string): DatabricksWorkspaceReader {
    return this.account(account).workspace({
      id,
      url: `${this.estate.databricks}/w/${id}`,
    });
  }

  /**
   * Everything that an account holds, by the names of it: workspaces, and the
   * catalogs, schemas and tables that the first one of each metastore sees.
   */
  async everything(account: number): Promise<string[]> {
    const reader = this.account(account);
    const workspaces = await reader.workspaces().all();
    const networks = await reader.networks().all();
    const found = [
      ...workspaces.map(({ id, name }) => `workspace ${id} ${name}`),
      ...networks.map(({ id }) => `network ${id}`),
    ];
    const firstOfRegion = new Map(
      [...workspaces].reverse().map(({ id, region }) => [region, id]),
    );
    for (const id of firstOfRegion.values()) {
      const { unityCatalog } = this.workspace(account, id);
      for (const catalog of await unityCatalog.catalogs().all()) {
        found.push(`catalog ${catalog.name}`);
        for (const schema of await unityCatalog.schemas(catalog.name).all()) {
          found.push(`schema ${schema.fullName}`);
          const tables = await unityCatalog
            .tables(catalog.name, schema.name)
            .all();
          found.push(...tables.map(({ fullName }) => `table ${fullName}`));
        }
      }
    }
    return found.sort();
  }
}

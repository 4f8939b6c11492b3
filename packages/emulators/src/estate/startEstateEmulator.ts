import { createAwsApp } from '../aws/createAwsApp';
import { createDatabricksApp } from '../databricks/createDatabricksApp';
import { ServiceFaults } from '../faults/ServiceFaults';
import { serveAll } from '../http/serveAll';
import { EstateAccount } from './EstateAccount';
import { checkEstateSize, usualEstate, type EstateSize } from './EstateSize';
import { EstateTraffic, type EstateRequests } from './EstateTraffic';
import { EstateUnityCatalog } from './EstateUnityCatalog';

const CLIENT = { clientId: 'estate', clientSecret: 'estate-secret' };
const AWS_USER = '200000000000';

/** How an estate is made up. @public */
export interface EstateOptions extends Partial<EstateSize> {
  /** How long every request takes; 20. */
  latencyMs?: number;
  /**
   * Requests a second that each host (an account, a workspace) takes, and at
   * once after a pause; what is more is answered with 429. No limit when left out.
   */
  requestsPerSecond?: number;
  /** Whether ids of workspaces are beyond what a JavaScript number can hold. */
  hugeIds?: boolean;
  /** Items of a page, at most; 100 for lists without a size of their own. */
  pageSize?: number;
  /** How long tokens live; an hour. */
  tokenLifeSeconds?: number;
  /** Port of Databricks; any when left out. */
  databricksPort?: number;
  /** Port of AWS; any when left out. */
  awsPort?: number;
}

/** An estate that is made up, on loopback. @public */
export interface Estate {
  /** Origin of the accounts; a workspace is below it, at `/w/<id>`. */
  databricks: string;
  aws: string;
  size: EstateSize;
  /** Ids of the Databricks accounts. */
  accountIds: string[];
  awsAccounts: Array<{ accountId: string; regions: string[] }>;
  /** What goes wrong. */
  faults: { databricks: ServiceFaults; aws: ServiceFaults };
  /** What was asked of Databricks since the start, or the last `resetRequests`. */
  requests(): EstateRequests;
  resetRequests(): void;
  /** The sections `databricks` and `aws` of an app-config that reads all of it. */
  config(): EstateConfig;
  stop(): Promise<void>;
}

/** The part of app-config that leads to an estate. @public */
export interface EstateConfig {
  databricks: {
    accounts: Array<{
      accountId: string;
      host: string;
      clientId: string;
      clientSecret: string;
    }>;
    aws: {
      endpoint: string;
      roleName: string;
      accounts: Array<{ accountId: string; regions: string[] }>;
    };
  };
  aws: { mainAccount: { accessKeyId: string; secretAccessKey: string } };
}

/**
 * Starts a Databricks and an AWS that hold a made-up estate, without Terraform:
 * for measurements and for tests of what goes wrong.
 *
 * @throws for a size that is none, or a port that is taken
 * @public
 */
export async function startEstateEmulator(
  options: EstateOptions = {},
): Promise<Estate> {
  const given = Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) => name in usualEstate && value !== undefined,
    ),
  );
  const size: EstateSize = { ...usualEstate, ...given };
  checkEstateSize(size);
  const account = new EstateAccount(size, options.hugeIds ?? false);
  const { latencyMs = 20, requestsPerSecond } = options;
  const traffic = new EstateTraffic({ latencyMs, requestsPerSecond });
  const awsTraffic = new EstateTraffic({ latencyMs });
  const faults = {
    databricks: new ServiceFaults(),
    aws: new ServiceFaults(),
  };
  const [databricks, aws] = await serveAll(
    [options.databricksPort ?? 0, options.awsPort ?? 0],
    undefined,
  );
  databricks.use(
    createDatabricksApp({
      account,
      unityCatalog: new EstateUnityCatalog(size, account),
      baseUrl: () => databricks.url,
      ...CLIENT,
      faults: faults.databricks,
      pageSize: options.pageSize,
      tokenLifeSeconds: options.tokenLifeSeconds,
      before: [
        traffic.handler(
          path =>
            /^\/w\/\d+\/api|^\/api\/2\.\d\/accounts\/[^/]+/.exec(path)?.[0],
        ),
      ],
    }),
  );
  const { awsAccounts } = account;
  aws.use(
    createAwsApp({
      account,
      accountIds: [AWS_USER, ...awsAccounts.map(({ accountId }) => accountId)],
      faults: faults.aws,
      before: [awsTraffic.handler(() => undefined)],
    }),
  );
  return {
    databricks: databricks.url,
    aws: aws.url,
    size,
    accountIds: account.accountIds,
    awsAccounts,
    faults,
    requests: () => traffic.requests(),
    resetRequests: () => traffic.reset(),
    config: () => ({
      databricks: {
        accounts: account.accountIds.map(accountId => ({
          accountId,
          host: databricks.url,
          ...CLIENT,
        })),
        aws: {
          endpoint: aws.url,
          roleName: 'lakeport-network-read',
          accounts: awsAccounts,
        },
      },
      aws: {
        mainAccount: {
          accessKeyId: `AKIA${AWS_USER}`,
          secretAccessKey: 'estate-secret',
        },
      },
    }),
    stop: async () => {
      await Promise.all([databricks.stop(), aws.stop()]);
    },
  };
}

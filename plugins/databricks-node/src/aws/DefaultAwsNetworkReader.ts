import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ForwardedError, InputError, NotFoundError } from '@backstage/errors';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type { Ec2RegionAnswers } from '@lakeport/topology';
import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import type { DatabricksReadOptions } from '../client/DatabricksService';
import { SharedFlights } from '../client/SharedFlights';
import { untilAborted } from '../client/untilAborted';
import type { AwsAccountConfig, AwsConfig } from '../config/AwsConfig';
import type { AwsNetworkReader, AwsNetworkTarget } from './AwsNetworkReader';
import { AwsSession } from './AwsSession';
import { Ec2Query } from './Ec2Query';
import { areRenewable } from './awsErrorKinds';
import { explainAwsError } from './explainAwsError';
import { readNetwork } from './readNetwork';

const VPC_ID = /^vpc-[\da-f]{8,17}$/;
/** A list without an end and a host that hangs end with it. */
const DEADLINE_MS = 120_000;

/**
 * Reads the networks of the AWS accounts of app-config with the AWS SDK.
 *
 * @public
 */
export class DefaultAwsNetworkReader implements AwsNetworkReader {
  readonly #config: AwsConfig;
  readonly #manager: AwsCredentialsManager;
  readonly #requestTimeoutMs?: number;
  readonly #deadlineMs: number;
  readonly #sessions = new Map<string, AwsSession>();
  readonly #limits = new Map<string, BulkheadPolicy>();
  readonly #flights = new SharedFlights<Ec2RegionAnswers>();

  constructor(options: {
    config: AwsConfig;
    /** Credentials of the `aws` section of app-config. */
    credentials: AwsCredentialsManager;
    /** Of one request, in milliseconds; 15000 when left out. */
    requestTimeoutMs?: number;
    /** Of one region with all its pages and tries, in milliseconds; 120000 when left out. */
    deadlineMs?: number;
  }) {
    this.#config = options.config;
    this.#manager = options.credentials;
    this.#requestTimeoutMs = options.requestTimeoutMs;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  accounts() {
    return this.#config.accounts.map(({ accountId, regions }) => ({
      accountId,
      regions: [...regions],
    }));
  }

  problems() {
    return [...this.#config.problems];
  }

  async readRegion(
    target: AwsNetworkTarget,
    options: DatabricksReadOptions = {},
  ): Promise<Ec2RegionAnswers> {
    const { region } = target;
    const account = this.#accountOf(target.accountId, region);
    const wrong = target.vpcIds?.find(id => !VPC_ID.test(id));
    if (wrong !== undefined) {
      throw new InputError(
        `"${wrong}" is not the id of a VPC, such as vpc-0a1b2c3d4e5f67890`,
      );
    }
    const vpcIds = target.vpcIds && [...new Set(target.vpcIds)].sort();
    return this.#flights.join(
      `${account.accountId}/${region}/${vpcIds?.join() ?? 'all'}`,
      signal => this.#read(account, { region, vpcIds }, signal),
      options.signal,
    );
  }

  async identity(
    target: { accountId: string; region?: string },
    options: DatabricksReadOptions = {},
  ): Promise<{ arn: string; accountId: string }> {
    const account = this.#accountOf(target.accountId, target.region);
    const region = target.region ?? account.regions[0];
    const session = this.#sessionOf(account);
    try {
      const work = session.sts(region).send(new GetCallerIdentityCommand({}), {
        abortSignal: options.signal,
      });
      const { Arn, Account } = await untilAborted(work, options.signal);
      return { arn: Arn ?? '', accountId: Account ?? '' };
    } catch (error) {
      options.signal?.throwIfAborted();
      if (areRenewable(error)) {
        this.#forget(account, session);
      }
      // What AWS says may hold more than is for everybody, so the error itself is not passed on.
      throw new ForwardedError(
        `The credentials for the AWS account ${account.accountId} do not work in ${region}`,
        new Error(explainAwsError(error)),
      );
    }
  }

  #accountOf(accountId: string, region?: string): AwsAccountConfig {
    const account = this.#config.accounts.find(
      item => item.accountId === accountId,
    );
    if (!account) {
      throw new NotFoundError(
        `The AWS account ${accountId} is not among databricks.aws.accounts of app-config`,
      );
    }
    if (region !== undefined && !account.regions.includes(region)) {
      throw new NotFoundError(
        `The region ${region} is not configured for the AWS account ${accountId}; its regions are ${account.regions.join(
          ', ',
        )}`,
      );
    }
    return account;
  }

  async #read(
    account: AwsAccountConfig,
    part: { region: string; vpcIds?: string[] },
    signal: AbortSignal,
  ): Promise<Ec2RegionAnswers> {
    const { accountId } = account;
    const { region } = part;
    const deadline = AbortSignal.timeout(this.#deadlineMs);
    const both = AbortSignal.any([signal, deadline]);
    const explain = (error: unknown) =>
      deadline.aborted
        ? `AWS did not give all of it within ${this.#deadlineMs / 1_000} s`
        : explainAwsError(error);
    let action = 'ec2:DescribeVpcs';
    const attempt = async (session: AwsSession): Promise<Ec2RegionAnswers> => {
      action = account.role ? 'sts:AssumeRole' : 'credentials';
      await session.credentials.get(both);
      action = 'ec2:DescribeVpcs';
      const query = new Ec2Query({
        client: session.ec2(region),
        limit: this.#limitOf(`${accountId}/${region}`),
        signal: both,
        vpcIds: part.vpcIds,
      });
      const read = await readNetwork(query, explain);
      signal.throwIfAborted();
      return { accountId, region, ...read };
    };
    const session = this.#sessionOf(account);
    try {
      return await attempt(session).catch(error => {
        if (!areRenewable(error)) {
          throw error;
        }
        this.#forget(account, session);
        return attempt(this.#sessionOf(account));
      });
    } catch (error) {
      signal.throwIfAborted();
      return {
        accountId,
        region,
        errors: [{ action, message: explain(error) }],
      };
    }
  }

  #sessionOf(account: AwsAccountConfig): AwsSession {
    const { accountId } = account;
    const { endpoint } = this.#config;
    const session =
      this.#sessions.get(accountId) ??
      new AwsSession({
        account,
        manager: this.#manager,
        client: { endpoint, requestTimeoutMs: this.#requestTimeoutMs },
      });
    this.#sessions.set(accountId, session);
    return session;
  }

  /** Makes room for other credentials, unless that was done already. */
  #forget(account: AwsAccountConfig, session: AwsSession): void {
    if (this.#sessions.get(account.accountId) === session) {
      this.#sessions.delete(account.accountId);
    }
  }

  #limitOf(key: string): BulkheadPolicy {
    const limit =
      this.#limits.get(key) ?? bulkhead(this.#config.concurrency, Infinity);
    this.#limits.set(key, limit);
    return limit;
  }
}

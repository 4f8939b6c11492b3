import type {
  SourceList,
  SourceState,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  AwsNetworkReader,
  DatabricksConfigProblem,
  DatabricksConfiguredWorkspace,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import type { ReadingRequest } from '../cache/ReadingCache';
import type { ConfiguredWorkspaces } from '../workspaces/ConfiguredWorkspaces';
import type { AccountPart, AccountReadings } from './AccountReadings';
import { networkWords } from './networkWords';
import { Readings } from './Readings';
import type { RegionReadings } from './RegionReadings';
import { workspaceOnlyMissing } from './workspaceOnlyMissing';

const IDENTITY_DEADLINE_MS = 15_000;

/** Tells of every account and workspace that the portal reads whether it can. */
export class SourceReader {
  readonly #databricks: Pick<
    DatabricksService,
    'accounts' | 'workspaces' | 'problems'
  >;
  readonly #aws: Pick<AwsNetworkReader, 'accounts' | 'identity' | 'problems'>;
  readonly #accounts: AccountReadings;
  readonly #configured: Pick<ConfiguredWorkspaces, 'read'>;
  readonly #regions: Pick<RegionReadings, 'read'>;
  readonly #problems: () => DatabricksConfigProblem[];

  constructor(options: {
    databricks: Pick<DatabricksService, 'accounts' | 'workspaces' | 'problems'>;
    aws: Pick<AwsNetworkReader, 'accounts' | 'identity' | 'problems'>;
    accounts: AccountReadings;
    configured: Pick<ConfiguredWorkspaces, 'read'>;
    regions: Pick<RegionReadings, 'read'>;
    /** What is wrong in the plugin's own part of app-config. */
    problems: () => DatabricksConfigProblem[];
  }) {
    this.#databricks = options.databricks;
    this.#aws = options.aws;
    this.#accounts = options.accounts;
    this.#configured = options.configured;
    this.#regions = options.regions;
    this.#problems = options.problems;
  }

  /** @param viewer - AWS accounts are shown to who may see networks */
  async list(
    viewer: { seesNetworks: boolean } & ReadingRequest,
  ): Promise<SourceList> {
    const states = await Promise.all([
      ...this.#databricks
        .accounts()
        .map(({ accountId }) => this.#account(accountId, viewer)),
      ...this.#databricks.workspaces().map(found => this.#workspace(found)),
      ...(viewer.seesNetworks
        ? this.#aws
            .accounts()
            .map(({ accountId, regions }) =>
              this.#awsAccount(accountId, regions, viewer),
            )
        : []),
    ]);
    return {
      items: states,
      problems: [
        ...this.#databricks.problems(),
        ...this.#aws.problems(),
        ...this.#problems(),
      ],
    };
  }

  async #account(
    accountId: string,
    request: ReadingRequest,
  ): Promise<SourceState> {
    const readings = new Readings(request);
    const accounts = this.#accounts;
    const parts: Array<[string, AccountPart<unknown>]> = [
      ['workspaces', accounts.workspaces],
      ['networks of workspaces', accounts.networks],
      ['registered VPC endpoints', accounts.vpcEndpoints],
      ['private access settings', accounts.privateAccess],
      ['roles of workspaces', accounts.credentials],
      ['root buckets', accounts.storage],
      ['customer-managed keys', accounts.keys],
      ['network connectivity configurations', accounts.connectivities],
      ['network policies', accounts.networkPolicies],
      ['metastores', accounts.metastores],
    ];
    const read = await Promise.all(
      parts.map(async ([words, part]) => ({
        words,
        value: await readings.take(words, () => part(accountId, readings)),
      })),
    );
    const [workspaces] = read;
    return {
      kind: 'databricks-account',
      id: accountId,
      ...stateOf(readings, {
        failed: workspaces.value === undefined,
        missing: read
          .filter(({ value }) => value === undefined)
          .map(({ words }) => words),
      }),
    };
  }

  async #workspace(
    workspace: DatabricksConfiguredWorkspace,
  ): Promise<SourceState> {
    const readings = new Readings();
    const told = await readings.take('workspace', () =>
      this.#configured.read(workspace),
    );
    return {
      kind: 'databricks-workspace',
      id: new URL(workspace.url).host,
      name: workspace.name,
      ...stateOf(readings, {
        failed: told === undefined,
        missing: [...workspaceOnlyMissing],
      }),
    };
  }

  async #awsAccount(
    accountId: string,
    regions: string[],
    request: ReadingRequest,
  ): Promise<SourceState> {
    const readings = new Readings(request);
    const identity = await readings.take('credentials', async () => ({
      value: await this.#aws.identity(
        { accountId },
        { signal: AbortSignal.timeout(IDENTITY_DEADLINE_MS) },
      ),
      readAt: new Date().toISOString(),
      stale: false,
    }));
    // Without credentials every region would fail the same, and slowly.
    const answers = identity
      ? await Promise.all(
          regions.map(region =>
            readings.take(region, () =>
              this.#regions.read({ accountId, region }, readings),
            ),
          ),
        )
      : [];
    const refused = answers.flatMap(answer =>
      (answer?.errors ?? []).map(({ action, message }) => ({
        action,
        message: `${action} in ${answer?.region}: ${message}`,
      })),
    );
    refused.forEach(({ message }) => readings.add('AWS', message));
    return {
      kind: 'aws-account',
      id: accountId,
      regions,
      ...stateOf(readings, {
        failed: answers.every(answer => answer === undefined),
        missing: [
          ...new Set(refused.map(({ action }) => networkWords(action))),
        ],
      }),
    };
  }
}

function stateOf(
  readings: Readings,
  { failed, missing }: { failed: boolean; missing: string[] },
): Pick<SourceState, 'state' | 'message' | 'missing' | 'age'> {
  const messages = readings.sorted().map(({ message }) => message);
  const isWhole = messages.length === 0 && missing.length === 0;
  const state = isWhole ? 'ok' : 'partial';
  return {
    state: failed ? 'failed' : state,
    ...(messages.length > 0 && { message: [...new Set(messages)].join('; ') }),
    missing,
    ...(!failed && { age: readings.age() }),
  };
}

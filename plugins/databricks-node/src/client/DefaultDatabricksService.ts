import type {
  DatabricksAccountConfig,
  DatabricksConfig,
  DatabricksConfigProblem,
  DatabricksWorkspaceConfig,
} from '../config/DatabricksConfig';
import type { DatabricksAccountReader } from './account/DatabricksAccountReader';
import { DefaultAccountReader } from './account/DefaultAccountReader';
import type {
  DatabricksAccountClient,
  DatabricksService,
} from './DatabricksService';
import type { DatabricksConfiguredWorkspace } from './DatabricksWorkspaceReader';
import { DefaultAccountClient } from './DefaultAccountClient';
import { DefaultWorkspaceReader } from './DefaultWorkspaceReader';
import type { HostClient } from './HostClient';
import { hostClientOf, type HostClientSettings } from './hostClientOf';
import { PersonalHosts } from './PersonalHosts';
import { WorkspaceHosts } from './WorkspaceHosts';

interface Account {
  client: DatabricksAccountClient;
  reader: DatabricksAccountReader;
}

/**
 * The Databricks accounts and workspaces of app-config, over their REST APIs.
 *
 * @public
 */
export class DefaultDatabricksService implements DatabricksService {
  readonly #accounts: Map<string, Account>;
  readonly #workspaces: DatabricksConfiguredWorkspace[];
  readonly #problems: DatabricksConfigProblem[];

  constructor(options: {
    config: Pick<DatabricksConfig, 'accounts' | 'allowedHosts'> &
      Partial<Pick<DatabricksConfig, 'workspaces' | 'limits' | 'problems'>>;
    /** Unit of waiting between tries in milliseconds; 1000 when left out. */
    retryStepMs?: number;
  }) {
    const { config, retryStepMs = 1_000 } = options;
    const settings = { limits: config.limits, retryStepMs };
    this.#accounts = new Map(
      config.accounts.map(account => [
        account.accountId,
        accountOf(account, config.allowedHosts, settings),
      ]),
    );
    this.#workspaces = (config.workspaces ?? []).map(workspace =>
      workspaceOf(workspace, settings),
    );
    this.#problems = config.problems ?? [];
  }

  accounts(): DatabricksAccountClient[] {
    return [...this.#accounts.values()].map(({ client }) => client);
  }

  account(accountId: string): DatabricksAccountClient | undefined {
    return this.#accounts.get(accountId)?.client;
  }

  accountReader(accountId: string): DatabricksAccountReader | undefined {
    return this.#accounts.get(accountId)?.reader;
  }

  workspaces(): DatabricksConfiguredWorkspace[] {
    return [...this.#workspaces];
  }

  problems(): DatabricksConfigProblem[] {
    return [...this.#problems];
  }
}

function accountOf(
  config: DatabricksAccountConfig,
  allowedHosts: string[],
  settings: HostClientSettings,
): Account {
  const { accountId } = config;
  const host = hostClientOf(config.host, {
    ...settings,
    credentials: config,
    tokenPath: `/oidc/accounts/${encodeURIComponent(accountId)}/v1/token`,
  });
  const workspaceHosts = new WorkspaceHosts({
    account: config,
    allowedHosts,
    settings,
  });
  return {
    client: new DefaultAccountClient({ config, host, workspaceHosts }),
    reader: new DefaultAccountReader({
      accountId,
      host,
      workspaceReader: ({ url }, options) =>
        readerOf(workspaceHosts.at(url, options?.token), settings),
    }),
  };
}

function workspaceOf(
  config: DatabricksWorkspaceConfig,
  settings: HostClientSettings,
): DatabricksConfiguredWorkspace {
  const { name, accountId, region } = config;
  const host = hostClientOf(config.host, { ...settings, credentials: config });
  const personal = new PersonalHosts(settings);
  return Object.assign(readerOf(host, settings), {
    name,
    withToken: (token: string) =>
      readerOf(personal.at(host.baseUrl, token), settings),
    ...(accountId && { accountId }),
    ...(region && { region }),
  });
}

function readerOf(
  host: HostClient,
  { retryStepMs }: HostClientSettings,
): DefaultWorkspaceReader {
  return new DefaultWorkspaceReader(host, { retryStepMs });
}

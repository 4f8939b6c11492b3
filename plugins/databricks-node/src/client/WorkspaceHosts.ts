import type { DatabricksAccountConfig } from '../config/DatabricksConfig';
import { checkWorkspaceHost } from './checkWorkspaceHost';
import type { HostClient } from './HostClient';
import { hostClientOf, type HostClientSettings } from './hostClientOf';

/**
 * The clients of an account's workspaces, one for each address, so that all who
 * read a workspace share its token and its limits.
 */
export class WorkspaceHosts {
  readonly #account: DatabricksAccountConfig;
  readonly #allowedHosts: string[];
  readonly #settings: HostClientSettings;
  readonly #clients = new Map<string, HostClient>();

  constructor(options: {
    account: DatabricksAccountConfig;
    allowedHosts: string[];
    settings: HostClientSettings;
  }) {
    this.#account = options.account;
    this.#allowedHosts = options.allowedHosts;
    this.#settings = options.settings;
  }

  /**
   * @throws NotAllowedError when the address is not one that the account may have
   */
  at(workspaceUrl: string): HostClient {
    const url = checkWorkspaceHost({
      url: workspaceUrl,
      accountHost: this.#account.host,
      allowedHosts: this.#allowedHosts,
    });
    const baseUrl = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    const known = this.#clients.get(baseUrl);
    if (known) {
      return known;
    }
    const client = hostClientOf(baseUrl, {
      ...this.#settings,
      credentials: this.#account,
    });
    this.#clients.set(baseUrl, client);
    return client;
  }
}

import type { DatabricksAccountConfig } from '../config/DatabricksConfig';
import { checkWorkspaceHost } from './checkWorkspaceHost';
import type { HostClient } from './HostClient';
import { hostClientOf, type HostClientSettings } from './hostClientOf';
import { PersonalHosts } from './PersonalHosts';

/**
 * The clients of an account's workspaces, one for each address, so that all who
 * read a workspace share its token and its limits.
 */
export class WorkspaceHosts {
  readonly #account: DatabricksAccountConfig;
  readonly #allowedHosts: string[];
  readonly #settings: HostClientSettings;
  readonly #clients = new Map<string, HostClient>();
  readonly #personal: PersonalHosts;

  constructor(options: {
    account: DatabricksAccountConfig;
    allowedHosts: string[];
    settings: HostClientSettings;
  }) {
    this.#account = options.account;
    this.#allowedHosts = options.allowedHosts;
    this.#settings = options.settings;
    this.#personal = new PersonalHosts(options.settings);
  }

  /**
   * @param token - a person's own, to ask with in the place of the account's
   * @throws NotAllowedError when the address is not one that the account may have
   */
  at(workspaceUrl: string, token?: string): HostClient {
    const url = checkWorkspaceHost({
      url: workspaceUrl,
      accountHost: this.#account.host,
      allowedHosts: this.#allowedHosts,
    });
    const baseUrl = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    if (token !== undefined) {
      return this.#personal.at(baseUrl, token);
    }
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

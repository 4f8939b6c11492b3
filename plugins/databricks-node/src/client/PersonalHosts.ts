import { createHash } from 'node:crypto';
import type { HostClient } from './HostClient';
import { hostClientOf, type HostClientSettings } from './hostClientOf';

/** People who read at about the same time; who comes back later gets a client anew. */
const MOST_CLIENTS = 500;

/**
 * Clients that ask with a person's own token. Each person has their own limits,
 * and shares no request with anybody else.
 */
export class PersonalHosts {
  readonly #settings: HostClientSettings;
  readonly #clients = new Map<string, HostClient>();

  constructor(settings: HostClientSettings) {
    this.#settings = settings;
  }

  /**
   * @param baseUrl - of a workspace that was found to be allowed
   * @param token - a bearer token
   */
  at(baseUrl: string, token: string): HostClient {
    const digest = createHash('sha256').update(token).digest('base64');
    const key = `${digest} ${baseUrl}`;
    const client =
      this.#clients.get(key) ??
      hostClientOf(baseUrl, { ...this.#settings, credentials: { token } });
    // The one that was used last comes last.
    this.#clients.delete(key);
    this.#clients.set(key, client);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > MOST_CLIENTS && oldest !== undefined) {
      this.#clients.delete(oldest);
    }
    return client;
  }
}

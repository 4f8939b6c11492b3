import type { EntityProvider } from '@backstage/plugin-catalog-node';

/**
 * Is there in place of a provider that a mistake in app-config leaves out. It tells
 * the catalog nothing: what the other one has told stays as it is.
 */
export class StandInProvider implements EntityProvider {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  getProviderName(): string {
    return this.#name;
  }

  async connect(): Promise<void> {}
}

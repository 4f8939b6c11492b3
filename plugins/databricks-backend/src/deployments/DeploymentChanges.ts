import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { DeploymentChange } from './DeploymentRequests';

type Listener = (change: DeploymentChange) => void;

/** Tells listeners of this process what was written, after the commit. */
export class DeploymentChanges {
  readonly #listeners = new Set<Listener>();
  readonly #logger: LoggerService;

  constructor(options: { logger: LoggerService }) {
    this.#logger = options.logger;
  }

  /** @returns what ends it */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody; a listener that fails keeps nobody else from hearing. */
  tell(changes: readonly DeploymentChange[]): void {
    for (const change of changes) {
      for (const listener of this.#listeners) {
        try {
          listener(change);
        } catch (error) {
          this.#logger.warn(
            `A listener of deployment ${change.id} failed`,
            toError(error),
          );
        }
      }
    }
  }
}

import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';

/** Catalogs of which something is remembered; of more, the oldest are forgotten. */
const MOST = 10_000;

interface Route {
  /** The workspace that opened it last. */
  workspaceId?: string;
}

/**
 * What is known of the ways to catalogs that are bound to some workspaces: which
 * workspace opened one, and which are bound at all. It only saves questions;
 * what is not known is found out.
 */
export class CatalogRoutes {
  readonly #routes = new Map<string, Route>();

  /** The workspace that opened a catalog last. */
  workspaceOf(metastoreId: string, catalog: string): string | undefined {
    return this.#routes.get(keyOf(metastoreId, catalog))?.workspaceId;
  }

  /** Whether a catalog is known to be bound, and nothing of who opens it. */
  isUnopened(metastoreId: string, catalog: string): boolean {
    const route = this.#routes.get(keyOf(metastoreId, catalog));
    return route !== undefined && route.workspaceId === undefined;
  }

  opened(metastoreId: string, catalog: string, workspaceId: string): void {
    this.#set(keyOf(metastoreId, catalog), { workspaceId });
  }

  /**
   * Learns from a list of catalogs.
   *
   * @param workspaceId - of a list of those that this workspace may use
   */
  listed(
    metastoreId: string,
    catalogs: readonly UnityObject[],
    workspaceId?: string,
  ): void {
    for (const { name, isolationMode } of catalogs) {
      const key = keyOf(metastoreId, name);
      if (isolationMode !== 'ISOLATED') {
        this.#routes.delete(key);
      } else if (workspaceId !== undefined || !this.#routes.has(key)) {
        this.#set(key, { workspaceId });
      }
    }
  }

  #set(key: string, route: Route): void {
    this.#routes.delete(key);
    this.#routes.set(key, route);
    const [oldest] = this.#routes.keys();
    if (this.#routes.size > MOST && oldest !== undefined) {
      this.#routes.delete(oldest);
    }
  }
}

function keyOf(metastoreId: string, catalog: string): string {
  return JSON.stringify([metastoreId, catalog]);
}

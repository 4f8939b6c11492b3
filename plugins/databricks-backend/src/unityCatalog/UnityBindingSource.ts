import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { UnityAnswer } from './UnityAnswer';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import { UnityReadings } from './UnityReadings';
import type { UnityRights } from './UnityRights';

const READ_ONLY = 'BINDING_TYPE_READ_ONLY';

/** A workspace that a catalog is bound to. */
export type UnityBindingTold = { workspaceId: string; readOnly: boolean };

/** Reads which workspaces a catalog is bound to. */
export class UnityBindingSource {
  readonly #gateway: Pick<UnityCatalogGateway, 'read'>;
  readonly #readings: UnityReadings<UnityBindingTold[]>;

  constructor(options: {
    gateway: Pick<UnityCatalogGateway, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#gateway = options.gateway;
    this.#readings = new UnityReadings({ ...options, name: 'bindings' });
  }

  /** @throws as UnityCatalogGateway.read */
  read(
    target: { metastoreId: string; catalog: string; workspaceId?: string },
    rights: UnityRights,
  ): Promise<UnityAnswer<UnityBindingTold[]>> {
    return this.#gateway.read(target, rights, {
      of: [target.catalog],
      readings: this.#readings,
      isForAll: true,
      read: async (reader, signal) => {
        const bindings = await reader
          .bindings('catalog', target.catalog)
          .all({ signal });
        return bindings.map(({ workspaceId, type }) => ({
          workspaceId,
          readOnly: type === READ_ONLY,
        }));
      },
    });
  }
}

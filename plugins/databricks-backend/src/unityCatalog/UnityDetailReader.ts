import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityAnswer } from './UnityAnswer';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import type { UnityDetail } from './UnityDetail';
import { unityDetailOf } from './unityDetailOf';
import { UnityReadings } from './UnityReadings';
import type { UnityRights } from './UnityRights';
import { fullNameOf } from './fullNameOf';

/** Reads one object of Unity Catalog by its name. */
export class UnityDetailReader {
  readonly #gateway: Pick<UnityCatalogGateway, 'read'>;
  readonly #readings: UnityReadings<UnityDetail>;

  constructor(options: {
    gateway: Pick<UnityCatalogGateway, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#gateway = options.gateway;
    this.#readings = new UnityReadings({ ...options, name: 'object' });
  }

  /** @throws as UnityCatalogGateway.read */
  read(
    object: UnityObjectName & { workspaceId?: string },
    rights: UnityRights,
  ): Promise<UnityAnswer<UnityDetail>> {
    return this.#gateway.read(object, rights, {
      of: [object.kind, fullNameOf(object)],
      readings: this.#readings,
      read: (reader, signal) => unityDetailOf(object, reader, signal),
    });
  }
}

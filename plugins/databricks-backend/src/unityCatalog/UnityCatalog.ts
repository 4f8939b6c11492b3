import type {
  AuthService,
  CacheService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DatabricksService } from '@lakeport/backstage-plugin-databricks-node';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import { EntityRefs } from '../entities/EntityRefs';
import { PrincipalRefs } from '../entities/PrincipalRefs';
import { CatalogEntities } from './CatalogEntities';
import { MetastoreDirectory } from './MetastoreDirectory';
import { MetastoreLists } from './MetastoreLists';
import { UnityAccess } from './UnityAccess';
import { UnityBindingMatrix } from './UnityBindingMatrix';
import { UnityBindingSource } from './UnityBindingSource';
import { UnityCatalogGateway } from './UnityCatalogGateway';
import { UnityColumnTagReader } from './UnityColumnTagReader';
import { UnityDetailReader } from './UnityDetailReader';
import { UnityGrantReader } from './UnityGrantReader';
import { UnityJudge } from './UnityJudge';
import { UnityLineageReader } from './UnityLineageReader';
import { UnityObjectLists } from './UnityObjectLists';
import { UnityObjectReader } from './UnityObjectReader';
import { UnityOwnerReader } from './UnityOwnerReader';
import { UnityOwners } from './UnityOwners';
import { UnityPages } from './UnityPages';
import { UnityRuleFacts } from './UnityRuleFacts';
import { UnityTagReader } from './UnityTagReader';

/** All that the portal reads of Unity Catalog, each part behind the permission on its objects. */
export class UnityCatalog {
  readonly config: UnityCatalogConfig;
  /** What rules go by, for the permissions registry. */
  readonly facts: UnityRuleFacts;
  /** What applies a policy's conditions, for the permissions registry. */
  readonly judge: UnityJudge;
  readonly metastores: MetastoreLists;
  readonly objects: UnityObjectLists;
  readonly object: UnityObjectReader;
  readonly columnTags: UnityColumnTagReader;
  readonly grants: UnityGrantReader;
  readonly lineage: UnityLineageReader;
  readonly bindings: UnityBindingMatrix;

  constructor(options: {
    config: UnityCatalogConfig;
    auth: AuthService;
    cache: CacheService;
    catalog: Pick<CatalogService, 'getEntities'>;
    databricks: DatabricksService;
    logger: LoggerService;
    permissions: PermissionsService;
    registry: PermissionsRegistryService;
  }) {
    const { config, catalog } = options;
    const directory = new MetastoreDirectory(options);
    const gateway = new UnityCatalogGateway({ ...options, directory });
    const details = new UnityDetailReader({ ...options, gateway });
    const tags = new UnityTagReader({ ...options, gateway });
    const owners = new UnityOwners({
      principals: new PrincipalRefs({ catalog }),
    });
    this.config = config;
    const ownerReader = new UnityOwnerReader({ ...options, gateway, details });
    this.facts = new UnityRuleFacts({ ...options, ownerReader, tags, owners });
    this.judge = new UnityJudge({ ...options, facts: this.facts });
    const access = new UnityAccess({ ...options, judge: this.judge });
    const pages = new UnityPages({ ...options, gateway });
    const bindings = new UnityBindingSource({ ...options, gateway });
    this.metastores = new MetastoreLists({
      config,
      access,
      directory,
      owners,
      entities: new EntityRefs({ catalog }),
    });
    this.objects = new UnityObjectLists({ access, pages, owners });
    this.object = new UnityObjectReader({
      access,
      details,
      tags,
      bindings,
      owners,
      entities: new CatalogEntities({ catalog }),
    });
    this.columnTags = new UnityColumnTagReader({ access, details, tags });
    this.grants = new UnityGrantReader({ ...options, access, gateway, owners });
    this.lineage = new UnityLineageReader({ ...options, access, gateway });
    this.bindings = new UnityBindingMatrix({
      access,
      directory,
      pages,
      bindings,
    });
  }
}

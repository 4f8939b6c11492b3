import type { AccountReader, HeldObject } from '../databricks/AccountReader';
import { stableId } from '../databricks/stableId';
import { ESTATE_REGIONS, estateNames } from './EstateNames';
import { estateVpc, vpcIds } from './estateVpc';
import type { EstatePlaces } from './EstatePlaces';
import type { EstateSize } from './EstateSize';

/** How many AWS accounts the VPCs are in. */
const AWS_ACCOUNTS = 6;
const CREATED = 1_760_000_000_000;

/** Accounts, workspaces and networks of an estate: these are few, and are held. */
export class EstateAccount implements AccountReader, EstatePlaces {
  readonly metastores: string[];
  readonly accountIds: string[];
  /** With the regions in which each has VPCs. */
  readonly awsAccounts: Array<{ accountId: string; regions: string[] }>;
  private readonly byType = new Map<string, HeldObject[]>();
  private readonly workspaces = new Map<string, string[]>();

  constructor(size: EstateSize, hugeIds: boolean) {
    const regions = ESTATE_REGIONS.length;
    this.accountIds = Array.from({ length: size.accounts }, (_, index) =>
      estateNames.accountId(index),
    );
    this.metastores = Array.from(
      { length: size.accounts * regions },
      (_, index) => estateNames.metastoreId(index),
    );
    this.metastores.forEach((id, index) => {
      const region = ESTATE_REGIONS[index % regions];
      const accountId = this.accountIds[Math.floor(index / regions)];
      this.add(
        'databricks_metastore',
        id,
        { accountId, region, metastoreId: id },
        {
          metastore_id: id,
          name: `metastore-${region}`,
          region,
          cloud: 'aws',
          owner: 'metastore-admins',
        },
      );
    });
    for (let index = 0; index < size.workspaces; index++) {
      this.addWorkspace(index, size, estateNames.workspaceId(index, hugeIds));
    }
    const used = new Map<string, Set<string>>();
    for (let index = 0; index < size.vpcs; index++) {
      const region = ESTATE_REGIONS[index % regions];
      const accountId = this.awsAccountOf(index);
      used.set(accountId, (used.get(accountId) ?? new Set()).add(region));
      for (const object of estateVpc({ index, accountId, region })) {
        this.put(object);
      }
    }
    this.awsAccounts = [...used].map(([accountId, found]) => ({
      accountId,
      regions: [...found],
    }));
  }

  objects(filter: { type?: string } = {}): HeldObject[] {
    return filter.type === undefined
      ? [...this.byType.values()].flat()
      : this.byType.get(filter.type) ?? [];
  }

  workspacesOf(metastoreId: string): string[] {
    return this.workspaces.get(metastoreId) ?? [];
  }

  private awsAccountOf(vpc: number): string {
    return estateNames.awsAccountId(
      Math.floor(vpc / ESTATE_REGIONS.length) % AWS_ACCOUNTS,
    );
  }

  private addWorkspace(index: number, size: EstateSize, id: string): void {
    const account = index % size.accounts;
    const accountId = this.accountIds[account];
    const number = Math.floor(index / size.accounts) % ESTATE_REGIONS.length;
    const region = ESTATE_REGIONS[number];
    const metastoreId =
      this.metastores[account * ESTATE_REGIONS.length + number];
    this.workspaces.set(metastoreId, [...this.workspacesOf(metastoreId), id]);
    const name = estateNames.workspace(index);
    const at = { accountId, workspaceId: id, region };
    const networkId = stableId.uuid(`estate network ${index}`);
    // VPCs take turns with regions as workspaces do.
    const vpc =
      size.vpcs === 0
        ? undefined
        : Math.floor(index / size.accounts) % size.vpcs;
    this.add('databricks_mws_workspaces', `${accountId}/${id}`, at, {
      account_id: accountId,
      workspace_name: name,
      workspace_status: index % 25 === 24 ? 'PROVISIONING' : 'RUNNING',
      deployment_name: name,
      aws_region: region,
      cloud: 'aws',
      pricing_tier: 'ENTERPRISE',
      credentials_id: stableId.uuid(`estate credentials ${index}`),
      network_id: vpc === undefined ? null : networkId,
      creation_time: CREATED,
      custom_tags: { team: `team-${index % 20}` },
    });
    this.add(
      'databricks_metastore_assignment',
      `${id}|${metastoreId}`,
      { ...at, metastoreId },
      { metastore_id: metastoreId, default_catalog_name: 'main' },
    );
    if (vpc !== undefined) {
      const ids = vpcIds(vpc);
      this.add('databricks_mws_networks', `${accountId}/${networkId}`, at, {
        account_id: accountId,
        network_id: networkId,
        network_name: `${name}-network`,
        vpc_id: ids.vpc,
        subnet_ids: ids.subnets.slice(0, 2),
        security_group_ids: [ids.group],
        creation_time: CREATED,
      });
    }
    this.add(
      'databricks_sql_endpoint',
      stableId.hex(`estate ${index}`, 16),
      at,
      {
        name: 'default',
        state: 'STOPPED',
        cluster_size: 'Small',
        warehouse_type: 'PRO',
        min_num_clusters: 1,
        max_num_clusters: 4,
      },
    );
  }

  private add(
    type: string,
    id: string,
    at: Pick<
      HeldObject,
      'accountId' | 'workspaceId' | 'metastoreId' | 'region'
    >,
    attributes: Record<string, unknown>,
  ): void {
    this.put({
      provider: 'databricks',
      type,
      id,
      ...at,
      attributes: { id, ...attributes },
      seeded: false,
    });
  }

  private put(object: HeldObject): void {
    const known = this.byType.get(object.type) ?? [];
    known.push(object);
    this.byType.set(object.type, known);
  }
}

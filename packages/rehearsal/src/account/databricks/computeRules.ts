import { checkCluster } from './checkCluster';
import { checkInstanceProfile } from './checkInstanceProfile';
import { checkName } from './checkName';
import { checkWarehouse } from './checkWarehouse';
import { invalidParameter } from './invalidParameter';
import { owner } from './owner';
import type { Identity } from '../Identity';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

/** An id as clusters and pools have it, such as `0105-101502-a1b2c3d4`. */
function stampedId(identity: Identity): string {
  const at = new Date(identity.time()).toISOString();
  return `${at.slice(5, 7)}${at.slice(8, 10)}-${at
    .slice(11, 19)
    .replaceAll(':', '')}`;
}

function checkPool({ attributes }: Request): void {
  const name = text(attributes.instance_pool_name) ?? '';
  const idle = Number(attributes.idle_instance_autotermination_minutes);
  const [least, most] = [
    attributes.min_idle_instances,
    attributes.max_capacity,
  ];
  if (name.length > 99) {
    invalidParameter(
      `the name of pool ${name} is too long`,
      'It is below 100.',
    );
  }
  if (idle < 0 || idle > 10_000) {
    invalidParameter(
      `pool ${name} ends idle instances after ${idle} minutes`,
      'It is between 0 and 10000.',
    );
  }
  if (typeof most === 'number' && Number(least ?? 0) > most) {
    invalidParameter(
      `pool ${name} keeps ${least} idle instances and has ${most} at most`,
      'min_idle_instances is not above max_capacity.',
    );
  }
}

function policyDefinition({ attributes }: Request): void {
  const definition = text(attributes.definition);
  if (!definition) {
    return;
  }
  const parsed: unknown = JSON.parse(definition);
  if (typeof parsed !== 'object' || parsed === null) {
    return;
  }
  const strange = Object.entries(parsed).find(
    ([, rule]) =>
      typeof rule !== 'object' || rule === null || !('type' in rule),
  );
  if (strange) {
    invalidParameter(
      `policy ${text(attributes.name)}: ${strange[0]} has no type`,
      'A rule is an object with a type: fixed, forbidden, allowlist, blocklist, regex, range or unlimited.',
    );
  }
}

/** The node type of a cluster, its own or that of its pool. */
function nodeType({ account, attributes, scope }: Request): string {
  const pool = account.find(
    'databricks_instance_pool',
    scope,
    text(attributes.instance_pool_id) ?? '',
  );
  return (
    text(attributes.node_type_id) ?? text(pool?.attributes.node_type_id) ?? ''
  );
}

function libraryName(attributes: Request['attributes']): string {
  const kinds = ['jar', 'egg', 'whl', 'requirements'] as const;
  for (const kind of kinds) {
    const path = text(attributes[kind]);
    if (path) return `${kind}:${path}`;
  }
  for (const [kind, name] of [
    ['pypi', 'package'],
    ['maven', 'coordinates'],
    ['cran', 'package'],
  ]) {
    const [block] = [attributes[kind] ?? []].flat();
    if (isValueObject(block)) return `${kind}:${text(block[name])}`;
  }
  return 'none';
}

/**
 * What a workspace is known to do about compute, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const computeRules: Record<string, TypeRules> = {
  databricks_cluster_policy: {
    id: ({ identity }) => identity.hex(16).toUpperCase(),
    check: request => {
      checkName('name', 1, 100)(request);
      policyDefinition(request);
    },
    computed: (_request, id) => ({ policy_id: id }),
    unique: [['name']],
  },
  databricks_instance_pool: {
    id: ({ identity }) =>
      `${stampedId(identity)}-${identity
        .letters(5, 'word')
        .toLowerCase()}-pool-${identity.hex(8, 'pool')}`,
    check: checkPool,
    computed: ({ caller, account, scope }) => ({
      zone_id: `${
        account
          .objects({ type: 'databricks_mws_workspaces' })
          .find(({ workspaceId }) => scope === `workspace:${workspaceId}`)
          ?.region ??
        caller.region ??
        ''
      }a`,
    }),
    defaults: {
      enable_elastic_disk: true,
      aws_attributes: { availability: 'SPOT', spot_bid_price_percent: 100 },
    },
    keeps: [
      'aws_attributes',
      'instance_pool_fleet_attributes',
      'max_capacity',
      'node_type_id',
    ],
    replace: [
      'aws_attributes',
      'disk_spec',
      'enable_elastic_disk',
      'instance_pool_fleet_attributes',
      'node_type_id',
      'preloaded_docker_image',
      'preloaded_spark_versions',
    ],
  },
  databricks_instance_profile: {
    id: ({ attributes }) => text(attributes.instance_profile_arn) ?? '',
    check: checkInstanceProfile,
    computed: () => ({ skip_validation: false }),
    replace: ['instance_profile_arn'],
  },
  databricks_cluster: {
    id: ({ identity }) =>
      `${stampedId(identity)}-${identity.hex(8, 'cluster')}`,
    check: checkCluster,
    computed: (request, id) => ({
      cluster_id: id,
      state: 'RUNNING',
      url: `${request.caller.host ?? ''}/#setting/clusters/${id}/configuration`,
      default_tags: {
        Vendor: 'Databricks',
        Creator: owner,
        ClusterId: id,
        ClusterName: text(request.attributes.cluster_name) ?? '',
      },
      node_type_id: nodeType(request),
      driver_node_type_id: nodeType(request),
      driver_instance_pool_id: text(request.attributes.instance_pool_id) ?? '',
      enable_elastic_disk: false,
      enable_local_disk_encryption: false,
    }),
    defaults: {
      autotermination_minutes: 60,
      is_pinned: false,
      num_workers: 0,
    },
    keeps: ['aws_attributes', 'data_security_mode'],
    replace: ['idempotency_token'],
  },
  databricks_library: {
    id: ({ attributes }) =>
      `${text(attributes.cluster_id)}/${libraryName(attributes)}`,
    immutable: true,
  },
  databricks_sql_endpoint: {
    id: ({ identity }) => identity.hex(16),
    check: checkWarehouse,
    computed: ({ identity, caller }, id) => ({
      data_source_id: identity.uuid('source'),
      state: 'STOPPED',
      creator_name: owner,
      enable_serverless_compute: false,
      jdbc_url: `jdbc:spark://${(caller.host ?? '').replace(
        'https://',
        '',
      )}:443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=/sql/1.0/warehouses/${id};`,
      odbc_params: [
        {
          hostname: (caller.host ?? '').replace('https://', ''),
          path: `/sql/1.0/warehouses/${id}`,
          port: 443,
          protocol: 'https',
        },
      ],
    }),
    defaults: {
      auto_stop_mins: 120,
      enable_photon: true,
      max_num_clusters: 1,
      spot_instance_policy: 'COST_OPTIMIZED',
      channel: { name: 'CHANNEL_NAME_CURRENT' },
    },
    keeps: [
      'channel',
      'enable_serverless_compute',
      'min_num_clusters',
      'tags',
      'warehouse_type',
    ],
    unique: [['name']],
  },
};

import { arn } from './arn';
import {
  checkCluster,
  checkDbInstance,
  checkSubnetGroup,
  sourceOf,
} from './checkDatabase';
import { membersOfGlobalCluster } from './membersOfGlobalCluster';
import type { AccountObject } from '../AccountObject';
import { idsIn } from '../idsIn';
import { keepProtected } from './keepProtected';
import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import type { Value, ValueObject } from '../../wire/Value';

const PORTS: Readonly<Record<string, number>> = {
  'aurora-mysql': 3306,
  mysql: 3306,
  'aurora-postgresql': 5432,
  postgres: 5432,
};

/** `16` stands for the newest release of it; what is exact stays. */
function actualVersion(engineVersion: Value | undefined): string {
  const version = text(engineVersion) ?? '';
  return /^\d+$/.test(version) ? `${version}.1` : version;
}

function regionOf({ attributes, caller }: Request): string {
  return text(attributes.region) ?? caller.region ?? '';
}

function hostOf(request: Request, name: string): string {
  return `${name}.${request.identity
    .letters(12, 'host')
    .toLowerCase()}.${regionOf(request)}.rds.amazonaws.com`;
}

/** What clusters of a global one have from the first of them. */
function ofGlobalCluster({
  account,
  attributes,
  caller,
}: Request): ValueObject {
  const [first] = membersOfGlobalCluster(
    account,
    caller.accountId,
    text(attributes.global_cluster_identifier),
  );
  return first
    ? {
        database_name: first.attributes.database_name,
        master_username: first.attributes.master_username,
      }
    : {};
}

function instancesOf(
  account: RehearsalAccount,
  cluster: AccountObject,
): string[] {
  return account
    .objects({ type: 'aws_rds_cluster_instance' })
    .filter(
      ({ attributes, scope }) =>
        scope === cluster.scope && attributes.cluster_identifier === cluster.id,
    )
    .map(({ id }) => id)
    .sort();
}

const parameterGroup = (resource: string): TypeRules => ({
  id: request =>
    text(request.attributes.name) ?? `terraform-${request.identity.digits(15)}`,
  computed: (request, id) => ({
    name: id,
    name_prefix: '',
    arn: arn(request, 'rds', `${resource}:${id}`),
  }),
  defaults: {
    description: 'Managed by Terraform',
    parameter: { apply_method: 'immediate' },
  },
  replace: ['name', 'name_prefix', 'family', 'description'],
});

/**
 * What RDS and Aurora are known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0, the RDS API reference and the
 * Amazon Aurora User Guide, Aurora Global Database, 2026.
 */
export const rdsRules: Record<string, TypeRules> = {
  aws_db_subnet_group: {
    check: checkSubnetGroup,
    id: request =>
      text(request.attributes.name) ??
      `terraform-${request.identity.digits(15)}`,
    computed: (request, id) => {
      const [subnet] = idsIn(request.attributes.subnet_ids);
      const [found] = request.account.objects({
        type: 'aws_subnet',
        id: subnet,
      });
      return {
        name: id,
        name_prefix: '',
        arn: arn(request, 'rds', `subgrp:${id}`),
        vpc_id: text(found?.attributes.vpc_id) ?? '',
        supported_network_types: ['IPV4'],
      };
    },
    defaults: { description: 'Managed by Terraform' },
    replace: ['name', 'name_prefix'],
  },
  aws_rds_cluster_parameter_group: parameterGroup('cluster-pg'),
  aws_db_parameter_group: parameterGroup('pg'),
  aws_rds_global_cluster: {
    scope: 'account',
    remove: keepProtected('Global Cluster'),
    id: ({ attributes }) => text(attributes.global_cluster_identifier) ?? '',
    computed: (request, id) => ({
      arn: arn(request, 'rds', `global-cluster:${id}`, { region: false }),
      endpoint: `${id}.global-${request.identity
        .letters(12, 'host')
        .toLowerCase()}.global.rds.amazonaws.com`,
      engine_version_actual: actualVersion(request.attributes.engine_version),
      engine_lifecycle_support: 'open-source-rds-extended-support',
      global_cluster_members: [],
      global_cluster_resource_id: `cluster-${request.identity.hex(16)}`,
    }),
    current: ({ accountId, id }, account) => ({
      global_cluster_members: membersOfGlobalCluster(
        account,
        accountId,
        id,
      ).map(({ attributes }, index) => ({
        db_cluster_arn: attributes.arn,
        is_writer: index === 0,
      })),
    }),
    replace: [
      'global_cluster_identifier',
      'engine',
      'database_name',
      'storage_encrypted',
      'source_db_cluster_identifier',
      'engine_lifecycle_support',
    ],
  },
  aws_rds_cluster: {
    check: checkCluster,
    remove: keepProtected('Cluster'),
    id: request =>
      text(request.attributes.cluster_identifier) ??
      `${
        text(request.attributes.cluster_identifier_prefix) ?? 'tf-'
      }${request.identity.digits(15)}`,
    computed: (request, id) => {
      const region = regionOf(request);
      const host = hostOf(request, id);
      return {
        arn: arn(request, 'rds', `cluster:${id}`),
        cluster_identifier: id,
        cluster_identifier_prefix: '',
        cluster_resource_id: `cluster-${request.identity
          .letters(26, 'resource')
          .toUpperCase()}`,
        cluster_members: [],
        availability_zones: ['a', 'b', 'c'].map(zone => `${region}${zone}`),
        endpoint: host.replace('.', '.cluster-'),
        reader_endpoint: host.replace('.', '.cluster-ro-'),
        hosted_zone_id: `Z${request.identity.letters(13, 'zone')}`,
        engine_version_actual: actualVersion(request.attributes.engine_version),
        port: PORTS[text(request.attributes.engine) ?? ''] ?? 3306,
        ...ofGlobalCluster(request),
      };
    },
    current: (cluster, account) => ({
      cluster_members: instancesOf(account, cluster),
    }),
    replace: [
      'cluster_identifier',
      'cluster_identifier_prefix',
      'database_name',
      'db_subnet_group_name',
      'engine',
      'engine_mode',
      'kms_key_id',
      'master_username',
      'snapshot_identifier',
      'source_region',
      'storage_encrypted',
    ],
  },
  aws_rds_cluster_instance: {
    id: request =>
      text(request.attributes.identifier) ??
      `tf-${request.identity.digits(15)}`,
    computed: (request, id) => {
      const cluster = request.account.find(
        'aws_rds_cluster',
        request.scope,
        text(request.attributes.cluster_identifier) ?? '',
      );
      return {
        identifier: id,
        identifier_prefix: '',
        arn: arn(request, 'rds', `db:${id}`),
        dbi_resource_id: `db-${request.identity
          .letters(26, 'resource')
          .toUpperCase()}`,
        endpoint: hostOf(request, id),
        engine_version: cluster?.attributes.engine_version ?? '',
        engine_version_actual: cluster?.attributes.engine_version_actual ?? '',
        kms_key_id: cluster?.attributes.kms_key_id ?? '',
        port: cluster?.attributes.port ?? 0,
        storage_encrypted: cluster?.attributes.storage_encrypted ?? false,
      };
    },
    defaults: {
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: false,
      monitoring_interval: 0,
      promotion_tier: 0,
    },
    replace: [
      'identifier',
      'identifier_prefix',
      'cluster_identifier',
      'engine',
      'availability_zone',
    ],
  },
  aws_db_instance: {
    check: checkDbInstance,
    remove: keepProtected('DB Instance'),
    id: ({ identity }) => `db-${identity.letters(26).toUpperCase()}`,
    computed: request => {
      const { attributes } = request;
      const name =
        text(attributes.identifier) ??
        `${
          text(attributes.identifier_prefix) ?? 'terraform-'
        }${request.identity.digits(15)}${request.identity.digits(11, 'n')}`;
      const host = hostOf(request, name);
      const source = sourceOf(request)?.attributes;
      const port =
        attributes.port ??
        source?.port ??
        PORTS[text(attributes.engine) ?? ''] ??
        3306;
      const version = attributes.engine_version ?? source?.engine_version;
      return {
        identifier: name,
        identifier_prefix: '',
        address: host,
        arn: arn(request, 'rds', `db:${name}`),
        endpoint: `${host}:${port}`,
        port: typeof port === 'number' ? port : 0,
        engine_version_actual: actualVersion(version),
        resource_id: `db-${request.identity.letters(26).toUpperCase()}`,
        status: 'available',
        replicas: [],
        backup_retention_period: 0,
        ...(source && {
          allocated_storage: source.allocated_storage,
          db_name: source.db_name,
          engine: source.engine,
          engine_version: source.engine_version,
          storage_type: source.storage_type,
          username: source.username,
        }),
      };
    },
    defaults: { auto_minor_version_upgrade: true },
    replace: [
      'identifier_prefix',
      'engine',
      'db_name',
      'username',
      'kms_key_id',
      'storage_encrypted',
      'snapshot_identifier',
      'availability_zone',
      'character_set_name',
      'timezone',
    ],
  },
};

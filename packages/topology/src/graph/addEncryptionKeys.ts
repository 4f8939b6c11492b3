import { blocksOf } from '../stacks/blocksOf';
import { StackResource } from '../stacks/StackIndex';
import { addAccount } from './addAccounts';
import { bucketsIn } from './bucketsIn';
import { GraphBuilder } from './GraphBuilder';

const KEYS = ['aws_kms_key', 'aws_kms_alias', 'aws_kms_replica_key'];
const KEY_ARN = /^arn:aws[\w-]*:kms:([a-z0-9-]+):(\d{12}):key\/[\w-]+$/;

function aliasOf(graph: GraphBuilder, key: StackResource): string | undefined {
  const alias = graph.index
    .ofType('aws_kms_alias')
    .find(item => graph.targets(item, 'target_key_id', ...KEYS).includes(key));
  return alias && graph.text(alias, 'name');
}

/** The nodes of the keys that a value refers to, or names by their ARN. */
function keysIn(
  graph: GraphBuilder,
  owner: StackResource,
  stack: string,
  value: unknown,
): string[] {
  const referred = graph.index
    .targets(stack, value, ...KEYS)
    .flatMap(key =>
      key.type === 'aws_kms_alias'
        ? graph.targets(key, 'target_key_id', 'aws_kms_key')
        : [key],
    );
  if (referred.length) return referred.map(key => key.id);
  const arn = graph.index.text(stack, value);
  const [, region, accountId] = (arn && KEY_ARN.exec(arn)) || [];
  if (!arn || !region) return [];
  const account = graph.find(`aws/${accountId}`);
  graph.node(
    arn,
    'kms-key',
    arn.slice(arn.indexOf('key/')),
    account?.id ?? addAccount(graph, owner),
    {
      arn,
      region,
      existing: true,
    },
  );
  return [arn];
}

function encryptBuckets(graph: GraphBuilder): void {
  const settings = graph.index.ofType(
    'aws_s3_bucket_server_side_encryption_configuration',
  );
  for (const setting of settings) {
    const keys = blocksOf(setting.attributes.rule)
      .flatMap(rule => blocksOf(rule.apply_server_side_encryption_by_default))
      .flatMap(rule =>
        keysIn(graph, setting, setting.stack, rule.kms_master_key_id),
      );
    const buckets = bucketsIn(graph, setting.stack, setting.attributes.bucket);
    keys.forEach(key =>
      buckets.forEach(bucket => graph.edge(key, bucket.id, 'encrypts')),
    );
  }
}

function encryptWorkspaces(graph: GraphBuilder): void {
  for (const workspace of graph.index.ofType('databricks_mws_workspaces')) {
    const configurations = graph.index.targets(
      workspace.stack,
      [
        workspace.attributes.managed_services_customer_managed_key_id,
        workspace.attributes.storage_customer_managed_key_id,
      ],
      'databricks_mws_customer_managed_keys',
    );
    for (const configuration of configurations) {
      blocksOf(configuration.attributes.aws_key_info)
        .flatMap(info =>
          keysIn(graph, configuration, configuration.stack, info.key_arn),
        )
        .forEach(key => graph.edge(key, workspace.id, 'encrypts'));
    }
  }
}

/**
 * KMS keys and what they encrypt: buckets, and through Databricks' key
 * configurations the workspace. A key that somebody else keeps is known by its
 * ARN, which then is its node's id.
 */
export function addEncryptionKeys(graph: GraphBuilder): void {
  for (const key of graph.index.ofType('aws_kms_key', 'aws_kms_replica_key')) {
    graph.node(
      key.id,
      'kms-key',
      aliasOf(graph, key) ?? graph.nameOf(key),
      addAccount(graph, key),
      { alias: aliasOf(graph, key), existing: key.isData || undefined },
    );
  }
  encryptBuckets(graph);
  encryptWorkspaces(graph);
}

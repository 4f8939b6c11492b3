import { byAttribute } from './byAttribute';
import { invalidParameter } from './invalidParameter';
import { allows } from '../aws/allows';
import { idsIn } from '../idsIn';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

const CLASSIC_ONLY = [
  'credentials_id',
  'managed_services_customer_managed_key_id',
  'network_id',
  'private_access_settings_id',
  'storage_configuration_id',
  'storage_customer_managed_key_id',
];

const KEYS: ReadonlyArray<readonly [attribute: string, use: string]> = [
  ['managed_services_customer_managed_key_id', 'MANAGED_SERVICES'],
  ['storage_customer_managed_key_id', 'STORAGE'],
];

const DATABRICKS = '414351767826';

/** Serverless workspaces have no parts, the others need some. */
function checkMode({ attributes }: Request): void {
  const name = text(attributes.workspace_name);
  if (text(attributes.compute_mode) === 'SERVERLESS') {
    const given = CLASSIC_ONLY.filter(part => text(attributes[part]));
    if (given.length > 0) {
      invalidParameter(
        `a serverless workspace has no ${given.join(', no ')}`,
        `Leave ${
          given.length > 1 ? 'them' : 'it'
        } out of ${name}, or leave out compute_mode.`,
      );
    }
    return;
  }
  const missing = ['credentials_id', 'storage_configuration_id'].filter(
    part => !text(attributes[part]),
  );
  if (missing.length > 0) {
    invalidParameter(
      `${missing.join(' and ')} is required`,
      `${name} is not a serverless workspace.`,
    );
  }
}

function checkKeys({ account, attributes }: Request): void {
  const region = text(attributes.aws_region);
  for (const [attribute, use] of KEYS) {
    const registered = byAttribute(
      account,
      'databricks_mws_customer_managed_keys',
      'customer_managed_key_id',
      attributes[attribute],
    );
    const uses = idsIn(registered?.attributes.use_cases);
    if (registered && !uses.includes(use)) {
      invalidParameter(
        `${attribute}: the key is registered for ${uses.join(' and ')}`,
        `It has to be registered for ${use}.`,
      );
    }
    const [info] = [registered?.attributes.aws_key_info ?? []].flat();
    const arn = isValueObject(info) ? text(info.key_arn) : undefined;
    const key =
      byAttribute(account, 'aws_kms_key', 'arn', arn) ??
      byAttribute(account, 'aws_kms_replica_key', 'arn', arn);
    const policy = text(key?.attributes.policy);
    if (key?.region && region && key.region !== region) {
      invalidParameter(
        `${attribute}: key ${arn} is not in ${region}`,
        'A workspace and its keys share a region.',
      );
    }
    if (
      key &&
      !key.seeded &&
      policy &&
      !allows(policy, {
        action: 'kms:Decrypt',
        principal: name => name.includes(DATABRICKS),
      })
    ) {
      invalidParameter(
        `${attribute}: Databricks may not use key ${arn}`,
        `Its policy allows kms:Decrypt to nobody of ${DATABRICKS}.`,
      );
    }
  }
}

/** PrivateLink wants its settings, of the region, and so does its tier. */
function checkPrivateAccess({ account, attributes }: Request): void {
  const settings = byAttribute(
    account,
    'databricks_mws_private_access_settings',
    'private_access_settings_id',
    attributes.private_access_settings_id,
  );
  const region = text(attributes.aws_region);
  const theirs = text(settings?.attributes.region);
  if (theirs && region && theirs !== region) {
    invalidParameter(
      `private access settings ${text(
        settings?.attributes.private_access_settings_name,
      )} are not for ${region}`,
      `They are for ${theirs}.`,
    );
  }
  const network = byAttribute(
    account,
    'databricks_mws_networks',
    'network_id',
    attributes.network_id,
  );
  const endpoints = [network?.attributes.vpc_endpoints ?? []].flat();
  if (endpoints.length > 0 && !text(attributes.private_access_settings_id)) {
    invalidParameter(
      'a network configuration with VPC endpoints needs private access settings',
      `${text(
        network?.attributes.network_name,
      )} has endpoints; set private_access_settings_id.`,
    );
  }
}

function checkTier({ attributes }: Request): void {
  const tier = text(attributes.pricing_tier)?.toUpperCase();
  const wanted = [
    'private_access_settings_id',
    ...KEYS.map(([name]) => name),
  ].find(name => text(attributes[name]));
  if (tier && tier !== 'ENTERPRISE' && wanted) {
    invalidParameter(
      `${wanted} is not available in the ${tier} tier`,
      'PrivateLink and customer-managed keys need ENTERPRISE.',
    );
  }
}

/**
 * Refuses a workspace of parts that do not belong together.
 *
 * From the Databricks docs on AWS, PrivateLink and customer-managed keys, and
 * the Databricks provider's documentation, 2025.
 */
export function checkWorkspaceParts(request: Request): void {
  checkMode(request);
  checkKeys(request);
  checkPrivateAccess(request);
  checkTier(request);
}

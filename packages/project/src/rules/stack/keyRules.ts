import { actionMatches } from '../reading/actionMatches';
import { isDatabricks } from '../reading/databricksPrincipal';
import { isAnybody } from '../reading/isAnybody';
import { restrictsCaller } from '../reading/restrictsCaller';
import { forEachPolicy, forEachResource } from './forEach';
import type { StackRule } from '../StackRule';

const KEY = ['aws_kms_key'];
const KEY_ACTION =
  /^kms:(Decrypt|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant|DescribeKey|\*)/i;

/** KMS keys and what policies say about them. */
export const keyRules: readonly StackRule[] = [
  {
    id: 'kms.open-key-policy',
    title: 'A key policy for everybody',
    severity: 'error',
    reason:
      'Principal * in a key policy without a condition on the caller lets any AWS account use, and with kms:* delete, the key.',
    source:
      'AWS KMS developer guide, "Key policies", 2026; the same fault was in public Databricks templates of 2022',
    fix: 'Name the account root for administration, and each role or service for what it does with the key.',
    check: forEachPolicy(['key'], statements =>
      statements.some(
        statement =>
          statement.allows &&
          isAnybody(statement) &&
          !restrictsCaller(statement),
      )
        ? 'the key policy allows every principal without a condition on who calls'
        : undefined,
    ),
  },
  {
    id: 'kms.unmanageable-key',
    title: 'A key that nobody may administer',
    severity: 'error',
    reason:
      'A key whose policy gives nobody kms:* (or PutKeyPolicy) cannot be changed or deleted any more, not even by the account root.',
    source: 'AWS KMS developer guide, "Default key policy", 2026',
    fix: 'Allow kms:* to the root of the account that the key is in.',
    check: forEachPolicy(['key'], statements =>
      statements.some(
        statement =>
          statement.allows &&
          statement.principals.some(
            principal => principal.type === 'AWS' && !isDatabricks(principal),
          ) &&
          statement.actions.some(action =>
            actionMatches(action, 'kms:PutKeyPolicy'),
          ),
      )
        ? undefined
        : 'no statement of the key policy lets the account administer the key',
    ),
  },
  {
    id: 'kms.no-rotation',
    title: 'A key that is never rotated',
    severity: 'warning',
    reason:
      'Yearly rotation limits what a leaked key version opens, and nothing has to be encrypted again.',
    source:
      'Databricks Security Reference Architecture, aws/tf, enable_key_rotation, 2026-07; AWS Foundational Security Best Practices KMS.4',
    fix: 'Set enable_key_rotation.',
    check: forEachResource(KEY, ({ attributes }) => {
      const spec =
        attributes.customer_master_key_spec ??
        attributes.key_spec ??
        'SYMMETRIC_DEFAULT';
      return spec === 'SYMMETRIC_DEFAULT' &&
        attributes.enable_key_rotation !== true
        ? 'enable_key_rotation is not on'
        : undefined;
    }),
  },
  {
    id: 'kms.deletion-window',
    title: 'A key that is gone too soon',
    severity: 'warning',
    reason:
      'What a deleted key encrypted is lost; the waiting period is the only time in which that can be noticed.',
    source:
      'AWS KMS developer guide, "Deleting AWS KMS keys", 7 to 30 days, 2026',
    fix: 'Set deletion_window_in_days to 30 where deletion protection is on, and to 7 to 30 everywhere.',
    check: forEachResource(
      ['aws_kms_key', 'aws_kms_replica_key'],
      (
        { attributes: { deletion_window_in_days: days }, environment },
        _,
        context,
      ) => {
        if (typeof days !== 'number') return undefined;
        if (days < 7 || days > 30) {
          return `the deletion window is ${days} days, and KMS takes 7 to 30`;
        }
        return days < 30 && context.environment(environment)?.deletionProtection
          ? `the deletion window is ${days} days in an environment with deletion protection`
          : undefined;
      },
    ),
  },
  {
    id: 'kms.alias-in-policy',
    title: 'A permission on the alias of a key',
    severity: 'error',
    reason:
      'IAM compares the ARN of the key, never of an alias, for what is done with a key: the permission has no effect.',
    source:
      'AWS KMS developer guide, "Specifying KMS keys in IAM policy statements", 2026',
    fix: 'Name the ARN of the key, or add a condition on kms:RequestAlias.',
    check: forEachPolicy(['identity'], (statements, _, stack) =>
      statements.some(
        ({ allows, actions, resources }) =>
          allows &&
          actions.some(action => KEY_ACTION.test(action)) &&
          resources.some(
            resource =>
              resource.includes(':alias/') ||
              stack
                .referred(resource)
                .some(({ type }) => type === 'aws_kms_alias'),
          ),
      )
        ? 'a statement allows the use of a key and names its alias'
        : undefined,
    ),
  },
];

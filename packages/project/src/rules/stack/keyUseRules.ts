import { actionMatches } from '../reading/actionMatches';
import type { Block } from '../reading/Block';
import { blocks } from '../reading/blocks';
import { isDatabricks } from '../reading/databricksPrincipal';
import { policiesOf } from '../reading/policiesOf';
import { readStatements } from '../reading/readStatements';
import type { StackReader } from '../reading/StackReader';
import type { Principal, Statement } from '../reading/Statement';
import { strings } from '../reading/strings';
import type { RuleContext, StackRule } from '../StackRule';
import { attachedTo } from './attachedTo';
import { allOf, forEachResource } from './forEach';

const READ = ['s3:GetObject', 'kms:Decrypt'] as const;
const WRITE = ['s3:PutObject', 'kms:GenerateDataKey'] as const;
/** What Databricks does with a key that is registered for a use. */
const USES: Readonly<Record<string, readonly string[]>> = {
  MANAGED_SERVICES: ['kms:Encrypt', 'kms:Decrypt'],
  STORAGE: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

function allowing(statements: readonly Statement[], action: string) {
  return statements.filter(
    ({ actions, allows }) =>
      allows && actions.some(pattern => actionMatches(pattern, action)),
  );
}

/** Whether a statement is about a caller of another account, or about a service. */
function isAbout({ principals }: Statement, caller: Principal): boolean {
  return principals.some(
    principal =>
      principal.value === '*' ||
      (principal.type === caller.type && principal.value === caller.value) ||
      (isDatabricks(caller) && isDatabricks(principal)),
  );
}

/** The keys that a value leads to, each with the policies that it has. */
function keysOf(value: unknown, from: StackReader, { reader }: RuleContext) {
  return reader
    .leadsTo(value, from)
    .filter(({ type }) => type === 'aws_kms_key')
    .flatMap(key => {
      const stack = reader.stackOf(key);
      const policies = stack
        ? policiesOf(stack).filter(
            ({ block, kind }) =>
              kind === 'key' &&
              (block === key ||
                stack.referred(block.attributes.key_id).includes(key)),
          )
        : [];
      // Of what cannot be read, nothing is said.
      return policies.length && policies.every(({ statements }) => statements)
        ? [{ key, statements: policies.flatMap(p => p.statements ?? []) }]
        : [];
    });
}

/** Those of other accounts, and services, that a bucket's policies let do something. */
function callers(
  bucket: Block,
  action: string,
  context: RuleContext,
): Principal[] {
  const found = attachedTo(bucket, 'aws_s3_bucket_policy', context)
    .flatMap(
      ({ block, stack }) =>
        readStatements(block.attributes.policy, stack) ?? [],
    )
    .filter(statement => allowing([statement], action).length > 0)
    .flatMap(({ principals }) => principals)
    .filter(
      principal => principal.type === 'Service' || isDatabricks(principal),
    );
  return [...new Map(found.map(caller => [caller.value, caller])).values()];
}

/** That whoever is let to something encrypted may use its key as well. */
export const keyUseRules: readonly StackRule[] = [
  {
    id: 'kms.unusable-key',
    title: 'A key that those who need it may not use',
    severity: 'error',
    reason:
      'S3 uses the key on behalf of the caller: who may write to a bucket and not use its key is refused, and so are a workspace and cluster volumes.',
    source:
      'Amazon S3 user guide, "Protecting data with SSE-KMS", 2026; Databricks documentation, "Customer-managed keys for encryption", 2026; Amazon VPC user guide, "Publish flow logs to Amazon S3", 2026',
    fix: 'Allow the caller kms:Decrypt and kms:GenerateDataKey* in the key policy; a key for managed services kms:Encrypt; for cluster volumes also kms:CreateGrant to the cross-account role, by way of EC2.',
    check: allOf(
      forEachResource(['aws_s3_bucket'], (bucket, _, context) =>
        attachedTo(
          bucket,
          'aws_s3_bucket_server_side_encryption_configuration',
          context,
        )
          .flatMap(({ block, stack }) =>
            blocks(block.attributes.rule)
              .flatMap(rule =>
                blocks(rule.apply_server_side_encryption_by_default),
              )
              .flatMap(({ kms_master_key_id: id }) =>
                keysOf(id, stack, context),
              ),
          )
          .flatMap(({ key, statements }) =>
            [READ, WRITE].flatMap(([onBucket, onKey]) =>
              callers(bucket, onBucket, context)
                .filter(
                  caller =>
                    !allowing(statements, onKey).some(statement =>
                      isAbout(statement, caller),
                    ),
                )
                .map(
                  ({ value }) =>
                    `${value} may ${onBucket} and not ${onKey} with ${key.address}`,
                ),
            ),
          ),
      ),
      forEachResource(
        ['databricks_mws_customer_managed_keys'],
        ({ attributes }, stack, context) =>
          blocks(attributes.aws_key_info)
            .flatMap(({ key_arn: arn }) => keysOf(arn, stack, context))
            .flatMap(({ key, statements }) =>
              strings(attributes.use_cases).flatMap(use => {
                const missing = (USES[use] ?? []).filter(
                  action =>
                    !allowing(statements, action).some(({ principals }) =>
                      principals.some(isDatabricks),
                    ),
                );
                const grants = allowing(statements, 'kms:CreateGrant').some(
                  ({ conditions }) =>
                    conditions.some(
                      ({ key: name, values }) =>
                        name === 'kms:viaservice' &&
                        values.some(value => value.startsWith('ec2.')),
                    ),
                );
                return [
                  ...(missing.length
                    ? [
                        `${
                          key.address
                        } is registered for ${use}, and does not let Databricks ${missing.join(
                          ' and ',
                        )}`,
                      ]
                    : []),
                  ...(use === 'STORAGE' && !grants
                    ? [
                        `${key.address} is registered for STORAGE, and lets nobody kms:CreateGrant by way of EC2 for cluster volumes`,
                      ]
                    : []),
                ];
              }),
            ),
      ),
    ),
  },
];

import { actionMatches } from '../reading/actionMatches';
import type { Block } from '../reading/Block';
import { isDatabricks, isUnityCatalog } from '../reading/databricksPrincipal';
import { identityPoliciesOf } from '../reading/identityPoliciesOf';
import { isAnybody } from '../reading/isAnybody';
import { plainText } from '../reading/plainText';
import { readStatements } from '../reading/readStatements';
import { isPositive, restrictsCaller } from '../reading/restrictsCaller';
import type { StackReader } from '../reading/StackReader';
import type { Statement } from '../reading/Statement';
import type { StackRule } from '../StackRule';
import { allOf, forEachData, forEachPolicy, forEachResource } from './forEach';

const ASSUME = 'sts:AssumeRole';
// Services that only ever act inside the account of the role they are given.
const OWN_ACCOUNT_SERVICES =
  /^(ec2|lambda|ecs-tasks|eks|batchoperations\.s3)\./;

/** Services that give the number of the account that they act for as external id. */
const BY_EXTERNAL_ID = /^firehose\./;

function allowsAssume({ allows, actions }: Statement): boolean {
  return allows && actions.some(action => actionMatches(action, ASSUME));
}

/** Whether a text is the ARN of a role: by reference, or by account and name. */
function isArnOf(text: string, role: Block, stack: StackReader): boolean {
  const name = plainText(role.attributes.name);
  return (
    stack.referred(text).includes(role) ||
    (name !== '' && text.endsWith(`:role/${name}`))
  );
}

/** Whether a role's trust lets the role itself in. */
function trustsItself(
  statements: readonly Statement[],
  role: Block,
  stack: StackReader,
): boolean {
  return statements.some(
    statement =>
      allowsAssume(statement) &&
      (statement.principals.some(({ value }) => isArnOf(value, role, stack)) ||
        statement.conditions.some(
          condition =>
            condition.key === 'aws:principalarn' &&
            isPositive(condition) &&
            condition.values.some(value => isArnOf(value, role, stack)),
        )),
  );
}

/** The condition that makes Databricks act for one Databricks account only. */
function accountConditions(statement: Statement) {
  return statement.conditions.filter(
    condition =>
      isPositive(condition) &&
      (condition.key === 'aws:principaltag/databricksaccountid' ||
        condition.key === 'sts:externalid'),
  );
}

/** Whom policies let in. */
export const trustRules: readonly StackRule[] = [
  {
    id: 'iam.wildcard-principal',
    title: 'A policy for everybody',
    severity: 'error',
    reason:
      'Principal * without a condition on the caller is everybody with an AWS account.',
    source: 'AWS IAM user guide, "AWS JSON policy elements: Principal", 2026',
    fix: 'Name the principals, or add a condition on who calls.',
    check: allOf(
      forEachPolicy(['trust', 'other'], statements =>
        statements.some(
          statement =>
            statement.allows &&
            isAnybody(statement) &&
            !restrictsCaller(statement),
        )
          ? 'a statement allows every principal without a condition on who calls'
          : undefined,
      ),
      forEachPolicy(['endpoint'], statements =>
        statements.some(
          ({ allows, conditions, resources, principals }) =>
            allows &&
            conditions.length === 0 &&
            resources.includes('*') &&
            principals.some(({ value }) => value === '*'),
        )
          ? 'the endpoint policy allows everybody everything, as having none would'
          : undefined,
      ),
    ),
  },
  {
    id: 'iam.missing-account-condition',
    title: 'Databricks is let in for every Databricks account',
    severity: 'error',
    reason:
      'All Databricks customers share one AWS principal: without a condition on the Databricks account, any of them who knows the name could use the role, bucket or key.',
    source:
      'Databricks documentation, "Create a cross-account IAM role" and "Create an S3 bucket", 2026; Databricks Terraform provider 1.128.0, databricks_e2_account_id',
    fix: 'Add StringEquals aws:PrincipalTag/DatabricksAccountId (buckets and keys) or sts:ExternalId (roles) with the Databricks account id.',
    check: allOf(
      forEachPolicy(
        ['bucket', 'key', 'trust', 'other'],
        (statements, _policy, _stack, context) => {
          const { accountId } = context.project.spec.databricks;
          const toDatabricks = statements.filter(
            ({ allows, principals }) => allows && principals.some(isDatabricks),
          );
          if (
            toDatabricks.some(statement => !accountConditions(statement).length)
          ) {
            return 'a statement lets Databricks in without a condition on the Databricks account';
          }
          // An external id that a credential gives is only known when it is made.
          const other = toDatabricks
            .filter(({ principals }) => !principals.some(isUnityCatalog))
            .flatMap(accountConditions)
            .flatMap(({ values }) => values)
            .find(value => !value.includes('${') && value !== accountId);
          return other === undefined
            ? undefined
            : `a statement lets Databricks in for account ${other}, and this project's is ${accountId}`;
        },
      ),
      forEachData(['databricks_aws_bucket_policy'], ({ attributes }) =>
        attributes.databricks_e2_account_id
          ? undefined
          : 'without databricks_e2_account_id the policy has no condition on the Databricks account',
      ),
    ),
  },
  {
    id: 'iam.missing-self-assume',
    title: 'A Unity Catalog role that may not assume itself',
    severity: 'error',
    reason:
      'Unity Catalog refuses storage credentials whose role does not assume itself; both the trust and the permission policy have to say so.',
    source:
      'Databricks documentation, "Create a storage credential": self-assuming role, enforced since 2023-06-30',
    fix: "Trust the account root with ArnLike aws:PrincipalArn = the role's ARN, and allow sts:AssumeRole on that ARN in the role's policy.",
    check: forEachResource(['aws_iam_role'], (role, stack) => {
      const trust = readStatements(role.attributes.assume_role_policy, stack);
      if (
        !trust?.some(
          ({ allows, principals }) => allows && principals.some(isUnityCatalog),
        )
      ) {
        return undefined;
      }
      const permissions = identityPoliciesOf(role, stack);
      const mayAssumeItself =
        permissions.some(({ statements }) => !statements) ||
        permissions.some(({ statements }) =>
          statements?.some(
            statement =>
              allowsAssume(statement) &&
              statement.resources.some(
                resource => resource === '*' || isArnOf(resource, role, stack),
              ),
          ),
        );
      const missing = [
        ...(trustsItself(trust, role, stack) ? [] : ['trust policy']),
        ...(mayAssumeItself ? [] : ['permission policy']),
      ];
      return missing.length
        ? `the ${missing.join(' and the ')} of the role ${
            missing.length > 1 ? 'do' : 'does'
          } not let it assume itself`
        : undefined;
    }),
  },
  {
    id: 'iam.confused-deputy',
    title: 'A service is let in for every AWS account',
    severity: 'warning',
    reason:
      'A service acts for whoever asks it: without a condition on the source, another AWS account can make it write to this bucket or use this role.',
    source:
      'AWS IAM user guide, "The confused deputy problem": cross-service, 2026',
    fix: 'Add StringEquals aws:SourceAccount, or ArnLike aws:SourceArn.',
    check: forEachPolicy(
      ['bucket', 'trust', 'other', 'key'],
      (statements, { kind }) => {
        const services = statements
          .filter(
            statement =>
              statement.allows &&
              !statement.conditions.some(
                condition =>
                  isPositive(condition) &&
                  (/^aws:source(account|arn|orgid|orgpaths)$/.test(
                    condition.key,
                  ) ||
                    (kind === 'key' && condition.key === 'kms:calleraccount')),
              ),
          )
          .flatMap(({ conditions, principals }) =>
            principals.filter(
              ({ value }) =>
                !BY_EXTERNAL_ID.test(value) ||
                !conditions.some(
                  condition =>
                    isPositive(condition) && condition.key === 'sts:externalid',
                ),
            ),
          )
          .filter(
            ({ type, value }) =>
              type === 'Service' &&
              !(kind === 'trust' && OWN_ACCOUNT_SERVICES.test(value)),
          )
          .map(({ value }) => value);
        return services.length
          ? `${[...new Set(services)].join(
              ', ',
            )} may act here for any AWS account`
          : undefined;
      },
    ),
  },
];

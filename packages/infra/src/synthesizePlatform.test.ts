import fc from 'fast-check';
import {
  Platform,
  platformResourceNames,
  platformSharedTargets,
  readStateKeys,
  sharedStateKeys,
  stackFindings,
  stateKeys,
} from '@lakeport/project';
import { environmentBoundaryPolicy } from './policies/environmentBoundaryPolicy';
import { PolicyDocument } from './policies/PolicyDocument';
import { synthesizePlatform } from './synthesizePlatform';
import { brokenPolicies } from './__testUtils__/brokenPolicies';
import { danglingReferences } from './__testUtils__/danglingReferences';
import { expressionsIn } from './__testUtils__/expressionsIn';
import { forgetTokens } from './__testUtils__/forgetTokens';
import { mayDo } from './__testUtils__/iamEvaluation';
import { platforms } from './__testUtils__/platforms';

/** All that a platform has roles for, and what each may do, flat. */
function deployedOf({ spec: { projects } }: Platform) {
  return Object.entries(projects).flatMap(([project, declared]) => {
    const { environments } = declared;
    const shared = platformSharedTargets(declared);
    return [
      ...Object.entries(environments).map(
        ([environment, { awsAccountId }]) => ({
          id: `environment-${project}-${environment}`,
          keys: stateKeys(project, environment),
          reads: shared
            .filter(({ members }) => members.includes(environment))
            .flatMap(({ name }) => sharedStateKeys(project, name).states),
          accounts: [awsAccountId],
        }),
      ),
      ...shared.map(({ members, name }) => ({
        id: `shared-${project}-${name}`,
        keys: sharedStateKeys(project, name),
        reads: members.flatMap(member => readStateKeys(project, name, member)),
        accounts: members.map(member => environments[member].awsAccountId),
      })),
    ];
  });
}

/** What roles may reach that is another environment's, in words. */
function trespasses(platform: Platform): string[] {
  const { resource = {} } =
    synthesizePlatform(platform).stacks[platformResourceNames(platform).stack];
  const { childRole, state } = platform.spec.aws;
  const boundary = environmentBoundaryPolicy({
    stateBucket: state.bucket,
    childRoles: [childRole, `${childRole}-plan`],
  });
  const all = deployedOf(platform);
  return all.flatMap(own =>
    (['plan', 'apply'] as const).flatMap(operation => {
      const id = `${own.id}-${operation}`;
      const { tags } = resource.aws_iam_role[`${id}-role`];
      const policy: PolicyDocument = JSON.parse(
        String(resource.aws_iam_role_policy[`${id}-policy`].policy),
      );
      const context = Object.fromEntries(
        Object.entries(tags ?? {}).map(([tag, value]) => [
          `aws:PrincipalTag/${tag}`,
          String(value),
        ]),
      );
      const reaches = (action: string, target: string) =>
        mayDo(
          { policies: [policy], boundary },
          { action, resource: target, context },
        ) === 'allowed';
      const object = (key: string) => `arn:aws:s3:::${state.bucket}/${key}`;
      return all.flatMap(({ accounts, keys }) => [
        ...[
          ...keys.states,
          ...keys.locks,
          `${keys.claims}x`,
          `${keys.plans}x/y`,
        ].flatMap(key =>
          [
            ['s3:GetObject', keys === own.keys || own.reads.includes(key)],
            [
              's3:PutObject',
              keys === own.keys &&
                (operation === 'apply' || !keys.states.includes(key)),
            ],
          ].flatMap(([action, isMeant]) =>
            reaches(String(action), object(key)) === isMeant
              ? []
              : [`${id}: ${action} ${key}`],
          ),
        ),
        ...accounts.flatMap(account => {
          const role = `arn:aws:iam::${account}:role/${
            operation === 'plan' ? `${childRole}-plan` : childRole
          }`;
          return reaches('sts:AssumeRole', role) ===
            own.accounts.includes(account)
            ? []
            : [`${id}: sts:AssumeRole ${role}`];
        }),
      ]);
    }),
  );
}

describe('synthesizePlatform, for any platform', () => {
  it('refers only to what is there, evaluates nothing that was typed, and keeps environments apart', () => {
    fc.assert(
      fc.property(platforms, platform =>
        forgetTokens(() => {
          const result = synthesizePlatform(platform);
          const json = result.stacks[platformResourceNames(platform).stack];
          expect({
            dangling: danglingReferences(result),
            policies: brokenPolicies(json),
            typed: expressionsIn(json).filter(text =>
              text.includes('aws_vpc.x'),
            ),
            directives: JSON.stringify(json).replace(/%%\{/g, '').match(/%\{/g),
            trespasses: trespasses(platform),
            errors: stackFindings(platform, result).filter(
              ({ severity }) => severity === 'error',
            ),
          }).toEqual({
            dangling: [],
            policies: [],
            typed: [],
            directives: null,
            trespasses: [],
            errors: [],
          });
        }),
      ),
      {
        numRuns: process.env.CI ? 60 : 20,
        endOnFailure: true,
        ...(process.env.LAKEPORT_SEED && {
          seed: Number(process.env.LAKEPORT_SEED),
        }),
      },
    );
  }, 300_000);
});

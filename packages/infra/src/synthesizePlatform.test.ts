import fc from 'fast-check';
import {
  Platform,
  platformResourceNames,
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

/** The environments of a platform, flat. */
function environmentsOf({ spec: { projects } }: Platform) {
  return Object.entries(projects).flatMap(([project, { environments }]) =>
    Object.entries(environments).map(([environment, { awsAccountId }]) => ({
      project,
      environment,
      awsAccountId,
    })),
  );
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
  const all = environmentsOf(platform);
  return all.flatMap(own =>
    (['plan', 'apply'] as const).flatMap(operation => {
      const id = `environment-${own.project}-${own.environment}-${operation}`;
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
      return all.flatMap(other => {
        const keys = stateKeys(other.project, other.environment);
        const targets = [
          ...[
            ...keys.states,
            ...keys.locks,
            `${keys.claims}x`,
            `${keys.plans}x/y`,
          ]
            .map(key => `arn:aws:s3:::${state.bucket}/${key}`)
            .map(object => ['s3:GetObject', object]),
          [
            'sts:AssumeRole',
            `arn:aws:iam::${other.awsAccountId}:role/${
              operation === 'plan' ? `${childRole}-plan` : childRole
            }`,
          ],
        ];
        return targets
          .filter(
            ([action, target]) => reaches(action, target) !== (other === own),
          )
          .map(([action, target]) => `${id}: ${action} ${target}`);
      });
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
        numRuns: process.env.CI ? 100 : 20,
        endOnFailure: true,
        ...(process.env.LAKEPORT_SEED && {
          seed: Number(process.env.LAKEPORT_SEED),
        }),
      },
    );
  }, 300_000);
});

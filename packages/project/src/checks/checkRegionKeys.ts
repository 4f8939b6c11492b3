import type { Finding } from '../Finding';
import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';
import { regionMembers } from './regionMembers';

const PATH = ['spec', 'regions', 'keys'];
const KINDS = ['encryption', 'workspaceEncryption'] as const;

/**
 * That keys of a customer have a key of the primary that they can be replicas
 * of: in the same AWS account, and made here.
 *
 * Source: AWS KMS developer guide, multi-Region keys (related keys are in one
 * AWS account), 2026.
 */
export function checkRegionKeys(draft: ProjectDraft): Finding[] {
  const { primary, secondaries } = regionMembers(draft);
  if (!draft.spec?.regions?.multiRegionKeys || !primary) {
    return [];
  }
  return secondaries.flatMap(({ name, environment }) =>
    KINDS.flatMap((kind): Finding[] => {
      const account = environment.awsAccountId;
      const home = primary.environment.awsAccountId;
      const there = makesKey(environment, kind);
      const here = makesKey(primary.environment, kind);
      if (
        account !== undefined &&
        home !== undefined &&
        account !== home &&
        (there || here)
      ) {
        return [
          {
            path: PATH,
            message: `a key has replicas in one AWS account only, and environments ${primary.name} and ${name}, with keys of their own for ${kind}, are in ${home} and ${account}`,
            hint: `use keys: regional, bring keys that are there (${kind}.key), or put both into one AWS account`,
            about: 'value',
          },
        ];
      }
      return there && here === false
        ? [
            {
              path: PATH,
              message: `the key for ${kind} of environment ${name} would be a replica of the primary's, and ${primary.name} makes none`,
              hint: `turn ${kind} on in ${primary.name} without a key of its own, turn it off in ${name}, or use keys: regional`,
              about: 'value',
            },
          ]
        : [];
    }),
  );
}

/** Whether a new key is made; undefined while that cannot be known. */
function makesKey(
  environment: EnvironmentDraft,
  kind: (typeof KINDS)[number],
): boolean | undefined {
  const { storageEncryption, workspaceEncryption } =
    environmentSwitches(environment);
  const on = kind === 'encryption' ? storageEncryption : workspaceEncryption;
  return on && !environment[kind]?.keys.includes('key');
}

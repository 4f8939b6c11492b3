import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { ProjectDraft } from './projectDraft';

/**
 * That an account of the Premium tier is not asked for what only Enterprise
 * has.
 *
 * Source: Databricks docs, AWS PrivateLink and customer-managed keys,
 * requirements, 2026.
 */
export function checkPricingTier(draft: ProjectDraft): Finding[] {
  if (draft.spec?.databricks?.pricingTier !== 'PREMIUM') {
    return [];
  }
  return environmentsOf(draft).flatMap(({ name, environment }) => {
    const { backEnd, frontEnd, workspaceEncryption } =
      environmentSwitches(environment);
    const wanted = [
      ...(backEnd || frontEnd
        ? [{ what: 'PrivateLink', off: 'privateLink: { backEnd: false }' }]
        : []),
      ...(workspaceEncryption
        ? [
            {
              what: 'encryption of the workspace by a key of yours',
              off: 'workspaceEncryption: { managedServices: false, storage: false }',
            },
          ]
        : []),
    ];
    return wanted.map(
      ({ what, off }): Finding => ({
        path: ['spec', 'databricks', 'pricingTier'],
        message: `the tier PREMIUM has no ${what}, which environment ${name} uses`,
        hint: `use ENTERPRISE, or write ${off} in ${name}`,
        about: 'value',
      }),
    );
  });
}

import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

/** That a project on a platform leaves log delivery to the platform. */
export function checkLogDelivery(draft: ProjectDraft): Finding[] {
  const platform = draft.spec?.platform;
  const delivery = draft.spec?.databricks?.logDelivery;
  return platform === undefined
    ? []
    : (['audit', 'billableUsage'] as const)
        .filter(type => delivery?.[type])
        .map(type => ({
          path: ['spec', 'databricks', 'logDelivery', type],
          message: `platform ${platform} delivers the logs of the account, not a project on it`,
          hint: 'remove logDelivery, or spec.platform',
          about: 'value',
        }));
}

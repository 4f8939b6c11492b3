import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

/** That a project on a platform leaves making metastores to the platform. */
export function checkMetastores(draft: ProjectDraft): Finding[] {
  const platform = draft.spec?.platform;
  if (platform === undefined) {
    return [];
  }
  return Object.entries(draft.spec?.databricks?.metastores ?? {})
    .filter(([, metastore]) => metastore?.create)
    .map(([region]) => ({
      path: ['spec', 'databricks', 'metastores', region, 'create'],
      message: `platform ${platform} makes the metastores, not a project on it`,
      hint: 'remove create and owner, or spec.platform',
      about: 'key',
    }));
}

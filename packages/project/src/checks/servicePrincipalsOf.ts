import { LAKEHOUSE_PRINCIPAL } from '../lakehouseResourceNames';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/**
 * The service principals that an environment's grants and jobs may name: those
 * it declares, and the one that is made for the job of its lakehouse.
 */
export function servicePrincipalsOf(
  draft: ProjectDraft,
  name: string,
  { servicePrincipals }: EnvironmentDraft,
): Record<string, unknown> {
  const carries =
    draft.spec?.lakehouse?.keys.includes('orchestration') &&
    lakehouseEnvironments(draft).some(one => one.name === name);
  return {
    ...servicePrincipals,
    ...(carries ? { [LAKEHOUSE_PRINCIPAL]: true } : {}),
  };
}

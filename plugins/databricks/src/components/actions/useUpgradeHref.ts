import { useCallback } from 'react';
import { useRegisteredTemplates } from '../../queries/useRegisteredTemplates';
import type { TemplateAction } from './TemplateAction';
import { useTemplateHref } from './useTemplateHref';

const TEMPLATE: TemplateAction['template'] = 'upgrade-lakeport';

const TEMPLATES = [TEMPLATE];

/**
 * Where these repositories are upgraded; undefined while it is not known whether
 * the template is there, and where it is not.
 */
export function useUpgradeHref() {
  const registered = useRegisteredTemplates(TEMPLATES).data;
  const hrefOf = useTemplateHref();
  return useCallback(
    (projects: readonly string[]): string | undefined =>
      registered?.includes(TEMPLATE) && projects.length > 0
        ? hrefOf(TEMPLATE, { projects })
        : undefined,
    [registered, hrefOf],
  );
}

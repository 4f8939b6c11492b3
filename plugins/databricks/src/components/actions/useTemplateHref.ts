import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { selectedTemplateRouteRef } from '../../routes';

/** The namespace that the templates of lakeport are registered in. */
const NAMESPACE = 'default';

/**
 * Where a template's form is, filled in. Apps may move the scaffolder, so the
 * route comes from the app; one that binds none has it where Backstage puts it.
 */
export function useTemplateHref() {
  const route = useRouteRef(selectedTemplateRouteRef);
  return useCallback(
    (templateName: string, formData: object) => {
      const path =
        route?.({ namespace: NAMESPACE, templateName }) ??
        `/create/templates/${NAMESPACE}/${encodeURIComponent(templateName)}`;
      const query = new URLSearchParams({ formData: JSON.stringify(formData) });
      return `${path}?${query}`;
    },
    [route],
  );
}

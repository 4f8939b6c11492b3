import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { useCallback } from 'react';

/** Where the tab is unless an app moves it. */
const TAB = 'deployments';

/** Addresses of deployments on the pages of their environments. */
export function useDeploymentHref(): (
  deployment: Pick<Deployment, 'id' | 'entityRef'>,
) => string {
  const route = useRouteRef(entityRouteRef);
  return useCallback(
    ({ id, entityRef }) => {
      const page = route(entityRouteParams(entityRef, { encodeParams: true }));
      return `${page}/${TAB}?deployment=${encodeURIComponent(id)}`;
    },
    [route],
  );
}

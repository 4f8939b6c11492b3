import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import type { TopologyMode } from './TopologyMode';
import { NETWORK_PARAMETER } from './useTopologyMode';

/** Where the tab is unless an app moves it. */
const TAB = 'topology';

/** Addresses of the networks on the pages of their environments. */
export function useTopologyHref(): (
  entityRef: string,
  mode: TopologyMode,
) => string {
  const route = useRouteRef(entityRouteRef);
  return useCallback(
    (entityRef, mode) => {
      const page = route(entityRouteParams(entityRef, { encodeParams: true }));
      return `${page}/${TAB}?${NETWORK_PARAMETER}=${mode}`;
    },
    [route],
  );
}

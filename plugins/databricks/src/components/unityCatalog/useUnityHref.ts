import { useRouteRef } from '@backstage/core-plugin-api';
import {
  unityObjectPath,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { useCallback } from 'react';
import { rootRouteRef } from '../../routes';

/** Where objects are shown in the explorer of this app. */
export function useUnityHref(): (object: UnityObjectName) => string {
  const root = useRouteRef(rootRouteRef)();
  return useCallback(object => unityObjectPath(object, root), [root]);
}

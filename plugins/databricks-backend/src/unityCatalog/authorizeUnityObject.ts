import { NotAllowedError } from '@backstage/errors';
import {
  databricksCatalogReadPermission,
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { lacksPermission } from '../access/authorize';
import type { UnityDecision } from './UnityDecision';

/**
 * Lets a request for one object pass or ends it.
 *
 * @throws NotAllowedError
 */
export async function authorizeUnityObject(
  decision: Pick<UnityDecision, 'allows'>,
  object: UnityObjectName,
): Promise<void> {
  const [isAllowed] = await decision.allows([{ ...object, owner: false }]);
  if (!isAllowed) {
    throw new NotAllowedError(
      lacksPermission({
        permission: databricksCatalogReadPermission,
        resourceRef: unityObjectRef(object),
      }),
    );
  }
}

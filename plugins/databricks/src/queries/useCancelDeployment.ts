import { useApi } from '@backstage/core-plugin-api';
import { useMutation } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { useDeploymentChanged } from './useDeploymentChanged';

/** End a deployment before its end. */
export function useCancelDeployment(id: string) {
  const api = useApi(databricksApiRef);
  const onSuccess = useDeploymentChanged();
  return useMutation({
    mutationFn: (reason: string) =>
      api.cancelDeployment(id, reason ? { reason } : {}),
    onSuccess,
  });
}

import { useApi } from '@backstage/core-plugin-api';
import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useMutation } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';
import { useDeploymentChanged } from './useDeploymentChanged';

/** Start a deployment; the environment's list is read again at once. */
export function useCreateDeployment() {
  const api = useApi(databricksApiRef);
  const onSuccess = useDeploymentChanged();
  return useMutation({
    mutationFn: (request: CreateDeploymentRequest) =>
      api.createDeployment(request),
    onSuccess,
  });
}

import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** A page of repositories with their versions of lakeport, those furthest behind first. */
export function useLakeportVersions(request: {
  /** Only this platform's repositories. */
  platform?: string;
  limit: number;
  offset: number;
}) {
  const { platform, limit, offset } = request;
  const api = useApi(databricksApiRef);
  return useQuery({
    queryKey: ['lakeport-versions', platform, limit, offset],
    queryFn: ({ signal }) =>
      api.listLakeportVersions({ platform, limit, offset }, { signal }),
    placeholderData: keepPreviousData,
    // They change with a merge, or with a new portal.
    staleTime: 60_000,
  });
}

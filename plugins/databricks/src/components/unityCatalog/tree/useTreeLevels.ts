import { useApi } from '@backstage/core-plugin-api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { databricksApiRef } from '../../../api/databricksApiRef';
import { useUnityOptions } from '../../../queries/useUnityOptions';
import { LevelReader } from './LevelReader';

/** A reader of levels for as long as a tree is shown, and what it has read. */
export function useTreeLevels(workspace: string | undefined) {
  const api = useApi(databricksApiRef);
  const client = useQueryClient();
  const optionsOf = useUnityOptions();
  const reader = useMemo(
    () => new LevelReader({ client, api, optionsOf, workspace }),
    [client, api, optionsOf, workspace],
  );
  useEffect(() => () => reader.close(), [reader]);
  const states = useSyncExternalStore(reader.subscribe, reader.states);
  return { reader, states };
}

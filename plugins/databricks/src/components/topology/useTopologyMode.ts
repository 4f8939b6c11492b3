import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { TopologyMode } from './TopologyMode';

/** The part of an address that says which network is shown. */
export const NETWORK_PARAMETER = 'network';

/** Every way to look at an environment's network, the cheapest first. */
export const MODES: readonly TopologyMode[] = [
  'declared',
  'observed',
  'difference',
];

/** Which network is shown, kept in the address so that it can be linked to. */
export function useTopologyMode(): [
  TopologyMode,
  (mode: TopologyMode) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get(NETWORK_PARAMETER);
  const choose = useCallback(
    (mode: TopologyMode) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          next.set(NETWORK_PARAMETER, mode);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [MODES.find(mode => mode === wanted) ?? 'declared', choose];
}

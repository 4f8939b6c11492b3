import type { Topology } from '@lakeport/topology';
import { useCallback, useMemo, useState } from 'react';
import { ancestorsOf } from './ancestorsOf';
import { foldTopology, type FoldedTopology } from './foldTopology';
import { initialFolds } from './initialFolds';
import { unfoldWithin } from './unfoldWithin';

/** What is folded away, and ways to change it. */
export interface Folds {
  folds: ReadonlySet<string>;
  folded: FoldedTopology;
  /** Folds a container, or unfolds it. */
  toggle: (id: string) => void;
  /** Unfolds what is around a part, so that it is drawn. */
  reveal: (id: string) => void;
  unfoldAll: () => void;
  /** Folds what was folded at first. */
  reset: () => void;
}

/**
 * Which containers are folded. What was folded stays so when the network is read
 * again.
 */
export function useFolds(topology: Topology): Folds {
  const [folds, setFolds] = useState(() => initialFolds(topology));
  const folded = useMemo(
    () => foldTopology(topology, folds),
    [topology, folds],
  );
  const toggle = useCallback(
    (id: string) =>
      setFolds(current =>
        current.has(id)
          ? unfoldWithin(topology, current, [id])
          : new Set([...current, id]),
      ),
    [topology],
  );
  const reveal = useCallback(
    (id: string) =>
      setFolds(current => {
        const around = ancestorsOf(topology, id);
        return around.some(item => current.has(item))
          ? unfoldWithin(topology, current, around)
          : current;
      }),
    [topology],
  );
  const unfoldAll = useCallback(() => setFolds(new Set()), []);
  const reset = useCallback(() => setFolds(initialFolds(topology)), [topology]);
  return { folds, folded, toggle, reveal, unfoldAll, reset };
}

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'deployment';

/** The opened deployment, kept in the address so that it can be linked to. */
export function useSelectedDeployment(): [
  string | undefined,
  (id: string) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const select = useCallback(
    (id: string) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          next.set(PARAMETER, id);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [parameters.get(PARAMETER) ?? undefined, select];
}

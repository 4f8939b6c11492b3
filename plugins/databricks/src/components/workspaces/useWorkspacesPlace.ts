import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Which part of the list of workspaces is shown. */
export interface WorkspacesPlace {
  /** Id of a Databricks account. */
  account?: string;
  region?: string;
  status?: string;
  q: string;
  offset: number;
}

const PARAMETERS = ['account', 'region', 'status', 'q'] as const;
const OFFSET = 'from';

/** What the backend takes; anything else somebody wrote into the address is left out. */
const LONGEST = { account: 64, region: 32, status: 64, q: 255 } as const;

function placeOf(parameters: URLSearchParams): WorkspacesPlace {
  const textOf = (name: (typeof PARAMETERS)[number]) => {
    const text = parameters.get(name) ?? '';
    return text.length <= LONGEST[name] ? text : '';
  };
  const offset = Number(parameters.get(OFFSET));
  return {
    account: textOf('account') || undefined,
    region: textOf('region') || undefined,
    status: textOf('status') || undefined,
    q: textOf('q'),
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

function parametersOf(
  place: WorkspacesPlace,
  before: URLSearchParams,
): URLSearchParams {
  const parameters = new URLSearchParams(before);
  [...PARAMETERS, OFFSET].forEach(name => parameters.delete(name));
  for (const name of PARAMETERS) {
    const value = place[name];
    if (value) {
      parameters.set(name, value);
    }
  }
  if (place.offset > 0) {
    parameters.set(OFFSET, String(place.offset));
  }
  return parameters;
}

/**
 * Which workspaces are listed, kept in the address so that it can be linked to,
 * and a way to change it. Another filter starts at the first page.
 */
export function useWorkspacesPlace(): {
  place: WorkspacesPlace;
  change: (part: Partial<WorkspacesPlace>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const place = useMemo(() => placeOf(parameters), [parameters]);
  const change = useCallback(
    (part: Partial<WorkspacesPlace>) =>
      setParameters(
        current =>
          parametersOf({ ...placeOf(current), offset: 0, ...part }, current),
        { replace: true },
      ),
    [setParameters],
  );
  return { place, change };
}

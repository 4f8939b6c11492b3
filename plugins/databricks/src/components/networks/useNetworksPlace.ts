import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Where on the page of networks somebody is, and what is left out there. */
export interface NetworksPlace {
  /** Whether all of it is drawn instead of listed. */
  map: boolean;
  /** The VPC that is drawn. */
  vpc?: string;
  account?: string;
  region?: string;
  q: string;
  offset: number;
}

const PARAMETERS = {
  map: 'show',
  vpc: 'vpc',
  account: 'account',
  region: 'region',
  q: 'q',
  offset: 'from',
} as const;
const MAP = 'map';

/** What the backend takes; anything else somebody wrote into the address is left out. */
const ACCOUNT = /^[0-9]{12}$/;
const VPC = /^vpc-[0-9a-z]{1,32}$/;
const REGION = /^[a-z0-9-]{1,32}$/;
export const LONGEST_QUERY = 255;

function fitting(text: string | null, form: RegExp): string | undefined {
  return text !== null && form.test(text) ? text : undefined;
}

function placeOf(parameters: URLSearchParams): NetworksPlace {
  const offset = Number(parameters.get(PARAMETERS.offset));
  const q = parameters.get(PARAMETERS.q) ?? '';
  return {
    map: parameters.get(PARAMETERS.map) === MAP,
    vpc: fitting(parameters.get(PARAMETERS.vpc), VPC),
    account: fitting(parameters.get(PARAMETERS.account), ACCOUNT),
    region: fitting(parameters.get(PARAMETERS.region), REGION),
    q: q.length <= LONGEST_QUERY ? q : '',
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

function parametersOf(place: Partial<NetworksPlace>): URLSearchParams {
  const parameters = new URLSearchParams();
  const { map, offset = 0 } = place;
  if (map) {
    parameters.set(PARAMETERS.map, MAP);
  }
  for (const name of ['vpc', 'account', 'region', 'q'] as const) {
    const value = place[name];
    if (value) {
      parameters.set(PARAMETERS[name], value);
    }
  }
  if (offset > 0) {
    parameters.set(PARAMETERS.offset, String(offset));
  }
  return parameters;
}

/**
 * The place on the page of networks, kept in the address so that it can be
 * linked to, a way to change it, and addresses of other places.
 */
export function useNetworksPlace(): {
  place: NetworksPlace;
  change: (part: Partial<NetworksPlace>) => void;
  hrefOf: (place: Partial<NetworksPlace>) => string;
} {
  const [parameters, setParameters] = useSearchParams();
  const place = useMemo(() => placeOf(parameters), [parameters]);
  const change = useCallback(
    (part: Partial<NetworksPlace>) =>
      setParameters(
        current => parametersOf({ ...placeOf(current), offset: 0, ...part }),
        { replace: true },
      ),
    [setParameters],
  );
  const hrefOf = useCallback(
    (other: Partial<NetworksPlace>) => `?${parametersOf(other)}`,
    [],
  );
  return { place, change, hrefOf };
}

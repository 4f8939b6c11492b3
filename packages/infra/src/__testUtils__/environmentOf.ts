import { switches } from './switches';

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merged(a: JsonObject, b: Readonly<JsonObject>): JsonObject {
  const result = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const known = result[key];
    result[key] =
      isObject(known) && isObject(value) ? merged(known, value) : value;
  }
  return result;
}

/**
 * An environment of a project file in us-west-2 with one setting of each switch
 * that is named, by switch. Settings that do not go with others (flow logs of a
 * network of somebody else) are left out, as a person would.
 */
export function environmentOf(settings: Readonly<Record<string, string>>) {
  const parts = Object.entries(settings).map(([name, setting]) => {
    const fragment = switches[name]?.[setting];
    if (!fragment) {
      throw new Error(`There is no switch ${name} with a setting ${setting}`);
    }
    return fragment;
  });
  const environment = parts.reduce<JsonObject>(merged, {
    awsAccountId: '100000000002',
    region: 'us-west-2',
    securityProfile: 'development',
    ...switches.network['nat-per-az'],
  });
  const written = settings.network?.startsWith('existing')
    ? ofExisting(environment, settings.network)
    : environment;
  return { ...written, privateLink: coherentPrivateLink(written) };
}

/** What only the owner of a network can do is not asked of an existing one. */
function ofExisting(environment: JsonObject, setting: string): JsonObject {
  const { sleep: _sleep, ...rest } = environment;
  return { ...rest, ...switches.network[setting] };
}

/**
 * Endpoints that are registered are named exactly where they have to be, and
 * clients only where there is an endpoint to let them in.
 */
function coherentPrivateLink(environment: JsonObject): JsonObject {
  const { network, privateLink: said, securityProfile } = environment;
  const privateLink = isObject(said) ? said : {};
  const backEnd = privateLink.backEnd ?? securityProfile !== 'development';
  const frontEnd = privateLink.frontEnd ?? false;
  const registered =
    'endpoints' in privateLink || (isObject(network) && 'existing' in network);
  return {
    backEnd,
    frontEnd: registered ? frontEnd !== false : frontEnd,
    ...(registered &&
      (backEnd || frontEnd) && {
        endpoints: {
          workspace: '0f3e3b1a-5a0e-4d49-9b5e-2f0c6a1d8e7a',
          relay: '0f3e3b1a-5a0e-4d49-9b5e-2f0c6a1d8e7b',
          ...(frontEnd !== false && {
            frontEnd: '0f3e3b1a-5a0e-4d49-9b5e-2f0c6a1d8e7c',
          }),
        },
      }),
  };
}

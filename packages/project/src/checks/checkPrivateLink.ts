import { regions } from '../data/regions';
import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/**
 * That PrivateLink can be had where it is on, that nothing of it is said where
 * it is off, and that a workspace without public access can still be reached:
 * by its compute, its users and the workflow that sets it up.
 *
 * Source: Databricks docs, AWS PrivateLink, 2026.
 */
export function checkPrivateLink(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) => {
    const switches = environmentSwitches(environment);
    if (switches.serverlessOnly) {
      return [];
    }
    const at = [...path, 'privateLink'];
    return [
      ...inRegion(path, environment),
      ...publicAccess(draft, at, environment),
      ...endpoints(at, environment),
      ...(switches.backEnd === false && switches.frontEnd === false
        ? ['privateAccessSettings', 'endpoints']
            .filter(key => environment.privateLink?.keys.includes(key))
            .map(
              (key): Finding => ({
                path: [...at, key],
                message: `${key} does not go without PrivateLink`,
                hint: `remove it, or set privateLink.backEnd: true`,
                about: 'key',
              }),
            )
        : []),
    ];
  });
}

function inRegion(path: string[], environment: EnvironmentDraft): Finding[] {
  const { region, securityProfile, privateLink } = environment;
  const { backEnd, frontEnd } = environmentSwitches(environment);
  if (
    region === undefined ||
    regions[region]?.privateLink ||
    !(backEnd || frontEnd)
  ) {
    return [];
  }
  const message = `Databricks has no PrivateLink in region ${region}`;
  const elsewhere = Object.keys(regions)
    .filter(id => regions[id].privateLink)
    .join(', ');
  const saying = (['backEnd', 'frontEnd'] as const).filter(key =>
    privateLink?.keys.includes(key),
  );
  const culprits = saying.filter(key =>
    key === 'backEnd' ? backEnd : frontEnd,
  );
  return culprits.length > 0
    ? culprits.map(key => ({
        path: [...path, 'privateLink', key],
        message,
        hint: `use ${key}: false, or a region that has it: ${elsewhere}`,
        about: 'value',
      }))
    : [
        {
          path: [...path, 'region'],
          message: `${message}, and securityProfile ${securityProfile} uses it`,
          hint: `write privateLink: { backEnd: false }, or use a region that has it: ${elsewhere}`,
          about: 'value',
        },
      ];
}

function publicAccess(
  draft: ProjectDraft,
  at: string[],
  environment: EnvironmentDraft,
): Finding[] {
  if (environment.privateLink?.publicAccess !== false) {
    return [];
  }
  const { backEnd, frontEnd } = environmentSwitches(environment);
  const path = [...at, 'publicAccess'];
  const missing = [
    ...(backEnd === false ? ['backEnd: true'] : []),
    ...(frontEnd === false ? ['frontEnd: true'] : []),
  ];
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push({
      path,
      message:
        'without public access a workspace is reached by PrivateLink only, which is not on at both ends',
      hint: `set ${missing.join(' and ')}, or publicAccess: true`,
      about: 'value',
    });
  }
  const runner = hostedRunner(draft.spec?.github?.runsOn);
  if (runner !== undefined) {
    findings.push({
      path,
      message: `GitHub's own runners (${runner}) cannot reach a workspace without public access`,
      hint: 'write spec.github.runsOn with the label of a runner of your own that reaches the endpoints, or publicAccess: true',
      about: 'value',
    });
  }
  return findings;
}

/** The label of GitHub's own runner, which is also what is used when nothing is said. */
function hostedRunner(runsOn: unknown): string | undefined {
  if (runsOn === undefined) {
    return 'ubuntu-24.04';
  }
  const labels: unknown[] = Array.isArray(runsOn) ? runsOn : [runsOn];
  if (labels.includes('self-hosted')) {
    return undefined;
  }
  return labels.find(
    (label): label is string =>
      typeof label === 'string' && /^(ubuntu|windows|macos)-/.test(label),
  );
}

function endpoints(at: string[], environment: EnvironmentDraft): Finding[] {
  const { privateLink } = environment;
  const { backEnd, frontEnd, network } = environmentSwitches(environment);
  const registered = privateLink?.keys.includes('endpoints');
  const path = [...at, 'endpoints'];
  const findings: Finding[] = [];
  const front = privateLink?.endpoints?.keys.includes('frontEnd');
  if (network === 'existing' && !registered && (backEnd || frontEnd)) {
    findings.push({
      path,
      message:
        'endpoints is missing: in an existing network lakeport makes no endpoints for PrivateLink',
      hint: `write the ids that Databricks gave them when they were registered, { workspace: <id>, relay: <id>${
        frontEnd ? ', frontEnd: <id>' : ''
      } }, or privateLink: { backEnd: false }`,
      about: 'value',
    });
  }
  if (privateLink?.endpoints && frontEnd && !front) {
    findings.push({
      path: [...path, 'frontEnd'],
      message:
        'frontEnd is missing: the front end is on, and endpoints are registered already',
      hint: 'write the id of the registered endpoint that users come by',
      about: 'value',
    });
  }
  const { relay, workspace } = privateLink?.endpoints ?? {};
  if (relay !== undefined && relay.toLowerCase() === workspace?.toLowerCase()) {
    findings.push({
      path: [...path, 'relay'],
      message:
        'relay and workspace are one endpoint, and an endpoint has one service',
      hint: 'write the id of the endpoint of the secure cluster connectivity relay',
      about: 'value',
    });
  }
  if (front && frontEnd === false) {
    findings.push({
      path: [...path, 'frontEnd'],
      message: 'an endpoint for the front end does not go without a front end',
      hint: 'remove it, or set privateLink.frontEnd: true',
      about: 'key',
    });
  }
  if (
    privateLink?.frontEnd?.keys.includes('clientCidrs') &&
    (network === 'existing' || registered)
  ) {
    findings.push({
      path: [...at, 'frontEnd', 'clientCidrs'],
      message: `clientCidrs does not go with ${
        registered ? 'registered endpoints' : 'an existing network'
      }, whose security groups are somebody else's`,
      hint: 'write frontEnd: true',
      about: 'key',
    });
  }
  return findings;
}

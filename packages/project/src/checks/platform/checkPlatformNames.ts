import type { Finding } from '../../Finding';
import { characters } from '../../characters';
import { networkConnectivityName } from '../../networkConnectivityName';
import type { PlatformDraft } from './platformDraft';
import { platformEnvironments } from './platformEnvironments';
import { platformShared } from './platformShared';

const LONGEST_CONNECTIVITY = 30;
const LONGEST_ROLE = 64;
const PLAN = '-plan';

/**
 * That names made of others are different and not too long: `a` with `b-c` and
 * `a-b` with `c` would have roles, workspaces and service principals of the
 * same name.
 *
 * Source: databricks/terraform-provider-databricks 1.128.0
 * (mws_network_connectivity_config); IAM user guide, quotas, 2026.
 */
export function checkPlatformNames(draft: PlatformDraft): Finding[] {
  return [
    ...environmentNames(draft),
    ...planEnvironments(draft),
    ...connectivityNames(draft),
    ...roleNames(draft),
  ];
}

function environmentNames(draft: PlatformDraft): Finding[] {
  const platform = draft.metadata?.name;
  const seen = new Map<string, string>();
  const own: Finding[] =
    platform !== undefined &&
    Object.hasOwn(draft.spec?.projects ?? {}, platform)
      ? [
          {
            path: ['spec', 'projects', platform],
            message: `${platform} is the name of the platform itself`,
            hint: 'give the project another name',
            about: 'key',
          },
        ]
      : [];
  return [
    ...own,
    ...deployed(draft).flatMap(
      ({ project, name, path, what: named }): Finding[] => {
        const called = `${project}-${name}`;
        const what = `${named} of ${project}`;
        const before = seen.get(called);
        seen.set(called, before ?? what);
        if (before !== undefined) {
          return [
            {
              path,
              message: `what belongs to ${what} would be called ${called}, like what belongs to ${before}`,
              hint: 'change the name of the environment or of the project',
              about: 'key',
            },
          ];
        }
        return platform !== undefined && called === `${platform}-deploy`
          ? [
              {
                path,
                message: `the service principal of ${what} would be called ${called}, like the platform's own`,
                hint: 'change the name of the environment or of the project',
                about: 'key',
              },
            ]
          : [];
      },
    ),
  ];
}

/** Environments and what is between them: roles are called after both. */
function deployed(draft: PlatformDraft) {
  return [
    ...platformEnvironments(draft).map(({ project, name, path }) => ({
      project,
      name,
      path,
      what: `environment ${name}`,
    })),
    ...platformShared(draft).map(({ project, target, path }) => ({
      project,
      name: target,
      path,
      what: target,
    })),
  ];
}

function planEnvironments(draft: PlatformDraft): Finding[] {
  const all = deployed(draft);
  return platformEnvironments(draft).flatMap(
    ({ project, name, path }): Finding[] => {
      const other = name.slice(0, -PLAN.length);
      const planned = all.find(
        one => one.project === project && one.name === other,
      );
      return name.endsWith(PLAN) && planned
        ? [
            {
              path,
              message: `${name} is what the plans of ${planned.what} run in on GitHub`,
              hint: `use a name that does not end with ${PLAN}`,
              about: 'key',
            },
          ]
        : [];
    },
  );
}

function connectivityNames(draft: PlatformDraft): Finding[] {
  const platform = draft.metadata?.name;
  return Object.entries(
    draft.spec?.databricks?.networkConnectivity ?? {},
  ).flatMap(([region, said]): Finding[] => {
    const called =
      platform === undefined || said?.keys.includes('existing')
        ? ''
        : networkConnectivityName(platform, region);
    return called.length > LONGEST_CONNECTIVITY
      ? [
          {
            path: ['spec', 'databricks', 'networkConnectivity', region],
            message: `the network connectivity configuration would be called ${called}, which has more than ${LONGEST_CONNECTIVITY} characters`,
            hint: `shorten the name of the platform by ${characters(
              called.length - LONGEST_CONNECTIVITY,
            )}, or bring one: { existing: <id> }`,
            about: 'key',
          },
        ]
      : [];
  });
}

function roleNames(draft: PlatformDraft): Finding[] {
  const { adminRole, childRole } = draft.spec?.aws ?? {};
  const path = ['spec', 'aws'];
  const same =
    adminRole !== undefined &&
    adminRole.toLowerCase() === childRole?.toLowerCase();
  const plan = `${childRole}${PLAN}`;
  return [
    ...(childRole !== undefined && plan.length > LONGEST_ROLE
      ? [
          {
            path: [...path, 'childRole'],
            message: `the role that plans would be called ${plan}, which has more than ${LONGEST_ROLE} characters`,
            hint: `shorten the name of the role by ${characters(
              plan.length - LONGEST_ROLE,
            )}`,
            about: 'value' as const,
          },
        ]
      : []),
    ...(same
      ? [
          {
            path: [...path, 'childRole'],
            message: `${childRole} is the name of the admin role, too`,
            hint: 'use two names, so that nobody takes one for the other',
            about: 'value' as const,
          },
        ]
      : []),
  ];
}

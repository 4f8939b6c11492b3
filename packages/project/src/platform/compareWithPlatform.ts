import type { Problem } from '../Problem';
import type { Project } from '../Project';
import { platformFacts } from './platformFacts';
import type { Platform } from './Platform';
import type { ProjectFacts } from './ProjectFacts';
import { sharedDifferences } from './sharedDifferences';
import { sameWorkflows } from './workflowsSource';

/**
 * Where a project file and its platform's file say different things. The path
 * is the project file's.
 *
 * @public
 */
export type PlatformDifference = Pick<Problem, 'path' | 'message' | 'hint'>;

/**
 * What of the facts that a project copies is not what its platform says; an
 * empty list when all of it is.
 *
 * @public
 */
export function compareWithPlatform(
  project: Project,
  platform: Platform,
): PlatformDifference[] {
  const { name } = project.metadata;
  const called = platform.metadata.name;
  if (project.spec.platform === undefined) {
    return [
      {
        path: 'spec.platform',
        message: `the project is standalone, and is compared with platform ${called}`,
        hint: `write platform: ${called}, or leave the platform out`,
      },
    ];
  }
  if (project.spec.platform !== called) {
    return [
      {
        path: 'spec.platform',
        message: `the project is on platform ${project.spec.platform}, and is compared with platform ${called}`,
        hint: 'compare it with the file of its own platform',
      },
    ];
  }
  if (!Object.hasOwn(platform.spec.projects, name)) {
    return [
      {
        path: 'metadata.name',
        message: `project ${name} is not onboarded to platform ${called}`,
        hint: `have it added to spec.projects of the platform file`,
      },
    ];
  }
  const facts = platformFacts(platform, name);
  return [
    ...copiedDifferences(project, facts),
    ...Object.keys(project.spec.environments).flatMap(environment => [
      ...environmentDifferences(project, environment, facts),
      ...missingConnectivity(project, environment, platform),
    ]),
    ...Object.keys(facts.environments)
      .filter(
        environment => !Object.hasOwn(project.spec.environments, environment),
      )
      .map(environment => ({
        path: `spec.environments.${environment}`,
        message: `environment ${environment} is onboarded to platform ${called}, and not in the project file`,
        hint: 'add it here, or have it taken out of the platform file',
      })),
    ...sharedDifferences(project, platform),
  ];
}

function copiedDifferences(
  { spec }: Project,
  facts: ProjectFacts,
): PlatformDifference[] {
  const { databricks, aws, github } = facts;
  return [
    ...difference(
      'spec.repository',
      spec.repository?.toLowerCase(),
      facts.repository.toLowerCase(),
      facts.repository,
    ).map(said => ({
      ...said,
      hint: `${said.hint}; if this is another project, its name is taken: give it another one`,
    })),
    ...difference(
      'spec.databricks.accountId',
      spec.databricks.accountId,
      databricks.accountId,
    ),
    ...difference(
      'spec.databricks.pricingTier',
      spec.databricks.pricingTier ?? databricks.pricingTier,
      databricks.pricingTier ?? spec.databricks.pricingTier,
    ),
    ...difference(
      'spec.aws.adminAccountId',
      spec.aws.adminAccountId,
      aws.adminAccountId,
    ),
    ...difference('spec.aws.adminRole', spec.aws.adminRole, aws.adminRole),
    ...difference('spec.aws.childRole', spec.aws.childRole, aws.childRole),
    // The platform's roles may become that one to plan, and no other.
    ...(spec.aws.planRole === undefined ||
    spec.aws.planRole === `${spec.aws.childRole}-plan`
      ? []
      : difference(
          'spec.aws.planRole',
          spec.aws.planRole,
          `${aws.childRole}-plan`,
        )),
    ...difference(
      'spec.aws.state.bucket',
      spec.aws.state.bucket,
      aws.state.bucket,
    ),
    ...difference(
      'spec.aws.state.region',
      spec.aws.state.region,
      aws.state.region,
    ),
    ...(spec.github.workflows !== undefined &&
    sameWorkflows(spec.github.workflows, github.workflows)
      ? []
      : difference(
          'spec.github.workflows',
          spec.github.workflows,
          github.workflows,
        )),
  ];
}

function environmentDifferences(
  project: Project,
  name: string,
  facts: ProjectFacts,
): PlatformDifference[] {
  const path = `spec.environments.${name}`;
  if (!Object.hasOwn(facts.environments, name)) {
    return [
      {
        path,
        message: `environment ${name} is not onboarded to platform ${facts.platform}`,
        hint: 'have it added to the project in the platform file',
      },
    ];
  }
  const wanted = facts.environments[name];
  const { awsAccountId, region, network } = project.spec.environments[name];
  const cidr = network.mode === 'create' ? network.cidr : undefined;
  return [
    ...difference(`${path}.awsAccountId`, awsAccountId, wanted.awsAccountId),
    ...difference(`${path}.region`, region, wanted.region),
    ...(cidr !== undefined && wanted.cidr === undefined
      ? [
          {
            path: `${path}.network.cidr`,
            message: `${cidr} is not allocated by platform ${facts.platform}`,
            hint: 'have a range allocated in the platform file, and use that',
          },
        ]
      : []),
    ...(cidr === undefined
      ? []
      : difference(`${path}.network.cidr`, cidr, wanted.cidr ?? cidr)),
  ];
}

/**
 * That a configuration that an environment looks up by its name is not one that
 * the platform makes: Terraform would find none when it is applied.
 */
function missingConnectivity(
  project: Project,
  name: string,
  platform: Platform,
): PlatformDifference[] {
  const { region, serverless } = project.spec.environments[name];
  const wanted = serverless.networkConnectivity;
  const { networkConnectivity } = platform.spec.databricks;
  const made = Object.hasOwn(networkConnectivity, region)
    ? networkConnectivity[region]
    : undefined;
  if (wanted.mode !== 'lookup' || made?.mode === 'create') {
    return [];
  }
  const called = platform.metadata.name;
  return [
    {
      path: `spec.environments.${name}.serverless.networkConnectivity`,
      message: `the network connectivity configuration ${
        wanted.name
      } is looked up, and platform ${called} ${
        made
          ? `uses another in ${region}, which is there already`
          : `makes none in ${region}`
      }`,
      hint: made
        ? `use that one: { existing: ${made.id} }`
        : `have spec.databricks.networkConnectivity of the platform file make it: { ${region}: {} }`,
    },
  ];
}

/** Nothing when both say the same; `shown` is what the platform wrote. */
function difference(
  path: string,
  said: string | undefined,
  wanted: string | undefined,
  shown = wanted,
): PlatformDifference[] {
  return said === wanted
    ? []
    : [
        {
          path,
          message:
            said === undefined
              ? `${path
                  .split('.')
                  .at(-1)} is missing, and the platform says ${shown}`
              : `the project says ${said}, and the platform says ${shown}`,
          hint: `use ${shown}, or have it changed in the platform file`,
        },
      ];
}

import { LAKEHOUSE_PRINCIPAL } from '../lakehouseResourceNames';
import type { Finding } from '../Finding';
import { defaultCatalogOf } from './defaultCatalogOf';
import { hasMadeNetwork } from './hasMadeNetwork';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import { lakehouseZones } from './lakehouseZones';
import type { LakehouseZoneDraft } from './lakehouseZones';
import { noSuch } from './noSuch';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';
import { undeclared } from './undeclared';

const PATH = ['spec', 'lakehouse'];

/**
 * That every environment with the lakehouse has what the lakehouse needs of
 * it: a default catalog with room for its schemas, the cluster that its job
 * runs on, a network where feeds from outside AWS come in, and a workspace that
 * Step Functions reach.
 */
export function checkLakehouse(draft: ProjectDraft): Finding[] {
  const lakehouse = draft.spec?.lakehouse;
  if (!lakehouse) {
    return [];
  }
  const zones = lakehouseZones(draft);
  return [
    ...(lakehouse.environments ?? []).flatMap((name, index) =>
      noSuch([...PATH, 'environments', index], name, draft.spec?.environments, {
        what: 'environment',
        where: 'spec.environments',
      }),
    ),
    ...lakehouseEnvironments(draft).flatMap(({ name, path, environment }) => [
      ...catalogFindings(draft, name, path, environment, zones),
      ...principalFindings(draft, name, path, environment),
      ...clusterFindings(draft, name, environment),
      ...reachFindings(draft, name, environment),
      ...networkFindings(draft, name, environment),
    ]),
  ];
}

function catalogFindings(
  draft: ProjectDraft,
  name: string,
  path: string[],
  environment: EnvironmentDraft,
  zones: LakehouseZoneDraft[],
): Finding[] {
  const catalog = defaultCatalogOf(environment, draft.metadata?.name, name);
  if (catalog === undefined) {
    return [];
  }
  if (catalog === 'none') {
    return [
      {
        path: [...path, 'catalogs'],
        message: `environment ${name} has no default catalog, which the schemas of the lakehouse's zones are in`,
        hint: 'set default: true on one of its catalogs, leave catalogs out, or leave the environment out of lakehouse.environments',
        about: 'key',
      },
    ];
  }
  const schemas = environment.catalogs?.[catalog.name]?.schemas ?? {};
  return zones.flatMap(({ name: zone, schema }): Finding[] =>
    schema !== undefined && Object.hasOwn(schemas, schema)
      ? [
          {
            path: [...path, 'catalogs', catalog.name, 'schemas', schema],
            message: `schema ${schema} is made for zone ${zone} of the lakehouse already`,
            hint: 'remove it here, or give the zone another schema',
            about: 'key',
          },
        ]
      : [],
  );
}

/**
 * The job's service principal is made here, and so is its grant on the catalog:
 * Terraform manages a principal's privileges on one catalog in one place.
 *
 * Source: Databricks Terraform provider 1.128.0, `databricks_grant`.
 */
function principalFindings(
  draft: ProjectDraft,
  name: string,
  path: string[],
  environment: EnvironmentDraft,
): Finding[] {
  if (!draft.spec?.lakehouse?.keys.includes('orchestration')) {
    return [];
  }
  const { catalogs, servicePrincipals } = environment;
  const catalog = defaultCatalogOf(environment, draft.metadata?.name, name);
  const grants =
    catalog === undefined || catalog === 'none'
      ? []
      : catalogs?.[catalog.name]?.grants ?? [];
  return [
    ...(Object.hasOwn(servicePrincipals ?? {}, LAKEHOUSE_PRINCIPAL)
      ? [
          {
            path: [...path, 'servicePrincipals', LAKEHOUSE_PRINCIPAL],
            message: `service principal ${LAKEHOUSE_PRINCIPAL} is made for the job of the lakehouse already`,
            hint: `use another name, such as ${LAKEHOUSE_PRINCIPAL}-reader`,
            about: 'key' as const,
          },
        ]
      : []),
    ...grants.flatMap((grant, index): Finding[] =>
      catalog !== undefined &&
      catalog !== 'none' &&
      grant?.servicePrincipal === LAKEHOUSE_PRINCIPAL
        ? [
            {
              path: [
                ...path,
                'catalogs',
                catalog.name,
                'grants',
                index,
                'servicePrincipal',
              ],
              message: `service principal ${LAKEHOUSE_PRINCIPAL} is granted on ${catalog.name} what its job needs already, and has one grant on a catalog`,
              hint: 'remove it here; it may be granted other catalogs, and others this one',
              about: 'value',
            },
          ]
        : [],
    ),
  ];
}

function clusterFindings(
  draft: ProjectDraft,
  name: string,
  { compute }: EnvironmentDraft,
): Finding[] {
  const cluster = draft.spec?.lakehouse?.orchestration?.cluster;
  return undeclared(
    [...PATH, 'orchestration', 'cluster'],
    cluster,
    compute?.clusters,
    'compute.clusters',
  ).map(finding => ({
    ...finding,
    message: finding.message.replace(
      'of this environment',
      `of environment ${name}`,
    ),
  }));
}

/**
 * Step Functions call the job from addresses of AWS that change.
 *
 * Source: AWS Step Functions developer guide, HTTP tasks, 2026.
 */
function reachFindings(
  draft: ProjectDraft,
  name: string,
  { privateLink, workspace }: EnvironmentDraft,
): Finding[] {
  if (draft.spec?.lakehouse?.orchestration?.trigger !== 'eventbridge') {
    return [];
  }
  const closed = privateLink?.publicAccess === false;
  const listed = (workspace?.ipAccessLists?.allow ?? []).length > 0;
  return closed || listed
    ? [
        {
          path: [...PATH, 'orchestration', 'trigger'],
          message: `Step Functions cannot reach the workspace of environment ${name}: ${
            closed
              ? 'privateLink.publicAccess is false'
              : 'its ipAccessLists let in listed addresses only, and Step Functions have none of their own'
          }`,
          hint: 'use trigger: file-arrival, or leave the environment out of lakehouse.environments',
          about: 'value',
        },
      ]
    : [];
}

function networkFindings(
  draft: ProjectDraft,
  name: string,
  environment: EnvironmentDraft,
): Finding[] {
  return draft.spec?.lakehouse?.ingestion?.keys.includes('onPremises') &&
    hasMadeNetwork(environment) === false
    ? [
        {
          path: [...PATH, 'ingestion', 'onPremises'],
          message: `environment ${name} has no network that is made here, and feeds from outside AWS come in by an endpoint in one`,
          hint: 'leave the environment out of lakehouse.environments, or remove onPremises and have the endpoint made where its network is',
          about: 'key',
        },
      ]
    : [];
}

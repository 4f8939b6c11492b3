import type { Finding } from '../Finding';
import { projectFactsSchema } from '../platform/ProjectFacts';
import type { ProjectFacts } from '../platform/ProjectFacts';
import { shown } from '../shown';
import { environmentFromForm } from './environmentFromForm';
import type { Origin } from './environmentFromForm';
import { asKey, FormReader } from './FormReader';
import { filled } from './filled';
import { isMapping } from './isMapping';
import { lakehouseFromForm } from './lakehouseFromForm';
import { platformName } from './platformName';
import { regionsFromForm } from './regionsFromForm';

/** A file's value built from form values, and which field each part came from. */
export interface ProjectValue {
  value: Record<string, unknown>;
  /** Longest first, so that the first that fits is the closest. */
  origins: Origin[];
  /** What is wrong with the form that the file cannot show, by field. */
  findings: Array<Finding & { field: string }>;
  /** Places that the platform decides about, and has not yet. */
  pending: string[][];
}

/** Places of the file that a platform decides about. */
const DECIDED = [
  ['spec', 'repository'],
  ['spec', 'databricks', 'accountId'],
  ['spec', 'databricks', 'pricingTier'],
  ['spec', 'aws', 'adminAccountId'],
  ['spec', 'aws', 'state', 'bucket'],
  ['spec', 'aws', 'state', 'region'],
];

/**
 * Puts form values where they belong in the file, right or wrong as they are.
 * A value left out, or an empty text, stays out of the file.
 */
export function projectValueFromForm(values: unknown): ProjectValue {
  const reader = new FormReader(values);
  const given = (field: string) => reader.given(field);
  const facts = factsOf(given('platformFacts'));
  const platform = facts.value?.platform ?? platformName(given('platform'));
  const environments = environmentsFrom(reader, facts.value);
  const region = environments.region;
  const metastore = given('metastore');
  const lakehouse = lakehouseFromForm(given('lakehouse'));
  const { databricks, aws, github, repository } = facts.value ?? {};

  const value = withoutUndefined({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: {
      name: given('name'),
      title: given('title'),
      description: given('description'),
      owner: given('owner'),
    },
    spec: {
      platform,
      repository: repository ?? given('repository'),
      databricks: {
        accountId: databricks?.accountId ?? given('databricksAccountId'),
        pricingTier: databricks?.pricingTier,
        metastores:
          metastore === undefined || region === undefined
            ? undefined
            : { [asKey(region)]: metastore },
      },
      aws: {
        adminAccountId: aws?.adminAccountId ?? given('adminAccountId'),
        adminRole: aws?.adminRole ?? given('adminRole') ?? 'TerraformAdminRole',
        childRole: aws?.childRole ?? given('childRole') ?? 'TerraformChildRole',
        state: {
          bucket: aws?.state.bucket ?? given('stateBucket'),
          region: aws?.state.region ?? given('stateRegion') ?? region,
        },
      },
      github,
      environments: environments.value,
      lakehouse: lakehouse.value,
      connectivity: filled(given('connectivity')),
      regions: regionsFromForm(
        given('regions'),
        given('name'),
        environments.value,
      ),
    },
  });

  const decided = (field: string) => (facts.value ? 'platform' : field);
  const origins: Origin[] = [
    { path: ['metadata', 'name'], field: 'name' },
    { path: ['metadata', 'title'], field: 'title' },
    { path: ['metadata', 'description'], field: 'description' },
    { path: ['metadata', 'owner'], field: 'owner' },
    { path: ['spec', 'platform'], field: 'platform' },
    { path: ['spec', 'github'], field: 'platform' },
    { path: ['spec', 'repository'], field: decided('repository') },
    {
      path: ['spec', 'databricks', 'accountId'],
      field: decided('databricksAccountId'),
    },
    { path: ['spec', 'databricks', 'pricingTier'], field: 'platform' },
    { path: ['spec', 'databricks', 'metastores'], field: 'metastore' },
    {
      path: ['spec', 'aws', 'adminAccountId'],
      field: decided('adminAccountId'),
    },
    { path: ['spec', 'aws', 'adminRole'], field: decided('adminRole') },
    { path: ['spec', 'aws', 'childRole'], field: decided('childRole') },
    { path: ['spec', 'aws', 'state', 'bucket'], field: decided('stateBucket') },
    {
      path: ['spec', 'aws', 'state', 'region'],
      field: decided(
        given('stateRegion') === undefined
          ? environments.regionField
          : 'stateRegion',
      ),
    },
    { path: ['spec', 'environments'], field: environments.field },
    ...['lakehouse', 'connectivity', 'regions'].map(field => ({
      path: ['spec', field],
      field,
    })),
    ...environments.origins,
  ];
  return {
    value,
    origins: origins.sort((a, b) => b.path.length - a.path.length),
    findings: [
      ...facts.findings,
      ...environments.findings,
      ...lakehouse.findings.map(finding => ({
        ...finding,
        field: 'lakehouse',
      })),
    ],
    pending:
      platform !== undefined && !facts.value
        ? [
            ...DECIDED,
            ...Object.keys(environments.value).map(name => [
              'spec',
              'environments',
              name,
              'network',
              'cidr',
            ]),
          ]
        : [],
  };
}

interface FormEnvironments {
  value: Record<string, unknown>;
  origins: Origin[];
  findings: ProjectValue['findings'];
  /** Region of the first, and the field that it is from. */
  region: unknown;
  regionField: string;
  field: string;
}

function environmentsFrom(
  form: FormReader,
  facts: ProjectFacts | undefined,
): FormEnvironments {
  const list = form.given('environments');
  const items = Array.isArray(list)
    ? list.map((item, index) => ({
        reader: new FormReader(item),
        nameField: 'name',
        prefix: `environments.${index}.`,
        otherwise: '',
      }))
    : [
        {
          reader: form,
          nameField: 'environment',
          prefix: '',
          otherwise: 'dev',
        },
      ];
  const made = new Map<string, Record<string, unknown>>();
  const origins: Origin[] = [];
  const findings: ProjectValue['findings'] = [];
  for (const { reader, nameField, prefix, otherwise } of items) {
    const name = reader.key(nameField, otherwise);
    const path = ['spec', 'environments', name];
    if (made.has(name)) {
      findings.push({
        path,
        message: `environment ${shown(name)} is there twice`,
        hint: 'give every environment a name of its own',
        about: 'key',
        field: `${prefix}${nameField}`,
      });
    } else {
      const known =
        facts && Object.hasOwn(facts.environments, name)
          ? facts.environments[name]
          : undefined;
      const environment = environmentFromForm(
        reader,
        form.given('name'),
        name,
        { nameField, prefix },
        known,
      );
      made.set(name, environment.value);
      origins.push(...environment.origins);
    }
  }
  return {
    value: Object.fromEntries(made),
    origins,
    findings,
    region: items[0]?.reader.given('region'),
    regionField: `${items[0]?.prefix ?? ''}region`,
    field: Array.isArray(list) ? 'environments' : 'environment',
  };
}

function factsOf(written: unknown): {
  value?: ProjectFacts;
  findings: ProjectValue['findings'];
} {
  if (written === undefined) {
    return { findings: [] };
  }
  const { data, error } = projectFactsSchema.safeParse(written);
  return data
    ? { value: data, findings: [] }
    : {
        findings: (error?.issues ?? []).map(({ path, message }) => ({
          path: ['platformFacts', ...path],
          message,
          hint: 'use what lakeport facts or the onboarding gives',
          about: 'value',
          field: 'platformFacts',
        })),
      };
}

/** The same mappings without keys that have no value. Lists stay as they are. */
function withoutUndefined(
  mapping: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        isMapping(value) ? withoutUndefined(value) : value,
      ]),
  );
}

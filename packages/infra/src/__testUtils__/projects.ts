import { parseProject, Project } from '@lakeport/project';
import fc from 'fast-check';
import { environment } from './environments';
import { SpanningParts, spanningParts } from './spanningParts';

const metastore = fc.constantFrom(
  {},
  { existing: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22' },
  { create: true, owner: 'metastore-admins' },
);

const logDelivery = fc.constantFrom(
  {},
  { logDelivery: { audit: true } },
  { logDelivery: { audit: true, billableUsage: true } },
);

type Spec = Readonly<Record<string, unknown>>;

/** Specs of project files of all shapes that the schema allows, and of some more. */
const specs: fc.Arbitrary<Spec> = fc
  .record({
    platform: fc.boolean(),
    metastore,
    logDelivery,
    dev: environment(0),
    prod: fc.option(environment(1), { nil: undefined }),
  })
  .map(({ platform, metastore: declared, logDelivery: logs, dev, prod }) => ({
    ...(platform && { platform: 'acme' }),
    databricks: {
      accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      metastores: { [regionOf(dev)]: declared },
      ...(!platform && logs),
    },
    aws: {
      adminAccountId: '100000000001',
      adminRole: 'TerraformAdminRole',
      childRole: 'TerraformChildRole',
      state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
    },
    environments: { dev, ...(prod && { prod }) },
  }));

interface Drawn {
  spec: Spec;
  project: Project;
}

const drawn: fc.Arbitrary<Drawn> = specs
  .map(spec => ({ spec, project: projectOf(spec) }))
  .filter((one): one is Drawn => one.project !== undefined)
  .chain(one => spanningParts(one.project).map(parts => withParts(one, parts)));

/** Checked projects of all shapes that the schema allows. */
export const projects: fc.Arbitrary<Project> = drawn.map(
  ({ project }) => project,
);

/** Texts of the files of such projects. */
export const projectTexts: fc.Arbitrary<string> = drawn.map(({ spec }) =>
  textOf(spec),
);

function without(part: Spec, ...keys: string[]): Spec {
  return Object.fromEntries(
    Object.entries(part).filter(([key]) => !keys.includes(key)),
  );
}

/**
 * The project with those of the parts that its checks take, one after another;
 * of one that they do not take as much as they take.
 */
function withParts(
  whole: Drawn,
  { lakehouse, connectivity, regions }: SpanningParts,
): Drawn {
  const attempts: Array<Array<Record<string, Spec>>> = [
    lakehouse
      ? [[], ['orchestration'], ['orchestration', 'ingestion']].map(keys => ({
          lakehouse: without(lakehouse, ...keys),
        }))
      : [],
    connectivity ? [{ connectivity }] : [],
    regions
      ? [
          [],
          ['replication'],
          ['keys'],
          ['replication', 'keys'],
          ['replication', 'keys', 'database', 'dns'],
        ].map(keys => ({ regions: without(regions, ...keys) }))
      : [],
  ];
  return attempts.reduce((taken, ways) => {
    for (const way of ways) {
      const spec = { ...taken.spec, ...way };
      const project = projectOf(spec);
      if (project) {
        return { spec, project };
      }
    }
    return taken;
  }, whole);
}

function textOf(spec: Spec): string {
  return JSON.stringify({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name: 'payments', owner: 'group:default/payments-data' },
    spec,
  });
}

function projectOf(spec: Spec): Project | undefined {
  const result = parseProject(textOf(spec));
  return result.valid ? result.project : undefined;
}

function regionOf(environmentWritten: object): string {
  return 'region' in environmentWritten
    ? String(environmentWritten.region)
    : '';
}

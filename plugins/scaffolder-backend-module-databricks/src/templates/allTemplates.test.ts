import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { startDryRuns, type DryRuns } from '../__testUtils__/dryRunTemplate';
import { templatesFolder } from '../__testUtils__/templateFolder';

jest.setTimeout(60_000);

const FIELDS = resolve(__dirname, '../../../databricks/src/field');
/** Fields of Backstage itself that the templates use. */
const BACKSTAGE_FIELDS = ['EntityPicker', 'MultiEntityPicker', 'OwnerPicker'];

const read = (path: string) =>
  parse(readFileSync(join(templatesFolder, path), 'utf8'));
const names = readdirSync(templatesFolder).filter(name =>
  existsSync(join(templatesFolder, name, 'template.yaml')),
);

/** What starts a repository rather than change one. */
const isStart = (name: string) =>
  name.startsWith('databricks-') ||
  name.endsWith('-lakehouse') ||
  name === 'adopt-workspace';

/** Every value of a key, wherever it is. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]) => [
    ...(name === key ? [item] : []),
    ...valuesOf(key, item),
  ]);
}

function fieldsOfThePlugin(): string[] {
  return readdirSync(FIELDS, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('FormField.ts'))
    .flatMap(path => {
      const text = readFileSync(join(FIELDS, path), 'utf8');
      return /name: '(\w+)'/.exec(text)?.slice(1) ?? [];
    });
}

describe('all templates', () => {
  let runs: DryRuns;
  let actions: string[];
  beforeAll(async () => {
    runs = await startDryRuns();
    actions = await runs.actions();
  });
  afterAll(() => runs?.stop());

  it('are listed', () => {
    expect(read('all.yaml').spec.targets).toEqual(
      names.map(name => `./${name}/template.yaml`).sort(byKind),
    );
  });

  it('of projects have the same files, whatever they are for', () => {
    const skeletonOf = (name: string) =>
      readdirSync(join(templatesFolder, name, 'skeleton'), {
        recursive: true,
        withFileTypes: true,
      })
        .filter(entry => entry.isFile())
        .map(({ name: file, parentPath }) => join(parentPath, file))
        .map(path => [
          path.slice(join(templatesFolder, name).length),
          readFileSync(path, 'utf8'),
        ])
        .sort();
    for (const name of names.filter(
      start => isStart(start) && start !== 'databricks-platform',
    )) {
      expect([name, skeletonOf(name)]).toEqual([
        name,
        skeletonOf('databricks-project'),
      ]);
    }
  });

  it.each(names)('%s is an entity that the catalog takes', async name => {
    const template = read(`${name}/template.yaml`);
    expect(template).toMatchObject({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name, title: expect.any(String) },
      spec: { owner: 'group:default/platform' },
    });
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    expect(await policy.enforce(template)).toBeDefined();
  });

  it.each(names)('%s uses fields and actions that there are', name => {
    const { parameters, steps } = read(`${name}/template.yaml`).spec;
    const fields = [...fieldsOfThePlugin(), ...BACKSTAGE_FIELDS];
    for (const field of valuesOf('ui:field', parameters)) {
      expect(fields).toContain(field);
    }
    for (const { action } of steps) {
      expect(actions).toContain(action);
    }
  });

  it('of lakehouses have the steps of a project, and what is theirs', () => {
    const stepsOf = (name: string): Array<Record<string, unknown>> =>
      read(`${name}/template.yaml`).spec.steps;
    const idsOf = (name: string) => stepsOf(name).map(({ id }) => id);
    for (const name of names.filter(start => start.endsWith('-lakehouse'))) {
      expect(idsOf(name).filter(id => !/^shared-/.test(String(id)))).toEqual(
        idsOf('databricks-project'),
      );
    }
  });

  it.each(names.filter(name => !isStart(name)))(
    '%s ends in a link to what it asked for',
    name => {
      const { spec, metadata } = read(`${name}/template.yaml`);
      expect(spec.type).toBe('databricks-change');
      expect(metadata.tags).toContain('change');
      expect(
        spec.output.links.map(({ title }: { title: string }) => title),
      ).toContain('Pull request');
      expect(spec.output.text).not.toHaveLength(0);
    },
  );
});

/** What starts something first, then its changes. */
function byKind(a: string, b: string): number {
  const rank = (path: string) => {
    const name = path.split('/')[1];
    // Whole new ones come first.
    return Number(isStart(name)) + Number(name.startsWith('databricks-'));
  };
  return rank(b) - rank(a) || (a < b ? -1 : 1);
}

import { parseImports } from './parseImports';
import { serializeImports } from './serializeImports';

const TEXT = `apiVersion: lakeport.dev/v1alpha1
kind: Imports
spec:
  environments:
    prod:
      workspace:
        databricks_mws_workspaces.workspace: 0d26/1234
      data:
        databricks_catalog.catalog-sales: sales
`;

const synthesized = {
  manifest: {
    order: ['p-prod-workspace', 'p-prod-data'],
    stacks: {
      'p-prod-workspace': { environment: 'prod', kind: 'workspace' },
      'p-prod-data': { environment: 'prod', kind: 'data' },
    },
  },
  stacks: {
    'p-prod-workspace': {
      resource: { databricks_mws_workspaces: { workspace: {} } },
    },
    'p-prod-data': {
      resource: { databricks_catalog: { 'catalog-sales': {} } },
    },
  },
};

const problemsOf = (text: string) => parseImports(text, synthesized).problems;

describe('parseImports', () => {
  it('reads what is imported, and what is written is read again', () => {
    const read = parseImports(TEXT, synthesized);

    expect(read.valid && read.imports.spec.environments).toEqual({
      prod: {
        workspace: { 'databricks_mws_workspaces.workspace': '0d26/1234' },
        data: { 'databricks_catalog.catalog-sales': 'sales' },
      },
    });
    expect(read.valid && parseImports(serializeImports(read.imports))).toEqual(
      read,
    );
  });

  it.each([
    [
      TEXT.replace('catalog-sales', 'catalog-sale'),
      'spec.environments.prod.data.databricks_catalog.catalog-sale',
      9,
      /the stack has no databricks_catalog\.catalog-sale/,
    ],
    [
      TEXT.replace('    prod:', '    dev:'),
      'spec.environments.dev',
      5,
      /no environment dev/,
    ],
    [TEXT.replace('kind: Imports', 'kind: Project'), 'kind', 2, /project file/],
    [
      TEXT.replace('databricks_catalog.catalog-sales', 'catalog sales'),
      'spec.environments.prod.data.catalog sales',
      9,
      /address of a resource/,
    ],
    [
      TEXT.replace(': sales', ': ["a"]'),
      'spec.environments.prod.data.databricks_catalog.catalog-sales',
      9,
      /./,
    ],
    [
      TEXT.replace('      data:', '      tables:'),
      'spec.environments.prod.tables',
      8,
      /tables/,
    ],
  ])('tells what is wrong, and where', (text, path, line, message) => {
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({
        path,
        line,
        message: expect.stringMatching(message),
      }),
    ]);
  });

  it('suggests the address that was meant', () => {
    expect(
      problemsOf(TEXT.replace('catalog-sales', 'catalog-sale'))[0].hint,
    ).toContain('or write databricks_catalog.catalog-sales');
  });
});

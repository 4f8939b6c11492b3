import { Entity } from '@backstage/catalog-model';
import { environmentOf } from './environmentOf';
import { isDatabricksEnvironment } from './isDatabricksEnvironment';

const entity = (
  annotation?: string,
  overrides: Partial<Entity> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'payments-dev',
    ...(annotation !== undefined && {
      annotations: { 'lakeport.dev/environment': annotation },
    }),
  },
  spec: { type: 'databricks-environment' },
  ...overrides,
});

describe('environmentOf', () => {
  it('reads project and environment', () => {
    expect(environmentOf(entity('payments/dev'))).toEqual({
      project: 'payments',
      environment: 'dev',
    });
    expect(isDatabricksEnvironment(entity('payments/dev'))).toBe(true);
  });

  it.each([
    ['no annotation', entity()],
    ['one part', entity('payments')],
    ['three parts', entity('payments/dev/x')],
    ['an empty part', entity('payments/')],
    ['a workflow expression', entity('payments/${{ x }}')],
    ['an option', entity('payments/--help')],
    ['another type', entity('a/b', { spec: { type: 'databricks-workspace' } })],
    ['another kind', entity('a/b', { kind: 'Component' })],
  ])('is undefined for %s', (_, value) => {
    expect(environmentOf(value)).toBeUndefined();
    expect(isDatabricksEnvironment(value)).toBe(false);
  });
});

import { Entity } from '@backstage/catalog-model';
import { deploymentTargetOf } from './deploymentTargetOf';
import { environmentOf } from './environmentOf';
import { isDatabricksEnvironment } from './isDatabricksEnvironment';
import { isDatabricksSharedStack } from './isDatabricksSharedStack';

const entity = (
  annotation: string,
  type: string,
  kind = 'Resource',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name: 'retail-connectivity',
    annotations: { 'lakeport.dev/environment': annotation },
  },
  spec: { type },
});
const SHARED = 'databricks-shared-stack';

describe('deploymentTargetOf', () => {
  it('tells an environment from what is between environments', () => {
    const shared = entity('retail/connectivity', SHARED);
    expect(deploymentTargetOf(shared)).toEqual({
      project: 'retail',
      environment: 'connectivity',
      isShared: true,
    });
    expect(isDatabricksSharedStack(shared)).toBe(true);
    expect(environmentOf(shared)).toBeUndefined();
    expect(isDatabricksEnvironment(shared)).toBe(false);

    const dev = entity('retail/dev', 'databricks-environment');
    expect(deploymentTargetOf(dev)).toEqual({
      project: 'retail',
      environment: 'dev',
      isShared: false,
    });
    expect(isDatabricksSharedStack(dev)).toBe(false);
    expect(isDatabricksEnvironment(dev)).toBe(true);
  });

  it.each([
    ['one part', entity('retail', SHARED)],
    ['three parts', entity('retail/connectivity/x', SHARED)],
    ['an option', entity('retail/--help', SHARED)],
    ['another kind', entity('retail/connectivity', SHARED, 'Component')],
    ['another type', entity('retail/connectivity', 'database')],
  ])('is undefined for %s', (_, value) => {
    expect(deploymentTargetOf(value)).toBeUndefined();
    expect(isDatabricksSharedStack(value)).toBe(false);
  });
});

import type { Entity } from '@backstage/catalog-model';
import { environmentResourceOf } from './environmentResourceOf';

const entity = (change: Partial<Entity> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'payments-dev',
    namespace: 'banking',
    annotations: { 'lakeport.dev/environment': 'payments/dev' },
  },
  spec: { type: 'databricks-environment', owner: 'Data' },
  ...change,
});

describe('environmentResourceOf', () => {
  it('takes the owner as the entity means it', () => {
    expect(environmentResourceOf(entity())).toEqual({
      entityRef: 'resource:banking/payments-dev',
      project: 'payments',
      environment: 'dev',
      owner: 'group:banking/data',
    });
  });

  it('prefers the owner that the catalog has found', () => {
    const relations = [
      { type: 'partOf', targetRef: 'system:default/payments' },
      { type: 'ownedBy', targetRef: 'user:default/Ada' },
    ];
    expect(environmentResourceOf(entity({ relations }))).toMatchObject({
      owner: 'user:default/ada',
    });
  });

  it.each(['annotations', 'labels'])('reads the profile of %s', place => {
    const { metadata } = entity();
    const told = {
      ...metadata,
      [place]: {
        'lakeport.dev/environment': 'payments/dev',
        'lakeport.dev/security-profile': 'maximum-security',
      },
    };
    expect(environmentResourceOf(entity({ metadata: told }))).toMatchObject({
      securityProfile: 'maximum-security',
    });
  });

  it.each([{}, { owner: '' }, { owner: 'group:' }, { owner: 7 }])(
    'has no owner for %j',
    spec => {
      expect(
        environmentResourceOf(
          entity({ spec: { type: 'databricks-environment', ...spec } }),
        ),
      ).not.toHaveProperty('owner');
    },
  );

  it('is nothing of what is no environment', () => {
    expect(
      environmentResourceOf(entity({ spec: { type: 'database' } })),
    ).toBeUndefined();
  });
});

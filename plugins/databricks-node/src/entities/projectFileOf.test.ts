import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { projectFileOf } from './projectFileOf';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: {
      integrations: {
        github: [
          {
            host: '127.0.0.1:8099',
            apiBaseUrl: 'http://127.0.0.1:8099/api/v3',
          },
        ],
      },
    },
  }),
);

const locate = (annotations: Record<string, string>) => {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'payments-dev', annotations },
  };
  return projectFileOf(entity, integrations);
};

const OWN =
  'url:http://127.0.0.1:8099/acme/payments/tree/main/catalog-info.yaml';
const REPOSITORY = { host: '127.0.0.1:8099', owner: 'acme', repo: 'payments' };

describe('projectFileOf', () => {
  it('takes the annotation', () => {
    expect(
      locate({
        'backstage.io/managed-by-location': OWN,
        'lakeport.dev/project-file':
          'http://127.0.0.1:8099/acme/payments/blob/main/infra/lakeport.yaml',
      }),
    ).toEqual({
      projectFile:
        'http://127.0.0.1:8099/acme/payments/blob/main/infra/lakeport.yaml',
      repository: REPOSITORY,
    });
  });

  it('resolves a path beside the entity, and knows the usual place', () => {
    expect(
      locate({
        'backstage.io/managed-by-location': OWN,
        'lakeport.dev/project-file': './infra/lakeport.yaml',
      }).projectFile,
    ).toBe('http://127.0.0.1:8099/acme/payments/tree/main/infra/lakeport.yaml');
    expect(locate({ 'backstage.io/managed-by-location': OWN })).toEqual({
      projectFile:
        'http://127.0.0.1:8099/acme/payments/tree/main/lakeport.yaml',
      repository: REPOSITORY,
    });
    expect(
      locate({
        'backstage.io/managed-by-location': OWN,
        'backstage.io/source-location':
          'url:http://127.0.0.1:8099/acme/payments/tree/main/infra/',
      }).projectFile,
    ).toBe('http://127.0.0.1:8099/acme/payments/tree/main/infra/lakeport.yaml');
  });

  it.each([
    ['another repository', 'http://127.0.0.1:8099/acme/other/blob/main/x.yaml'],
    ['another host', 'https://github.com/acme/payments/blob/main/x.yaml'],
    ['a path out of the repository', '/../../../other/x/tree/main/x.yaml'],
  ])('refuses %s', (_, file) => {
    expect(() =>
      locate({
        'backstage.io/managed-by-location': OWN,
        'lakeport.dev/project-file': file,
      }),
    ).toThrow(/in its own repository/);
  });

  it('refuses another source location too, and an origin that is no repository', () => {
    expect(() =>
      locate({
        'backstage.io/managed-by-location': OWN,
        'backstage.io/source-location':
          'url:http://127.0.0.1:8099/acme/other/tree/main/',
      }),
    ).toThrow(/in its own repository/);
    expect(() =>
      locate({
        'backstage.io/managed-by-location': 'url:https://evil.example',
        'lakeport.dev/project-file':
          'http://127.0.0.1:8099/acme/payments/blob/main/lakeport.yaml',
      }),
    ).toThrow(/in its own repository/);
  });

  it('trusts what the operator has put into a local file', () => {
    expect(
      locate({
        'backstage.io/managed-by-location': 'file:/app/examples/env.yaml',
        'lakeport.dev/project-file':
          'http://127.0.0.1:8099/acme/payments/blob/main/lakeport.yaml',
      }).repository,
    ).toEqual(REPOSITORY);
  });

  it.each([
    ['nothing', {}],
    [
      'a local path',
      { 'backstage.io/managed-by-location': 'file:/app/examples/env.yaml' },
    ],
    [
      'a URL without a repository',
      {
        'backstage.io/managed-by-location': 'file:/x',
        'lakeport.dev/project-file': 'https://github.com/acme',
      },
    ],
  ])('says what is missing where there is %s', (_, annotations) => {
    expect(() => locate(annotations)).toThrow(
      /set the annotation lakeport.dev\/project-file/,
    );
  });
});

import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import alpha from './alpha';
import { databricksApiRef } from './api/databricksApiRef';
import { FakeDatabricksApi } from './__testUtils__/FakeDatabricksApi';
import { environmentEntity } from './__testUtils__/fixtures';

const otherEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'queue', namespace: 'default' },
  spec: { type: 'queue', owner: 'group:default/data' },
};

function renderAt(path: string) {
  return renderTestApp({
    features: [catalogPlugin, alpha],
    initialRouteEntries: [path],
    apis: [
      [databricksApiRef, new FakeDatabricksApi()],
      [
        catalogApiRef,
        catalogApiMock({ entities: [environmentEntity, otherEntity] }),
      ],
      mockApis.permission(),
    ],
  });
}

const tabsOf = (entity: string) =>
  screen
    .getAllByRole('link')
    .map(link => link.getAttribute('href') ?? '')
    .filter(href => href.startsWith(`/catalog/default/resource/${entity}/`));

describe('in an app of the new frontend system', () => {
  it('has a page with the workspaces', async () => {
    renderAt('/databricks');
    expect(
      await screen.findByRole('link', { name: 'Open workspace sales-dev' }),
    ).toBeInTheDocument();
  });

  it('adds tabs to environments', async () => {
    renderAt('/catalog/default/resource/sales-dev/databricks');
    expect(await screen.findByText('RUNNING')).toBeInTheDocument();
    expect(tabsOf('sales-dev')).toEqual(
      expect.arrayContaining([
        '/catalog/default/resource/sales-dev/databricks',
        '/catalog/default/resource/sales-dev/topology',
        '/catalog/default/resource/sales-dev/deployments',
      ]),
    );
  });

  it('adds none to other resources', async () => {
    renderAt('/catalog/default/resource/queue');
    expect(
      await screen.findByRole('heading', { name: 'queue' }),
    ).toBeInTheDocument();
    expect(tabsOf('queue').filter(href => !href.endsWith('/queue/'))).toEqual(
      [],
    );
  });
});

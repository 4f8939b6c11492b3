import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { fakeLayoutEngine } from '../../../__testUtils__/fakeLayoutEngine';
import {
  environment,
  strayWorkspace,
  workspace,
} from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import { catalogEntity, unityApi } from '../../../__testUtils__/unityFixtures';
import { CatalogCard } from './CatalogCard';
import { CatalogExplorer } from './CatalogExplorer';
import { EnvironmentCatalogs } from './EnvironmentCatalogs';

const otherEntity: Entity = { ...catalogEntity, spec: { type: 'queue' } };

beforeAll(fakeLayoutEngine);

describe('CatalogCard', () => {
  const show = (api: FakeDatabricksApi, entity = catalogEntity) =>
    renderForEntity(<CatalogCard />, {
      api,
      entity,
      templates: ['grant-access'],
    });
  const fact = (label: string) =>
    screen.getByText(label).nextElementSibling?.textContent;

  it('tells owner, isolation, workspaces and how many schemas', async () => {
    const api = unityApi();
    api.unityDetails = {
      environments: [
        { entityRef: 'resource:default/sales-dev', workspaceId: workspace.id },
      ],
    };
    const { container } = show(api);
    expect(await screen.findByText('data-admins')).toBeInTheDocument();
    expect(await screen.findByText('2')).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Workspaces' }),
    ).toHaveTextContent('analytics (read only)sales-dev');
    expect(screen.getByRole('link', { name: 'sales-dev' })).toHaveAttribute(
      'href',
      `/databricks/workspaces/${workspace.id}`,
    );
    expect(fact('Isolation')).toBe('ISOLATED');
    expect(
      screen.getByRole('link', { name: 'Open in the explorer' }),
    ).toHaveAttribute(
      'href',
      '/databricks/catalogs?metastore=m-1&kind=catalog&catalog=sales',
    );
    expect(
      await screen.findByRole('link', { name: 'Ask for access' }),
    ).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('counts no further than it has to', async () => {
    const api = unityApi();
    api.unityObjects = [
      { kind: 'catalog', name: 'sales', fullName: 'sales' },
      ...Array.from({ length: 500 }, (_, index) => ({
        kind: 'schema' as const,
        name: `s${index}`,
        fullName: `sales.s${index}`,
        catalog: 'sales',
      })),
    ];
    show(api);
    expect(await screen.findByText('200 or more')).toBeInTheDocument();
    expect(api.unityRequests).toHaveLength(1);
  });

  it('says what it does not know, and shows the rest', async () => {
    const api = unityApi();
    api.bindings = await responseError(403, 'no');
    api.listUnityObjects = async () => {
      throw await responseError(403, 'no');
    };
    show(api);
    expect(await screen.findByText('data-admins')).toBeInTheDocument();
    // Workspaces, schemas and tags.
    await screen.findAllByText('could not be read');
    expect(fact('Workspaces')).toBe('could not be read');
    expect(fact('Schemas')).toBe('could not be read');
    expect(fact('Tags')).toBe('could not be read');
  });

  it('says why it cannot be shown', async () => {
    const api = unityApi();
    api.unityDetails = await responseError(404, 'no such catalog');
    show(api);
    expect(await screen.findByText('no such catalog')).toBeInTheDocument();
  });

  it('is not there on entities of others', () => {
    show(unityApi(), otherEntity);
    expect(screen.queryByText('Unity Catalog')).not.toBeInTheDocument();
  });
});

describe('CatalogExplorer', () => {
  const show = (api: FakeDatabricksApi, path = '/', entity = catalogEntity) =>
    renderForEntity(<CatalogExplorer />, { api, entity, path });

  it('has the catalog at the top, and shows it', async () => {
    const api = unityApi();
    show(api);
    expect(
      await screen.findByRole('treeitem', { name: 'bronze, schema' }),
    ).toHaveAttribute('aria-level', '2');
    expect(
      screen.getByRole('treeitem', { name: 'sales, catalog' }),
    ).toHaveAttribute('aria-level', '1');
    expect(
      screen.queryByRole('treeitem', { name: 'hr, catalog' }),
    ).not.toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'sales' }),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('treeitem', { name: 'bronze, schema' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'bronze' }),
    ).toBeInTheDocument();
  });

  it('shows what its address names, but nothing of other catalogs', async () => {
    show(unityApi(), '/?metastore=m-1&kind=schema&catalog=hr&schema=x');
    expect(await screen.findByText('Not in this tree')).toBeInTheDocument();
  });

  it('says that the metastore is not among those to be seen', async () => {
    const api = unityApi();
    api.metastores = new FakeDatabricksApi().metastores;
    show(api);
    expect(await screen.findByText('Not in this tree')).toBeInTheDocument();
  });

  it('says what an entity lacks', async () => {
    show(unityApi(), '/', otherEntity);
    expect(
      await screen.findByText(/does not say which catalog/),
    ).toBeInTheDocument();
  });
});

describe('EnvironmentCatalogs', () => {
  const show = (api: FakeDatabricksApi) =>
    renderForEntity(<EnvironmentCatalogs />, { api });

  it('shows Unity Catalog as the workspace sees it', async () => {
    const api = unityApi();
    show(api);
    await userEvent.click(
      await screen.findByRole('treeitem', { name: 'sales, catalog' }),
    );
    await screen.findByRole('heading', { name: 'sales' });
    await screen.findByRole('treeitem', { name: 'bronze, schema' });
    for (const request of api.unityRequests) {
      expect(request).toMatchObject({ workspace: workspace.id });
    }
    expect(api.unityCalls).toEqual([
      expect.objectContaining({
        request: expect.objectContaining({ workspace: workspace.id }),
      }),
    ]);
  });

  it('says that there is no workspace yet', async () => {
    const api = unityApi();
    const { workspace: _, ...rest } = environment;
    api.environment = rest;
    show(api);
    expect(await screen.findByText('No workspace yet')).toBeInTheDocument();
    expect(api.unityRequests).toEqual([]);
  });

  it('says that the workspace has no metastore', async () => {
    const api = unityApi();
    api.environment = { ...environment, workspace: strayWorkspace };
    show(api);
    expect(
      await screen.findByText(/by-hand has no metastore/),
    ).toBeInTheDocument();
  });

  it('says why the environment cannot be read', async () => {
    const api = unityApi();
    api.environment = await responseError(403, 'not yours');
    show(api);
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText('not yours')).toBeInTheDocument();
  });
});

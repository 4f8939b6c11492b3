import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import {
  accountEntity,
  metastoreEntity,
  troubledSources,
} from '../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { age, workspace } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { AccountCard } from './AccountCard';
import { MetastoreCard } from './MetastoreCard';

/** Carries the ids of both, and is neither. */
const catalog: Entity = {
  ...accountEntity,
  metadata: {
    ...accountEntity.metadata,
    annotations: {
      ...accountEntity.metadata.annotations,
      ...metastoreEntity.metadata.annotations,
    },
  },
  spec: { type: 'databricks-catalog' },
};

describe('AccountCard', () => {
  const show = (api: FakeDatabricksApi, entity = accountEntity) =>
    renderForEntity(<AccountCard />, { api, entity });

  it('tells whether the account can be read, what is missing, and its workspaces', async () => {
    const api = new FakeDatabricksApi();
    api.sources = troubledSources;
    api.workspaces = {
      items: [workspace],
      totalItems: 1_234,
      age,
      errors: [],
    };
    const { container } = show(api);
    const list = within(
      await screen.findByRole('list', {
        name: 'Whether the portal can read the account',
      }),
    );
    expect(list.getByText('partly read')).toBeInTheDocument();
    expect(list.getByText('customer-managed keys')).toBeInTheDocument();
    // Other accounts are on their own pages.
    expect(list.queryByText(/let the role/)).not.toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Its workspaces: 1,234' }),
    ).toHaveAttribute(
      'href',
      `/databricks/workspaces?account=${workspace.accountId}`,
    );
    expect(api.workspaceRequests).toEqual([
      { account: workspace.accountId, limit: 1 },
    ]);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says so of an account that is not configured', async () => {
    const api = new FakeDatabricksApi();
    api.workspaces = await responseError(403, 'no');
    show(api);
    expect(
      await screen.findByText(/^The portal does not read account 0d26/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Its workspaces' }),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    const api = new FakeDatabricksApi();
    api.sources = await responseError(500, 'no database');
    show(api);
    expect(await screen.findByText('no database')).toBeInTheDocument();
  });

  it('is nothing on what is no account', async () => {
    renderForEntity(
      <>
        <p>before</p>
        <AccountCard />
      </>,
      { api: new FakeDatabricksApi(), entity: catalog },
    );
    await screen.findByText('before');
    expect(screen.queryByText('Databricks account')).not.toBeInTheDocument();
  });
});

describe('MetastoreCard', () => {
  const id = workspace.metastoreId ?? '';
  const show = (api: FakeDatabricksApi, entity = metastoreEntity) =>
    renderForEntity(<MetastoreCard />, { api, entity });

  it('tells owner, storage and workspaces, and leads to the explorer', async () => {
    const api = new FakeDatabricksApi();
    api.metastores = {
      items: [
        { id: 'other', name: 'other', workspaces: [] },
        {
          id,
          name: 'main-us-west-2',
          region: 'us-west-2',
          owner: { name: 'admins', entityRef: 'user:default/guest' },
          storageRoot: 's3://root',
          workspaces: [workspace],
        },
      ],
      readAs: 'portal',
      age: { ...age, stale: true },
      errors: [],
    };
    const { container } = show(api);
    expect(await screen.findByText('s3://root')).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('list', { name: 'Workspaces of main-us-west-2' }),
      ).getByRole('link', { name: 'sales-dev' }),
    ).toHaveAttribute('href', `/databricks/workspaces/${workspace.id}`);
    expect(
      screen.getByRole('link', { name: 'Open in the explorer' }),
    ).toHaveAttribute('href', `/databricks/catalogs?metastore=${id}`);
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says so when the metastore is gone', async () => {
    show(new FakeDatabricksApi());
    expect(
      await screen.findByText('Not found in Databricks'),
    ).toBeInTheDocument();
  });

  it('does not say so when an account could not be read', async () => {
    const api = new FakeDatabricksApi();
    api.metastores = {
      items: [],
      readAs: 'portal',
      age,
      errors: [{ source: 'account abc', message: '503' }],
    };
    show(api);
    expect(await screen.findByText('account abc: 503')).toBeInTheDocument();
    expect(
      screen.queryByText('Not found in Databricks'),
    ).not.toBeInTheDocument();
  });

  it('is nothing on what is no metastore', async () => {
    renderForEntity(
      <>
        <p>before</p>
        <MetastoreCard />
      </>,
      { api: new FakeDatabricksApi(), entity: catalog },
    );
    await screen.findByText('before');
    expect(screen.queryByText('Metastore')).not.toBeInTheDocument();
  });
});

import type { DatabricksRequestOptions } from '@lakeport/backstage-plugin-databricks-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { metastore, unityApi } from '../../__testUtils__/unityFixtures';
import { age } from '../../__testUtils__/fixtures';
import { UnityCatalogPage } from './UnityCatalogPage';

const signedIn = { getAccessToken: async () => 'their-own-token' };

function apiForUsers() {
  const api = unityApi();
  api.metastores = { items: [metastore], readAs: 'user', age, errors: [] };
  return api;
}

const tokens = (api: FakeDatabricksApi) =>
  api.unityOptions.map(options => options?.databricksToken);

describe('UnityBoundary', () => {
  beforeAll(fakeLayoutEngine);

  it('reads without a token where the portal reads with its own rights', async () => {
    const api = unityApi();
    const getAccessToken = jest.fn(signedIn.getAccessToken);
    renderForEntity(<UnityCatalogPage />, {
      api,
      databricks: { getAccessToken },
    });
    await screen.findByRole('treeitem', { name: 'sales, catalog' });
    expect(tokens(api)).toEqual([undefined, undefined]);
    expect(getAccessToken).not.toHaveBeenCalled();
  });

  it('sends the token of the reader where the backend reads with their rights', async () => {
    const api = apiForUsers();
    renderForEntity(<UnityCatalogPage />, { api, databricks: signedIn });
    await userEvent.click(
      await screen.findByRole('treeitem', { name: 'sales, catalog' }),
    );
    await screen.findByRole('heading', { name: 'sales' });
    await screen.findByRole('treeitem', { name: 'bronze, schema' });
    // The first question tells that one is needed.
    expect(tokens(api)[0]).toBeUndefined();
    expect(new Set(tokens(api).slice(1))).toEqual(new Set(['their-own-token']));
    expect(tokens(api).length).toBeGreaterThan(3);
  });

  it('asks again with a token where even the metastores want one', async () => {
    const api = apiForUsers();
    const refusal = await responseError(401, 'X-Databricks-Token is missing');
    const working = api.listMetastores.bind(api);
    api.listMetastores = async (options?: DatabricksRequestOptions) => {
      if (!options?.databricksToken) {
        throw refusal;
      }
      return working(options);
    };
    renderForEntity(<UnityCatalogPage />, { api, databricks: signedIn });
    expect(
      await screen.findByRole('treeitem', { name: 'sales, catalog' }),
    ).toBeInTheDocument();
  });

  it('says what is missing where the app has no sign-in', async () => {
    const api = apiForUsers();
    renderForEntity(<UnityCatalogPage />, { api });
    expect(
      await screen.findByText('Signing in to Databricks is needed'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/plugin\.databricks\.user-auth/),
    ).toBeInTheDocument();
    expect(api.unityRequests).toEqual([]);
  });

  it('says so too where the metastores were refused for it', async () => {
    const api = apiForUsers();
    api.metastores = await responseError(401, 'X-Databricks-Token is missing');
    renderForEntity(<UnityCatalogPage />, { api });
    expect(
      await screen.findByText('Signing in to Databricks is needed'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('X-Databricks-Token is missing'),
    ).toBeInTheDocument();
  });

  it('shows a sign-in that failed in its place', async () => {
    const api = apiForUsers();
    renderForEntity(<UnityCatalogPage />, {
      api,
      databricks: {
        getAccessToken: async () => {
          throw await responseError(400, 'Login failed, rejected by user');
        },
      },
    });
    expect(
      await screen.findByRole('treeitem', { name: /rejected by user/ }),
    ).toBeInTheDocument();
  });
});

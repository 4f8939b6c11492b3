import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { unityApi } from '../../__testUtils__/unityFixtures';
import { UnityCatalogPage } from './UnityCatalogPage';

const TABLE =
  '?metastore=m-1&kind=table&catalog=sales&schema=bronze&name=orders';

describe('a Refresh button of Unity Catalog', () => {
  beforeAll(fakeLayoutEngine);

  it.each([
    ['metastores', '', 'metastores', 'listMetastores'],
    ['an object', TABLE, 'sales.bronze.orders', 'getUnityObject'],
    ['grants', `${TABLE}&tab=grants`, 'grants', 'listUnityGrants'],
    ['lineage', `${TABLE}&tab=lineage`, 'lineage', 'getUnityLineage'],
    [
      'workspaces',
      `${TABLE}&tab=workspaces`,
      'workspaces',
      'listUnityBindings',
    ],
    [
      'bindings',
      '?view=bindings&metastore=m-1',
      'bindings',
      'listUnityBindings',
    ],
  ])('has %s read anew', async (_, query, what, method) => {
    const api = unityApi();
    renderForEntity(<UnityCatalogPage />, { api, path: `/${query}` });
    const button = await screen.findByRole('button', {
      name: new RegExp(`^Refresh .*${what}`, 'i'),
    });
    expect(api.refreshed).toEqual([]);
    await userEvent.click(button);
    await waitFor(() => expect(api.refreshed).toEqual([method]));
  });
});

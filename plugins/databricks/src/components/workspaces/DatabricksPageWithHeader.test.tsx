import { TestApiProvider, wrapInTestApp } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { databricksApiRef } from '../../api/databricksApiRef';
import { rootRouteRef } from '../../routes';
import { DatabricksPageWithHeader } from './DatabricksPageWithHeader';

describe('DatabricksPageWithHeader, in an app of the old frontend system', () => {
  it('opens the workspaces, deployments, repositories and networks in tabs', async () => {
    render(
      wrapInTestApp(
        <TestApiProvider
          apis={[
            [databricksApiRef, new FakeDatabricksApi()],
            [catalogApiRef, catalogApiMock()],
          ]}
        >
          <Routes>
            <Route
              path="/databricks/*"
              element={<DatabricksPageWithHeader />}
            />
          </Routes>
        </TestApiProvider>,
        {
          routeEntries: ['/databricks'],
          mountedRoutes: {
            '/databricks': rootRouteRef,
            '/catalog/:namespace/:kind/:name': entityRouteRef,
          },
        },
      ),
    );

    expect(
      await screen.findByRole('row', { name: /sales-dev/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Deployments' }));
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Repositories' }));
    expect(
      await screen.findByText('behind by a minor version'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Networks' }));
    expect(await screen.findByText('No networks')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Catalogs' }));
    expect(await screen.findByText('No metastores')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Workspaces' }));
    await userEvent.click(
      await screen.findByRole('link', { name: 'sales-dev' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Private access' }),
    ).toBeInTheDocument();
  });
});

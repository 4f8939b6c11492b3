import { screen, within } from '@testing-library/react';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { findings, sharedStackEntity } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { EnvironmentOverview } from './EnvironmentOverview';

function renderOverview(api: FakeDatabricksApi, entity = sharedStackEntity) {
  return renderForEntity(<EnvironmentOverview />, { api, entity });
}

describe('EnvironmentOverview of what is between environments', () => {
  it('says what it joins, and that it has no workspace', async () => {
    const api = new FakeDatabricksApi();
    // Nobody asks for a workspace or for its schedule.
    api.environment = new Error('not asked for');
    api.operations = new Error('not asked for');
    const { container } = renderOverview(api);

    expect(
      await screen.findByRole('heading', { name: 'Between environments' }),
    ).toBeInTheDocument();
    expect(screen.getByText('connectivity')).toBeInTheDocument();
    expect(
      screen.getByText('Ways between the networks of the environments'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^It has no workspace and no catalogs/),
    ).toBeInTheDocument();
    const joined = within(screen.getByRole('list', { name: 'Joins' }));
    expect(
      joined.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual(['/catalog/default/resource/sales-dev']);
    expect(
      await screen.findByRole('row', { name: /NAT gateway/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText('not asked for')).not.toBeInTheDocument();
    expect(screen.queryByText('No workspace yet')).not.toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says so where the catalog has nothing of what it joins', async () => {
    renderOverview(new FakeDatabricksApi(), {
      ...sharedStackEntity,
      relations: undefined,
    });

    expect(
      await screen.findByText('no environments of the catalog'),
    ).toBeInTheDocument();
  });

  it('shows drift and findings, each also where the other cannot be read', async () => {
    const api = new FakeDatabricksApi();
    api.drift = await responseError(403, 'no drift for you');
    api.findings = findings;
    renderOverview(api);

    expect(await screen.findByText('no drift for you')).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Errors and warnings' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Between environments' }),
    ).toBeInTheDocument();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../../__testUtils__/accessibilityProblems';
import { cost } from '../../../__testUtils__/estateFixtures';
import { FakeDatabricksApi } from '../../../__testUtils__/FakeDatabricksApi';
import { age } from '../../../__testUtils__/fixtures';
import { renderForEntity } from '../../../__testUtils__/renderForEntity';
import { responseError } from '../../../__testUtils__/responseError';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { CostCard } from './CostCard';

function show(answer: FakeDatabricksApi['cost']) {
  const api = new FakeDatabricksApi();
  api.cost = answer;
  return renderForEntity(
    <DatabricksQueryProvider>
      <CostCard workspaceId="1" />
    </DatabricksQueryProvider>,
    { api },
  );
}

describe('CostCard', () => {
  it('tells the cost with currency, period, age and what is left out', async () => {
    show(cost);
    expect(
      await screen.findByText('$42.50 from Aug 30, 2026 to Sep 1, 2026'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^List prices in USD/)).toHaveTextContent(
      /Usage is known up to Sep 1, 2026/,
    );
    expect(screen.getByText(/^Read at Sep 1, 2026/)).toBeInTheDocument();
    expect(
      screen.getByText(
        '3 records of usage have no list price and are left out',
      ),
    ).toBeInTheDocument();
    const rows = within(screen.getByRole('region', { name: 'Cost by product' }))
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
    expect(rows).toEqual(['JOBS1,200.5$40.00', 'SQL5$2.50']);
  });

  it('draws the days, and has them as a table', async () => {
    show(cost);
    const picture = await screen.findByRole('img', {
      name: /^Cost per day from Aug 30, 2026 to Sep 1, 2026; the highest is \$30.50 on Aug 31, 2026/,
    });
    expect(
      Array.from(picture.children).map(bar =>
        bar instanceof HTMLElement ? bar.title : '',
      ),
    ).toEqual([
      'Aug 30, 2026: $10.00',
      'Aug 31, 2026: $30.50',
      'Sep 1, 2026: $2.00',
    ]);
    const button = screen.getByRole('button', { name: 'Days as a table' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      within(screen.getByRole('region', { name: 'Cost by day' })).getByRole(
        'row',
        { name: /Aug 31, 2026/ },
      ),
    ).toHaveTextContent('$30.50');
  });

  it('says what it takes where nothing is configured', async () => {
    show({
      state: 'not-configured',
      message: 'No warehouse is configured; name one',
    });
    expect(
      await screen.findByText('No warehouse is configured; name one'),
    ).toBeInTheDocument();
  });

  it('says it in its own words where the backend does not', async () => {
    show({ state: 'not-configured' });
    expect(
      await screen.findByText(/databricks\.cost\.warehouses/),
    ).toBeInTheDocument();
  });

  it('says why it could not be looked up', async () => {
    show({ state: 'failed', message: 'warehouse w-1 is stopped' });
    expect(
      await screen.findByText('What it costs could not be looked up'),
    ).toBeInTheDocument();
    expect(screen.getByText('warehouse w-1 is stopped')).toBeInTheDocument();
  });

  it('shows what is old with why', async () => {
    show({
      ...cost,
      message: 'the warehouse does not answer',
      age: { ...age, stale: true },
    });
    expect(
      await screen.findByText('the warehouse does not answer'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^The source does not answer/)).toBeInTheDocument();
  });

  it('says that there was no usage', async () => {
    show({
      state: 'known',
      currency: 'EUR',
      from: '2026-09-01',
      to: '2026-09-01',
      total: 0,
      days: [],
      products: [],
      age,
    });
    expect(
      await screen.findByText('No usage in this time'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^€0.00 from/)).toBeInTheDocument();
    expect(screen.getByText(/No usage is known/)).toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    show(await responseError(403, 'you may not see costs'));
    expect(
      await screen.findByText('you may not see costs'),
    ).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    const { container } = show(cost);
    await screen.findByRole('img');
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { deployment, plan } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EnvironmentDeployments } from './EnvironmentDeployments';

const NONE = { add: 0, change: 0, replace: 0, destroy: 0 };

function show(overrides: Partial<Deployment>) {
  const api = new FakeDatabricksApi();
  api.deployments = [deployment(overrides)];
  renderForEntity(<EnvironmentDeployments />, {
    api,
    path: '/?deployment=d1',
  });
}

describe('DeploymentPlanView', () => {
  it('shows the totals and every change by stack, destructive ones first', async () => {
    show({ operation: 'plan', plan, rehearsal: true });

    const totals =
      '1 to destroy, 1 to replace, 1 to change, 15 to add; stacks not known yet: 2';
    const row = within(await screen.findByRole('row', { name: /^plan/ }));
    expect(row.getByText(totals)).toBeInTheDocument();
    expect(await screen.findByText('sales-dev-base')).toBeInTheDocument();
    expect(screen.getAllByText(totals)).toHaveLength(2);
    expect(
      screen.getByText('Resources to be destroyed or replaced: 2'),
    ).toBeInTheDocument();

    const changes = within(
      screen.getByRole('list', { name: 'Changes of sales-dev-base' }),
    ).getAllByRole('listitem');
    expect(changes.map(change => change.textContent)).toEqual([
      'destroyaws_subnet.old',
      'replaceaws_nat_gateway.a',
      'changeaws_vpc.main',
      'addaws_eip.a',
      'readdata.aws_region.here',
    ]);
    expect(
      screen.getByText(/Left out of this list: 7 changes/),
    ).toBeInTheDocument();
    expect(screen.getByText('sales-account').closest('p')).toHaveTextContent(
      'no changes',
    );
    expect(screen.getByText('Error: no such bucket')).toBeInTheDocument();
    expect(screen.getByText('could not be planned')).toBeInTheDocument();
    expect(
      screen.getByText(/^deferred until .*: its changes are not known yet$/),
    ).toBeInTheDocument();
  });

  it('says what a refused plan was refused for, and what to name', async () => {
    const finding = {
      rule: 'plan.destroy-protected',
      severity: 'error' as const,
      message: 'it destroys a bucket',
      reason: 'It cannot be brought back.',
      source: 'somebody, 2026',
      fix: 'Undo the change.',
    };
    show({
      operation: 'apply',
      state: 'failed',
      plan: {
        summary: { ...NONE, destroy: 1 },
        stacks: [
          {
            stack: 'sales-dev-data',
            status: 'refused',
            summary: { ...NONE, destroy: 1 },
            changes: [{ address: 'aws_s3_bucket.b', actions: ['delete'] }],
            message: 'the plan is refused',
            findings: [
              {
                ...finding,
                resource: 'aws_s3_bucket.b',
                fix: 'Undo it, or name the address with --allow-destroy.',
              },
              { ...finding, resource: 'x.y' },
            ],
          },
        ],
      },
    });

    const list = await screen.findByRole('list', {
      name: 'Findings in the plan of sales-dev-data',
    });
    expect(within(list).getAllByText(/it destroys a bucket/)).toHaveLength(2);
    expect(screen.getByText(/^refused, nothing of it/)).toBeInTheDocument();
    expect(screen.queryByText('the plan is refused')).not.toBeInTheDocument();
    expect(
      screen.getByLabelText('Addresses that the plan was refused for'),
    ).toHaveTextContent(/^sales-dev-data:aws_s3_bucket\.b$/);
  });

  it('tells what to know of a sleep, and asks for no plan', async () => {
    show({
      operation: 'sleep',
      result: {
        summary: { ...NONE, destroy: 8 },
        notices: ['Compute has no way out.'],
      },
    });

    expect(
      within(
        await screen.findByRole('list', { name: 'What to know about it' }),
      ).getByText('Compute has no way out.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Plan' }),
    ).not.toBeInTheDocument();
  });

  it('tells what a destroy leaves', async () => {
    show({
      operation: 'destroy',
      result: {
        summary: { ...NONE, destroy: 70 },
        remains: [
          { stack: 's', resource: 'aws_kms_key.k', why: 'deleted in 30 days' },
        ],
      },
    });

    expect(
      await screen.findByRole('list', { name: 'What remains' }),
    ).toHaveTextContent('s aws_kms_key.k: deleted in 30 days');
  });

  it('folds a long list away, and opens it', async () => {
    show({ operation: 'plan', plan });

    const stack = await screen.findByRole('button', {
      name: /sales-dev-workspace ?deferred until .*: 14 to add/,
    });
    expect(stack).toHaveAttribute('aria-expanded', 'false');
    expect(
      screen.queryByRole('list', { name: 'Changes of sales-dev-workspace' }),
    ).not.toBeInTheDocument();
    await userEvent.click(stack);
    const list = screen.getByRole('list', {
      name: 'Changes of sales-dev-workspace',
    });
    expect(within(list).getAllByRole('listitem')).toHaveLength(14);
    expect(
      screen.getByText('sales-dev-base was never applied'),
    ).toBeInTheDocument();
  });

  it('says why there is no plan, or only a part of it', async () => {
    show({
      operation: 'plan',
      planProblem: 'The run has kept no artifact "plan"',
    });
    expect(
      await screen.findByText('The plan cannot be shown'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The run has kept no artifact "plan"'),
    ).toBeInTheDocument();
  });

  it('waits for the plan while the run goes on', async () => {
    show({ state: 'running', finishedAt: undefined });
    expect(
      await screen.findByText(/The plan shows up here as soon as/),
    ).toBeInTheDocument();
  });

  it('shows what the plan costs a month, with the date of the prices', async () => {
    show({
      operation: 'sleep',
      plan: {
        summary: { ...NONE, destroy: 2 },
        cost: { currency: 'USD', asOf: '2026-08-01', before: 98.5, after: 1.5 },
      },
    });
    expect(
      await screen.findByText(
        'Idle cost per month: $98.50 before, $1.50 after (-$97.00)',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/^List prices of 2026-08-01/)).toBeInTheDocument();
  });

  it('says that the cost stays', async () => {
    show({
      plan: {
        summary: NONE,
        cost: { currency: 'USD', asOf: '2026-08-01', before: 5, after: 5 },
      },
    });
    expect(
      await screen.findByText('Idle cost per month: $5.00, as before'),
    ).toBeInTheDocument();
  });

  it('tells what was done instead of what was planned', async () => {
    show({
      plan,
      result: { summary: { ...NONE, add: 2, destroy: 1 }, objectsLeft: 74 },
    });
    expect(await screen.findByText('1 destroyed, 2 added')).toBeInTheDocument();
    expect(
      screen.getByText(
        '1 destroyed, 2 added; Terraform manages 74 resources now',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByText(/Resources to be destroyed/),
    ).not.toBeInTheDocument();
  });

  it('asks for no plan of a destroy, and says when its result is unknown', async () => {
    show({ operation: 'destroy', resultProblem: 'it breaks off' });
    expect(
      await screen.findByText('What was done cannot be shown'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Plan' }),
    ).not.toBeInTheDocument();
  });
});

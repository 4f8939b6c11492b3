import type {
  DeploymentPlan,
  PlannedChange,
} from '@lakeport/backstage-plugin-databricks-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { plan } from '../../__testUtils__/fixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { PlanTree } from './PlanTree';

const NONE = { add: 0, change: 0, replace: 0, destroy: 0 };

function show(shown: DeploymentPlan) {
  renderForEntity(<PlanTree plan={shown} />, { api: new FakeDatabricksApi() });
}

const planOf = (changes: PlannedChange[]): DeploymentPlan => ({
  summary: NONE,
  stacks: [{ stack: 'base', status: 'planned', summary: NONE, changes }],
});

describe('PlanTree', () => {
  it('shows what differs of a resource, and hides what is secret', async () => {
    show(
      planOf([
        {
          address: 'aws_db_instance.d',
          actions: ['delete', 'create'],
          attributes: [
            {
              path: 'engine',
              before: '"mysql"',
              after: '"postgres"',
              forcesReplacement: true,
            },
            { path: 'arn', before: '"arn:old"', unknown: true },
            {
              path: 'password',
              before: 'leaked',
              after: 'leaked',
              sensitive: true,
            },
            { path: 'tags.owner', after: '"data"' },
          ],
          omittedAttributes: 3,
        },
      ]),
    );

    const toggle = await screen.findByRole('button', {
      name: 'aws_db_instance.d',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    act(() => toggle.focus());
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    const table = within(
      screen.getByRole('table', { name: 'What differs in aws_db_instance.d' }),
    );
    expect(
      table
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'engine forces replacement"mysql""postgres"',
      'arn "arn:old"known after apply',
      'password secret, not shownsecret, not shown',
      'tags.owner none"data"',
    ]);
    expect(screen.queryByText(/leaked/)).not.toBeInTheDocument();
    expect(
      screen.getByText('Attributes that are left out: 3'),
    ).toBeInTheDocument();
  });

  it('folds modules, those open that lose something', async () => {
    show(
      planOf([
        ...Array.from({ length: 11 }, (_, index) => ({
          address: `module.many.x.n${index}`,
          module: 'module.many',
          actions: ['create'],
        })),
        {
          address: 'module.lost.aws_eip.e',
          module: 'module.lost',
          actions: ['delete'],
        },
      ]),
    );

    const lost = await screen.findByRole('button', {
      name: 'module.lost: 1 to destroy',
    });
    expect(lost).toHaveAttribute('aria-expanded', 'true');
    const many = screen.getByRole('button', { name: 'module.many: 11 to add' });
    expect(many).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(many);
    expect(
      within(
        screen.getByRole('list', { name: 'Changes of base in module.many' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(11);
  });

  it('filters by what is lost and by what is typed, and says how much it shows', async () => {
    show(plan);

    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'Only what is destroyed or replaced',
      }),
    );
    const shown = within(screen.getByRole('search'));
    expect(await shown.findByText('Shown: 2 of 19 changes')).toHaveAttribute(
      'role',
      'status',
    );
    expect(screen.queryByText('aws_vpc.main')).not.toBeInTheDocument();
    expect(screen.queryByText('sales-account')).not.toBeInTheDocument();

    const search = screen.getByLabelText('Search resources and attributes');
    await userEvent.type(search, 'nat_gateway');
    expect(
      await shown.findByText('Shown: 1 of 19 changes'),
    ).toBeInTheDocument();
    await userEvent.type(search, 'zzz');
    expect(
      await shown.findByText('No change matches the filter.'),
    ).toBeInTheDocument();
  });

  it('unfolds what is found', async () => {
    show(plan);

    await userEvent.type(
      await screen.findByLabelText('Search resources and attributes'),
      'thing.t13',
    );
    expect(await screen.findByText('databricks_thing.t13')).toBeVisible();
    expect(
      screen.getByText(/shown from synthesis: 14 to add/),
    ).toBeInTheDocument();
  });

  it('draws a part of thousands of changes, and more on demand', async () => {
    show(
      planOf(
        Array.from({ length: 5_000 }, (_, index) => ({
          address: `aws_thing.t${index}`,
          actions: ['delete'],
        })),
      ),
    );

    const list = within(
      await screen.findByRole('list', { name: 'Changes of base' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(100);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 100 more' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(200);
  });
});

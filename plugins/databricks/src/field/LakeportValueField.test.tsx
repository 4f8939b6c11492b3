import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../__testUtils__/FakeDatabricksApi';
import { databricksApiRef } from '../api/databricksApiRef';
import { LakeportValueField } from './LakeportValueField';
import { lakeportValueSchema } from './lakeportValueSchema';
import { lakeportValueValidation } from './lakeportValueValidation';

function value(name: string, rest: object = {}) {
  return {
    type: 'string',
    title: name,
    'ui:field': 'LakeportValue',
    'ui:options': { value: name },
    ...rest,
  };
}

const manifest: TemplateParameterSchema = {
  title: 'Databricks project',
  steps: [
    {
      title: 'Project',
      schema: {
        type: 'object',
        required: ['name', 'region'],
        properties: {
          name: value('name', { description: 'Prefix of everything.' }),
          region: value('region', { default: 'us-west-2' }),
        },
      },
    },
    {
      title: 'Network',
      schema: {
        type: 'object',
        properties: {
          cidr: value('cidr', { default: '10.0.0.0/22' }),
          availabilityZones: value('availabilityZones', {
            type: 'array',
            items: { type: 'string' },
            default: ['us-west-2a', 'eu-west-1b'],
          }),
          admins: {
            type: 'object',
            title: 'Admins',
            properties: {
              groups: value('admins.groups', {
                title: 'Groups',
                type: 'array',
                items: { type: 'string' },
              }),
            },
          },
        },
      },
    },
  ],
};

function renderForm(onCreate: (values: unknown) => Promise<void>) {
  renderInTestApp(
    <Stepper
      manifest={manifest}
      onCreate={onCreate}
      extensions={[
        {
          name: 'LakeportValue',
          component: LakeportValueField,
          validation: lakeportValueValidation,
          schema: lakeportValueSchema.schema,
        },
      ]}
    />,
    {
      apis: [mockApis.analytics(), [databricksApiRef, new FakeDatabricksApi()]],
    },
  );
}

describe('LakeportValueField in the scaffolder form', () => {
  beforeAll(() => {
    // The stepper scrolls up on every page; jsdom has nothing to scroll.
    jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
  });
  it('shows problems while typing, and stops the form with the same words', async () => {
    const created: unknown[] = [];
    renderForm(async values => {
      created.push(values);
    });

    const name = await screen.findByRole('textbox', { name: /name/ });
    expect(screen.getByText('Prefix of everything.')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.type(name, 'Sales!');
    const [problem] = await screen.findAllByRole('alert');
    const words = problem.textContent ?? '';
    expect(words).toMatch(/^.+; use .+$/);

    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() =>
      // Said by the form now, at the top and at the field, and by us no more.
      expect(screen.getAllByText(words, { exact: false }).length).toBe(2),
    );
    expect(screen.getByRole('textbox', { name: /name/ })).toBeInTheDocument();

    await userEvent.clear(name);
    await userEvent.type(name, 'sales');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    const cidr = await screen.findByRole('textbox', { name: /cidr/ });

    // Zones are checked against the region of the page before.
    const zones = within(
      screen.getByRole('group', { name: /availabilityZones/ }),
    );
    expect(
      zones.getAllByRole('checkbox').map(box => box.getAttribute('value')),
    ).toEqual([
      'us-west-2a',
      'us-west-2b',
      'us-west-2c',
      'us-west-2d',
      'eu-west-1b',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (await screen.findAllByText(/eu-west-1b/)).length,
    ).toBeGreaterThanOrEqual(2);
    expect(cidr).toBeInTheDocument();
    await userEvent.click(
      zones.getByRole('checkbox', { name: /eu-west-1b \(not in us-west-2\)/ }),
    );
    await userEvent.click(zones.getByRole('checkbox', { name: 'us-west-2c' }));

    await userEvent.type(
      screen.getByRole('textbox', { name: /Groups/ }),
      'data-admins, platform',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]).toEqual({
      name: 'sales',
      region: 'us-west-2',
      cidr: '10.0.0.0/22',
      availabilityZones: ['us-west-2a', 'us-west-2c'],
      admins: { groups: ['data-admins', 'platform'] },
    });
  });

  it('offers the regions as a menu', async () => {
    renderForm(async () => {});
    const menu = await screen.findByRole('button', { name: /region/ });
    expect(menu).toHaveTextContent('us-west-2 (US West (Oregon))');
    await userEvent.click(menu);
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'eu-west-1 (Europe (Ireland))',
      }),
    );
    expect(
      await screen.findByRole('button', { name: /eu-west-1/ }),
    ).toBeInTheDocument();
  });
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../__testUtils__/FakeDatabricksApi';
import { page, renderStepper } from './__testUtils__/renderStepper';

const project = page(
  'Project',
  {
    platform: {
      type: 'string',
      title: 'Platform',
      'ui:field': 'LakeportPlatform',
    },
    name: {
      type: 'string',
      title: 'Project name',
      'ui:field': 'LakeportProjectName',
    },
  },
  ['name'],
);

const environments = page('Environments', {
  environments: {
    type: 'array',
    title: 'Environments',
    minItems: 1,
    items: {
      type: 'object',
      required: ['name', 'awsAccountId', 'region', 'availabilityZones', 'cidr'],
      properties: {
        name: {
          type: 'string',
          title: 'Environment',
          'ui:field': 'LakeportValue',
          'ui:options': { value: 'environment' },
        },
        awsAccountId: {
          type: 'string',
          title: 'AWS account',
          'ui:field': 'LakeportAwsAccount',
        },
        region: {
          type: 'string',
          title: 'Region',
          'ui:field': 'LakeportRegion',
        },
        availabilityZones: {
          type: 'array',
          items: { type: 'string' },
          title: 'Zones',
          'ui:field': 'LakeportZones',
        },
        cidr: {
          type: 'string',
          title: 'Network',
          'ui:field': 'LakeportNetwork',
        },
        securityProfile: {
          type: 'string',
          title: 'Security profile',
          default: 'development',
          'ui:field': 'LakeportSecurityProfile',
        },
        catalog: {
          type: 'string',
          title: 'Catalog',
          'ui:field': 'LakeportUnityName',
          'ui:options': { kind: 'catalog' },
        },
        admins: {
          type: 'object',
          title: 'Administrators',
          properties: {
            groups: {
              type: 'array',
              items: { type: 'string' },
              title: 'Admin groups',
              'ui:field': 'LakeportGroups',
            },
          },
        },
      },
    },
  },
});

const dev = {
  name: 'dev',
  awsAccountId: '100000000005',
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  cidr: '10.0.8.0/22',
  securityProfile: 'development',
  catalog: 'orders_dev',
  admins: { groups: ['data-admins'] },
};

function platformApi() {
  const api = new FakeDatabricksApi();
  api.platforms = {
    items: [
      { entityRef: 'system:default/acme', name: 'acme', title: 'Acme data' },
    ],
    errors: [],
  };
  api.groups = [{ value: 'data-admins' }, { value: 'data-engineers' }];
  api.awsAccounts = [{ value: '100000000005', label: 'orders-dev' }];
  return api;
}

describe('a project with several environments', () => {
  it('is filled in field by field', async () => {
    const api = platformApi();
    const created = renderStepper([project, environments], { api });

    await userEvent.click(
      await screen.findByRole('combobox', { name: /Platform/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: /acme/ }));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Project name/ }),
      'orders',
    );
    expect(await screen.findByText('orders is free.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));

    await userEvent.type(
      await screen.findByRole('textbox', { name: /^Environment/ }),
      'dev',
    );
    const account = screen.getByRole('combobox', { name: /AWS account/ });
    await userEvent.type(account, 'orders');
    await userEvent.click(
      await screen.findByRole('option', { name: /100000000005/ }),
    );
    await userEvent.click(screen.getByRole('combobox', { name: /Region/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /us-west-2/ }),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'us-west-2a' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'us-west-2b' }));
    await userEvent.click(
      await screen.findByRole('combobox', { name: /Network/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: '10.0.8.0/22' }),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'development' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Catalog/ }),
      'orders_dev',
    );
    await userEvent.click(
      screen.getByRole('combobox', { name: /Admin groups/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'data-admins' }),
    );
    // The list stays open for more of them.
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]).toEqual({
      platform: 'system:default/acme',
      name: 'orders',
      environments: [dev],
    });
  });

  it('is stopped with every wrong field of every environment named', async () => {
    const api = platformApi();
    const created = renderStepper([environments], {
      api,
      values: {
        platform: 'system:default/acme',
        environments: [
          { ...dev, cidr: '10.0.0.0/23', admins: { groups: ['nobody'] } },
          { ...dev, name: 'prod', awsAccountId: '100000000001' },
          {
            ...dev,
            name: 'test',
            catalog: 'orders_test',
            cidr: '10.0.12.0/22',
          },
        ],
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review' }),
    );
    expect(
      (await screen.findAllByText(/dev: look at Network, .*Admin groups/))[0],
    ).toBeInTheDocument();
    expect(
      screen.getAllByText(/prod: look at AWS account, .*Catalog/)[0],
    ).toBeInTheDocument();
    expect(screen.queryByText(/test: look at/)).not.toBeInTheDocument();
    expect(
      screen.getAllByText(/overlaps 10.0.0.0\/22 of sales\/dev/)[0],
    ).toBeInTheDocument();
    expect(screen.getAllByText(/has no group nobody/)[0]).toBeInTheDocument();
    expect(
      screen.getAllByText(/100000000001 is the umbrella account/)[0],
    ).toBeInTheDocument();
    expect(created).toEqual([]);
  });

  it('goes on when the checks of others are down', async () => {
    const api = platformApi();
    api.takenNames = new Error('connection refused');
    api.platform = new Error('connection refused');
    api.groups = new Error('connection refused');
    const created = renderStepper([project, environments], {
      api,
      values: {
        platform: 'system:default/acme',
        name: 'orders',
        environments: [dev],
      },
    });
    expect(
      (await screen.findAllByText(/connection refused\. You can go on/))[0],
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toHaveLength(1));
  });

  it('is stopped when a name was taken while the form was open', async () => {
    const api = platformApi();
    renderStepper([project, environments], {
      api,
      values: { platform: 'system:default/acme', name: 'orders' },
    });
    expect(await screen.findByText('orders is free.')).toBeInTheDocument();
    api.takenNames = { orders: 'orders was onboarded a minute ago' };
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      (await screen.findAllByText(/onboarded a minute ago/))[0],
    ).toBeInTheDocument();
    expect(
      screen.getByRole('textbox', { name: /Project name/ }),
    ).toBeInTheDocument();
  });
});

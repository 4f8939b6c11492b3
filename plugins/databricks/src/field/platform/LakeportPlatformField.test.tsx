import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { platform } from '../../__testUtils__/platformFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportPlatformValidation } from './lakeportPlatformValidation';

const steps = [fieldPage('LakeportPlatform')];

const invalid = {
  ...platform,
  valid: false,
  problems: [
    {
      path: 'spec.addressPools.us-west-2',
      message: '10.0.0.0/12 overlaps 10.0.0.0/8',
      hint: 'remove one',
    },
  ],
};

describe('LakeportPlatformField', () => {
  it('offers the platforms, and says what no platform means', async () => {
    const api = new FakeDatabricksApi();
    api.platforms = {
      items: [
        { entityRef: 'system:default/acme', name: 'acme', title: 'Acme data' },
        { entityRef: 'system:labs/try', name: 'try' },
      ],
      errors: [{ source: 'catalog', message: 'timed out' }],
    };
    const created = renderStepper(steps, { api });
    expect(
      await screen.findByText('No platform: a standalone project.'),
    ).toBeInTheDocument();
    expect(await screen.findByText(/catalog: timed out/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('combobox', { name: /Field/ }));
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['acmeAcme data', 'labs/try']);
    await userEvent.click(screen.getByRole('option', { name: /acme/ }));
    expect(screen.getByRole('combobox', { name: /Field/ })).toHaveValue('acme');
    expect(
      await screen.findByText('Its platform file is valid.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() =>
      expect(created).toEqual([{ it: 'system:default/acme' }]),
    );
  });

  it('lets a platform be typed when the list is down', async () => {
    const api = new FakeDatabricksApi();
    api.platforms = await responseError(503, 'the catalog is restarting');
    renderStepper(steps, { api });
    expect(
      await screen.findByText(/the catalog is restarting.*You can type/),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('combobox', { name: /Field/ }),
      'acme',
    );
    expect(
      await screen.findByText('Its platform file is valid.'),
    ).toBeInTheDocument();
  });

  it('refuses a platform whose file is not valid, also one that was filled in', async () => {
    const api = new FakeDatabricksApi();
    api.platform = invalid;
    renderStepper(steps, { api, values: { it: 'system:default/acme' } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '10.0.0.0/12 overlaps 10.0.0.0/8',
    );
    expect(screen.getByRole('combobox', { name: /Field/ })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  });
});

describe('lakeportPlatformValidation', () => {
  it('takes a platform with a valid file, and what cannot be looked at', async () => {
    const api = new FakeDatabricksApi();
    const ask = (value: string) =>
      errorsOf(lakeportPlatformValidation, value, { api });
    expect(await ask('system:default/acme')).toEqual([]);
    expect(await ask('not a ref')).toEqual([
      expect.stringContaining('system:default/acme'),
    ]);
    api.platform = invalid;
    expect(await ask('system:default/acme')).toEqual([
      expect.stringContaining('spec.addressPools.us-west-2'),
    ]);
    api.platform = new Error('down');
    expect(await ask('system:default/acme')).toEqual([]);
  });
});

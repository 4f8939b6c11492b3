import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportSecurityProfileValidation } from './lakeportSecurityProfileValidation';

const steps = [fieldPage('LakeportSecurityProfile')];
const api = new FakeDatabricksApi();

describe('LakeportSecurityProfileField', () => {
  it('shows what each profile adds and costs, also to who cannot see it', async () => {
    const created = renderStepper(steps, { api });
    const profiles = await screen.findAllByRole('radio');
    expect(profiles.map(radio => radio.getAttribute('aria-label'))).toEqual([
      'development',
      'production-basic',
      'production-secure',
      'maximum-security',
    ]);
    expect(
      screen.getByRole('radio', { name: 'production-basic' }),
    ).toHaveAccessibleDescription(
      /Like development, and:.*refuse to be destroyed.*over PrivateLink.*\$\$ · \$131\.40 a month/,
    );
    expect(
      screen.getByText(/List prices of 2026-08-01 in us-east-1 .* 2 zones/),
    ).toBeInTheDocument();

    await userEvent.click(profiles[0]);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(
      screen.getByRole('radio', { name: 'production-secure' }),
    ).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: 'production-secure' }]));
  });

  it('counts three zones and the way to the internet that is chosen', async () => {
    renderStepper(steps, {
      api,
      values: { availabilityZones: ['a', 'b', 'c'], egress: 'isolated' },
    });
    expect(
      await screen.findByRole('radio', { name: 'development' }),
    ).toHaveAccessibleDescription(/\$43\.80 a month/);
    expect(screen.getByText(/in 3 zones/)).toBeInTheDocument();
  });
});

describe('lakeportSecurityProfileValidation', () => {
  it('takes the profiles that there are', async () => {
    const ask = (value: string) =>
      errorsOf(lakeportSecurityProfileValidation, value);
    expect(await ask('maximum-security')).toEqual([]);
    expect(await ask('paranoid')).toEqual([
      expect.stringContaining('production-basic'),
    ]);
  });
});

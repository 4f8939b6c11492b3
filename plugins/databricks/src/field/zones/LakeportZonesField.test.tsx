import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportZonesValidation } from './lakeportZonesValidation';

const steps = [fieldPage('LakeportZones', { type: 'array' })];
const api = new FakeDatabricksApi();

describe('LakeportZonesField', () => {
  it('waits for the region', async () => {
    renderStepper(steps, { api });
    expect(
      await screen.findByText('Choose a region first.'),
    ).toBeInTheDocument();
  });

  it('offers the zones of the region, and lets go of those of another', async () => {
    const created = renderStepper(steps, {
      api,
      values: { region: 'eu-west-1', it: ['us-west-2a'] },
    });
    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'us-west-2a (not in eu-west-1)',
      }),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'eu-west-1b' }));
    expect(screen.getByRole('alert')).toHaveTextContent(/two or three/);
    await userEvent.click(screen.getByRole('checkbox', { name: 'eu-west-1a' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() =>
      expect(created).toEqual([
        expect.objectContaining({ it: ['eu-west-1a', 'eu-west-1b'] }),
      ]),
    );
  });
});

describe('lakeportZonesValidation', () => {
  it('takes two or three zones of the region', async () => {
    const ask = (zones: string[]) =>
      errorsOf(lakeportZonesValidation, zones, {
        values: { region: 'eu-west-1' },
      });
    expect(await ask(['eu-west-1a', 'eu-west-1b'])).toEqual([]);
    expect(await ask(['eu-west-1a'])).toHaveLength(1);
    expect(await ask(['eu-west-1a', 'us-west-2a'])).toEqual([
      expect.stringContaining('us-west-2a'),
    ]);
  });
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { regions } from '@lakeport/project';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportRegionValidation } from './lakeportRegionValidation';

const field = () => screen.findByRole('combobox', { name: /Field/ });
const without = Object.keys(regions).filter(id => !regions[id].privateLink);

describe('LakeportRegionField', () => {
  it('says of each region whether it has PrivateLink', async () => {
    renderStepper([fieldPage('LakeportRegion')], {
      api: new FakeDatabricksApi(),
    });
    await userEvent.click(await field());
    expect(screen.getAllByRole('option')).toHaveLength(
      Object.keys(regions).length,
    );
    await userEvent.click(
      screen.getByRole('option', { name: new RegExp(without[0]) }),
    );
    expect(
      screen.getByText(`${regions[without[0]].name} · no PrivateLink`),
    ).toBeInTheDocument();
  });

  it('puts the regions of the platform first, and finds one by its city', async () => {
    renderStepper([fieldPage('LakeportRegion')], {
      api: new FakeDatabricksApi(),
      values: { platform: 'system:default/acme', it: 'us-west-2' },
    });
    expect(
      await screen.findByText(/PrivateLink · the platform is there/),
    ).toBeInTheDocument();
    await userEvent.click(await field());
    expect(screen.getAllByRole('option')[0]).toHaveTextContent('us-west-2');
    await userEvent.clear(await field());
    await userEvent.type(await field(), 'ireland');
    await userEvent.click(
      await screen.findByRole('option', { name: /eu-west-1/ }),
    );
    expect(await field()).toHaveValue('eu-west-1');
  });

  it('offers regions with PrivateLink only when told to', async () => {
    renderStepper(
      [fieldPage('LakeportRegion', { uiOptions: { privateLink: true } })],
      { api: new FakeDatabricksApi() },
    );
    await userEvent.click(await field());
    expect(screen.getAllByRole('option')).toHaveLength(
      Object.keys(regions).length - without.length,
    );
  });
});

describe('lakeportRegionValidation', () => {
  const ask = (region: string, securityProfile: string) =>
    errorsOf(lakeportRegionValidation, region, {
      values: { region, securityProfile },
    });

  it('refuses a region without PrivateLink for a profile that needs it', async () => {
    expect(await ask('us-west-2', 'production-basic')).toEqual([]);
    expect(await ask(without[0], 'development')).toEqual([]);
    expect(await ask(without[0], 'production-basic')).toEqual([
      expect.stringContaining('no PrivateLink'),
    ]);
    expect(await ask('mars-1', 'development')).not.toEqual([]);
  });
});

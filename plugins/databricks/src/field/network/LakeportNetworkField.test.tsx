import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { platform } from '../../__testUtils__/platformFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportNetworkValidation } from './lakeportNetworkValidation';

const steps = [fieldPage('LakeportNetwork')];
const onPlatform = { platform: 'system:default/acme', region: 'us-west-2' };
const field = () => screen.findByRole('combobox', { name: /Field/ });

async function openTable() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'As a table' }),
  );
  return screen.findByRole('grid');
}

function rowsOf(table: HTMLElement) {
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      [
        ...within(row).getAllByRole('rowheader'),
        ...within(row).getAllByRole('gridcell'),
      ].map(({ textContent }) => textContent),
    );
}

describe('LakeportNetworkField', () => {
  it('offers free blocks of the pool, and draws and lists all of it', async () => {
    const created = renderStepper(steps, {
      api: new FakeDatabricksApi(),
      values: onPlatform,
    });
    await userEvent.click(await field());
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['10.0.8.0/22', '10.0.12.0/22']);
    await userEvent.click(screen.getByRole('option', { name: '10.0.12.0/22' }));
    expect(
      screen.getByText(
        /10.0.12.0\/22 holds up to 250 cluster nodes in 2 zones/,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('10.0.12.0/22 is free.'),
    ).toBeInTheDocument();

    const picture = screen.getByRole('img', {
      name: /Address pool 10.0.0.0\/20 .* in use: 1, asked for: 1/,
    });
    expect(
      [...picture.querySelectorAll('title')].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual([
      '10.0.0.0/22 · in use · sales/dev',
      '10.0.4.0/22 · asked for by a pull request · ads/dev #12',
      '10.0.8.0/22 · free',
      '10.0.12.0/22 · chosen here',
    ]);
    expect(rowsOf(await openTable())).toEqual([
      ['10.0.0.0/22', '1024', 'in use', 'sales/dev'],
      ['10.0.4.0/22', '1024', 'asked for by a pull request', 'ads/dev #12'],
      ['10.0.8.0/22', '1024', 'free', '–'],
      ['10.0.12.0/22', '1024', 'chosen here', '–'],
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() =>
      expect(created).toEqual([{ ...onPlatform, it: '10.0.12.0/22' }]),
    );
  });

  it('draws every block to scale', async () => {
    renderStepper(steps, { api: new FakeDatabricksApi(), values: onPlatform });
    const picture = await screen.findByRole('img', { name: /Address pool/ });
    const areas = [...picture.querySelectorAll('rect')].map(
      rect =>
        Number(rect.getAttribute('width')) *
        Number(rect.getAttribute('height')),
    );
    const sum = areas.reduce((total, area) => total + area, 0);
    // Two of /22 and one of /21 in a pool of /20.
    expect(areas.map(area => area / sum)).toEqual([0.25, 0.25, 0.5]);
  });

  it('takes the block of the wanted size where the picture is pressed', async () => {
    renderStepper(steps, { api: new FakeDatabricksApi(), values: onPlatform });
    await userEvent.click(await screen.findByRole('button', { name: /Size/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: '/24: up to 58 nodes' }),
    );
    const picture = await screen.findByRole('img', { name: /Address pool/ });
    jest
      .spyOn(picture, 'getBoundingClientRect')
      .mockReturnValue(new DOMRect(0, 0, 750, 224));
    // The first row is in use.
    fireEvent.click(picture, { clientX: 300, clientY: 5 });
    expect(await field()).toHaveValue('');
    fireEvent.click(picture, { clientX: 300, clientY: 9 * 14 + 5 });
    expect(await field()).toHaveValue('10.0.9.0/24');
  });

  it('lets go of a block when another size is chosen', async () => {
    renderStepper(steps, {
      api: new FakeDatabricksApi(),
      values: { ...onPlatform, it: '10.0.8.0/22' },
    });
    expect(await field()).toHaveValue('10.0.8.0/22');
    await userEvent.click(screen.getByRole('button', { name: /Size/ }));
    await userEvent.click(await screen.findByRole('option', { name: /^\/23/ }));
    expect(await field()).toHaveValue('');
  });

  it('says who has a range, and what is free instead', async () => {
    renderStepper(steps, {
      api: new FakeDatabricksApi(),
      values: { ...onPlatform, it: '10.0.4.0/24' },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '10.0.4.0/24 overlaps 10.0.4.0/22 of ads/dev #12; use 10.0.8.0/24, which is free',
    );
  });

  it('is typed without a platform', async () => {
    renderStepper(steps, {
      api: new FakeDatabricksApi(),
      values: { region: 'us-west-2' },
    });
    const text = await screen.findByRole('textbox', { name: /Field/ });
    await userEvent.type(text, '10.0.0.1/22');
    expect(await screen.findByRole('alert')).toHaveTextContent(/10.0.0.0\/22/);
    await userEvent.clear(text);
    await userEvent.type(text, '10.0.0.0/20');
    expect(screen.getByText(/up to 1018 cluster nodes/)).toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('says that the platform has no pool there, or could not be read', async () => {
    const api = new FakeDatabricksApi();
    api.platform = await responseError(503, 'GitHub is down');
    renderStepper(steps, {
      api,
      values: { platform: 'system:default/acme', region: 'eu-west-1' },
    });
    expect(await screen.findByText('GitHub is down')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Field/ })).toBeInTheDocument();
    api.platform = {
      ...platform,
      errors: [{ source: 'pull requests', message: 'rate limited' }],
    };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/no address pool in eu-west-1/),
    ).toBeInTheDocument();
    expect(screen.getByText(/pull requests: rate limited/)).toBeInTheDocument();
  });

  it('lists at most 50 blocks of a pool of thousands', async () => {
    const api = new FakeDatabricksApi();
    api.platform = {
      ...platform,
      pools: [
        {
          region: 'us-west-2',
          cidr: '10.0.0.0/8',
          used: [],
          free: ['10.0.0.0/8'],
        },
      ],
    };
    renderStepper(steps, { api, values: onPlatform });
    await userEvent.click(await field());
    expect(screen.getAllByRole('option')).toHaveLength(50);
    await userEvent.type(await field(), '10.200.4');
    await waitFor(() =>
      expect(
        screen.getAllByRole('option').map(({ textContent }) => textContent),
      ).toEqual([
        '10.200.4.0/22',
        '10.200.40.0/22',
        '10.200.44.0/22',
        '10.200.48.0/22',
      ]),
    );
  });
});

describe('lakeportNetworkValidation', () => {
  const ask = (cidr: string, values: object, api = new FakeDatabricksApi()) =>
    errorsOf(lakeportNetworkValidation, cidr, { api, values });

  it('takes what is free in the pools of the region', async () => {
    expect(await ask('10.0.8.0/21', onPlatform)).toEqual([]);
    expect(await ask('10.0.8.0/20', onPlatform)).toHaveLength(1);
    expect(await ask('10.0.0.0/20', onPlatform)).toEqual([
      expect.stringContaining('no /20 is free'),
    ]);
    expect(await ask('10.64.0.0/22', onPlatform)).toEqual([
      expect.stringContaining(
        'not in the address pools of us-west-2 (10.0.0.0/20)',
      ),
    ]);
    expect(
      await ask('10.0.8.0/22', { ...onPlatform, region: 'eu-west-1' }),
    ).toEqual([expect.stringContaining('no address pool in eu-west-1')]);
  });

  it('does not mind a platform that cannot be read, and asks none without one', async () => {
    const api = new FakeDatabricksApi();
    api.platform = new Error('down');
    expect(await ask('10.64.0.0/22', onPlatform, api)).toEqual([]);
    expect(await ask('10.64.0.0/22', { region: 'us-west-2' })).toEqual([]);
    expect(await ask('10.64.0.0/28', { region: 'us-west-2' })).toHaveLength(1);
  });
});

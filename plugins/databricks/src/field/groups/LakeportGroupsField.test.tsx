import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { findGroup } from './findGroup';
import { lakeportGroupsValidation } from './lakeportGroupsValidation';

const list = (uiOptions = {}) => [
  fieldPage('LakeportGroups', { type: 'array', uiOptions }),
];
const field = () => screen.findByRole('combobox', { name: /Field/ });

function apiWith(...names: string[]) {
  const api = new FakeDatabricksApi();
  api.groups = names.map(value => ({ value }));
  return api;
}

describe('LakeportGroupsField', () => {
  it('adds groups from 10,000 and takes them away again', async () => {
    const api = apiWith(
      ...Array.from({ length: 10_000 }, (_, index) => `group-${index}`),
    );
    const created = renderStepper(list(), { api });
    await userEvent.type(await field(), 'group-77');
    await userEvent.click(
      await screen.findByRole('option', { name: 'group-7712' }),
    );
    await userEvent.type(await field(), 'group-1234');
    await userEvent.click(
      await screen.findByRole('option', { name: 'group-1234' }),
    );
    await userEvent.keyboard('{Escape}');
    const chosen = await screen.findByRole('grid', { name: 'Field: chosen' });
    expect(within(chosen).getAllByRole('row')).toHaveLength(2);
    expect(
      await screen.findByText('The Databricks account has it all.'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(within(chosen).getAllByRole('row')[0]).getByRole('button'),
    );
    expect(within(chosen).getAllByRole('row')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: ['group-1234'] }]));
  });

  it('refuses a group that the account does not have', async () => {
    renderStepper(list(), { api: apiWith('data') });
    await userEvent.type(await field(), 'nobody');
    await userEvent.click(
      await screen.findByRole('option', { name: /nobody/ }),
    );
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The Databricks account has no group nobody',
    );
  });

  it('takes what was typed and left', async () => {
    const created = renderStepper(list(), { api: apiWith('data') });
    await userEvent.type(await field(), 'data');
    await userEvent.tab();
    expect(
      within(
        await screen.findByRole('grid', { name: 'Field: chosen' }),
      ).getByText('data'),
    ).toBeInTheDocument();
    expect(await field()).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: ['data'] }]));
  });

  it('only points it out when the template allows for it', async () => {
    const created = renderStepper(list({ allowUnknown: true }), {
      api: apiWith('data'),
      values: { it: ['later'] },
    });
    expect(await screen.findByText(/has no group later/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: ['later'] }]));
  });

  it('takes one name where the schema asks for a text', async () => {
    const created = renderStepper([fieldPage('LakeportGroups')], {
      api: apiWith('data', 'data-admins'),
    });
    await userEvent.click(await field());
    await userEvent.click(
      await screen.findByRole('option', { name: 'data-admins' }),
    );
    expect(await field()).toHaveValue('data-admins');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: 'data-admins' }]));
  });
});

describe('findGroup', () => {
  it('looks for exactly this name, on several pages', async () => {
    const others = Array.from({ length: 240 }, (_, at) => `a-${at}-data`);
    const api = apiWith(...others, 'data');
    expect(await findGroup(api, 'data', {})).toBe(true);
    expect(await findGroup(api, 'a-2', {})).toBe(false);
    expect(api.questions.length).toBeLessThan(10);
  });

  it('does not know when there are too many, or a source failed', async () => {
    const others = Array.from({ length: 900 }, (_, at) => `a-${at}-data`);
    expect(await findGroup(apiWith(...others), 'data', {})).toBeUndefined();
    const api = apiWith();
    api.listGroupChoices = async () => ({
      items: [],
      errors: [{ source: 'account', message: 'down' }],
    });
    expect(await findGroup(api, 'data', {})).toBeUndefined();
  });
});

describe('lakeportGroupsValidation', () => {
  it('names each group that is missing, and does not mind silence', async () => {
    const api = apiWith('data');
    const ask = (value: string[] | string) =>
      errorsOf(lakeportGroupsValidation, value, { api });
    expect(await ask(['data'])).toEqual([]);
    expect(await ask('data')).toEqual([]);
    expect(await ask(['data', 'x', 'y'])).toEqual([
      expect.stringContaining('no group x'),
      expect.stringContaining('no group y'),
    ]);
    expect(await ask([' x'])).toHaveLength(1);
    api.groups = new Error('down');
    expect(await ask(['x'])).toEqual([]);
  });
});

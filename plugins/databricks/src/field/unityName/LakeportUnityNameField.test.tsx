import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { environment } from '../../__testUtils__/fixtures';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportUnityNameValidation } from './lakeportUnityNameValidation';
import { unityNameProblems } from './unityNameProblems';

const at = { environment: 'resource:default/sales-dev' };

describe('LakeportUnityNameField', () => {
  it('says while typing that a catalog is there already', async () => {
    renderStepper(
      [fieldPage('LakeportUnityName', { uiOptions: { kind: 'catalog' } })],
      { api: new FakeDatabricksApi(), values: at },
    );
    const field = await screen.findByRole('textbox', { name: /Field/ });
    await userEvent.type(field, 'sales_dev');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is a catalog sales_dev already',
    );
    await userEvent.type(field, '2');
    expect(
      await screen.findByText('There is no catalog sales_dev2 yet.'),
    ).toBeInTheDocument();
  });

  it('offers what is there when one of it is asked for', async () => {
    renderStepper(
      [
        fieldPage('LakeportUnityName', {
          uiOptions: { kind: 'schema', existing: true, catalog: 'which' },
        }),
      ],
      { api: new FakeDatabricksApi(), values: { ...at, which: 'sales_dev' } },
    );
    const field = await screen.findByRole('combobox', { name: /Field/ });
    await userEvent.click(field);
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await userEvent.click(screen.getByRole('option', { name: 'bronze' }));
    expect(field).toHaveValue('bronze');
    await userEvent.type(field, '2');
    await userEvent.tab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no schema bronze2',
    );
  });

  it('says that the environment could not be read', async () => {
    const api = new FakeDatabricksApi();
    api.environment = new Error('the workspace is asleep');
    renderStepper(
      [fieldPage('LakeportUnityName', { uiOptions: { kind: 'catalog' } })],
      { api, values: { ...at, it: 'sales_dev' } },
    );
    expect(
      await screen.findByText(/the workspace is asleep\. You can go on/),
    ).toBeInTheDocument();
  });
});

describe('unityNameProblems', () => {
  it.each(['catalog', 'schema', 'volume'] as const)('of a %s', kind => {
    expect(unityNameProblems(kind, 'payments_dev')).toEqual([]);
    for (const wrong of ['Payments', '1st', 'a-b', 'a'.repeat(256)]) {
      expect(unityNameProblems(kind, wrong)).not.toEqual([]);
    }
  });

  it('knows the names that Databricks has', () => {
    expect(unityNameProblems('catalog', 'system')).toHaveLength(1);
    expect(unityNameProblems('schema', 'information_schema')).toHaveLength(1);
    expect(unityNameProblems('volume', 'system')).toEqual([]);
  });
});

describe('lakeportUnityNameValidation', () => {
  const ask = (
    value: string,
    uiOptions: object,
    values: object = at,
    api = new FakeDatabricksApi(),
  ) => errorsOf(lakeportUnityNameValidation, value, { api, uiOptions, values });

  it('refuses what is there, or what is not where it has to be', async () => {
    expect(await ask('sales_dev', { kind: 'catalog' })).toEqual([
      expect.stringContaining('already'),
    ]);
    expect(await ask('other', { kind: 'catalog' })).toEqual([]);
    const inSchema = { ...at, catalog: 'sales_dev', schema: 'bronze' };
    expect(await ask('landing', { kind: 'volume' }, inSchema)).toHaveLength(1);
    expect(await ask('other', { kind: 'volume' }, inSchema)).toEqual([]);
    const existing = { kind: 'catalog', existing: true };
    expect(await ask('sales_dev', existing)).toEqual([]);
    expect(await ask('other', existing)).toEqual([
      'There is no catalog other; choose one of the list',
    ]);
  });

  it('asks nobody in the form of a new project', async () => {
    const api = new FakeDatabricksApi();
    api.environment = new Error('must not be asked');
    expect(
      await ask('sales_dev', { kind: 'catalog' }, { environment: 'dev' }, api),
    ).toEqual([]);
  });

  it('does not call missing what could not be looked at', async () => {
    const api = new FakeDatabricksApi();
    api.environment = {
      ...environment,
      catalogs: [],
      errors: [{ source: 'catalogs', message: 'down' }],
    };
    const existing = { kind: 'catalog', existing: true };
    expect(await ask('sales_dev', existing, at, api)).toEqual([]);
    api.environment = new Error('down');
    expect(await ask('sales_dev', existing, at, api)).toEqual([]);
  });
});

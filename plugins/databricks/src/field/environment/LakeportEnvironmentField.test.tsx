import type { Entity } from '@backstage/catalog-model';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { environmentEntity } from '../../__testUtils__/fixtures';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportEnvironmentValidation } from './lakeportEnvironmentValidation';

const field = () => screen.findByRole('combobox', { name: /Field/ });

function environmentNamed(name: string, owner: string): Entity {
  return {
    ...environmentEntity,
    metadata: { ...environmentEntity.metadata, name },
    spec: { ...environmentEntity.spec, owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const entities = [
  environmentNamed('sales-dev', 'group:default/data'),
  environmentNamed('ads-dev', 'group:default/ads'),
  {
    ...environmentEntity,
    metadata: { name: 'queue' },
    spec: { type: 'queue', owner: 'group:default/data' },
  },
];

describe('LakeportEnvironmentField', () => {
  it('shows the environment that the form was opened for', async () => {
    const created = renderStepper([fieldPage('LakeportEnvironment')], {
      api: new FakeDatabricksApi(),
      entities,
      values: { it: 'resource:default/sales-dev' },
    });
    expect(await field()).toHaveValue('sales-dev');
    await userEvent.click(await field());
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['ads-dev', 'sales-dev']);
    await userEvent.click(screen.getByRole('option', { name: 'ads-dev' }));
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() =>
      expect(created).toEqual([{ it: 'resource:default/ads-dev' }]),
    );
  });

  it('offers only those of the reader when told to', async () => {
    renderStepper(
      [fieldPage('LakeportEnvironment', { uiOptions: { owned: true } })],
      {
        api: new FakeDatabricksApi(),
        entities,
      },
    );
    await userEvent.click(await field());
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['sales-dev']);
  });

  it('finds one of 10,000 in the catalog', async () => {
    renderStepper([fieldPage('LakeportEnvironment')], {
      api: new FakeDatabricksApi(),
      entities: Array.from({ length: 10_000 }, (_, index) =>
        environmentNamed(`env-${index}`, 'group:default/data'),
      ),
    });
    await userEvent.click(await field());
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(50));
    await userEvent.type(await field(), 'env-9876');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.click(screen.getByRole('option', { name: 'env-9876' }));
    expect(await field()).toHaveValue('env-9876');
  });

  it('says that what was typed is not there', async () => {
    renderStepper([fieldPage('LakeportEnvironment')], {
      api: new FakeDatabricksApi(),
      entities,
    });
    await userEvent.type(await field(), 'nowhere');
    await userEvent.tab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog has no resource:default/nowhere',
    );
  });
});

describe('lakeportEnvironmentValidation', () => {
  it('takes an environment that can be seen', async () => {
    const ask = (value: string) =>
      errorsOf(lakeportEnvironmentValidation, value);
    expect(await ask('resource:default/sales-dev')).toEqual([]);
    expect(await ask('resource:default/gone')).toEqual([
      expect.stringContaining('may not see it'),
    ]);
    expect(await ask('!')).toEqual([
      expect.stringContaining('no reference of an environment'),
    ]);
  });
});

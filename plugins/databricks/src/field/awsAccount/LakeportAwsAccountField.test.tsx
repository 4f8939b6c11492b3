import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportAwsAccountValidation } from './lakeportAwsAccountValidation';

const steps = [fieldPage('LakeportAwsAccount')];
const field = () => screen.findByRole('combobox', { name: /Field/ });

function tenThousand() {
  const api = new FakeDatabricksApi();
  api.awsAccounts = Array.from({ length: 10_000 }, (_, index) => ({
    value: String(200_000_000_000 + index),
    label: `account-${index}`,
    detail: 'in the catalog',
  }));
  return api;
}

describe('LakeportAwsAccountField', () => {
  it('finds one of 10,000, and never lists more than 50', async () => {
    const api = tenThousand();
    const created = renderStepper(steps, { api });
    await userEvent.click(await field());
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(50));
    expect(
      screen.getByText(/The first 50 are listed/, { ignore: '[aria-hidden]' }),
    ).toBeInTheDocument();
    const input = await field();
    for (const text of ['acc', 'account-98', 'account-9876']) {
      fireEvent.change(input, { target: { value: text } });
    }
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    expect(api.questions.map(({ text }) => text)).toEqual(['', 'account-9876']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(await field()).toHaveValue('200000009876');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: '200000009876' }]));
  });

  it('takes an account that nobody listed', async () => {
    const api = new FakeDatabricksApi();
    api.awsAccounts = new Error('the catalog is down');
    const created = renderStepper(steps, { api });
    expect(await screen.findByText(/the catalog is down/)).toBeInTheDocument();
    await userEvent.type(await field(), '1234');
    await userEvent.tab();
    expect(await field()).toHaveValue('1234');
    expect(screen.getByRole('alert')).toHaveTextContent(
      /not an AWS account id/,
    );
    await userEvent.type(await field(), '56789012');
    await userEvent.tab();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    await waitFor(() => expect(created).toEqual([{ it: '123456789012' }]));
  });
});

describe('lakeportAwsAccountValidation', () => {
  const ask = (value: string, values: object = {}) =>
    errorsOf(lakeportAwsAccountValidation, value, { values });

  it('takes 12 digits, but not the umbrella account', async () => {
    const onPlatform = { platform: 'system:default/acme' };
    expect(await ask('100000000002', onPlatform)).toEqual([]);
    expect(await ask('100000000001', onPlatform)).toEqual([
      expect.stringContaining('umbrella'),
    ]);
    expect(await ask('100000000001')).toEqual([]);
    expect(await ask('12')).toEqual([expect.stringContaining('12 digits')]);
  });
});

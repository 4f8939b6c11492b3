import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { responseError } from '../../__testUtils__/responseError';
import { fieldPage } from '../__testUtils__/field';
import { renderStepper } from '../__testUtils__/renderStepper';
import { errorsOf } from '../__testUtils__/validate';
import { lakeportProjectNameValidation } from './lakeportProjectNameValidation';

const steps = [fieldPage('LakeportProjectName')];
const field = () => screen.findByRole('textbox', { name: /Field/ });

describe('LakeportProjectNameField', () => {
  it('asks about what was typed once the typing pauses', async () => {
    const api = new FakeDatabricksApi();
    api.takenNames = { sales: 'sales is taken; use another name' };
    renderStepper(steps, { api, values: { platform: 'system:default/acme' } });
    const input = await field();
    for (const text of ['s', 'sal', 'sales']) {
      fireEvent.change(input, { target: { value: text } });
    }
    expect(await screen.findByText('Checking…')).toBeInTheDocument();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'sales is taken; use another name',
    );
    expect(api.questions).toEqual([
      expect.objectContaining({
        text: 'sales',
        platform: 'system:default/acme',
      }),
    ]);
    await userEvent.type(await field(), '-2');
    expect(await screen.findByText('sales-2 is free.')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says what is wrong with a name without asking anybody', async () => {
    const api = new FakeDatabricksApi();
    renderStepper(steps, { api });
    await userEvent.type(await field(), 'Sales!');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /not a project name/,
    );
    await new Promise(resolve => {
      setTimeout(resolve, 600);
    });
    expect(api.questions).toEqual([]);
  });

  it('gives up a question that nobody waits for any more', async () => {
    const api = new FakeDatabricksApi();
    const { checkProjectName } = FakeDatabricksApi.prototype;
    api.checkProjectName = async (request, options) => {
      if (request.name === 'slow') {
        await checkProjectName.call(api, request, options);
        return new Promise(() => {});
      }
      return checkProjectName.call(api, request, options);
    };
    renderStepper(steps, { api });
    fireEvent.change(await field(), { target: { value: 'slow' } });
    await waitFor(() => expect(api.questions).toHaveLength(1));
    fireEvent.change(await field(), { target: { value: 'slower' } });
    expect(await screen.findByText('slower is free.')).toBeInTheDocument();
    expect(
      api.questions.map(({ text, signal }) => [text, signal?.aborted]),
    ).toEqual([
      ['slow', true],
      ['slower', false],
    ]);
  });

  it('says that it could not ask, and asks again when told to', async () => {
    const api = new FakeDatabricksApi();
    api.takenNames = await responseError(503, 'the backend is restarting');
    renderStepper(steps, { api, values: { it: 'sales' } });
    const status = await screen.findByText(
      /the backend is restarting\. You can go on/,
    );
    expect(status.closest('[role=status]')).toHaveAttribute(
      'aria-live',
      'polite',
    );
    api.takenNames = {};
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('sales is free.')).toBeInTheDocument();
  });

  it('says what was not looked at', async () => {
    const api = new FakeDatabricksApi();
    api.checkProjectName = async ({ name }) => ({
      name,
      available: true,
      errors: [{ source: 'pull requests', message: 'rate limited' }],
    });
    renderStepper(steps, { api, values: { it: 'sales' } });
    expect(
      await screen.findByText(/may be taken: pull requests: rate limited/),
    ).toBeInTheDocument();
  });
});

describe('lakeportProjectNameValidation', () => {
  const ask = (value: string, api: FakeDatabricksApi) =>
    errorsOf(lakeportProjectNameValidation, value, {
      api,
      values: { name: value, platform: 'system:default/acme' },
    });

  it('asks once more', async () => {
    const api = new FakeDatabricksApi();
    api.takenNames = { sales: 'sales is taken' };
    expect(await ask('ads', api)).toEqual([]);
    expect(await ask('sales', api)).toEqual(['sales is taken']);
    expect(api.questions.map(({ platform }) => platform)).toEqual([
      'system:default/acme',
      'system:default/acme',
    ]);
  });

  it('does not ask about what cannot be a name, and does not mind silence', async () => {
    const api = new FakeDatabricksApi();
    expect(await ask('Sales!', api)).toHaveLength(1);
    expect(api.questions).toEqual([]);
    api.takenNames = new Error('down');
    expect(await ask('sales', api)).toEqual([]);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { everyOperation } from '../../__testUtils__/operationFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { DeployDialog } from './DeployDialog';

const HASH = '0123456789abcdef0123456789abcdef01234567';

describe('the commit in the deploy dialog', () => {
  let api: FakeDatabricksApi;
  beforeEach(async () => {
    api = new FakeDatabricksApi();
    renderForEntity(
      <DatabricksQueryProvider>
        <DeployDialog
          entityRef="resource:default/sales-dev"
          environment="dev"
          operations={everyOperation}
          onClose={() => {}}
          onStarted={() => {}}
        />
      </DatabricksQueryProvider>,
      { api },
    );
    await screen.findByRole('dialog');
  });

  const commit = () => screen.getByLabelText('Commit');
  const start = () => screen.getByRole('button', { name: 'Start Plan' });

  it('is sent with the branch that it is of, in small letters', async () => {
    await userEvent.type(screen.getByLabelText('Branch or tag'), 'release');
    await userEvent.click(commit());
    await userEvent.paste(` ${HASH.toUpperCase()} `);
    expect(commit()).not.toBeInvalid();
    await userEvent.click(start());
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0]).toMatchObject({ ref: 'release', commit: HASH });
  });

  it('is left out where none is named', async () => {
    await userEvent.type(commit(), ' ');
    await userEvent.click(start());
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0]).not.toHaveProperty('commit');
  });

  it.each([
    ['a short hash', HASH.slice(0, 7)],
    ['a branch', 'main'],
    ['a letter too many', `${HASH}0`],
    ['a letter that is none', HASH.replace('f', 'g')],
  ])('is refused as %s, and says what would be right', async (_, wrong) => {
    await userEvent.click(commit());
    await userEvent.paste(wrong);
    expect(commit()).toBeInvalid();
    expect(commit()).toHaveAccessibleDescription(
      /A full hash has 40 characters/,
    );
    expect(start()).toBeDisabled();
    expect(await accessibilityProblems(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.clear(commit());
    expect(start()).toBeEnabled();
    expect(commit()).not.toHaveAccessibleDescription(/A full hash has/);
  });

  it('shows why the backend does not take it', async () => {
    api.refusal = await responseError(
      400,
      `The commit ${HASH} is not on the branch main`,
    );
    await userEvent.click(commit());
    await userEvent.paste(HASH);
    await userEvent.click(start());
    expect(
      await within(screen.getByRole('dialog')).findByText(
        new RegExp(`The commit ${HASH} is not on`),
      ),
    ).toBeInTheDocument();
  });
});

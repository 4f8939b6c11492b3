import { changedProjectText } from '../__testUtils__/changedProjectText';
import { environmentIn } from '../__testUtils__/environmentIn';
import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

const environment = 'resource:default/payments-dev';

describe('template change-security-profile', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('change-security-profile');
  });
  afterAll(() => runs?.stop());

  it('sets the profile, and says what that adds and costs', async () => {
    const run = await runs.dryRun({
      environment,
      securityProfile: 'maximum-security',
    });
    expect(environmentIn(run)).toMatchObject({
      securityProfile: 'maximum-security',
      deletionProtection: true,
    });
    expect(run.files['lakeport.yaml']).toContain('# broken on Mondays');
    expect(run.output).toMatchObject({
      text: [
        {
          title: 'What it changes',
          content: expect.stringMatching(
            /- dev: 102\.20 USD → \d+\.\d\d USD a month[^]*`aws_kms_key`/,
          ),
        },
        {
          title: 'What will be refused',
          content: expect.stringMatching(/^Nothing, as far as the file tells/),
        },
      ],
    });
  });

  it('says what will be refused: in the task, on the page and in the pull request', async () => {
    const lesser = await startChangeRuns('change-security-profile', {
      text: changedProjectText.replace(
        'securityProfile: development',
        'securityProfile: production-secure\n      deletionProtection: false',
      ),
    });
    try {
      const run = await lesser.dryRun({
        environment,
        securityProfile: 'development',
      });
      const key =
        '- `payments-dev-base:aws_kms_key.storage-key`: it destroys a key and everything encrypted with it';
      expect(run.output).toMatchObject({
        text: expect.arrayContaining([
          {
            title: 'What will be refused',
            content: expect.stringContaining(key),
          },
        ]),
      });
      expect(run.log.join('\n')).toContain(
        'A deployment refuses this: plan.destroy-protected: it destroys a key',
      );

      const task = await lesser.run({
        environment,
        securityProfile: 'development',
      });
      expect(task.status).toBe('completed');
      const octokit = await lesser.github.clients.octokit(
        lesser.github.at('payments'),
      );
      const { data } = await octokit.rest.pulls.list({
        owner: 'acme',
        repo: 'payments',
      });
      const [{ body }] = data;
      expect(body).toContain('### What will be refused');
      expect(body).toContain(key);
    } finally {
      await lesser.stop();
    }
  });

  it('has nothing to do when the environment has it', async () => {
    const run = await runs.dryRun({
      environment,
      securityProfile: 'development',
    });
    expect(run.output).toMatchObject({
      text: expect.arrayContaining([
        expect.objectContaining({
          content: expect.stringContaining('The same resources'),
        }),
      ]),
    });
  });

  it.each([['none'], ['${{ secrets.X }}'], [7]])(
    'refuses %j',
    async securityProfile => {
      const run = await runs.dryRun({ environment, securityProfile });
      expect(run.status).toBe(400);
      expect(run.body).toContain('securityProfile');
    },
  );
});

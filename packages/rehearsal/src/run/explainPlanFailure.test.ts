import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { singleStack } from '../__testUtils__/lakehouseStacks';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { ProviderServer } from '../server/ProviderServer';
import { explainPlanFailure } from './explainPlanFailure';
import { runOperation } from './runOperation';

jest.setTimeout(120_000);

const provider = (...aliases: string[]) => ({
  provider: {
    aws: aliases.map(alias => ({
      ...(alias && { alias }),
      region: 'us-west-2',
      assume_role: [{ role_arn: 'arn:aws:iam::100000000002:role/Child' }],
    })),
  },
});
const vpc = (more: object = {}) => ({ cidr_block: '10.0.0.0/22', ...more });

describe('a plan without the provider that something was made with', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lakeport-former-'));
  let account: RehearsalAccount;
  let server: ProviderServer;

  beforeAll(async () => {
    account = await RehearsalAccount.open();
    server = await ProviderServer.start(account, { types: ['aws_vpc'] });
  });

  afterAll(async () => {
    await server.stop();
    account.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = (
    operation: 'plan' | 'apply',
    stacks: ReturnType<typeof singleStack>,
  ) =>
    runOperation({
      operation,
      stacks,
      workDir: join(dir, 'work'),
      stateDir: join(dir, 'states'),
      reattach: server.reattach,
    });

  it('says that its environment has to be in the file once more', async () => {
    const both = singleStack(
      { aws_vpc: { one: vpc(), two: vpc({ provider: 'aws.recovery' }) } },
      provider('', 'recovery'),
    );
    expect(await run('apply', both)).toMatchObject({ failures: 0 });

    const { steps } = await run(
      'plan',
      singleStack({ aws_vpc: { one: vpc() } }, provider('')),
    );
    expect(steps.at(-1)).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(
        /Provider configuration not present[^]*Put the environment back into the file, .* and then take it out/,
      ),
    });
  });
});

describe('explainPlanFailure', () => {
  it('says what to do about a state that is gone', () => {
    expect(explainPlanFailure('Unable to find remote state')).toMatch(
      /Apply it first/,
    );
  });

  it('has nothing to say about anything else', () => {
    expect(explainPlanFailure('ThrottlingException')).toBe('');
  });
});

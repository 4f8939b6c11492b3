import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(90_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const MAIN = `terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
provider "aws" { region = "us-west-2" }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/22" }
`;

const WORKFLOW = `on: workflow_dispatch
jobs:
  apply:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: hashicorp/setup-terraform@v3
      - run: |
          export TF_REATTACH_PROVIDERS="$(node -p 'JSON.stringify(JSON.parse(fs.readFileSync(process.env.LAKEPORT_REHEARSAL_ACCOUNT)).reattach)')"
          export TF_CLI_CONFIG_FILE=/dev/null
          state="$(node -p 'JSON.parse(fs.readFileSync(process.env.LAKEPORT_REHEARSAL_ACCOUNT)).stateDir')/test.tfstate"
          terraform init -input=false -no-color
          terraform plan -input=false -no-color -state="$state"
          terraform apply -input=false -no-color -auto-approve -state="$state"
`;

describe('the shared rehearsal account', () => {
  it('takes what a workflow applies with the real engine, and drifts when something is deleted by hand', async () => {
    await bench.repository('infra', {
      'main.tf': MAIN,
      '.github/workflows/deploy.yml': WORKFLOW,
    });
    const id = await bench.dispatch('infra');
    const run = await bench.finished('infra', id);
    const log = await bench.log('infra', id);
    expect([run.conclusion, log]).toEqual([
      'success',
      expect.stringContaining('1 added'),
    ]);

    const objects = `${bench.emulators.databricks}/rehearsal/objects`;
    const listed = await (await fetch(`${objects}?type=aws_vpc`)).json();
    expect(listed).toMatchObject({
      rehearsal: true,
      objects: [{ type: 'aws_vpc', attributes: { cidr_block: '10.0.0.0/22' } }],
    });
    const [vpc] = listed.objects;

    await bench.restart();
    const again = `${bench.emulators.databricks}/rehearsal/objects/aws_vpc/${vpc.id}`;
    expect((await fetch(again)).status).toBe(200);
    expect((await fetch(again, { method: 'DELETE' })).status).toBe(200);
    expect((await fetch(again, { method: 'DELETE' })).status).toBe(404);
    const second = await bench.dispatch('infra');
    await bench.finished('infra', second);
    expect(await bench.log('infra', second)).toContain(
      'aws_vpc.main will be created',
    );
  });

  it('takes seeds, but no other thing', async () => {
    const url = `${bench.emulators.databricks}/rehearsal/seeds`;
    const post = (body: string, type = 'application/json') =>
      fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
    const seed = {
      provider: 'databricks',
      type: 'databricks_group',
      id: '7',
      scope: 'account:a',
      accountId: 'a',
      attributes: { display_name: 'admins' },
      seeded: true,
    };
    expect((await post(JSON.stringify([seed]))).status).toBe(200);
    expect(
      bench.emulators.account.objects({ type: 'databricks_group' }),
    ).toHaveLength(1);
    expect((await post('[{"type":1}]')).status).toBe(400);
    expect((await post('nonsense')).status).toBe(400);
    expect((await post(JSON.stringify([seed]), 'text/plain')).status).toBe(415);
  });
});

import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const ADMIN = '100000000001';
const ISSUER = 'token.actions.githubusercontent.com';
const PLATFORM = 'acme/lakehouse-platform/.github/workflows/deploy.yml';
const TRUSTED = `${PLATFORM}@refs/heads/main`;
const PROVIDER = `arn:aws:iam::${ADMIN}:oidc-provider/${ISSUER}`;
const roleArn = (name: string) =>
  `arn:aws:iam::${ADMIN}:role/lakeport/acme/${name}`;
const subject = (repository: string, environment: string) =>
  `repo:acme/${repository}:environment:${environment}:job_workflow_ref:${TRUSTED}`;

let bench: TestBench;

/** As the platform's stack leaves them in the account. */
function role(name: string, sub: string) {
  return {
    provider: 'aws' as const,
    type: 'aws_iam_role',
    id: name,
    scope: ADMIN,
    accountId: ADMIN,
    seeded: true,
    attributes: {
      id: name,
      name,
      arn: roleArn(name),
      assume_role_policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: PROVIDER },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                [`${ISSUER}:aud`]: 'sts.amazonaws.com',
                [`${ISSUER}:sub`]: sub,
              },
            },
          },
        ],
      }),
    },
  };
}

function databricks(
  type: string,
  id: string,
  attributes: Record<string, string | number | string[] | object>,
) {
  return {
    provider: 'databricks' as const,
    type: `databricks_${type}`,
    id,
    scope: `account:${ACCOUNT}`,
    accountId: ACCOUNT,
    seeded: true,
    attributes: { id, ...JSON.parse(JSON.stringify(attributes)) },
  };
}

function policy(principal: number, wanted: Record<string, string>) {
  return databricks(
    'service_principal_federation_policy',
    `policy-${principal}`,
    {
      service_principal_id: principal,
      oidc_policy: {
        issuer: `https://${ISSUER}`,
        audiences: [ACCOUNT],
        ...wanted,
      },
    },
  );
}

const EXCHANGE = `
const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
const { HOST, ACCOUNT, CLIENTS } = process.env;
(async () => {
  if (!url) return console.log('no token to ask for');
  const asked = await fetch(url + '&audience=' + ACCOUNT, { headers: { authorization: 'bearer ' + bearer } });
  const { value } = await asked.json();
  for (const client of CLIENTS.split(' ')) {
    const answer = await fetch(HOST + '/oidc/accounts/' + ACCOUNT + '/v1/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        subject_token: value,
        client_id: client,
        scope: 'all-apis',
      }),
    });
    const { error, error_description, access_token } = await answer.json();
    const list = access_token && await fetch(HOST + '/api/2.0/accounts/' + ACCOUNT + '/workspaces', {
      headers: { authorization: 'Bearer ' + access_token },
    });
    console.log(client + ': ' + (error ? error + ' ' + error_description : 'token, workspaces ' + list.status));
  }
})();
`;

/** The same steps, wherever they stand. */
const STEPS = `
    runs-on: ubuntu-24.04
    permissions: { id-token: write, contents: read }
    environment: \${{ inputs.environment }}
    steps:
      - run: node -e "$EXCHANGE"
        env:
          EXCHANGE: \${{ vars.EXCHANGE }}
          HOST: \${{ vars.HOST }}
          ACCOUNT: ${ACCOUNT}
          CLIENTS: acme-deploy payments-dev
      - uses: aws-actions/configure-aws-credentials@v5
        with:
          aws-region: us-west-2
          role-to-assume: \${{ vars.AWS_ROLE_ARN }}
`;
const CALLED = `on:
  workflow_call:
    inputs: { environment: { type: string, required: true } }
jobs:
  deploy:${STEPS}`;
const dispatch = `on:
  workflow_dispatch:
    inputs: { environment: { type: string, default: dev } }
`;
const calling = (ref: string) => `${dispatch}
permissions: { id-token: write, contents: read }
jobs:
  deploy:
    uses: ${PLATFORM}@${ref}
    with: { environment: "\${{ inputs.environment }}" }
`;
const EDITED = `${dispatch}
jobs:
  deploy:${STEPS}`;

async function project(
  repo: string,
  workflow: string,
  settings: { role?: string; customised?: boolean; immutable?: boolean } = {},
) {
  const at = { owner: 'acme', repo };
  await bench.repository(repo, { '.github/workflows/deploy.yml': workflow });
  const github = bench.octokit();
  for (const [name, value] of Object.entries({
    EXCHANGE,
    HOST: bench.emulators.databricks,
    AWS_ROLE_ARN: roleArn(settings.role ?? 'payments-dev-apply'),
  })) {
    await github.actions.createRepoVariable({ ...at, name, value });
  }
  if (settings.customised !== false) {
    await github.actions.setCustomOidcSubClaimForRepo({
      ...at,
      use_default: false,
      include_claim_keys: ['repo', 'context', 'job_workflow_ref'],
    });
  }
  if (settings.immutable) {
    await github.request(
      'PUT /repos/{owner}/{repo}/actions/oidc/customization/sub',
      {
        ...at,
        use_default: false,
        include_claim_keys: ['repo', 'context', 'job_workflow_ref'],
        use_immutable_subject: true,
      },
    );
  }
}

async function run(repo: string, environment = 'dev') {
  const { id, conclusion } = await bench.finished(
    repo,
    await bench.dispatch(repo, { environment }),
  );
  return { conclusion, log: await bench.log(repo, id) };
}

const REFUSED =
  'Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity';

beforeAll(async () => {
  bench = await TestBench.start();
  bench.emulators.account.seed([
    {
      ...role('', ''),
      type: 'aws_iam_openid_connect_provider',
      id: PROVIDER,
      attributes: { url: ISSUER, client_id_list: ['sts.amazonaws.com'] },
    },
    role('payments-dev-apply', subject('payments', 'dev')),
    role('retail-dev-apply', subject('retail', 'dev')),
    databricks('service_principal', '11', {
      application_id: 'acme-deploy',
      display_name: 'acme-deploy',
    }),
    databricks('service_principal_role', '11|account_admin', {
      service_principal_id: '11',
      role: 'account_admin',
    }),
    policy(11, { subject_claim: 'job_workflow_ref', subject: TRUSTED }),
    databricks('service_principal', '12', {
      application_id: 'payments-dev',
      display_name: 'payments-dev',
    }),
    policy(12, { subject: subject('payments', 'dev') }),
  ]);
  const folder = await bench.repository('lakehouse-platform', {
    '.github/workflows/deploy.yml': CALLED,
  });
  await bench.git(
    folder,
    'push',
    '-q',
    bench.remote('acme/lakehouse-platform'),
    'main:mine',
  );
  await project('payments', calling('main'));
});
afterAll(() => bench.stop());

describe('the platform’s reusable workflow', () => {
  it('gets the role of the environment and account-level rights', async () => {
    const { conclusion, log } = await run('payments');
    expect(log).toContain('acme-deploy: token, workspaces 200');
    // The project's own service principal is no account admin.
    expect(log).toContain('payments-dev: token, workspaces 403');
    expect(log).toContain(
      `Assuming ${roleArn(
        'payments-dev-apply',
      )}, whose trust policy in the rehearsal account takes the subject ${subject(
        'payments',
        'dev',
      )}`,
    );
    expect(conclusion).toBe('success');
  });

  it('gets the role that names the repository by its ids, and none by its names', async () => {
    await project('immutable', calling('main'), {
      role: 'immutable-dev-apply',
      immutable: true,
    });
    const { data } = await bench
      .octokit()
      .request('GET /repos/{owner}/{repo}/actions/oidc/customization/sub', {
        owner: 'acme',
        repo: 'immutable',
      });
    const prefix: unknown = Object(data).sub_claim_prefix;
    expect(prefix).toMatch(/^repo:acme@\d+\/immutable@\d+$/);
    const byName = role('immutable-dev-apply', subject('immutable', 'dev'));
    bench.emulators.account.seed([byName]);
    expect((await run('immutable')).log).toContain(REFUSED);
    const byIds = `${prefix}:environment:dev:job_workflow_ref:${TRUSTED}`;
    await bench.emulators.account.seed([role('immutable-dev-plan', byIds)]);
    await bench.octokit().actions.updateRepoVariable({
      owner: 'acme',
      repo: 'immutable',
      name: 'AWS_ROLE_ARN',
      value: roleArn('immutable-dev-plan'),
    });
    expect((await run('immutable')).log).toContain(
      `takes the subject ${byIds}`,
    );
  });

  it('gets no role of another environment', async () => {
    const { conclusion, log } = await run('payments', 'prod');
    expect(log).toContain(REFUSED);
    expect(log).toContain('payments-dev: invalid_grant');
    expect(conclusion).toBe('failure');
  });
});

describe('a data team that goes its own way', () => {
  it('gets neither by a workflow that it has edited', async () => {
    await project('edited', EDITED);
    await bench.emulators.account.seed([
      role('edited-dev-apply', subject('edited', 'dev')),
    ]);
    const { conclusion, log } = await run('edited');
    expect(log).toContain(
      'acme-deploy: invalid_grant no federation policy of acme-deploy takes a token',
    );
    expect(log).toContain(REFUSED);
    expect(conclusion).toBe('failure');
  });

  it('gets neither by editing the one of the repository that is trusted', async () => {
    const github = bench.octokit();
    const file = {
      owner: 'acme',
      repo: 'payments',
      path: '.github/workflows/deploy.yml',
    };
    const known = await github.repos.getContent(file);
    await github.repos.createOrUpdateFileContents({
      ...file,
      message: 'mine',
      branch: 'main',
      content: Buffer.from(EDITED).toString('base64'),
      sha: 'sha' in known.data ? known.data.sha : '',
    });
    const { log } = await run('payments');
    expect(log).toContain('acme-deploy: invalid_grant');
    expect(log).toContain('payments-dev: invalid_grant');
    expect(log).toContain(REFUSED);
  });

  it('gets neither by another branch of the platform’s workflow', async () => {
    await project('branched', calling('mine'), { role: 'payments-dev-apply' });
    const { log } = await run('branched');
    expect(log).toContain('acme-deploy: invalid_grant');
    expect(log).toContain(REFUSED);
  });

  it('gets no role of another project by the platform’s workflow', async () => {
    await project('retail', calling('main'), { role: 'payments-dev-apply' });
    const { log } = await run('retail');
    expect(log).toContain('payments-dev: invalid_grant');
    expect(log).toContain(REFUSED);
  });

  it('gets none with a subject that says less than is asked for', async () => {
    await project('plain', calling('main'), {
      role: 'plain-dev-apply',
      customised: false,
    });
    bench.emulators.account.seed([
      role('plain-dev-apply', subject('plain', 'dev')),
    ]);
    expect((await run('plain')).log).toContain(REFUSED);
  });

  it('gets none with a name that tells of another workflow', async () => {
    const { log } = await run('edited', `dev:job_workflow_ref:${TRUSTED}`);
    expect(log).toContain(REFUSED);
  });

  it('cannot make a token of its own', async () => {
    const answer = await fetch(
      `${bench.emulators.databricks}/oidc/accounts/${ACCOUNT}/v1/token`,
      {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
          subject_token: 'eyJhbGciOiJub25lIn0.e30.',
          client_id: 'acme-deploy',
          scope: 'all-apis',
        }),
      },
    );
    expect([answer.status, (await answer.json()).error]).toEqual([
      400,
      'invalid_grant',
    ]);
  });

  it('is given no token without asking for the permission', async () => {
    await project('unpermitted', EDITED.replace('id-token: write, ', ''));
    const { log } = await run('unpermitted');
    expect(log).toContain('no token to ask for');
    expect(log).toContain('the job needs "permissions: id-token: write"');
  });
});

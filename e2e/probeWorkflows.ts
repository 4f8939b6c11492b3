/**
 * Workflows whose jobs try who they can become: every role and every service
 * principal that they are told of. Each says so in a line of its log.
 */

/** The audience of tokens for Databricks: the platform's account. */
const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

const EXCHANGE = `(async () => {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
  const asked = await fetch(url + '&audience=${ACCOUNT}', { headers: { authorization: 'bearer ' + bearer } });
  const { value } = await asked.json();
  for (const pair of process.env.CLIENTS.split(' ')) {
    const [name, client_id] = pair.split('=');
    const answer = await fetch(process.env.HOST + '/oidc/accounts/${ACCOUNT}/v1/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        subject_token: value,
        client_id,
        scope: 'all-apis',
      }),
    });
    const { access_token } = await answer.json();
    const list = access_token && await fetch(process.env.HOST + '/api/2.0/accounts/${ACCOUNT}/workspaces', {
      headers: { authorization: 'Bearer ' + access_token },
    });
    if (list) console.log('BECAME ' + name + (list.ok ? ' (account)' : ''));
  }
})();
`;

/** What the jobs of probes try to become, by names for people. */
export interface Targets {
  /** Of the Databricks emulator. */
  host: string;
  /** ARNs of roles. */
  roles: Readonly<Record<string, string>>;
  /** Client ids of service principals. */
  clients: Readonly<Record<string, string>>;
}

function job({ host, roles, clients }: Targets): string {
  return `
    runs-on: ubuntu-24.04
    permissions: { id-token: write, contents: read }
    environment: \${{ inputs.environment }}
    steps:
      - run: |
          cat > exchange.cjs <<'SCRIPT'
${EXCHANGE.replace(/^/gm, '          ').trimEnd()}
          SCRIPT
          node exchange.cjs
        env:
          HOST: ${host}
          CLIENTS: ${Object.entries(clients)
            .map(pair => pair.join('='))
            .join(' ')}
${Object.entries(roles)
  .map(
    ([, arn], index) => `      - id: role${index}
        continue-on-error: true
        uses: aws-actions/configure-aws-credentials@v5
        with:
          aws-region: us-west-2
          role-to-assume: ${arn}
`,
  )
  .join('')}      - run: |
${Object.keys(roles)
  .map(
    (name, index) =>
      `          if [ "\${{ steps.role${index}.outcome }}" = success ]; then echo "BECAME ${name}"; fi\n`,
  )
  .join('')}          printf "TRIED %s\\n" everything
`;
}

const DISPATCH = `on:
  workflow_dispatch:
    inputs: { environment: { type: string, required: true } }
`;

export const probeWorkflows = {
  /** As reusable workflow, where the platform's own one is. */
  reusable: (targets: Targets) => `on:
  workflow_call:
    inputs: { environment: { type: string, required: true } }
jobs:
  probe:${job(targets)}`,
  /** With the job in the repository itself, as a data team could write it. */
  own: (targets: Targets) => `${DISPATCH}jobs:
  probe:${job(targets)}`,
  /** Calls a reusable workflow, as generated ones do. */
  calling: (
    workflow: string,
  ) => `${DISPATCH}permissions: { id-token: write, contents: read }
jobs:
  call:
    uses: ${workflow}
    with: { environment: "\${{ inputs.environment }}" }
`,
};

/**
 * What the job of a run became, sorted.
 *
 * @throws Error when it did not get to its end
 */
export function becameOf(log: string): string[] {
  if (!/TRIED everything\s*$/m.test(log)) {
    throw new Error(`the job has not tried everything: ${log}`);
  }
  return [...log.matchAll(/BECAME ([\w-]+(?: \(account\))?)\s*$/gm)]
    .map(([, name = '']) => name)
    .sort();
}

import request from 'supertest';
import type { HeldObject } from './AccountReader';
import { createDatabricksApp } from './createDatabricksApp';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';
const OTHER = '11111111-2222-4333-8444-555555555555';
const WORKSPACE = '4242';
const SUBJECT = 'repo:acme/payments:environment:dev';

const object = (
  type: string,
  id: string,
  attributes: Record<string, unknown>,
  extra: Partial<HeldObject> = {},
): HeldObject => ({
  provider: 'databricks',
  type: `databricks_${type}`,
  id,
  accountId: ACCOUNT,
  attributes,
  seeded: false,
  ...extra,
});

const objects: HeldObject[] = [
  object(
    'mws_workspaces',
    `${ACCOUNT}/${WORKSPACE}`,
    {},
    {
      workspaceId: WORKSPACE,
    },
  ),
  ...['platform-admins', 'data-engineers', 'Data "Owners"'].map((name, index) =>
    object('group', String(index + 1), { display_name: name }),
  ),
  object(
    'group',
    '9',
    { display_name: 'data-of-others' },
    { accountId: OTHER },
  ),
  object('user', '20', { user_name: 'ann@acme.example', external_id: 'x-20' }),
  object('service_principal', '30', {
    display_name: 'payments-dev',
    application_id: 'app-30',
  }),
  object('service_principal', '31', {
    display_name: 'retail-dev',
    application_id: 'app-31',
  }),
  object('service_principal_role', '30|account_admin', {
    service_principal_id: '30',
    role: 'account_admin',
  }),
  ...[30, 31].map(id =>
    object('service_principal_federation_policy', `p-${id}`, {
      service_principal_id: id,
      oidc_policy: { issuer: 'https://issuer', subject: SUBJECT },
    }),
  ),
  object('group_member', '2|31', { group_id: '2', member_id: '31' }),
  object('mws_permission_assignment', `${WORKSPACE}|2`, {
    workspace_id: Number(WORKSPACE),
    principal_id: 2,
    permissions: ['ADMIN'],
  }),
];

const claims: Record<string, Record<string, unknown>> = {
  good: { iss: 'https://issuer', aud: ACCOUNT, sub: SUBJECT },
  'for others': { iss: 'https://issuer', aud: OTHER, sub: SUBJECT },
  'of others': { iss: 'https://elsewhere', aud: ACCOUNT, sub: SUBJECT },
  'about others': { iss: 'https://issuer', aud: ACCOUNT, sub: 'repo:acme/x' },
};
const app = createDatabricksApp({
  account: {
    objects: ({ type } = {}) => objects.filter(o => !type || o.type === type),
  },
  baseUrl: () => 'http://127.0.0.1:8098',
  clientId: 'portal',
  clientSecret: 'secret',
  verifyToken: async token => {
    if (!Object.hasOwn(claims, token)) throw new Error('bad signature');
    return claims[token];
  },
});

const accountUrl = `/oidc/accounts/${ACCOUNT}/v1/token`;
const workspaceUrl = `/w/${WORKSPACE}/oidc/v1/token`;

function exchange(url: string, given: Record<string, string> = {}) {
  return request(app)
    .post(url)
    .set('host', '127.0.0.1')
    .type('form')
    .send({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      subject_token: 'good',
      client_id: 'app-30',
      scope: 'all-apis',
      ...given,
    });
}

async function get(url: string, token: string) {
  return await request(app)
    .get(url)
    .set('host', '127.0.0.1')
    .set('authorization', `Bearer ${token}`);
}

async function portal(): Promise<string> {
  const { body } = await request(app)
    .post(accountUrl)
    .set('host', '127.0.0.1')
    .auth('portal', 'secret')
    .type('form')
    .send({ grant_type: 'client_credentials', scope: 'all-apis' });
  return body.access_token;
}

describe('a token of somebody else', () => {
  it('is taken for that of a service principal whose policy says so', async () => {
    const { status, body } = await exchange(accountUrl);
    expect([status, body.token_type]).toEqual([200, 'Bearer']);
    const list = `/api/2.0/accounts/${ACCOUNT}/workspaces`;
    expect((await get(list, body.access_token)).status).toBe(200);
    const other = await exchange(accountUrl, { client_id: 'app-31' });
    const refused = await get(list, other.body.access_token);
    expect([refused.status, refused.body.error_code]).toEqual([
      403,
      'PERMISSION_DENIED',
    ]);
  });

  it.each([
    [{ subject_token: 'for others' }, 400, 'invalid_grant'],
    [{ subject_token: 'of others' }, 400, 'invalid_grant'],
    [{ subject_token: 'about others' }, 400, 'invalid_grant'],
    [{ subject_token: 'forged' }, 400, 'invalid_grant'],
    [{ subject_token_type: 'other' }, 400, 'invalid_request'],
    [{ client_id: '' }, 400, 'invalid_request'],
    [{ client_id: 'app-99' }, 401, 'invalid_client'],
    [{ scope: 'some' }, 400, 'invalid_scope'],
  ])('is refused with %j', async (given, status, error) => {
    const answer = await exchange(accountUrl, given);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it('opens a workspace to who is in it, by a group too', async () => {
    expect((await exchange(workspaceUrl)).body).toEqual({
      error: 'access_denied',
      error_description: `app-30 is not in workspace ${WORKSPACE}`,
    });
    const { body } = await exchange(workspaceUrl, { client_id: 'app-31' });
    const me = await get(
      `/w/${WORKSPACE}/api/2.0/preview/scim/v2/Me`,
      body.access_token,
    );
    expect(me.body.userName).toBe('app-31');
    // And nothing but that workspace.
    expect(
      (await get(`/api/2.0/accounts/${ACCOUNT}/workspaces`, body.access_token))
        .status,
    ).toBe(401);
  });
});

describe('SCIM lists', () => {
  const list = async (path: string) =>
    get(`/api/2.0/accounts/${ACCOUNT}/scim/v2/${path}`, await portal());
  const names = async (filter: string, more = '') => {
    const { body } = await list(
      `Groups?filter=${encodeURIComponent(filter)}${more}`,
    );
    return body.Resources.map(
      ({ displayName }: { displayName: string }) => displayName,
    );
  };

  it('have the groups of the account by page', async () => {
    const first = await list('Groups?count=2&sortBy=displayName');
    expect(first.body).toMatchObject({
      totalResults: 3,
      startIndex: 1,
      itemsPerPage: 2,
    });
    const last = await list('Groups?count=2&startIndex=3');
    expect(last.body).toMatchObject({ totalResults: 3, itemsPerPage: 1 });
    expect((await list('Groups?startIndex=4')).body.Resources).toEqual([]);
  });

  it('are filtered without regard to case', async () => {
    expect(await names('displayName eq "PLATFORM-admins"')).toEqual([
      'platform-admins',
    ]);
    expect(await names('displayname CO "data"')).toEqual([
      'data-engineers',
      'Data "Owners"',
    ]);
    expect(await names('displayName sw "Data \\"Own"')).toEqual([
      'Data "Owners"',
    ]);
    expect(
      await names('displayName co "data" and id ne "2" or id eq "1"'),
    ).toEqual(['platform-admins', 'Data "Owners"']);
    expect(await names('externalId pr')).toEqual([]);
  });

  it.each(['displayName', 'displayName eq', '(id eq "1")', 'id eq "1" nor'])(
    'refuse the filter %s',
    async filter => {
      const { status, body } = await list(
        `Groups?filter=${encodeURIComponent(filter)}`,
      );
      expect([status, body.scimType]).toEqual([400, 'invalidFilter']);
    },
  );

  it('have service principals with their roles, and users', async () => {
    const principals = await list(
      'ServicePrincipals?filter=applicationId eq "app-30"',
    );
    expect(principals.body.Resources).toMatchObject([
      {
        id: '30',
        displayName: 'payments-dev',
        roles: [{ value: 'account_admin' }],
      },
    ]);
    expect((await list('Users/20')).body).toMatchObject({
      userName: 'ann@acme.example',
      externalId: 'x-20',
    });
    expect((await list('Groups/9')).body).toMatchObject({
      status: '404',
      detail: 'Group with id 9 not found.',
    });
    expect(
      (await get(`/api/2.0/accounts/${ACCOUNT}/scim/v2/Groups`, 'none')).status,
    ).toBe(401);
  });
});

import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type { AwsConfig } from '../config/AwsConfig';
import { AwsStub } from './__testUtils__/AwsStub';
import { DefaultAwsNetworkReader } from './DefaultAwsNetworkReader';

const ID = '444455556666';
const TARGET = { accountId: ID, region: 'us-west-2' };
const ROLE = `arn:aws:iam::${ID}:role/lakeport-network-read`;

const manager: AwsCredentialsManager = {
  getCredentialProvider: async () => ({
    sdkCredentialProvider: async () => ({
      accessKeyId: 'AKIAMAIN',
      secretAccessKey: 's3cret-main',
    }),
  }),
};

jest.setTimeout(60_000);

describe('DefaultAwsNetworkReader', () => {
  let stub: AwsStub;

  beforeAll(async () => {
    stub = await AwsStub.start();
  });
  beforeEach(() => stub.reset());
  afterAll(() => stub.stop());

  const reader = (
    options: {
      role?: AwsConfig['accounts'][number]['role'];
      concurrency?: number;
      requestTimeoutMs?: number;
      deadlineMs?: number;
      credentials?: AwsCredentialsManager;
    } = {},
  ) => {
    const { role, concurrency = 8, credentials = manager, ...limits } = options;
    return new DefaultAwsNetworkReader({
      config: {
        accounts: [
          { accountId: ID, regions: ['us-west-2', 'eu-west-1'], role },
        ],
        endpoint: stub.server.url,
        concurrency,
        problems: [
          { severity: 'error', path: 'databricks.aws.x', message: 'is wrong' },
        ],
      },
      credentials,
      ...limits,
    });
  };

  it('tells what is configured, and what is wrong with it', () => {
    expect(reader().accounts()).toEqual([
      { accountId: ID, regions: ['us-west-2', 'eu-west-1'] },
    ]);
    expect(reader().problems()).toEqual([
      { severity: 'error', path: 'databricks.aws.x', message: 'is wrong' },
    ]);
  });

  it.each([
    [
      { accountId: '111122223333', region: 'us-west-2' },
      /111122223333 is not among databricks.aws.accounts/,
    ],
    [
      { accountId: ID, region: 'us-east-1' },
      /us-east-1 is not configured for the AWS account 444455556666; its regions are us-west-2, eu-west-1/,
    ],
  ])('knows no %j', async (target, message) => {
    const refusal = { name: 'NotFoundError', message };
    await expect(reader().readRegion(target)).rejects.toMatchObject({
      name: refusal.name,
      message: expect.stringMatching(refusal.message),
    });
    await expect(reader().identity(target)).rejects.toMatchObject({
      name: refusal.name,
    });
    expect(stub.calls).toEqual([]);
  });

  it.each(['*', 'vpc-*', 'vpc-0a1b2c3d?', 'subnet-0a1b2c3d', ''])(
    'takes no %j for a VPC',
    async id => {
      await expect(
        reader().readRegion({ ...TARGET, vpcIds: ['vpc-0a1b2c3d', id] }),
      ).rejects.toMatchObject({ name: 'InputError' });
      expect(stub.calls).toEqual([]);
    },
  );

  it('says who asks', async () => {
    await reader().readRegion(TARGET);
    const agents = stub.calls.map(
      ({ request }) => request.headers['user-agent'] ?? '',
    );
    expect(agents.length).toBeGreaterThan(17);
    expect(agents.every(agent => /\blakeport\b/.test(agent))).toBe(true);
  });

  it('is told when AWS refuses an action, without what is for machines', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets'
        ? AwsStub.error(
            403,
            'UnauthorizedOperation',
            'You are not authorized to perform this operation. User: x is not authorized to perform: ec2:DescribeSubnets Encoded authorization failure message: kVb4dGhlcmUu',
          )
        : undefined;
    const { errors, subnets, routeTables } = await reader().readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message:
          'UnauthorizedOperation: You are not authorized to perform this operation. User: x is not authorized to perform: ec2:DescribeSubnets',
      },
    ]);
    expect(subnets).toBeUndefined();
    expect(routeTables).toEqual([]);
    expect(stub.count('DescribeSubnets')).toBe(1);
  });

  it('asks again when AWS is asked too often', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets' && stub.count(action) < 3
        ? AwsStub.error(503, 'RequestLimitExceeded', 'Request limit exceeded.')
        : undefined;
    const { errors, subnets } = await reader().readRegion(TARGET);
    expect(errors).toEqual([]);
    expect(subnets).toEqual([]);
    expect(stub.count('DescribeSubnets')).toBe(3);
  });

  it('says so when AWS is asked too often all the time', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets'
        ? AwsStub.error(503, 'RequestLimitExceeded', 'Request limit exceeded.')
        : undefined;
    const { errors, subnets } = await reader().readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message: 'RequestLimitExceeded: Request limit exceeded.',
      },
    ]);
    expect(subnets).toBeUndefined();
  });

  it('takes the role once for all regions and callers', async () => {
    stub.answer = ({ action }) =>
      action === 'AssumeRole' ? AwsStub.session('1') : undefined;
    const service = reader({ role: { arn: ROLE, externalId: 'ext:1' } });
    await Promise.all([
      service.readRegion(TARGET),
      service.readRegion({ ...TARGET, region: 'eu-west-1' }),
      service.readRegion({ ...TARGET, vpcIds: ['vpc-0a1b2c3d'] }),
    ]);
    await service.identity({ accountId: ID });
    const taken = stub.calls.filter(({ action }) => action === 'AssumeRole');
    expect(taken).toHaveLength(1);
    expect(Object.fromEntries(taken[0].parameters)).toMatchObject({
      RoleArn: ROLE,
      RoleSessionName: 'lakeport',
      ExternalId: 'ext:1',
      DurationSeconds: '3600',
    });
    expect(taken[0].request.headers.authorization).toContain('AKIAMAIN');
    const others = stub.calls.filter(({ action }) => action !== 'AssumeRole');
    expect(
      others.every(({ request }) =>
        request.headers.authorization?.includes('ASIA1/'),
      ),
    ).toBe(true);
  });

  it('takes the role again when its session is over', async () => {
    stub.answer = ({ action, request }) => {
      if (action === 'AssumeRole') {
        return AwsStub.session(String(stub.count('AssumeRole')));
      }
      return request.headers.authorization?.includes('ASIA1/')
        ? AwsStub.error(400, 'RequestExpired', 'Request has expired.')
        : undefined;
    };
    const { errors, vpcs } = await reader({ role: { arn: ROLE } }).readRegion(
      TARGET,
    );
    expect(errors).toEqual([]);
    expect(vpcs).toHaveLength(1);
    expect(stub.count('AssumeRole')).toBe(2);
    expect(stub.count('DescribeVpcs')).toBe(2);
  });

  it('renews a session before it is over', async () => {
    stub.answer = ({ action }) =>
      action === 'AssumeRole' ? AwsStub.session('1', 200) : undefined;
    const service = reader({ role: { arn: ROLE } });
    await service.identity({ accountId: ID });
    const before = stub.count('AssumeRole');
    await service.identity({ accountId: ID });
    expect(stub.count('AssumeRole')).toBeGreaterThan(before);
  });

  it('says so when new credentials are over as well, and asks no more', async () => {
    stub.answer = () =>
      AwsStub.error(400, 'RequestExpired', 'Request has expired.');
    const answers = await reader().readRegion(TARGET);
    expect(answers).toEqual({
      ...TARGET,
      errors: [
        {
          action: 'ec2:DescribeVpcs',
          message:
            'RequestExpired: Request has expired. (the credentials have ended, or the clock of this machine is wrong)',
        },
      ],
    });
    expect(stub.calls).toHaveLength(2);
  });

  it('says so when a region is not enabled, by one call', async () => {
    stub.answer = () =>
      AwsStub.error(
        401,
        'AuthFailure',
        'AWS was not able to validate the provided access credentials',
      );
    const { errors } = await reader().readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeVpcs',
        message: expect.stringMatching(
          /^AuthFailure: .*\(the region may not be enabled in this account/,
        ),
      },
    ]);
    expect(stub.calls).toHaveLength(1);
  });

  it('keeps a role’s refusal apart, and a secret to itself', async () => {
    stub.answer = () =>
      AwsStub.stsError(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match. The Canonical String for this request should have been &#10;x-amz-security-token:t0ken-1',
      );
    const service = reader({ role: { arn: ROLE } });
    await expect(service.readRegion(TARGET)).resolves.toEqual({
      ...TARGET,
      errors: [
        {
          action: 'sts:AssumeRole',
          message:
            'SignatureDoesNotMatch: The request signature we calculated does not match.',
        },
      ],
    });
    const refusal = await service.identity({ accountId: ID }).catch(e => e);
    expect(refusal.message).toMatch(/444455556666 do not work in us-west-2/);
    expect(`${refusal.stack}${JSON.stringify(refusal)}`).not.toContain('t0ken');
  });

  it('says so when there are no credentials', async () => {
    const { errors } = await reader({
      credentials: {
        getCredentialProvider: async () => {
          throw new Error('There is no AWS integration that matches');
        },
      },
    }).readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'credentials',
        message: 'There is no AWS integration that matches',
      },
    ]);
  });

  it('waits for no host that hangs, and asks it for nothing else', async () => {
    stub.answer = () => ({ fault: 'hang' });
    const { errors } = await reader({ requestTimeoutMs: 50 }).readRegion(
      TARGET,
    );
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeVpcs',
        message: expect.stringMatching(/^TimeoutError: /),
      },
    ]);
    expect(new Set(stub.calls.map(({ action }) => action))).toEqual(
      new Set(['DescribeVpcs']),
    );
  });

  it('gives what came in time, when one action hangs', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets' ? { fault: 'hang' } : undefined;
    const { errors, routeTables } = await reader({
      deadlineMs: 2_000,
    }).readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message: 'AWS did not give all of it within 2 s',
      },
    ]);
    expect(routeTables).toEqual([]);
  });

  it('ends a list that has no end', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets'
        ? AwsStub.xml(
            action,
            `<subnetSet/><nextToken>${stub.count(action)}</nextToken>`,
          )
        : undefined;
    const { errors, subnets } = await reader({ deadlineMs: 1_000 }).readRegion(
      TARGET,
    );
    expect(subnets).toBeUndefined();
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message: 'AWS did not give all of it within 1 s',
      },
    ]);
  });

  it.each([
    '<html><body>Sign in</body>',
    '<html><body>Sign in</body></html>',
    '<?xml version="1.0"?><DescribeRouteTablesResponse/>',
    '{}',
    '',
  ])('takes no %j for a network without subnets', async body => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets' ? { body } : undefined;
    const { errors, subnets, routeTables } = await reader().readRegion(TARGET);
    expect(subnets).toBeUndefined();
    expect(routeTables).toEqual([]);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message:
          'What came is no answer of EC2 to DescribeSubnets: a proxy or a login page may stand in between',
      },
    ]);
  });

  it('asks for nothing else when a login page answers', async () => {
    stub.answer = () => ({ body: '<html><body>Sign in</body></html>' });
    const { errors, vpcs } = await reader().readRegion(TARGET);
    expect(vpcs).toBeUndefined();
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeVpcs',
        message: expect.stringContaining('login page'),
      },
    ]);
    expect(stub.calls).toHaveLength(1);
  });

  it.each(['drop', 'break'] as const)(
    'asks again after a connection that ends early (%s)',
    async fault => {
      stub.answer = ({ action }) =>
        action === 'DescribeSubnets' && stub.count(action) === 1
          ? { fault }
          : undefined;
      const { errors, subnets } = await reader().readRegion(TARGET);
      expect(errors).toEqual([]);
      expect(subnets).toEqual([]);
    },
  );

  it('waits for no answer that stops in the middle', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets' ? { fault: 'stall' } : undefined;
    const { errors } = await reader({ deadlineMs: 1_000 }).readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message: 'AWS did not give all of it within 1 s',
      },
    ]);
  });

  it('reads no answer that never ends', async () => {
    stub.answer = ({ action }) =>
      action === 'DescribeSubnets' ? { fault: 'endless' } : undefined;
    const { errors } = await reader({ deadlineMs: 30_000 }).readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message: expect.stringContaining('DescribeSubnets has no end'),
      },
    ]);
  });

  it('asks for so much at a time in one region, for all callers', async () => {
    let now = 0;
    let most = 0;
    const service = reader({ concurrency: 2 });
    stub.server.delay = async () => {
      now++;
      most = Math.max(most, now);
      await new Promise(done => setTimeout(done, 5));
      now--;
    };
    try {
      await Promise.all([
        service.readRegion(TARGET),
        service.readRegion({ ...TARGET, vpcIds: ['vpc-0a1b2c3d'] }),
      ]);
    } finally {
      stub.server.delay = undefined;
    }
    expect(most).toBe(2);
  });

  it('does equal reads at the same time once, and ends when nobody waits', async () => {
    const service = reader();
    const [one, two] = await Promise.all([
      service.readRegion({
        ...TARGET,
        vpcIds: ['vpc-0a1b2c3d', 'vpc-11111111'],
      }),
      service.readRegion({
        ...TARGET,
        vpcIds: ['vpc-11111111', 'vpc-0a1b2c3d'],
      }),
    ]);
    expect(one).toEqual(two);
    expect(stub.count('DescribeVpcs')).toBe(1);

    stub.answer = () => ({ fault: 'hang' });
    const controller = new AbortController();
    const ended = service.readRegion(TARGET, { signal: controller.signal });
    const asked = service.identity(TARGET, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('no longer wanted')), 50);
    await expect(ended).rejects.toThrow('no longer wanted');
    await expect(asked).rejects.toThrow('no longer wanted');
  });
});

import { loopbackCertificate } from '../__testUtils__/loopbackCertificate';
import { runScript } from '../__testUtils__/runScript';
import { TestProxy } from '../__testUtils__/TestProxy';
import { TestServer } from '../__testUtils__/TestServer';
import { AwsStub } from '../aws/__testUtils__/AwsStub';

jest.setTimeout(60_000);

const CA = { NODE_EXTRA_CA_CERTS: loopbackCertificate.file };

describe('what is set for the whole backend', () => {
  let plain: TestServer;
  let secure: TestServer;
  let aws: AwsStub;
  let proxy: TestProxy;

  beforeAll(async () => {
    plain = await TestServer.start();
    secure = await TestServer.start(loopbackCertificate);
    aws = await AwsStub.start(await TestServer.start(loopbackCertificate));
    proxy = await TestProxy.start();
    plain.answer = () => ({ body: { n: 1 } });
    secure.answer = () => ({ body: { n: 2 } });
  });
  beforeEach(() => {
    proxy.targets.length = 0;
  });
  afterAll(() =>
    Promise.all([plain.stop(), secure.stop(), aws.stop(), proxy.stop()]),
  );

  const vpcs = { vpcs: [{ VpcId: 'vpc-00000001' }], errors: [] };
  const hostOf = (server: TestServer) => new URL(server.url).host;

  describe('a proxy', () => {
    it('is gone through to Databricks, except to the hosts that it is not for', async () => {
      const ask = (noProxy: string) =>
        runScript(
          'fetchOnce.ts',
          [`${plain.url}/api`],
          proxy.environment(noProxy),
        );
      await expect(ask('')).resolves.toEqual({ n: 1 });
      expect(proxy.targets).toEqual([hostOf(plain)]);
      proxy.targets.length = 0;
      await expect(ask('127.0.0.1')).resolves.toEqual({ n: 1 });
      expect(proxy.targets).toEqual([]);
    });

    it('is a tunnel to where https is spoken', async () => {
      await expect(
        runScript('fetchOnce.ts', [`${secure.url}/api`], {
          ...proxy.environment(),
          ...CA,
        }),
      ).resolves.toEqual({ n: 2 });
      expect(proxy.targets).toEqual([hostOf(secure)]);
    });

    it('is gone through to AWS, except to the hosts that it is not for', async () => {
      const ask = (noProxy: string) =>
        runScript('readRegionOnce.ts', [aws.server.url], {
          ...proxy.environment(noProxy),
          ...CA,
        });
      await expect(ask('')).resolves.toEqual(vpcs);
      expect(new Set(proxy.targets)).toEqual(new Set([hostOf(aws.server)]));
      proxy.targets.length = 0;
      await expect(ask('127.0.0.1')).resolves.toEqual(vpcs);
      expect(proxy.targets).toEqual([]);
    });
  });

  describe('a private CA', () => {
    it('is trusted with Databricks when Node is told of it', async () => {
      const ask = (env: Record<string, string>) =>
        runScript('fetchOnce.ts', [`${secure.url}/api`], env);
      await expect(ask(CA)).resolves.toEqual({ n: 2 });
      await expect(ask({ NODE_EXTRA_CA_CERTS: '' })).rejects.toThrow(
        /did not answer: .*self-signed certificate/,
      );
    });

    it('is trusted with AWS when Node is told of it', async () => {
      const ask = (env: Record<string, string>) =>
        runScript('readRegionOnce.ts', [aws.server.url], env);
      await expect(ask(CA)).resolves.toEqual(vpcs);
      await expect(ask({ NODE_EXTRA_CA_CERTS: '' })).resolves.toEqual({
        errors: [
          {
            action: 'ec2:DescribeVpcs',
            message: expect.stringContaining('self-signed certificate'),
          },
        ],
      });
    });
  });
});
